"""What is not touched stays, byte for byte; a field that is changed is that line."""

from datetime import date
from difflib import SequenceMatcher
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.common.event_header import KEYS as EVENT_KEYS
from plugins.common.header_words import KEYS
from plugins.editor.words import WORDS
from tests.plugins.editor.conftest import TEXTS, Call
from tests.plugins.editor.test_agreement import said_by_python, texts
from tests.support import FIXTURES
from tools.new import KINDS, _path

BATCH = settings(
    max_examples=15, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # to make a batch smaller takes minutes
)  # fmt: skip
CHANGE = """([raws, key, value, order]) => raws.map(raw => {
  const doc = document_.open(raw, known);
  return document_.whole(document_.withField(doc, key, value, order));
})"""
BODY = """([raws, value]) => raws.map(raw => {
  const doc = document_.open(raw, known), changed = document_.withBody(doc, document_.body(doc) + value);
  return [document_.whole(document_.withBody(doc, document_.body(doc))), document_.whole(changed)];
})"""
SITE = [path.read_bytes().decode() for path in sorted(FIXTURES.rglob("*.md"))]
ALL = [*SITE, *TEXTS.values(), *(text.replace("\n", "\r\n") for text in TEXTS.values())]
words = st.sampled_from(sorted({*KEYS, *EVENT_KEYS.values()}))
values = st.one_of(
    st.text("abcäöüß :#'\"&;[],->|!.0129", min_size=1, max_size=20),
    st.sampled_from(['"ganz"', "'ganz'", "&amp;", "> ", "|-", "- a", "a: b", "# c", "https://x.de/?a=1&b=2"]),
).filter(lambda value: value.strip() != "")  # fmt: skip


@BATCH
@given(words, values)
def test_one_word_changed_is_that_line(modules: Call, key: str, value: str) -> None:
    """In each text: the word says the new value, all else is byte for byte what it was."""
    changed = modules(CHANGE, [ALL, key, value, list(WORDS)])
    for before, after in zip(ALL, changed, strict=True):
        was, now = said_by_python(before), said_by_python(after)
        expected = {**was["said"], key: " ".join(value.split(" ")).strip()}
        assert now["said"] == expected or _alike(now["said"], expected), (key, value, after)
        assert now["body"] == was["body"]
        lines, fresh = before.splitlines(keepends=True), after.splitlines(keepends=True)
        moves = [
            move
            for move in SequenceMatcher(None, lines, fresh, autojunk=False).get_opcodes()
            if move[0] != "equal"
        ]
        assert len(moves) <= 1, (before, after)
        assert all(b2 - b1 <= 1 for _, _, _, b1, b2 in moves)


def _alike(now: dict[str, Any], expected: dict[str, Any]) -> bool:
    """A value that a header said already, in whatever form, is left as it stands."""
    flat = [
        {k: ", ".join(v) if isinstance(v, list) else v for k, v in one.items()}
        for one in (now, expected)
    ]
    return flat[0] == flat[1]


@BATCH
@given(st.lists(texts, min_size=20, max_size=20), words, values)
def test_any_text_keeps_what_was_not_touched(
    modules: Call, raws: list[str], key: str, value: str
) -> None:
    """Whatever a text looks like, a changed word leaves its body, and the other words say the same."""
    changed = modules(CHANGE, [raws, key, value, list(WORDS)])
    for before, after in zip(raws, changed, strict=True):
        was, now = said_by_python(before), said_by_python(after)
        if was["is_open"]:
            continue  # shown as a whole: the form asks for no word
        others = {k: v for k, v in was["said"].items() if k != key}
        assert {k: v for k, v in now["said"].items() if k != key} == others, (before, after)
        assert now["body"].strip("\n") == was["body"].strip("\n")


@pytest.mark.parametrize("value", ["\n\nNeu.", " Ende", "\nÄÖ\n"])
def test_a_changed_body_leaves_the_rest(modules: Call, value: str) -> None:
    """Header and line ends stay; a body that was only looked at is the same."""
    for before, (same, after) in zip(ALL, modules(BODY, [ALL, value]), strict=True):
        assert same == before
        assert said_by_python(after)["said"] == said_by_python(before)["said"]
        assert after.startswith(before.rstrip("\r\n"))
        if "\r\n" in before:
            assert after.count("\n") == after.count("\r\n")


