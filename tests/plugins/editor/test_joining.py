"""Two versions of one text are joined as git does it, and no line of either is lost."""

import subprocess
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.plugins.editor.conftest import Call
from tests.support import matrix

JOIN = """([cases, choice]) => cases.map(([base, ours, theirs]) => {
  const pieces = joining.join(base, ours, theirs, known);
  return [joining.composed(pieces, () => choice), pieces.filter(one => one.kind === 'touching').map(one => one.key)];
})"""
Case = tuple[str, str, str]
HEAD = "---\ntitle: Fest\ndescription: Ein langer\n  Satz.\ntags: Klima\n---\n\n"


def joined(modules: Call, *cases: tuple[str | None, str, str], choice: str = "both") -> list[Any]:
    """Return what becomes of each, and the words of the places to decide ("" in a body)."""
    said: list[Any] = modules(JOIN, [cases, choice])
    return said


def paragraphs(random: Random) -> Case:
    """Return a text of paragraphs, and two that were made of it."""
    base = [f"Absatz {n}" for n in range(random.randint(1, 7))]
    made = []
    for who in "ab":
        text = list(base)
        for _ in range(random.randint(0, 3)):
            at = random.randint(0, len(text))
            text[at : at + random.randint(0, 2)] = [f"{who}{random.randint(0, 99)}"] * random.randint(0, 1)  # fmt: skip
        made.append(text)
    return ("".join(f"{line}\n\n" for line in base), *("".join(f"{line}\n\n" for line in text) for text in made))  # type: ignore[return-value]  # fmt: skip


def lines(random: Random) -> Case:
    """Return lines of a few letters, many of them alike, and two texts made of them."""
    base = [random.choice("abcd ") for _ in range(random.randint(0, 12))]
    made = [base]
    for who in "xy":
        text = list(base)
        for n in range(random.randint(0, 4)):
            at = random.randint(0, len(text))
            fresh = [random.choice(["a", "b", f"{who}{n}"]) for _ in range(random.randint(0, 2))]
            text[at : at + random.randint(0, 2)] = fresh
        made.append(text)
    end = random.choice(["\n", "\r\n"])
    return tuple(end.join(text) + end * random.randint(0, 1) for text in made)  # type: ignore[return-value]


def by_git(folder: Path, case: Case) -> tuple[str, bool]:
    """Return what git makes of it, and whether it sees a conflict."""
    for name, text in zip(("base", "ours", "theirs"), case, strict=True):
        (folder / name).write_text(text)
    command = ["git", "merge-file", "-p", "ours", "base", "theirs"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
    return done.stdout.decode(), done.returncode != 0


@pytest.mark.parametrize(("seed", "size"), [(1, 80), *matrix((2, 10_000))])
def test_it_is_what_git_makes_of_it(modules: Call, tmp_path: Path, seed: int, size: int) -> None:
    """Where git sees a conflict there is a place to decide; where there is none, both texts are the same."""
    random = Random(seed)  # noqa: S311 - made the same each time
    # Which blank line is which can be seen in two ways.
    cases = [("a\n\nb\n\n", "x\n\nb\n\nc\n\n", "x\n\nn\n\nb\n\n")]
    cases += [paragraphs(random) for _ in range(size)]
    careful = 0
    for case, (text, places) in zip(cases, joined(modules, *cases), strict=True):
        expected, is_conflict = by_git(tmp_path, case)
        careful += bool(places) and not is_conflict
        if not places:
            assert (text, is_conflict) == (expected, False), case
    assert careful <= size // 20


@pytest.mark.parametrize(("seed", "size"), [(1, 300), *matrix((2, 20_000))])
def test_no_line_is_lost(modules: Call, seed: int, size: int) -> None:
    """With both at each place, all that either wrote is there; what neither touched keeps its ends."""
    random = Random(seed)  # noqa: S311 - made the same each time
    cases = [lines(random) for _ in range(size)]
    for case, (text, _) in zip(cases, joined(modules, *cases), strict=True):
        there = Counter(text.splitlines())
        base, *made = (Counter(one.splitlines()) for one in case)
        for one in made:
            assert not (one - base) - there, case
        kept = base & made[0] & made[1]
        assert not kept - there - (base - made[0]) - (base - made[1]), case
        assert ("\r" in text) <= ("\r" in "".join(case)), case
    unknown = joined(modules, *[(None, ours, theirs) for _, ours, theirs in cases])
    for case, (text, places) in zip(cases, unknown, strict=True):
        there = Counter(text.splitlines())
        assert not any(Counter(one.splitlines()) - there for one in case[1:]), case
        assert bool(places) == (case[1].splitlines() != case[2].splitlines()), case


@pytest.mark.parametrize(
    ("ours", "theirs", "expected", "places"),
    [
        (("Fest", "Sommerfest"), ("Satz.", "Satz, neu."), ("Sommerfest", "Satz, neu."), []),
        (("tags: Klima", "tags: Klima\nOrt: hier"), ("tags: Klima", "tags: Klima\nsummary: da"), ("Ort: hier", "summary: da"), []),
        (("tags: Klima\n", ""), ("Fest", "Sommerfest"), ("Sommerfest\ndescription",), []),
        (("Fest", "Sommerfest"), ("Fest", "Herbstfest"), ("Sommerfest",), ["title"]),
        (("langer", "kurzer"), ("Satz", "Text"), ("kurzer\n  Satz",), ["description"]),
        (("tags: Klima\n", ""), ("Klima", "Rad"), (), ["tags"]),
        (("Eins.", "Eins!"), ("Drei.", "Drei!"), ("Eins!\n\nZwei.\n\nDrei!",), []),
        (("Eins.", "Eins!"), ("Eins.\n\nZwei.", "Eins.\n\nMehr.\n\nZwei."), ("Eins!\n\nMehr.\n\nZwei.",), []),
        (("Zwei.", "Zwei!"), ("Zwei.", "Zwei?"), ("Zwei!",), [""]),
        (("Zwei.", "Zwei!"), ("Zwei.", "Zwei!"), ("Zwei!\n\nDrei",), []),
    ],
)  # fmt: skip
def test_headers_are_joined_by_words(
    modules: Call,
    ours: tuple[str, str],
    theirs: tuple[str, str],
    expected: tuple[str, ...],
    places: list[str],
) -> None:
    """Words that stand below one another are two things, the lines of one word are one."""
    base = f"{HEAD}Eins.\n\nZwei.\n\nDrei.\n"
    [(text, found)] = joined(
        modules, (base, base.replace(*ours), base.replace(*theirs)), choice="ours"
    )
    assert found == places
    assert [part for part in expected if part not in text] == []


def test_ends_of_lines(modules: Call) -> None:
    """A file that was saved with other ends elsewhere differs in them alone, and keeps those."""
    base = f"{HEAD}Eins.\n\nZwei."
    theirs = base.replace("\n", "\r\n") + "\r\n"
    [(text, places)] = joined(modules, (base, base.replace("Eins", "Neu"), theirs))
    assert places == []
    assert text.replace("Neu.\n", "Eins.\r\n") == theirs
    [(text, places)] = joined(modules, (base, f"{base}\n\nDrei.", base.replace("Eins", "1")))
    assert (text, places) == (base.replace("Eins", "1") + "\n\nDrei.", [])


def test_both_of_two_paragraphs(modules: Call) -> None:
    """They stay two; points of a list stay one list."""
    [(text, _)] = joined(modules, ("a\n", "b\n", "c\n"))
    assert text == "b\n\nc\n"
    [(text, _)] = joined(modules, ("* a\n", "* b\n", "* c\n"))
    assert text == "* b\n* c\n"
