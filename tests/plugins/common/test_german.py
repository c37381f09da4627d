"""Small pieces of German."""

from datetime import date

import pytest

from plugins.common.german import long_date, separators, transliterate


def test_long_date() -> None:
    """Dates are German on every machine."""
    assert long_date(date(2023, 3, 9)) == "9. März 2023"


@pytest.mark.parametrize(
    ("names", "text"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a und b"),
        (["a", "b", "c", "d"], "a, b, c und d"),
    ],
)
def test_separators(names: list[str], text: str) -> None:
    """An enumeration has commas and a last "und"."""
    joints = separators(len(names))
    assert "".join(joint + name for joint, name in zip(joints, names, strict=True)) == text


def test_transliterate() -> None:
    """Umlauts become two letters."""
    assert transliterate("Öl für Straßen") == "Oel fuer Strassen"
