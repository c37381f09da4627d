"""Reading an export: nothing of it is trusted, and it is read as far as it reaches."""

from pathlib import Path

import pytest

from tests.tools.wordpress.exports import COMMENT, item, wxr
from tools.wordpress import export
from tools.wordpress.event_times import NotReadableError, first
from tools.wordpress.item import Author, Export, Item
from tools.wordpress.report import Report


def read(tmp_path: Path, content: str | bytes) -> Export:
    file = tmp_path / "export.xml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return export.read(file)


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_every_version_is_read(tmp_path: Path, version: str) -> None:
    """Exports of all three versions hold the same."""
    found = read(
        tmp_path,
        wxr(
            item(7, "Plenum", "Text", slug="plenum", terms=[("category", "news", "News")]),
            version=version,
        ),
    )
    assert [(i.number, i.title, i.content, i.slug, i.terms[0].name) for i in found.items] == [
        (7, "Plenum", "Text", "plenum", "News")
    ]
    assert (found.title, found.address, found.authors) == (
        "KlimaLautern",
        "https://klimalautern.de",
        {"ada": Author("ada", "Ada Beispiel", 3)},
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n", "ist kein Export von WordPress"),
        ("Liebe Leute", "ist kein Export von WordPress"),
        ("<rss><channel><item><title>x</title></item></channel></rss>", "ist kein Export von WordPress"),
        (wxr(item(1, "x")).replace("http://wordpress.org/export/1.2/", "http://angreifer.example/1.2/"), "ist kein Export von WordPress"),
        ('<?xml version="1.0" encoding="koi8-r"?><rss/>', "Zeichenkodierung koi8-r"),
        ("", "ist kein Export von WordPress"),
    ],
    ids=["picture", "text", "other feed", "other namespace", "charset", "empty"],
)  # fmt: skip
def test_what_is_no_export_is_one_sentence(tmp_path: Path, content: str | bytes, said: str) -> None:
    """A file that is something else ends the task with one German sentence and a remedy."""
    with pytest.raises(SystemExit) as ended:
        read(tmp_path, content)
    assert said in str(ended.value)
    assert "Abhilfe: " in str(ended.value)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE rss SYSTEM "https://angreifer.example/x.dtd">',
        '<!DOCTYPE rss [<!ENTITY % p SYSTEM "https://angreifer.example/x.dtd"> %p;]>',
    ],
    ids=["bomb", "file", "server", "parameter"],
)
def test_no_entity_is_read(tmp_path: Path, declaration: str) -> None:
    """An export that declares entities, or refers to another file, is refused."""
    with pytest.raises(SystemExit):
        read(tmp_path, wxr(item(1, "x", "&a;")).replace("<rss", f"{declaration}<rss", 1))


@pytest.mark.parametrize("share", [0.5, 0.7, 0.99])
def test_what_is_cut_short_is_read_as_far_as_it_reaches(tmp_path: Path, share: float) -> None:
    """Of an export that ends too early all whole entries count, and it is told where it ends."""
    whole = wxr(*(item(n, f"Titel {n}", "Wort " * 50) for n in range(1, 20)))
    found = read(tmp_path, whole[: int(len(whole) * share)])
    assert 5 < len(found.items) < 20
    assert "endet in Zeile" in found.broken or "nicht mehr zu lesen" in found.broken


def test_charsets_and_control_characters(tmp_path: Path) -> None:
    """UTF-16, Windows-1252 and characters that XML forbids are read; entities of HTML, too."""
    text = wxr(item(1, "Grün\x0b\x01", "ä\x08ö"), item(2, "B")).replace(
        "<![CDATA[B]]>", "B&nbsp;&auml;"
    )
    for charset, name in (("utf-16", "utf-16"), ("cp1252", "iso-8859-1"), ("utf-8-sig", "UTF-8")):
        found = read(tmp_path, text.replace("UTF-8", name, 1).encode(charset))
        assert [one.title for one in found.items] == ["Grün", "B\xa0ä"]
        assert found.items[0].content == "ä ö"
        assert not found.broken


def test_nothing_of_commenters_is_kept(tmp_path: Path) -> None:
    """Comments are counted; no name, mail or IP address of theirs comes into memory."""
    found = read(tmp_path, wxr(item(1, "x", comments=3)))
    assert found.items[0].comments == 3
    assert "geheim" not in repr(vars(found)).casefold()
    assert "192.0.2.7" not in repr(vars(found))
    assert "geheim" in COMMENT.casefold()


def test_doubled_numbers_and_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of two entries with one number the first counts; what is too large or deep ends the reading."""
    found = read(tmp_path, wxr(item(1, "erste"), item(1, "zweite"), item(2, "andere")))
    assert [one.title for one in found.items] == ["erste", "andere"]
    assert found.doubled == [1]
    deep = "<a>" * 50 + "</a>" * 50
    assert "zu tief" in read(tmp_path, wxr(item(1, "x"), item(2, "y", more=deep))).broken
    monkeypatch.setattr("tools.wordpress.stream.LONGEST", 500)
    assert "zu groß" in read(tmp_path, wxr(item(1, "x"), item(2, "y", "z" * 600))).broken
    monkeypatch.setattr("tools.wordpress.decoding.LONGEST", 500)
    with pytest.raises(SystemExit, match="größer als 1 GB"):
        read(tmp_path, wxr(item(1, "x")))


def test_signs_of_windows_are_what_they_were_meant_to_be(tmp_path: Path) -> None:
    """A dash or a quotation mark from an old database stays; no control character comes along."""
    found = read(tmp_path, wxr(item(1, "A\x96B", "\x84Ja\x93\x85 \x7f\x81Ende")))
    assert (found.items[0].title, found.items[0].content) == ("A–B", "„Ja“…   Ende")


@pytest.mark.parametrize("date", ["9999-12-31 23:59:59", "0001-01-01 00:00:00", "0000-00-00 00:00:00"])  # fmt: skip
def test_a_day_that_no_address_can_hold_is_none(tmp_path: Path, date: str) -> None:
    """A date of the year 9999, or 1, would stop the build of the whole site."""
    assert read(tmp_path, wxr(item(1, "A", date=date))).items[0].date is None
    with pytest.raises(NotReadableError):
        first(Item(1, "tribe_events", meta={"_EventStartDate": date}))


@pytest.mark.parametrize(
    "kind", ["flamingo_inbound", "feedback", "tribe_rsvp_attendees", "shop_order", "tec_tc_attendee", "give_payment", "wpforms_entry", "nf_sub"]
)  # fmt: skip
def test_what_people_sent_is_only_counted(tmp_path: Path, kind: str) -> None:
    """Messages, registrations and orders are personal: no word of them is in the report."""
    sent = item(1, "Erika Muster", "erika@example.org schrieb", kind=kind)
    told = Report(read(tmp_path, wxr(sent, item(2, "Team", "Ada", kind="team")))).whole()
    assert "rika" not in told
    assert f"(Art „{kind}“): 1." in told
    assert "Team: Ada" in told
