"""Names of hosts in ASCII and as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.common.hosts import in_ascii, is_name, readable


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("klima-görlitz.de", "xn--klima-grlitz-bjb.de"),
        ("KLIMA-GÖRLITZ.de", "xn--klima-grlitz-bjb.de"),
        ("klima-go\u0308rlitz.de", "xn--klima-grlitz-bjb.de"),
        ("straße.de", "xn--strae-oqa.de"),  # strasse.de is another
        ("a.example", "a.example"),
        ("-ö-.de", "-ö-.de"),
    ],
)
def test_in_ascii(written: str, known: str) -> None:
    """A name is what browsers make of it; what is none stays."""
    assert in_ascii(written) == known


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://xn--strae-oqa.de/xn--a?b", "https://straße.de/xn--a?b"),
        ("xn--strae-oqa.de:8000/a", "straße.de:8000/a"),
        ("https://xn--a.de/x", "https://xn--a.de/x"),
        ("https://a.de/x", "https://a.de/x"),
    ],
)
def test_readable(address: str, shown: str) -> None:
    """Only the host of an address is written in its letters, and only where it is a name."""
    assert readable(address) == shown


@given(st.text())
def test_any_text(text: str) -> None:
    """Whatever it is, text comes out; what is a name in ASCII is no other afterwards."""
    assert isinstance(readable(text), str)
    if is_name(in_ascii(text)):
        assert in_ascii(in_ascii(text)) == in_ascii(text)


@pytest.mark.parametrize(
    "name", ["a", "a_b.de", "-a.de", "a-.de", "127.0.0.1", "a..de", "ö.de", ""]
)
def test_no_names(name: str) -> None:
    """What no domain is called."""
    assert not is_name(name) and is_name("a.de") and is_name("1.a-b.xn--p1ai")
