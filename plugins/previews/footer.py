"""What stands in the footer of a preview: the word mark, and the address of the site."""

from collections.abc import Sequence

from plugins.common.lettering import drawing, glyphs
from plugins.common.lettering.glyphs import DETAIL, TITLE
from plugins.previews.layout import ABOVE_FOOTER, FOOTER, MARGIN, SITE_LINE, WIDTH, Line

MARK, _BESIDE_MARK, _BESIDE_HOST = 50, 14, 40  # the mark's width, and blank pixels
_MARK_TEXTS = range(40, 25, -2)  # sizes of its text beside the host, the best first
_LONG_MARK_TEXTS = range(40, 11, -1)  # where that is too long
_SMALL_SITE_LINE = 22  # size of the address beside a name that is set smaller than usual
_ROUNDED = 3  # pixels that an address may reach into the margin


def footer_lines(word_mark: tuple[str, str], site: str) -> list[Line]:
    """Return both parts of the word mark, and the site's address at the right margin.

    A long name is set smaller; where both have no room, the address goes without its path, then
    both are set smaller still. Only an address that is itself too long is left out.
    """
    parts = [glyphs.drawable(part) for part in word_mark]
    left, whole = MARGIN + MARK + _BESIDE_MARK, "".join(parts)
    baseline = ABOVE_FOOTER + FOOTER / 2 + _MARK_TEXTS[0] * 0.73 / 2
    host = site.partition("/")[0]
    for shown, its_size, sizes in (
        (site, SITE_LINE, _MARK_TEXTS),
        (host, SITE_LINE, _MARK_TEXTS),
        (host, _SMALL_SITE_LINE, _LONG_MARK_TEXTS),
    ):
        right = WIDTH - MARGIN - _width(shown, its_size)
        if size := _fitting(whole, right - _BESIDE_HOST - left, sizes):
            address = [Line(shown, DETAIL, its_size, right, baseline)]
            break
    else:
        size = _fitting(whole, WIDTH - MARGIN - left, _LONG_MARK_TEXTS) or _LONG_MARK_TEXTS[-1]
        address = []
    first = Line(parts[0], TITLE, size, left, baseline)
    # Within a word the parts may come closer than they are drawn; a blank has to stay.
    begin = first.right
    if parts[0] != parts[0].rstrip():
        begin = max(begin, left + drawing.length(parts[0], TITLE, size))
    return [first, Line(parts[1], TITLE, size, begin, baseline), *address]


def _fitting(text: str, room: float, sizes: Sequence[int]) -> int:
    """Return the first size at which a text has room, 0 for none."""
    return next((size for size in sizes if drawing.length(text, TITLE, size) <= room), 0)


def _width(address: str, size: int) -> float:
    """Return the pixels that an address takes: Pillow rounds every letter's, which adds up."""
    drawn = drawing.length(address, DETAIL, size)
    return max(glyphs.width(address, DETAIL) * size, drawn - _ROUNDED)
