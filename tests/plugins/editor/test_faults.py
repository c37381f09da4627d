"""Whatever goes wrong on the way: no change is lost, doubled, or put on top of another one's."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import NEWS, Editor, sign_in_again
from tests.support import matrix, table, wait_until

# Where a connection hangs: nobody waits for an answer longer than this.
IMPATIENT = "const within = AbortSignal.timeout.bind(AbortSignal); AbortSignal.timeout = time => within(1500)"
MINE, THEIRS = "Mein Satz.", "Ihr Satz."
OTHER = "content/news/2023-03-25-lautern-blueht-auf.md"
# What is asked to publish one change.
REQUESTS = [
    "GET ref",
    "GET tree",
    "POST blob",
    "GET commit",
    "POST tree",
    "POST commit",
    "PATCH ref",
]
FAULTS = ["401", "403", "404", "409", "422", "429", "500", "lost", "cut", "hang"]


def begun(editor: Editor, tab: Page, text: str = MINE) -> None:
    """Open a text and change its end; nothing is sent."""
    editor.open(tab, address=f"#{NEWS}")
    area = tab.get_by_label("Text", exact=True)
    expect(area).to_have_value("Erster Absatz.\n\nZweiter Absatz.")
    area.fill(f"Erster Absatz.\n\nZweiter Absatz.\n\n{text}")


def nth(number: int, act: Callable[[], str]) -> Callable[[str, str], str]:
    """Return a fault for the n-th request from now on, and for no other."""
    left = [number]

    def fault(_method: str, _path: str) -> str:
        left[0] -= 1
        return act() if left[0] == -1 else ""

    return fault


def publish(tab: Page) -> None:
    tab.get_by_role("button", name="Veröffentlichen").click()


def settled(tab: Page) -> str:
    """Return what was said in the end."""
    expect(tab.locator("#publish")).to_have_attribute("aria-disabled", "false")
    return tab.get_by_role("status").inner_text()


def assert_once(editor: Editor) -> None:
    """The change is on main, once, with all that was there before."""
    ours = [message for message in editor.bare.messages() if "Klimatag" in message]
    assert len(ours) == 1
    text = editor.bare.text(NEWS)
    assert text.count(MINE) == 1
    assert text.startswith('---\ntitle: "Lautrer" Klimatag: jetzt!\ndescription: Ein Tag.\n')


def retried(editor: Editor, tab: Page) -> None:
    """Publish once more as an author would, signed in anew where that is asked for."""
    editor.world.fault = lambda _method, _path: ""
    sign_in_again(tab)
    area = tab.get_by_label("Text", exact=True)
    assert area.input_value().count(MINE) == 1
    publish(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")


CASES = [(number, fault) for number in range(len(REQUESTS)) for fault in FAULTS]
USUAL = [(6, "lost"), (2, "401"), (0, "429")]


@pytest.mark.parametrize(("number", "fault"), table(CASES, USUAL))
def test_a_fault_at_each_request(
    editor: Editor, context: BrowserContext, number: int, fault: str
) -> None:
    """One request goes wrong, for good or until asked again: in the end the change is there once."""
    tab = context.new_page()
    if fault == "hang":
        tab.add_init_script(IMPATIENT)
    begun(editor, tab)
    editor.world.fault = nth(number, lambda: fault)
    publish(tab)
    said = settled(tab)
    if "Gespeichert" not in said:
        assert MINE not in editor.bare.text(NEWS) or fault in {"lost", "hang"}
        retried(editor, tab)
    assert_once(editor)


@pytest.mark.parametrize("fault", ["500", *matrix("401", "403", "404", "422", "429", "cut")])
def test_a_fault_that_stays(editor: Editor, context: BrowserContext, fault: str) -> None:
    """Where every request fails it is said with a remedy, the text stays, and can be saved later."""
    tab = context.new_page()
    begun(editor, tab)
    editor.world.fault = lambda _method, _path: fault
    publish(tab)
    said = settled(tab)
    assert "Gespeichert" not in said
    assert len(said) > 40
    tab.reload()
    expect(tab.get_by_label("Text", exact=True)).to_have_value(re.compile(f"{MINE}$"))
    editor.world.fault = lambda _method, _path: ""
    editor.faults.clear()
    retried(editor, tab)
    assert_once(editor)


@pytest.mark.parametrize("number", [6, *matrix(0, 1, 2, 3, 4, 5)])
def test_the_branch_moves_between_requests(
    editor: Editor, context: BrowserContext, number: int
) -> None:
    """Somebody changes another text at that moment: both changes are there."""
    tab = context.new_page()
    begun(editor, tab)

    def move() -> str:
        editor.bare.commit({OTHER: THEIRS.encode()})
        return ""

    editor.world.fault = nth(number, move)
    publish(tab)
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")
    assert editor.bare.text(OTHER) == THEIRS
    assert_once(editor)


@pytest.mark.parametrize("number", [6, *matrix(0, 1, 2, 3, 4, 5)])
def test_the_same_text_changes_meanwhile(
    editor: Editor, context: BrowserContext, number: int
) -> None:
    """Theirs stays on the server, ours here; both are shown, and nothing is sent by itself."""
    tab = context.new_page()
    begun(editor, tab)

    def move() -> str:
        editor.bare.commit({NEWS: f"---\ntitle: Anders\n---\n\n{THEIRS}\n".encode()})
        return ""

    editor.world.fault = nth(number, move)
    publish(tab)
    expect(tab.get_by_text("Nichts ist überschrieben", exact=False).last).to_be_visible()
    assert THEIRS in editor.bare.text(NEWS)
    assert MINE not in editor.bare.text(NEWS)
    assert THEIRS in tab.locator("#conflict").inner_text()
    tab.reload()
    expect(tab.get_by_label("Text", exact=True)).to_have_value(re.compile(f"{MINE}$"))


@pytest.mark.parametrize("is_done", [True, *matrix(False)])
@pytest.mark.parametrize("number", [6, *matrix(0, 1, 2, 3, 4, 5)])
def test_the_tab_is_closed_at_each_request(
    editor: Editor, context: BrowserContext, number: int, is_done: bool
) -> None:
    """A tab closed before or after a request was heard: the text opens again, and arrives once."""
    tab = context.new_page()
    begun(editor, tab)
    asked = len(editor.world.asked)
    editor.world.fault = nth(number, lambda: "done" if is_done else "hang")
    publish(tab)
    wait_until(lambda: len(editor.world.asked) > asked + number)
    if is_done and number == 6:
        wait_until(lambda: MINE in editor.bare.text(NEWS))
    tab.close()
    again = context.new_page()
    editor.open(again)
    expect(again.get_by_label("Text", exact=True)).to_have_value(
        f"Erster Absatz.\n\nZweiter Absatz.\n\n{MINE}"
    )
    retried(editor, again)
    assert_once(editor)
