"""A date at a line's start is no item of a numbered list.

    1. Mai: Demo                  24. Dez. frei           9. und 10. September
    2026. war ein gutes Jahr      stay text
    1. eins                       is an item, as ever

CommonMark, too, would make items of the former.
"""

import re

from plugins.common.german import MONTHS, SHORT_MONTHS

_MONTH = rf"(?i:{'|'.join((*MONTHS, *SHORT_MONTHS))})\b"
_UP_TO = r"(?: *(?:und|oder|bis|[-–/+&]) *\d{1,2}\.)?"
# A day before its month; a year at the end of a sentence.
_DATE = re.compile(rf"\d{{1,2}}\.{_UP_TO} *{_MONTH}|\d{{4}}\.")


def begins_with_date(text: str) -> bool:
    """Say whether a line begins with the number of a day or year."""
    return _DATE.match(text) is not None