def test_mixed_ends_of_lines_stay_mixed(modules: Call) -> None:
    """Lines that were not touched keep the ends they had."""
    before = "---\r\ntitle: x\n---\n\r\nEins\r\nZwei\nDrei\r\n"
    [[same, after]] = modules(BODY, [[before], "!"])
    assert same == before
    assert after == "---\r\ntitle: x\n---\n\r\nEins\r\nZwei\nDrei!\r\n"


def test_one_word_in_a_line_of_its_own_kind(modules: Call) -> None:
    """The line keeps its end, where others end otherwise, and a value the tab within it."""
    before = "---\r\ntitle:\tEin\ttab\r\n---\r\n\r\nEins\nZwei\r\n"
    word = "raw => document_.whole(document_.withBody(document_.open(raw, known), 'Null\\nZwei'))"
    assert modules(word, before) == before.replace("Eins", "Null")
    changed = modules(CHANGE, [[before], "title", "Ein\tTab", list(WORDS)])
    assert changed == [before.replace("tab", "Tab")]


TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=120).filter(
    lambda title: any(map(str.isalnum, title)) and " ".join(title.split()) != ""
)
MIXED = st.one_of(
    TITLES,
    st.text("aÄöüß-_. :!1", min_size=3, max_size=120).filter(lambda t: any(map(str.isalnum, t))),
)


@BATCH
@given(st.lists(MIXED, min_size=40, max_size=40))
def test_files_are_called_as_make_new_calls_them(modules: Call, titles: list[str]) -> None:
    """For each title, with a day and without."""
    said = modules(
        "titles => titles.map(t => [names.fileName(t, '2026-12-01'), names.fileName(t, '')])",
        titles,
    )
    day = date(2026, 12, 1)
    for title, (news, event) in zip(titles, said, strict=True):
        plain = " ".join(title.split())
        assert news == _path(KINDS["meldung"], plain, day).name, title
        assert event == _path(KINDS["termin"], plain, None).name, title


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-12-01", "2026-12-01"), ("2026-12-01 18:00", "2026-12-01"), ("1.12.2026 18 Uhr", "2026-12-01"),
        ("1.12.26 18-20 Uhr", "2026-12-01"), ("Dienstag, 1. Dezember 2026", "2026-12-01"), ("1. Dez. 2026", "2026-12-01"),
        ("3. März 2026", "2026-03-03"), ("31.2.2026", ""), ("bald", ""), ("", ""), ("4.-6.12.2026", "2026-12-06"),
    ],
)  # fmt: skip
def test_days_are_understood(modules: Call, written: str, day: str) -> None:
    """As authors write them."""
    assert modules("text => names.dayOf(text)", written) == day


EDITS = [
    ("marked({text: 'ein Wort da', start: 4, end: 8}, '**')", "ein **Wort** da"),
    ("marked({text: 'ein **Wort** da', start: 6, end: 10}, '**')", "ein Wort da"),
    ("marked({text: 'ein Wort da', start: 3, end: 9}, '*')", "ein *Wort* da"),
    ("lined({text: 'a\\nb\\nc', start: 0, end: 3}, '* ')", "* a\n* b\nc"),
    ("lined({text: '* a\\n* b', start: 0, end: 7}, '* ')", "a\nb"),
    ("lined({text: 'Text\\nTitel', start: 5, end: 5}, '## ')", "Text\n\n## Titel"),
    ("lined({text: '', start: 0, end: 0}, '> ')", "> "),
    ("linked({text: 'zum BUND', start: 4, end: 8}, 'https://x.de')", "zum [BUND](https://x.de)"),
    ("inserted({text: 'a\\n\\nb', start: 1, end: 1}, 'X')", "a\n\nX\n\n\n\nb"),
    ("inserted({text: '', start: 0, end: 0}, 'X')", "X\n\n"),
]


@pytest.mark.parametrize(("call", "after"), EDITS)
def test_buttons_over_the_text(modules: Call, call: str, after: str) -> None:
    """Each does to the selection what it is called."""
    assert modules(f"() => text.{call}.text") == after


def test_a_byte_order_mark_stays_in_front(modules: Call) -> None:
    """Of a file without a header, too, which gets one."""
    changed = modules(CHANGE, [["\ufeffNur Text.\n"], "title", "Neu", list(WORDS)])
    assert changed == ["\ufeff---\ntitle: Neu\n---\n\nNur Text.\n"]
    assert said_by_python(changed[0])["said"] == {"title": "Neu"}
