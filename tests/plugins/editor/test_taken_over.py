"""Proposals whose branch is in another state than the author left it: taken over, refused, gone, changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import NEWS, Editor, sign_in_again
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_one_draft import NEW, begun, send
from tests.support import matrix, wait_until

PHOTO = "content/images/neues-1.jpg"
SHOWN = "![Ein Bild](/images/neues-1.jpg)"


@dataclass(frozen=True)
class Deed:
    """What a maintainer does with a proposal."""

    is_merged: bool = True
    is_squash: bool = True
    is_kept: bool = False  # the branch

    def do(self, editor: Editor, files: Mapping[str, bytes | None] | None = None) -> None:
        """Close the last proposal; `files` become otherwise than proposed."""
        pull, bare = editor.world.pulls[-1], editor.bare
        branch, before, merged = pull["head"], bare.head(), {}
        if self.is_merged:
            names = bare.git("diff", "--name-only", f"{before}...{branch}").splitlines()
            sha = bare.commit({**{name: bare.content(name, branch) for name in names}, **(files or {})})  # fmt: skip
            if not self.is_squash:
                parents = ["-p", before, "-p", branch]
                sha = bare.git("commit-tree", f"{sha}^{{tree}}", *parents, "-m", "Übernommen")
                bare.git("update-ref", "refs/heads/main", sha)
            merged = {"merged_at": "2023-11-02T10:00:00Z", "merge_commit_sha": sha}
        # At once, as on GitHub: an open page may ask at any time.
        pull.update(merged, state="closed", sha=bare.head(branch))
        if not self.is_kept:
            bare.git("update-ref", "-d", f"refs/heads/{branch}")


SQUASHED, MERGED, REFUSED = Deed(), Deed(is_squash=False, is_kept=True), Deed(is_merged=False)
MORE = [Deed(is_kept=True), Deed(is_squash=False), Deed(is_merged=False, is_kept=True)]


def proposed(editor: Editor, tab: Page, *, photo: bool = False) -> None:
    """Propose a new text."""
    editor.open(tab)
    begun(tab, photo=photo)
    send(tab, "Vorschlagen")
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    settled(tab)  # what is clicked before that is not heard


def written_on(tab: Page) -> None:
    area = tab.get_by_label("Text", exact=True)
    area.fill(f"{area.input_value().rstrip()}\n\nMehr.")


@pytest.mark.parametrize("deed", [SQUASHED, *matrix(MERGED, REFUSED, *MORE)])
def test_written_on_and_proposed_again(editor: Editor, context: BrowserContext, deed: Deed) -> None:
    """It is a new proposal from what main has; the photo is there once, as main has it."""
    tab = context.new_page()
    proposed(editor, tab, photo=True)
    deed.do(editor, {PHOTO: b"kleiner gerechnet"})
    main = editor.bare.head()
    written_on(tab)
    send(tab, "Vorschlagen")
    wait_until(lambda: settled(tab) != "" and len(editor.world.pulls) == 2)
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    first, second = editor.world.pulls
    assert first["head"] != second["head"]
    assert editor.bare.git("merge-base", main, second["head"]) == main
    assert editor.bare.text(NEW, second["head"]).endswith(f"Ein Satz.\n\n{SHOWN}\n\nMehr.\n")
    if deed.is_merged:
        assert editor.bare.content(PHOTO, second["head"]) == b"kleiner gerechnet"
    assert [path for path in editor.bare.paths(second["head"]) if "neues" in path] == [PHOTO, NEW]
    assert editor.bare.head() == main


@pytest.mark.parametrize("deed", [*matrix(MERGED, SQUASHED, *MORE[:2])])
def test_proposed_again_as_it_was(editor: Editor, context: BrowserContext, deed: Deed) -> None:
    """All is on main already: it is saved, and nothing is asked for."""
    tab = context.new_page()
    proposed(editor, tab)
    deed.do(editor)
    main = editor.bare.head()
    send(tab, "Vorschlagen")
    assert "Gespeichert" in settled(tab)
    assert (editor.bare.head(), len(editor.world.pulls)) == (main, 1)


def test_what_became_of_it_is_told(editor: Editor, context: BrowserContext) -> None:
    """Refused, it is told when the page opens, and kept; taken over with changes, it goes when it is online."""
    tab = context.new_page()
    proposed(editor, tab)
    tab.goto("about:blank")  # else this page may see it before the next one opens
    REFUSED.do(editor)
    tab.goto(editor.url)
    expect(tab.get_by_role("status")).to_contain_text("nicht übernommen")
    tab.reload()
    expect(tab.get_by_label("Text", exact=True)).to_have_value("Ein Satz.")
    send(tab, "Vorschlagen")
    settled(tab)
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    tab.goto("about:blank")
    SQUASHED.do(editor, {NEW: b"---\ntitle: Neueres\n---\n\nEin Satz.\n"})
    editor.built(editor.bare.head())
    tab.goto(editor.url)
    expect(tab.get_by_role("status")).to_contain_text("online")
    assert tab.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize("then", ["403", *matrix("401")])
def test_the_branch_was_made_unheard(editor: Editor, context: BrowserContext, then: str) -> None:
    """The answer got lost, and the next one refused: written on, it goes to the same proposal."""
    tab = context.new_page()
    editor.open(tab)
    begun(tab)
    answers = iter(["lost"])
    editor.world.fault = lambda _method, path: next(answers, then) if path == "/git/refs" else ""
    send(tab, "Vorschlagen")
    settled(tab)
    editor.world.fault = lambda _method, _path: ""
    written_on(tab)
    sign_in_again(tab)
    send(tab, "Vorschlagen")
    settled(tab)
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert len(editor.world.pulls) == 1
    assert editor.bare.git("for-each-ref", "--format=%(refname)").count("vorschlag") == 1
    assert editor.bare.text(NEW, editor.world.pulls[0]["head"]).endswith("\n\nMehr.\n")
    assert NEWS in editor.bare.paths()
