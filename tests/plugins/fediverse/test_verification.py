"""Mastodon's rules: what verifies a profile, and what does not."""

from collections.abc import Callable

import pytest

from plugins.fediverse.verification import LIMIT, is_verifiable, rel_me, why_not

P = "https://climatejustice.social/@KlimaLautern"
GOOD = f'<a rel="me" href="{P}">x</a>'


def asked(locations: dict[str, str]) -> tuple[list[str], Callable[[str], str]]:
    """Return a list of who was asked by HEAD, and the one who asks."""
    names: list[str] = []

    def location_of(url: str) -> str:
        names.append(url)
        return locations.get(url, "")

    return names, location_of


@pytest.mark.parametrize(
    ("page", "status", "verified"),
    [
        pytest.param(f'<body><a href="{P}" rel="me">x</a>', 200, True, id="1 a"),
        pytest.param(
            f'<a href="{P}" rel="me noopener noreferrer" target=_blank>x</a>',
            200,
            True,
            id="2 more",
        ),
        pytest.param(f"<a href={P} rel=ME>x</a>", 200, True, id="3 upper case"),
        pytest.param(
            f'<head><link type="text/html" href="{P}" rel="me"></head>', 200, True, id="4 link"
        ),
        pytest.param(f'<!doctype html><p><a rel="me" href="{P}">', 200, True, id="5 cut behind"),
        pytest.param(f'<!doctype html><p><a rel="me" href="{P}', 200, False, id="6 cut inside"),
        pytest.param("", 200, False, id="7 empty"),
        pytest.param('<a rel="me">x</a>', 200, False, id="8 no href"),
        pytest.param('<a rel="me" href="https://example.org/">x</a>', 200, False, id="9 unrelated"),
        pytest.param(GOOD, 404, False, id="10 status"),
        pytest.param(f'<a rel="me" href="http:/x">x</a>{GOOD}', 200, True, id="11 malformed"),
        pytest.param(GOOD.replace("@", "&#64;"), 200, True, id="12 reference"),
        pytest.param(f'<a rel="me" href="{P}/">x</a>', 200, False, id="13 slash"),
        pytest.param(GOOD.replace("@", "users/"), 200, False, id="14 users"),
        pytest.param(f'<map><area rel="me" href="{P}"></map>', 200, False, id="15 area"),
        pytest.param(
            f"<!-- {GOOD} --><script>{GOOD}</script>", 200, False, id="16 comment, script"
        ),
        pytest.param("x" * LIMIT + GOOD, 200, False, id="17 behind 1 MB"),
    ],
)
def test_the_cases_of_the_table(page: str, status: int, verified: bool) -> None:
    """Each case of the table comes out as Mastodon decides it."""
    assert (not why_not(page.encode(), status, P)) is verified


@pytest.mark.parametrize(
    ("page", "verified"),
    [
        (GOOD.replace("KlimaLautern", "klimalautern"), True),
        (GOOD.replace("https", "HTTPS"), True),
        (GOOD.replace('"me"', '" \n\tnofollow\fme\r"'), True),
        (GOOD.replace('"me"', '"me\u00a0x"'), False),
        (GOOD.replace('"me"', '"meme"'), False),
        (GOOD.replace('"me"', '"author"'), False),
        (GOOD.replace(f'"{P}"', f'" {P}"'), False),
        (f'<a hidden style="display:none" rel="me" href="{P}"></a>', True),
        (f"<div hidden><template><p>{GOOD}</p></template></div>", True),
        (f"<noscript>{GOOD}</noscript>", True),
        (f'<head><noscript><link rel="me" href="{P}"></noscript></head>', True),
        (f"<svg>{GOOD}</svg>", False),
        (f'<svg><a rel="me" xlink:href="{P}">x</a></svg>', False),
        (f"<textarea>{GOOD}</textarea><title>{GOOD}</title><style>{GOOD}</style>", False),
        (f"<iframe>{GOOD}</iframe><p title='{GOOD}'>", False),
        (
            '<base href="https://climatejustice.social"><a rel="me" href="/@KlimaLautern">x</a>',
            False,
        ),
        (GOOD.replace("https:", ""), False),
        (GOOD.replace("https:", "http:"), False),
        (f'<a rel="me" href="{P}?x">x</a>', False),
        (f'<a rel="me" href="{P}#x">x</a>', False),
        (f"<A HREF='{P}' REL=me>x</A>", True),
        (f'<p><a rel="me" rel="x" href="{P}" href="y">x</a>', True),
        (f'<a rel="me" href="a">x</a><a rel="me" href="b">x</a>{GOOD}', True),
        (f'<table><tr><a rel="me" href="{P}">', True),
        ("   \n ", False),
    ],
)
def test_further_cases(page: str, verified: bool) -> None:
    """Case, white space, hidden places, what only looks like a link, and other addresses."""
    names, location_of = asked({})
    assert (not why_not(page.encode(), 200, P, location_of)) is verified
    assert len(names) <= 1
    assert (why_not(page.encode(), 200, P) == "") is verified


