"""What authors come for: a Meldung with photos, a Termin, a change, by keyboard and by touch."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from shutil import rmtree

import exifread
import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.photographs import as_phone, sample, turned
from tests.plugins.editor.conftest import NEWS, Editor
from tests.plugins.editor.world import GOOD
from tests.projects import small_project
from tests.support import Project, matrix

NEW = "content/news/2023-11-01-muell-gesammelt.md"
UPRIGHT, SMALL = (700, 480), (70, 48)
FOCUSED = "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
PHOTOS = [f"content/images/muell-gesammelt-{n}.jpg" for n in (1, 2)]


@cache
def photo(size: tuple[int, int]) -> bytes:
    """Return one as a phone makes it: turned, with a place and a camera."""
    return as_phone(turned(sample(size=size), 6), orientation=6)


def photos(count: int, size: tuple[int, int] = SMALL) -> list[FilePayload]:
    """Return as many; most tests ask no more of a photo than that it arrives."""
    content = photo(size)
    return [
        {"name": f"IMG_{n}.JPG", "mimeType": "image/jpeg", "buffer": content} for n in range(count)
    ]


def checked(editor: Editor, folder: Path) -> Project:
    """Return a site of what lies in the repository; `make check` has nothing to say but a Hinweis."""
    folder.mkdir()
    project = small_project(folder)
    rmtree(project.folder / "content")
    for path in editor.bare.paths():
        project.write(path, editor.bare.content(path))
    result = project.run("-m", "tools.program", "check")
    assert result.returncode == 0, result.stdout + result.stderr
    project.build_well()
    return project


def assert_clean(editor: Editor) -> None:
    """Nothing but the pictures arrived, upright and of their size."""
    for path in PHOTOS:
        content = editor.bare.content(path)
        assert exifread.process_file(BytesIO(content)) == {}
        with Image.open(BytesIO(content)) as picture:
            assert picture.size == UPRIGHT
            apart = ImageChops.difference(picture.convert("RGB"), sample(size=UPRIGHT))
            assert max(ImageStat.Stat(apart).mean) < 4
            assert not picture.getexif()
            assert not {"comment", "xmp", "exif"} & set(picture.info)
    assert all(photo(UPRIGHT)[:200] not in body for body in editor.world.bodies)


def reach(tab: Page, name: str) -> None:
    """Press Tab until the focus is on what is called so."""
    for _ in range(80):
        tab.keyboard.press("Tab")
        if tab.evaluate(FOCUSED) == name:
            return
    raise AssertionError(name)


@dataclass(frozen=True)
class Hand:
    """An author who taps, or who has nothing but keys."""

    tab: Page
    has_keys: bool

    def press(self, name: str) -> None:
        """Press a button."""
        if self.has_keys:
            reach(self.tab, name)
            self.tab.keyboard.press("Enter")
        else:
            self.tab.get_by_role("button", name=name, exact=True).tap()

    def write(self, name: str, value: str, nth: int = 0) -> None:
        """Write into a field, in the place of what is there."""
        if self.has_keys:
            reach(self.tab, name)
            self.tab.keyboard.press("Control+A")
            self.tab.keyboard.type(value)
        else:
            self.tab.get_by_label(name, exact=True).nth(nth).tap()
            self.tab.get_by_label(name, exact=True).nth(nth).fill(value)

    def sign_in(self, editor: Editor) -> None:
        """Open the page and sign in."""
        editor.open(self.tab, signed_in=False)
        expect(self.tab.get_by_label("Zugangstoken")).to_be_visible()
        self.write("Zugangstoken", GOOD)
        self.press("Anmelden")
        expect(self.tab.get_by_role("button", name="Abmelden")).to_be_visible()
        self.tab.evaluate("document.activeElement.blur(), scrollTo(0, 0)")


HANDS = ["touch", "keys"]


@pytest.fixture
def hand(request: pytest.FixtureRequest, chrome: Browser) -> Iterator[Hand]:
    """Both, at a phone's size."""
    has_keys: bool = request.param
    with chrome.new_context(
        viewport={"width": 390, "height": 844}, has_touch=not has_keys, is_mobile=not has_keys
    ) as context:
        yield Hand(context.new_page(), has_keys)


