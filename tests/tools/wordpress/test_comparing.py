"""The comparison at the end: a word that is nowhere is found, typography is no difference."""

from pathlib import Path

import pytest

from tools.wordpress import blocks, comparing, media
from tools.wordpress.item import Item
from tools.wordpress.paragraphs import paragraphs
from tools.wordpress.private import reason


def lost(old: str, page: str, told: str = "") -> list[str]:
    new = comparing.of_page(f"<html><body>{page}</body></html>")
    return comparing.missing(comparing.of_body(old), new, comparing.words(told))


def test_a_missing_word_is_found() -> None:
    """Each word counts as often as it stood there; the report may have it instead."""
    assert lost("<p>Rad, Rad und Bus</p>", "<p>Rad und Bus</p>") == ["rad"]
    assert lost("<p>Rad, Rad und Bus</p>", "<p>Rad und Bus</p>", "weggelassen: Rad") == []
    assert lost("[foo x=1]innen[/foo]", "<p>innen</p>") == ["1", "foo", "x"]
    assert lost("[foo x=1]innen[/foo]", "<p>innen</p>", "Der Kurzcode [foo x=1]") == []
    assert lost("<p>Wort</p>", "<script>Wort</script>") == ["wort"]


@pytest.mark.parametrize(
    "piece",
    [
        "[a x ",
        "[a]",
        '[a "',
        "<!-- wp:a {",
        "<!-- ",
        "<pre>",
        "<div",
        "[vc_row]",
        "[aa][b][/b]",
        "[youtube https://a",
        "[youtube ",
    ],
)
def test_hostile_bodies_take_no_longer_than_others(piece: str) -> None:
    """Beginnings without an end, by the thousand, are read once: else this would take minutes."""
    body = piece * 20_000
    assert comparing.of_body(body) is not None
    assert blocks.parse(body)
    assert paragraphs(body)


def test_what_typography_made_is_no_difference() -> None:
    """Quotation marks, dashes, formulas, soft hyphens and markup within words change no word."""
    old = '<p>"CO2" - 5km, z.B. Kli<b>ma</b>\u00adschutz&nbsp;!</p>[caption]<img/>Bild[/caption]'
    new = "<p>„CO₂“ – 5\u00a0km, z.\u202fB. <em>Klima</em>schutz!</p><p>Bild</p>"
    assert lost(old, new) == []


@pytest.mark.parametrize(
    ("asked", "there", "found"),
    [
        ("2025/10/a-300x200.jpg", ["2025/10/a.jpg", "2025/10/a-300x200.jpg"], "2025/10/a.jpg"),
        ("2025/10/a-scaled.jpg", ["2025/10/a-scaled.jpg"], "2025/10/a-scaled.jpg"),
        (
            "2025/10/a-scaled-300x200.jpg",
            ["2025/10/a.jpg", "2025/10/a-scaled.jpg"],
            "2025/10/a.jpg",
        ),
        ("a-e1699000000-100x100.jpg", ["a.jpg", "a-e1699000000.jpg"], "a.jpg"),
        ("a-150x150.jpg", ["a-scaled.jpg"], "a-scaled.jpg"),
        ("A.JPG", ["a.jpg"], "a.jpg"),
        ("plakat-100x70.jpg", ["plakat.jpg", "plakat-100x70.jpg"], "plakat-100x70.jpg"),
        ("b.jpg", ["a.jpg"], ""),
    ],
)
def test_the_original_of_any_size(
    asked: str, there: list[str], found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of all that WordPress made of a picture the original is taken, but never another picture."""
    monkeypatch.setattr(media, "is_readable", lambda _: True)
    made = media.Media(frozenset({"a.de"}))
    for name in there:
        made.add(name, Path(name))
    made.originals = {"plakat-100x70.jpg"}  # uploaded under this name
    assert made.original(asked) == found


def test_no_path_leaves_the_folder_and_no_other_site_counts() -> None:
    """An address with "..", or of somebody else's uploads, is none of ours."""
    made = media.Media(frozenset({"a.de"}))
    for url in ("https://a.de/wp-content/uploads/../../etc/passwd", "https://b.de/wp-content/uploads/x.jpg",
                "https://a.de/wp-content/uploads/%2e%2e/x.jpg", "http://[", "data:image/png;base64,AA"):  # fmt: skip
        assert not made.is_upload(url)
    assert made.is_upload("https://i0.wp.com/a.de/wp-content/uploads/x.jpg")
    assert made.is_upload("/wp-content/uploads/2025/x.jpg")


@pytest.mark.parametrize(
    "entry",
    [
        Item(1, "post", status="private"), Item(1, "post", has_password=True), Item(1, "post", status="trash"),
        Item(1, "page", content="[members_only]x[/members_only]"), Item(1, "page", content='a [restrict level="2"]x[/restrict]'),
        Item(1, "page", meta={"_members_access_role": "editor"}), Item(1, "page", meta={"um_content_restriction": 'a:1:{s:1:"a";i:1;}'}),
    ],
    ids=str,
)  # fmt: skip
def test_what_not_everybody_could_read(entry: Item) -> None:
    """An entry that was private, or had a part for members, is withheld."""
    assert reason(entry)


def test_what_everybody_could_read() -> None:
    """Ordinary entries are not."""
    plain = Item(
        1, "post", content="[gallery] [sic] Mitglieder", meta={"um_content_restriction": "a:0:{}"}
    )
    assert reason(plain) == ""
