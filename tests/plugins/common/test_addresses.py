"""Which addresses are the site's own, and where it begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.common.addresses import own_addresses, path_within, root_of

OWN = ("https://k.example", "https://name.github.io/Gruppe", "https://klimabüro.example", "/Gruppe")


@pytest.mark.parametrize(
    ("site_url", "root"),
    [
        ("https://k.example", ""),
        ("https://k.example/", ""),
        ("https://name.github.io/gruppe", "/gruppe"),
        ("http://localhost:8000/gruppe/", "/gruppe"),
        ("https://k.example/a/b", "/a/b"),
        ("", ""),
    ],
)
def test_root(site_url: str, root: str) -> None:
    """The path that a site lies below has no slash at its end, and is "" at the root of a domain."""
    assert root_of(site_url) == root


def test_own_addresses() -> None:
    """Besides the addresses in the settings, the path alone is one where the site has one."""
    settings = {"SITEURL": "https://a.example", "OWN_ADDRESSES": ["https://a.example"]}
    assert own_addresses(settings) == ("https://a.example",)
    settings["SITEURL"] = "https://a.example/b"
    assert own_addresses(settings) == ("https://a.example", "/b")


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://k.example", "/"),
        ("https://k.example/", "/"),
        ("https://k.example?a#b", "/?a#b"),
        ("https://k.example/a%20b.html?c#d", "/a%20b.html?c#d"),
        ("http://k.example/a", "/a"),
        ("HTTPS://K.Example:443/A", "/A"),
        ("http://k.example:80/a", "/a"),
        ("https://k.example./a", "/a"),
        ("//k.example/a", "/a"),
        ("https://k.example//a", "/a"),  # "//a" would be a host
        ("https://xn--klimabro-c6a.example/a", "/a"),
        ("https://KLIMABÜRO.example", "/"),
        ("https://name.github.io/Gruppe", "/"),
        ("https://name.github.io/Gruppe/a.html#b", "/a.html#b"),
        ("/Gruppe/", "/"),
        ("/Gruppe/a.html?b", "/a.html?b"),
        ("/Gruppe//a", "/a"),
        ("https://name.github.io", None),
        ("https://name.github.io/gruppe/a", None),  # case counts in a path
        ("https://name.github.io/Gruppen/a", None),
        ("/Gruppe", None),  # a page of this name answers there
        ("/Gruppen/a", None),
        ("Gruppe/a", None),
        ("/a.html", None),
        ("#a", None),
        ("", None),
        ("https://k.example:8080/a", None),
        ("https://k.example:80/a", None),
        ("https://k.example:x/a", None),
        ("https://k.example:0/a", None),
        ("https://k.example.org/a", None),
        ("https://www.k.example/a", None),
        ("https://k.example@evil.example/a", None),
        ("https://evil.example\\@k.example/a", None),
        ("https://k.example\t.evil.example/", None),
        ("webcal://k.example/termine.ics", None),
        ("mailto:a@k.example", None),
        ("javascript:/Gruppe/a", None),
        ("https://[", None),
    ],
)
def test_within(url: str, path: str | None) -> None:
    """An address is the site's own by its host and path, however it is written, and no other is."""
    assert path_within(url, OWN) == path


@given(st.text(), st.sampled_from(OWN))
def test_whatever_is_written(text: str, own: str) -> None:
    """Anything behind an own address stays within the site; nothing else breaks the rule."""
    for url in (text, f"{own}{text}", f"{own}/{text}", f"https://{text}"):
        path = path_within(url, OWN)
        assert path is None or (path.startswith("/") and not path.startswith("//"))
    assert path_within("/a.html", ("", "https://[", "https://k.example")) is None
