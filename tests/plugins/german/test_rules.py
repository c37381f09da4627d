"""German typography in plain texts; cases.txt says what authors type and readers see."""

from pathlib import Path

import pytest
from hypothesis import example

from plugins import german
from tests.plugins.german.texts import TEXTS
from tests.support import folded, searched

LINES = (Path(__file__).parent / "cases.txt").read_text(encoding="utf-8").splitlines()
CASES = [
    tuple(side.translate(str.maketrans("~^", "\u00a0\u202f")) for side in line.split(" => "))
    for line in LINES
    if line and not line.startswith(("# ", "## "))
]


def test_there_are_enough_cases() -> None:
    """Each case is a pair, and none stands there twice."""
    assert len(CASES) >= 300
    assert all(len(case) == 2 for case in CASES)
    assert len({case[0] for case in CASES}) == len(CASES)


@pytest.mark.parametrize(("typed", "shown"), CASES)
def test_cases(typed: str, shown: str) -> None:
    """Each text comes out as in the file, and a second time unchanged."""
    assert german.text(typed) == shown
    assert german.text(shown) == shown


@searched(300, 3000, TEXTS)
@example("")
def test_twice_is_once(text: str) -> None:
    """Applying the rules twice changes nothing."""
    once = german.text(text)
    assert german.text(once) == once


@searched(300, 3000, TEXTS)
def test_nothing_is_lost(text: str) -> None:
    """Only quotes, dashes, ellipses, subscripts and spaces differ from what was typed."""
    assert folded(german.text(text)) == folded(text)
