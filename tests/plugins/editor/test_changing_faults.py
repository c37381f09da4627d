"""Whatever goes wrong on the way: a text is renamed or deleted as a whole and once, or not at all."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.plugins.editor.conftest import NEWS, Editor, sign_in_again
from tests.plugins.editor.test_faults import FAULTS, IMPATIENT, MINE, THEIRS, nth
from tests.plugins.editor.test_removing import answer, asked
from tests.plugins.editor.test_renaming import BLOOM, opened
from tests.support import matrix, table, wait_until

FEST = "content/news/2023-09-09-fest.md"
LINKING = "content/news/2023-10-02-links.md"
PHOTO = "content/images/nur-hier.jpg"
# What is asked for each, from the click on; the last one moves the branch.
SENT = ["GET", "GET", "POST", "POST", "GET", "POST", "POST", "PATCH"]
REQUESTS = {False: ["GET"] * 6 + SENT, True: ["GET"] * 5 + SENT}
LAST = {is_deletion: len(requests) - 1 for is_deletion, requests in REQUESTS.items()}


def start(editor: Editor, tab: Page, *, is_deletion: bool) -> None:
    """Open a text that another one leads to by its name, change it, and ask for what is tried."""
    editor.bare.commit(
        {LINKING: b"---\ntitle: L\n---\n\n[x](2023-09-09-klimatag.md)\n", PHOTO: b"x"}
    )
    editor.built(editor.bare.head())
    editor.told(named={NEWS: [LINKING]}, linked={NEWS: [LINKING]}, alone={NEWS: [PHOTO]})
    opened(editor, tab, NEWS)
    if is_deletion:
        ask(tab)
    else:
        tab.get_by_label("Text", exact=True).fill(MINE)
        tab.get_by_label("Neuer Name der Datei").fill("2023-09-09-fest.md")


def ask(tab: Page) -> None:
    asked(tab, "Löschen")
    tab.get_by_label("Wer die Adresse übernimmt").select_option(BLOOM)
    tab.get_by_label("Auch löschen").check()


def act(tab: Page, *, is_deletion: bool) -> None:
    if is_deletion:
        answer(tab, "Löschen")
    else:
        tab.get_by_role("button", name="Umbenennen").click()


def is_done(editor: Editor, *, is_deletion: bool) -> bool:
    """Say whether all of it is there; it never is in part, or twice."""
    head = editor.bare.head()
    paths, linking = editor.bare.paths(head), editor.bare.text(LINKING, head)
    ours = [one for one in editor.bare.messages(head) if "gelöscht" in one or "umbenannt" in one]
    heir = "frueher: /2023/09/09/klimatag.html" in editor.bare.text(BLOOM, head)
    if is_deletion:
        parts = [NEWS not in paths, PHOTO not in paths, "blueht-auf.md)" in linking, heir]
    else:
        parts = [NEWS not in paths, FEST in paths, "2023-09-09-fest.md)" in linking]
    assert set(parts) == {bool(ours)}
    assert len(ours) <= 1
    if ours and not is_deletion:
        assert editor.bare.text(FEST, head).count(MINE) == 1
    return bool(ours)


def once_more(editor: Editor, tab: Page, *, is_deletion: bool) -> None:
    """Do as an author would who was told that it did not work."""
    editor.world.fault = lambda _method, _path: ""
    sign_in_again(tab)
    if is_deletion:
        if tab.locator("#this-text-parts").is_hidden():
            tab.locator("#this-text summary").first.click()
        ask(tab)
        answer(tab, "Löschen")
        expect(tab.get_by_role("status")).to_contain_text("ist gelöscht")
        return
    if tab.get_by_label("Dateiname").input_value() == "2023-09-09-fest.md":
        tab.get_by_role("button", name="Veröffentlichen").click()
    else:
        tab.get_by_role("button", name="Umbenennen").click()
    expect(tab.get_by_role("status")).to_contain_text("Gespeichert")


def told(tab: Page) -> str:
    """Return what was said when nothing went on any more."""
    expect(tab.get_by_role("status")).not_to_have_text("Wird nachgesehen.")
    expect(tab.get_by_role("status")).not_to_have_text("Wird gelöscht.")
    expect(tab.get_by_role("status")).not_to_have_text("Wird gesichert.")
    expect(tab.locator("#publish")).not_to_have_attribute("aria-disabled", "true")
    return tab.get_by_role("status").inner_text()


CASES = [
    (is_deletion, number, fault)
    for is_deletion, requests in REQUESTS.items()
    for number in range(len(requests)) for fault in FAULTS
]  # fmt: skip
USUAL = [(False, LAST[False], "lost"), (True, LAST[True], "lost")]


@pytest.mark.parametrize(
    ("is_deletion", "number", "fault"),
    table(CASES, USUAL),
)
def test_a_fault_at_each_request(
    editor: Editor, context: BrowserContext, is_deletion: bool, number: int, fault: str
) -> None:
    """One request goes wrong, for good or until asked again: in the end it is done once."""
    tab = context.new_page()
    if fault == "hang":
        tab.add_init_script(IMPATIENT)
    start(editor, tab, is_deletion=is_deletion)
    count = len(editor.world.asked)
    editor.world.fault = nth(number, lambda: fault)
    act(tab, is_deletion=is_deletion)
    said = told(tab)
    assert editor.world.asked[count + number][0] == REQUESTS[is_deletion][number]
    if not is_done(editor, is_deletion=is_deletion):
        assert "Gespeichert" not in said
        assert "ist gelöscht" not in said
        once_more(editor, tab, is_deletion=is_deletion)
        assert is_done(editor, is_deletion=is_deletion)


MOVES = [
    (is_deletion, n) for is_deletion, requests in REQUESTS.items() for n in range(len(requests))
]


def rows(*usual: tuple[bool, int]) -> list[object]:
    """Return these rows, and all others for `make audit`."""
    return [*usual, *matrix(*(one for one in MOVES if one not in usual))]


def moved(editor: Editor, changes: dict[str, bytes | None]) -> Callable[[], str]:
    def move() -> str:
        editor.bare.commit(changes)
        return ""

    return move


@pytest.mark.parametrize(("is_deletion", "number"), rows((True, LAST[True])))
def test_somebody_else_writes_meanwhile(
    editor: Editor, context: BrowserContext, is_deletion: bool, number: int
) -> None:
    """Nothing is renamed or deleted, and theirs stays."""
    tab = context.new_page()
    start(editor, tab, is_deletion=is_deletion)
    theirs = f"---\ntitle: Anders\n---\n\n{THEIRS}\n".encode()
    editor.world.fault = nth(number, moved(editor, {NEWS: theirs}))
    act(tab, is_deletion=is_deletion)
    told(tab)
    expect(tab.get_by_role("status")).to_contain_text(re.compile("jemand anderes", re.I))
    assert not is_done(editor, is_deletion=is_deletion)
    assert editor.bare.text(NEWS).encode() == theirs


@pytest.mark.matrix
def test_somebody_else_deletes_it_meanwhile(editor: Editor, context: BrowserContext) -> None:
    """Renaming brings nothing back that is gone: it is said, and what was written stays here."""
    tab = context.new_page()
    start(editor, tab, is_deletion=False)
    editor.world.fault = nth(LAST[False], moved(editor, {NEWS: None}))
    act(tab, is_deletion=False)
    told(tab)
    expect(tab.get_by_role("status")).to_contain_text("Jemand anderes")
    assert FEST not in editor.bare.paths()
    assert "2023-09-09-klimatag.md" in editor.bare.text(LINKING)
    expect(tab.get_by_label("Text", exact=True)).to_have_value(MINE)


@pytest.mark.parametrize("fault", ["done", *matrix("hang")])
@pytest.mark.parametrize(("is_deletion", "number"), rows((False, LAST[False])))
def test_the_tab_is_closed(
    editor: Editor, context: BrowserContext, is_deletion: bool, number: int, fault: str
) -> None:
    """Before or after a request was heard: it is done as a whole or not, and can be done then."""
    tab = context.new_page()
    start(editor, tab, is_deletion=is_deletion)
    count = len(editor.world.asked)
    editor.world.fault = nth(number, lambda: fault)
    act(tab, is_deletion=is_deletion)
    wait_until(lambda: len(editor.world.asked) > count + number)
    if fault == "done" and number == LAST[is_deletion]:
        wait_until(lambda: is_done(editor, is_deletion=is_deletion))
    tab.close()
    editor.world.fault = lambda _method, _path: ""
    again = context.new_page()
    if not is_deletion:
        editor.open(again)
        expect(again.get_by_label("Text", exact=True)).to_have_value(MINE)
        again.locator("#this-text summary").first.click()
        again.get_by_label("Neuer Name der Datei").fill("2023-09-09-fest.md")
        once_more(editor, again, is_deletion=False)
    elif not is_done(editor, is_deletion=True):
        opened(editor, again, NEWS)
        once_more(editor, again, is_deletion=True)
    assert is_done(editor, is_deletion=is_deletion)
