"""How wide pictures stand on a page, as browsers are told: https://html.spec.whatwg.org/#sizes-attributes.

Lengths are CSS pixels, as theme/static/css lays it out; rem would be the browser's own 16 px here.
"""

import re
from enum import StrEnum


class Slot(StrEnum):
    """Where a picture stands, and how wide it is there."""

    COLUMN = "(min-width: 783px) 720px, 90vw"
    GALLERY = "(min-width: 783px) 351px, (min-width: 567px) 44vw, 90vw"  # of two columns
    TRIPLE = "(min-width: 783px) 228px, (min-width: 685px) 29vw, (min-width: 450px) 44vw, 90vw"
    LOGO = "192px"
    LIST = "(min-width: 768px) 288px, 117px"
    CARD = "(min-width: 1332px) 384px, (min-width: 1076px) 29vw, (min-width: 704px) 44vw, 90vw"


# No eye sees more in a photograph than two pixels for each CSS pixel; browsers take the next larger
# file, so a bit less is asked for. Screens have 1, 2, 3 or 4 of them, or what is near: what counts
# as 3 and as 4 begins half-way, the densest first.
_MOST = 1.8
_DENSE = {"3.5dppx": 4, "2.5dppx": 3}
_LENGTH = re.compile(r"^(?:(?P<condition>\(.*\)) )?(?P<number>\d+)(?P<unit>px|vw)$")


def of_photograph(sizes: Slot) -> str:
    """Return `sizes` for which dense screens get about two pixels for each CSS pixel."""
    parts = sizes.split(", ")
    dense = (_less(part, least, real) for least, real in _DENSE.items() for part in parts)
    return ", ".join([*dense, *parts])


def _less(part: str, least: str, density: int) -> str:
    found = _LENGTH.match(part)
    assert found is not None  # noqa: S101 - for the type checker: these are our own
    condition = " and ".join(filter(None, (f"(min-resolution: {least})", found["condition"])))
    return f"{condition} {round(int(found['number']) * _MOST / density)}{found['unit']}"
