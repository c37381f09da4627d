"""Two deeds at the same moment: in two tabs, or while something is being saved."""

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.plugins.editor.conftest import Editor
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_offline import offline
from tests.plugins.editor.test_one_draft import NEW, begun, send
from tests.support import wait_until

# What another tab keeps is heard some milliseconds later; here it is never.
DEAF = "addEventListener('storage', event => event.stopImmediatePropagation(), true)"


def test_a_proposal_that_waits_in_two_tabs(editor: Editor, context: BrowserContext) -> None:
    """One of them sends it, and the other one, before it is told so, sees that; it is there once."""
    first, second, third = (context.new_page() for _ in range(3))
    editor.open(first)
    begun(first)
    offline(first)
    send(first, "Vorschlagen")
    expect(first.locator("#waiting")).to_contain_text("ist vorgemerkt")
    first.close()
    context.set_offline(False)
    held = editor.world.hold("POST /git/refs")
    editor.open(second)
    wait_until(lambda: ("POST", "/git/refs") in editor.world.asked)
    third.add_init_script(DEAF)
    editor.open(third)
    expect(third.get_by_role("status")).to_have_text("Wird gesichert.")
    held.set()
    for tab in (second, third):
        expect(tab.locator("#waiting")).to_be_hidden()
        expect(tab.locator("#publish")).not_to_have_attribute("aria-disabled", "true")
    assert len(editor.world.pulls) == 1
    assert editor.world.asked.count(("POST", "/git/refs")) == 1


def test_both_tabs_propose_at_once(editor: Editor, context: BrowserContext) -> None:
    """The second waits for the first, and goes on from what that did."""
    first, second = context.new_page(), context.new_page()
    editor.open(first)
    begun(first)
    second.add_init_script(DEAF)
    editor.open(second)
    expect(second.get_by_label("Text", exact=True)).to_have_value("Ein Satz.")
    held = editor.world.hold("POST /git/refs")
    send(first, "Vorschlagen")
    wait_until(lambda: ("POST", "/git/refs") in editor.world.asked)
    send(second, "Vorschlagen")
    expect(second.get_by_role("status")).to_have_text("Wird gesichert.")
    held.set()
    for tab in (first, second):
        settled(tab)
        expect(tab.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert len(editor.world.pulls) == 1
    assert editor.world.asked.count(("POST", "/git/refs")) == 1


@pytest.mark.parametrize("other", ["Vorschlagen", "Verwerfen"])
def test_a_click_while_it_is_saved(editor: Editor, context: BrowserContext, other: str) -> None:
    """It is said that it was not heard, and what to do; what was written meanwhile is there."""
    tab = editor.open(context.new_page())
    begun(tab)
    held = editor.world.hold("PATCH")
    send(tab)
    expect(tab.get_by_role("status")).to_have_text("Wird gesichert.")
    tab.get_by_label("Text", exact=True).fill("Ein Satz.\n\nMehr.")
    tab.get_by_role("button", name=other, exact=True).click(force=True)  # aria-disabled
    expect(tab.get_by_role("status")).to_contain_text("danach noch einmal antippen")
    held.set()
    expect(tab.get_by_role("status")).to_contain_text("Was danach geschrieben wurde")
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.text(NEW).endswith("Ein Satz.\n\nMehr.\n")
    assert editor.world.pulls == []


def test_a_tab_that_slept_while_another_one_proposed(
    editor: Editor, context: BrowserContext
) -> None:
    """It goes on from what that did: one branch, one proposal."""
    first, second = context.new_page(), context.new_page()
    editor.open(first)
    begun(first)
    second.add_init_script(DEAF)
    editor.open(second)
    expect(second.get_by_label("Text", exact=True)).to_have_value("Ein Satz.")
    send(first, "Vorschlagen")
    settled(first)
    send(second, "Vorschlagen")
    expect(second.get_by_role("link", name="zum Vorschlag")).to_be_visible()
    assert len(editor.world.pulls) == 1
    assert editor.bare.git("for-each-ref", "--format=%(refname)").count("vorschlag") == 1


def test_a_tab_that_slept_while_another_one_wrote(editor: Editor, context: BrowserContext) -> None:
    """What is typed in it is not written over that; both are there."""
    first, second = context.new_page(), context.new_page()
    editor.open(first)
    begun(first)
    second.add_init_script(DEAF)
    editor.open(second)
    text = second.get_by_label("Text", exact=True)
    expect(text).to_have_value("Ein Satz.")
    first.get_by_label("Text", exact=True).fill("Viele Worte.")
    first.close()
    text.fill("Anderes.")
    expect(second.get_by_role("status")).to_contain_text("Beide Fassungen bleiben")
    text.press("End")
    second.keyboard.type(" Mehr.")
    second.reload()
    expect(text).to_have_value("Anderes. Mehr.")
    second.get_by_role("button", name="Alle Beiträge").click()
    expect(second.get_by_role("button", name="Neues")).to_have_count(2)
    second.get_by_role("button", name="Neues").last.click()
    expect(text).to_have_value("Viele Worte.")
