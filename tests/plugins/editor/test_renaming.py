"""Another name or day for a text: one commit, and nobody who knew the old one loses it."""

import subprocess
from pathlib import Path
from shutil import rmtree

from playwright.sync_api import Page, expect

from tests.plugins.editor.conftest import NEWS, Editor
from tests.projects import small_project
from tests.support import Project

BLOOM = "content/news/2023-03-25-lautern-blueht-auf.md"
PLENUM = "content/termine/plenum.md"


def opened(editor: Editor, tab: Page, path: str) -> None:
    """Open a text and what can be done with it as a whole."""
    if tab.url == "about:blank":
        editor.open(tab, address=f"#{path}")
    else:
        tab.goto(f"{editor.url}#{path}")
    expect(tab.get_by_label("Dateiname")).to_have_value(path.rpartition("/")[2])
    tab.locator("#this-text summary").first.click()
    expect(tab.get_by_role("button", name="Frühere Fassungen")).to_be_visible()


def rename(tab: Page, name: str = "", day: str = "") -> None:
    if day:
        tab.get_by_label("Neues Datum").fill(day)
    if name:
        tab.get_by_label("Neuer Name der Datei").fill(name)
    tab.get_by_role("button", name="Umbenennen").click()


def saved(tab: Page) -> None:
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")


def checked(editor: Editor, folder: Path) -> Project:
    """Return a site of a clone, with its history; `make check` says nothing of names."""
    project = small_project(folder)
    rmtree(project.folder / "content")
    git = ["git", "clone", "-q", "--no-checkout", str(editor.bare.folder), "copy"]
    subprocess.run(git, cwd=folder, check=True)
    (folder / "copy/.git").rename(folder / ".git")
    subprocess.run(["git", "checkout", "-q", "main", "--", "content"], cwd=folder, check=True)
    result = project.run("-m", "tools.program", "check")
    said = result.stdout + result.stderr
    assert result.returncode == 0, said
    assert "ist schon veröffentlicht" not in said
    assert "gelöscht" not in said
    project.build_well()
    return project


def test_a_name_and_a_day(editor: Editor, tab: Page, tmp_path: Path) -> None:
    """Old addresses lead on, feeds and calendars know the texts again, what was unsaved goes along."""
    opened(editor, tab, NEWS)
    tab.get_by_label("Text", exact=True).fill("Neuer Absatz.")
    before = editor.bare.head()
    rename(tab, day="2023-09-10")
    saved(tab)
    assert tab.get_by_label("Dateiname").input_value() == "2023-09-10-klimatag.md"
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "1"
    assert editor.bare.messages()[0] == 'Meldung „"Lautrer" Klimatag: jetzt!“ umbenannt'
    assert NEWS not in editor.bare.paths()
    assert editor.bare.text("content/news/2023-09-10-klimatag.md") == (
        '---\ntitle: "Lautrer" Klimatag: jetzt!\ndescription: Ein Tag.\ntags: Veranstaltung\n'
        "id: 2023-09-09-klimatag\nfrueher: /2023/09/09/klimatag.html\n---\n\nNeuer Absatz.\n"
    )
    opened(editor, tab, PLENUM)
    rename(tab, "2023-12-plenum.md")
    saved(tab)
    opened(editor, tab, "content/pages/klimatag.md")
    rename(tab, "fest.md")
    saved(tab)
    assert "id:" not in editor.bare.text("content/pages/fest.md")
    project = checked(editor, tmp_path)
    for old, new in {
        "2023/09/09/klimatag": "/2023/09/10/klimatag",
        "termine/plenum": "/termine/2023-12-plenum",
        "klimatag": "/fest",
    }.items():
        assert f'{new}.html"' in project.text(f"{old}.html")
    assert "/2023/09/09/klimatag<" in project.text("feed.xml")
    assert "UID:https://klimalautern.de/plenum" in project.text("termine.ics").replace("\r\n ", "")
