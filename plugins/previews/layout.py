"""Where everything stands on a preview; lengths are pixels."""

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from plugins.common.lettering import glyphs
from plugins.common.lettering.drawing import write
from plugins.common.lettering.glyphs import DETAIL, TITLE
from plugins.previews.typesetting import LEADING, Box, Setting, fit

# What all services show whole: https://ogp.me/, https://developers.facebook.com/docs/sharing/webmasters/images
WIDTH, HEIGHT = 1200, 630
MARGIN = 72
FOOTER = 88  # the band at the bottom, with the word mark
ABOVE_FOOTER = HEIGHT - FOOTER
_GAP = 22  # between title and details
_DETAIL_SIZES = range(40, 27, -2)

CARD_TITLE = Box(WIDTH - 2 * MARGIN, 400, range(128, 43, -4))
PHOTO_TITLE = Box(WIDTH - 2 * MARGIN, 290, range(88, 39, -4))
SITE_LINE = 28  # size of the address in the footer


@dataclass(frozen=True)
class Card:
    """What is said: a title and details, such as when and where."""

    title: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """One line of text: its place is the left end of its baseline."""

    text: str
    font: str
    size: int
    x: float
    y: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + glyphs.width(self.text, self.font) * self.size


@dataclass(frozen=True)
class Block:
    """Details above a title; heights are those of capitals and what hangs below them."""

    details: tuple[Setting, ...]
    title: Setting

    @classmethod
    def of(cls, card: Card, box: Box) -> "Block":
        """Set a card's texts; details, all of one size, take their room first."""
        texts = [glyphs.drawable(text).replace(" Uhr", "\xa0Uhr") for text in card.details]
        details = _details(texts, box)
        left = box.height - sum(d.height for d in details) - (_GAP if details else 0)
        title = Box(box.width, left, box.sizes, box.lines)
        return cls(details, fit(glyphs.drawable(card.title), title, glyphs.width))

    @property
    def height(self) -> int:
        """The pixels from the top of the block to its bottom."""
        gap = _GAP if self.details else 0
        return sum(d.height for d in self.details) + gap + self.title.height

    def lines(self, top: float) -> tuple[list[Line], list[Line]]:
        """Return the lines of the details and of the title."""
        details, y = [], top
        for detail in self.details:
            details += _lines(detail, DETAIL, y)
            y += detail.height
        y += _GAP if self.details else 0
        return details, _lines(self.title, TITLE, y)


def _details(texts: list[str], box: Box) -> tuple[Setting, ...]:
    """Set each detail in a line, or in two if need be."""
    sizes: Sequence[int] = _DETAIL_SIZES
    for _ in range(2):
        room = Box(box.width, box.height, sizes, lines=2)
        details = tuple(fit(text, room, _detail_width) for text in texts if text)
        sizes = [min((detail.size for detail in details), default=sizes[0])]
    return details


def _lines(setting: Setting, font: str, top: float) -> list[Line]:
    step = setting.size * LEADING
    # A capital is 0.73 em high: half of what is left of the leading stands above it.
    first = top + step / 2 + setting.size * 0.73 / 2
    return [
        Line(text, font, setting.size, MARGIN, first + number * step)
        for number, text in enumerate(setting.lines)
    ]


def _detail_width(text: str) -> float:
    return glyphs.width(text, DETAIL)


def ink(lines: list[Line]) -> Image.Image:
    """Return a mask ("L") of a preview's size in which the lines are white."""
    mask = Image.new("L", (WIDTH, HEIGHT))
    pen = ImageDraw.Draw(mask)
    for line in lines:
        write(pen, line.text, line.font, line.size, (line.x, line.y))
    return mask