@pytest.mark.parametrize("byte", [b"\xff", b"\x00", "ä".encode("latin-1"), b"\xef\xbb\xbf"])
def test_odd_bytes_do_no_harm(byte: bytes) -> None:
    """What is not UTF-8, and a page cut off within a letter, is read all the same."""
    assert not why_not(byte + GOOD.encode() + byte, 200, P)


def test_only_the_first_link_is_asked() -> None:
    """Without a match the first link's redirect counts, letter by letter; the second's does not."""
    page = b'<link rel=me href="https://a.de/1"><a rel=me href="https://a.de/2">x</a>'
    names, location_of = asked({"https://a.de/1": P})
    assert not why_not(page, 200, P, location_of)
    assert names == ["https://a.de/1"]
    names, location_of = asked({"https://a.de/2": P})
    assert why_not(page, 200, P, location_of)
    assert names == ["https://a.de/1"]
    _, location_of = asked({"https://a.de/1": P.lower()})
    assert why_not(page, 200, P, location_of)


@pytest.mark.parametrize("page", [GOOD, "<p>x</p>", '<a rel="me" href="">x</a>', '<a rel="me" href>x</a>'])  # fmt: skip
def test_nobody_is_asked_in_vain(page: str) -> None:
    """A match, no link at all, and an empty address ask nobody."""
    names, location_of = asked({})
    why_not(page.encode(), 200, P, location_of)
    assert names == []


def test_a_link_that_just_fits() -> None:
    """A link that ends with the first megabyte counts; one that is cut by its end does not."""
    start = f'<a rel="me" href="{P}">'
    assert not why_not(("x" * (LIMIT - len(start)) + start).encode(), 200, P)
    assert why_not(("x" * (LIMIT - len(start) + 1) + start).encode(), 200, P)


@pytest.mark.parametrize(
    ("page", "status", "reason"),
    [
        (GOOD, 404, "Die Seite antwortet mit Status 404 statt 200."),
        (" \n", 200, "Die Seite ist leer."),
        ("x" * LIMIT + GOOD, 200, "Der Link zum Profil steht hinter dem ersten Megabyte; weiter liest niemand."),
        (f'<a href="{P}">x</a>', 200, f"Kein Link der Seite trägt rel=me; der zu „{P}“ muss es."),
        (f'<a rel=me href="{P}/">x</a>', 200, f"Mit rel=me verlinkt sind nur „{P}/“, nicht genau „{P}“."),
    ],
)  # fmt: skip
def test_reasons(page: str, status: int, reason: str) -> None:
    """Whoever would not be verified learns why, in one sentence."""
    assert why_not(page.encode(), status, P) == reason


def test_links_come_as_they_stand() -> None:
    """Character references are resolved, nothing else is done to an address."""
    assert rel_me(b'<a rel=me href="a&amp;b"></a><link rel=ME href=" c ">') == ["a&b", " c "]


@pytest.mark.parametrize(
    ("field", "verifiable"),
    [
        ("https://klimalautern.de", True),
        ("https://klimalautern.de/", True),
        ("https://klimalautern.de/seite.html?x=1#y", True),
        ("https://klimalautern.de/über", False),
        ("https://klimalautern.de:8443/@x", True),
        ("https://xn--grn-ioa.de", True),
        ("http://klimalautern.de", False),
        ("HTTPS://klimalautern.de", False),
        ("https://KlimaLautern.de", False),
        ("https://grün.de", False),
        ("https://ich@klimalautern.de", False),
        ("https://ich:geheim@klimalautern.de", False),
        ("https:///x", False),
        ("https://[x", False),
        ("klimalautern.de", False),
        ("Website: https://klimalautern.de", False),
        ("https://klimalautern.de und mehr", False),
        ("", False),
    ],
)
def test_fields_that_are_asked(field: str, verifiable: bool) -> None:
    """Only https, a plain lower-case host and no user make a field that Mastodon asks."""
    assert is_verifiable(field) is verifiable
