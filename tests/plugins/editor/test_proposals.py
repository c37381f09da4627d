"""A new text with a photo, proposed through faults: one branch, one pull request, nothing twice."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.plugins.editor.conftest import Editor, sign_in_again
from tests.plugins.editor.test_faults import nth, settled
from tests.plugins.editor.test_one_draft import NEW, begun, send
from tests.support import table

# Both heads, the tree, two blobs, commit, tree, commit, the branch, and the request twice.
REQUESTS = range(11)
FAULTS = ["401", "403", "409", "422", "429", "500", "lost", "cut"]
USUAL = [(10, "lost")]
CASES = [(number, fault) for number in REQUESTS for fault in FAULTS]


@pytest.mark.parametrize(("number", "fault"), table(CASES, USUAL))
def test_a_fault_at_each_request(
    editor: Editor, context: BrowserContext, number: int, fault: str
) -> None:
    """Proposed once more where it was refused, it is there once; main is as it was."""
    tab = context.new_page()
    editor.open(tab)
    begun(tab, photo=True)
    before = editor.bare.head()
    editor.world.fault = nth(number, lambda: fault)
    send(tab, "Vorschlagen")
    settled(tab)
    editor.world.fault = lambda _method, _path: ""
    if not tab.get_by_role("link", name="zum Vorschlag").is_visible():
        sign_in_again(tab)
        send(tab, "Vorschlagen")
    expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert len(editor.world.pulls) == 1
    branch = editor.world.pulls[0]["head"]
    assert editor.bare.git("rev-list", "--count", f"{before}..{branch}") == "1"
    assert editor.bare.text(NEW, branch).endswith("Ein Satz.\n\n![Ein Bild](/images/neues-1.jpg)\n")
    assert "content/images/neues-1.jpg" in editor.bare.paths(branch)
    assert editor.bare.head() == before
    assert editor.bare.git("for-each-ref", "--format=%(refname)").count("vorschlag") == 1
