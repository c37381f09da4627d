"""What makes two numbers a range: both are times or years, or the words around them say so."""

import re

from plugins.common.german import MONTHS
from plugins.german.between import SPACES, Between, value
from plugins.german.names import names_number, names_year, words_before
from plugins.german.quantities import COUNTED

_NO_WORD = r"(?![\w-])"
_O_CLOCK = re.compile(rf"{SPACES}*Uhr\b")
_HOURS = re.compile(rf"{SPACES}*h{_NO_WORD}")
_SIGN = re.compile(rf"{SPACES}*([%€])")
# A single letter needs a space: houses have such numbers, too (3-5h).
_COUNTED = re.compile(
    rf"(?:{SPACES}*(?!(?:[mtlghs]|Uhr)(?!\w))|{SPACES}+(?=[mtlghs]))(?:{COUNTED}){_NO_WORD}"
)
_BEFORE_RANGES = re.compile(
    r"(?:(?<!\w)(?:SS?\.|Seiten?|pp?\.|§§|Abs\.|Absätzen?|Rn\.|Rdnr\.|Rz\.|Zeilen?|KW|Klassen"
    r"|Kalenderwochen?|Jahrgängen?|Kapiteln|Artikeln|Tagen?|Schritten?|Punkten?|Stufen|Phasen"
    r"|Kanälen?|Bänden?|Bde\.|Teilen?|Paragra(?:f|ph)en|Alter von|ca\.|circa|etwa|rund|ungefähr)"
    r"|€|\bEUR|\bCHF)\Z"
)
_WEEKDAY = re.compile(
    r"(?<!\w)(?:(?:Mo|Di|Mi|Do|Fr|Sa)\.?|(?i:montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?)):?\Z"
)
_EARLIEST_END = 8  # o'clock; the numbers behind a day may be the goals of a match


def are_hours(numbers: Between) -> bool:
    """Say whether the numbers are times, by a colon, "Uhr", or the day before them."""
    if not numbers.are_times:
        return False
    text, end = numbers.text, numbers.last.end()
    if any(":" in number for number in numbers.numbers) or _O_CLOCK.match(text, end):
        return True
    if not numbers.rises or value(numbers.numbers[1]) < _EARLIEST_END:
        return False
    before = words_before(text, numbers.first.start())
    return bool(_HOURS.match(text, end) or _WEEKDAY.search(before))


def is_range(numbers: Between) -> bool:
    """Say whether the numbers are a range of anything but times."""
    text, start, end = numbers.text, numbers.first.start(), numbers.last.end()
    if sign := numbers.first["sign"]:
        again = _SIGN.match(text, end)
        return again is not None and again[1] == sign[-1] and numbers.rises
    if numbers.rises and _COUNTED.match(text, end):
        return not names_number(text, start)
    if numbers.rises and _BEFORE_RANGES.search(words_before(text, start)):
        return True
    return _are_years(numbers) and not text[end : end + 1].isalnum()


def _are_years(numbers: Between) -> bool:
    """Say whether the numbers are two years, the second perhaps in short: 2023-35, not 2023-09."""
    first, last = numbers.numbers
    if not _is_year(first):
        return False
    if _is_year(last):
        return first < last and not names_year(numbers.text, numbers.first.start(), short=False)
    is_short = len(last) == len("35") and int(last) > max(int(first[2:]), len(MONTHS))
    return is_short and not names_year(numbers.text, numbers.first.start(), short=True)


def _is_year(number: str) -> bool:
    return len(number) == len("2023") and number.isdigit() and "1500" <= number < "2200"