@pytest.mark.parametrize("hand", [False, True], ids=HANDS, indirect=True)
def test_a_meldung_with_two_photos(editor: Editor, hand: Hand, tmp_path: Path) -> None:
    """It is one commit that passes the check and builds; no photo tells a place."""
    tab = hand.tab
    hand.sign_in(editor)
    hand.press("Neue Meldung")
    expect(tab.get_by_label("Überschrift", exact=True)).to_be_focused()
    tab.keyboard.type("Müll gesammelt")
    hand.write("Beschreibung", "Worum es geht.")
    hand.press("Veranstaltung")
    hand.write("Tag", "1.11.2023")
    with tab.expect_file_chooser() as chooser:
        hand.press("Foto einfügen")
    chooser.value.set_files(photos(2, UPRIGHT))
    expect(tab.get_by_label("Bildbeschreibung", exact=True)).to_have_count(2)
    expect(tab.get_by_label("Bildbeschreibung", exact=True).first).to_be_focused()
    tab.keyboard.type("Zwölf Leute [mit] Säcken")
    before = editor.bare.head()
    hand.press("Veröffentlichen")
    expect(tab.get_by_label("Bildbeschreibung", exact=True).last).to_be_focused()
    tab.keyboard.type("Der Platz danach")
    hand.write("Bildunterschrift", "Sauber.", 1)
    hand.write("Wer es aufgenommen hat", "Ada", 1)
    hand.press("Veröffentlichen")
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "1"
    assert editor.bare.messages()[0] == "Meldung „Müll gesammelt“"
    assert editor.bare.text(NEW) == (
        "---\ntitle: Müll gesammelt\ndescription: Worum es geht.\ntags: Veranstaltung\n---\n\n"
        "![Zwölf Leute \\[mit\\] Säcken](/images/muell-gesammelt-1.jpg)\n\n"
        "![Der Platz danach](/images/muell-gesammelt-2.jpg)\n*Sauber. Foto: Ada*\n"
    )
    assert_clean(editor)
    if hand.has_keys:
        return  # the same files
    page = checked(editor, tmp_path / "site").page("2023/11/01/muell-gesammelt.html")
    alts = [image.attributes["alt"] for image in page.css("article img")]
    assert alts[-2:] == ["Zwölf Leute [mit] Säcken", "Der Platz danach"]
    assert "Foto: Ada" in page.css_first("figcaption").text()


@pytest.mark.parametrize("hand", [False, *matrix(True)], ids=HANDS, indirect=True)
def test_a_termin(editor: Editor, hand: Hand, tmp_path: Path) -> None:
    """From signing in to the commit; it passes the check and builds."""
    tab = hand.tab
    hand.sign_in(editor)
    hand.press("Neuer Termin")
    expect(tab.get_by_label("Überschrift", exact=True)).to_be_focused()
    tab.keyboard.type("Plenum im Dezember")
    said = {
        "Beginn": "1.12.2023 18 Uhr",
        "Ende": "20:00",
        "Ort": "online",
        "Wiederholung": "jede Woche",
    }
    for name, value in {**said, "Wiederholt bis": "2023-12-31"}.items():
        hand.write(name, value)
    hand.press("Liste")
    tab.keyboard.type("Bericht")
    hand.press("Veröffentlichen")
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    path = "content/termine/2023-12-01-plenum-im-dezember.md"
    assert editor.bare.text(path) == (
        "---\ntitle: Plenum im Dezember\nstart: 1.12.2023 18 Uhr\nend: 20:00\nlocation: online\n"
        "repeat: jede Woche\nuntil: 2023-12-31\n---\n\n* Bericht\n"
    )
    if hand.has_keys:
        return  # the same file
    project = checked(editor, tmp_path / "site")
    page = project.page("termine/2023-12-01-plenum-im-dezember.html")
    assert "Bericht" in page.css_first("article").text()


def test_texts_newer_than_the_build_are_listed(editor: Editor, tab: Page) -> None:
    """What somebody sent since stands in the list and opens; what is gone does not.

    A tap adds to topics in brackets, as the header reads them.
    """
    newer = b"---\ntitle: Ganz neu\ntags: [Klima, Rad]\n---\n\nDa.\n"
    editor.bare.commit({"content/news/2024-01-02-ganz-neu.md": newer, NEWS: None})
    editor.open(tab)
    row = tab.get_by_role("listitem").filter(has_text="ganz neu")
    expect(row).to_contain_text("02.01.2024, noch nicht online")
    assert tab.get_by_role("link", name="Klimatag: jetzt").count() == 0
    row.get_by_role("link").click()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Da.")
    tab.get_by_role("button", name="Mobilität", exact=True).click()
    expect(tab.get_by_label("Themen")).to_have_value("Klima, Rad, Mobilität")
