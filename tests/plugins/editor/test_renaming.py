"""Another name or day for a text: one commit, and nobody who knew the old one loses it."""

import subprocess
from pathlib import Path
from shutil import rmtree

import pytest
from playwright.sync_api import Page, expect

from tests.plugins.editor.conftest import NEWS, TEXTS, Editor
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
    """Old addresses lead on, feeds and calendars know the texts again, what was unsaved goes along.

    So do those of a text that was deleted, to the one that took them over.
    """
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
    opened(editor, tab, BLOOM)
    tab.get_by_role("button", name="Löschen").click()
    tab.get_by_label("Wer die Adresse übernimmt").select_option("content/pages/impressum.md")
    tab.get_by_role("dialog").get_by_role("button", name="Löschen").click()
    expect(tab.get_by_role("status")).to_contain_text("ist gelöscht")
    project = checked(editor, tmp_path)
    for old, new in {
        "2023/09/09/klimatag": "/2023/09/10/klimatag",
        "termine/plenum": "/termine/2023-12-plenum",
        "klimatag": "/fest",
        "2023/03/25/lautern-blueht-auf": "/impressum",
    }.items():
        assert f'{new}.html"' in project.text(f"{old}.html")
    assert "/2023/09/09/klimatag<" in project.text("feed.xml")
    assert "UID:https://klimalautern.de/plenum" in project.text("termine.ics").replace("\r\n ", "")


@pytest.mark.matrix
def test_a_branch_that_takes_proposals_only(editor: Editor, tab: Page) -> None:
    """What was refused can be proposed: one branch on which the old file is gone, and main as it was."""
    opened(editor, tab, PLENUM)
    editor.world.fault = lambda method, path: "403" if method == "PATCH" and "main" in path else ""
    rename(tab, "treffen.md")
    expect(tab.get_by_role("status")).to_contain_text("hilft „Vorschlagen“")
    tab.get_by_role("button", name="Vorschlagen", exact=True).click()
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    branch = editor.world.pulls[0]["head"]
    assert PLENUM not in editor.bare.paths(branch)
    assert "\nid: plenum\n" in editor.bare.text("content/termine/treffen.md", branch)
    assert PLENUM in editor.bare.paths()


@pytest.mark.matrix
def test_drafts(editor: Editor, tab: Page) -> None:
    """One that nobody saw says nothing of its old name; one that was public before does."""
    never, once = "content/news/2023-10-01-entwurf.md", "content/news/2023-10-03-einmal.md"
    editor.bare.commit({once: b"---\ntitle: Einmal\n---\n\nText.\n"})
    editor.bare.commit({once: b"---\ntitle: Einmal\nstatus: Entwurf\n---\n\nText.\n"})
    opened(editor, tab, never)
    rename(tab, "2023-10-01-nie.md")
    saved(tab)
    assert editor.bare.text("content/news/2023-10-01-nie.md") == TEXTS[never]
    opened(editor, tab, once)
    rename(tab, "2023-10-03-neu.md")
    saved(tab)
    assert editor.bare.text("content/news/2023-10-03-neu.md") == (
        "---\ntitle: Einmal\nstatus: draft\nid: 2023-10-03-einmal\n"
        "frueher: /2023/10/03/einmal.html\n---\n\nText.\n"
    )


@pytest.mark.matrix
def test_a_name_that_somebody_took_meanwhile(editor: Editor, tab: Page) -> None:
    """Nothing is overwritten; another name can be chosen, and the old one again."""
    taken = {"content/pages/fest.md": b"---\ntitle: Ihre\n---\n\nIhres.\n"}
    opened(editor, tab, "content/pages/klimatag.md")

    def take(method: str, _: str) -> str:
        if method == "POST" and not (taken.keys() & set(editor.bare.paths())):
            editor.bare.commit({**taken})
        return ""

    editor.world.fault = take
    rename(tab, "fest.md")
    expect(tab.get_by_role("status")).to_contain_text("So heißt inzwischen ein anderer Text")
    assert editor.bare.text("content/pages/fest.md").endswith("Ihres.\n")
    assert "content/pages/klimatag.md" in editor.bare.paths()
    tab.locator("#this-text summary").first.click()
    rename(tab, "feier.md")
    saved(tab)
    assert "content/pages/klimatag.md" not in editor.bare.paths()
    assert "\nfrueher: /klimatag.html\n" in editor.bare.text("content/pages/feier.md")
