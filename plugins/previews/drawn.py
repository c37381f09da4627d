"""The drawn card: the title before a rising sun, as the home page opens, as a PNG.

A pixel is a number: which ground it lies on, times 16, and how much ink covers it. So a card is
two small sums over bytes, its palette is always the same, and nothing has to be counted or
approximated afterwards.
"""

from functools import cache
from io import BytesIO
from itertools import chain

from PIL import Image, ImageChops, ImageDraw

from plugins.common.sun import Sun, draw_sun
from plugins.previews.footer import MARK, footer_lines
from plugins.previews.layout import (
    ABOVE_FOOTER,
    CARD_TITLE,
    FOOTER,
    HEIGHT,
    MARGIN,
    WIDTH,
    Block,
    Card,
    ink,
)  # fmt: skip
from plugins.previews.look import Colour, Colours, Look

_LEVELS = 16  # of ink
_RISING = 5  # grounds from accent to pale accent, for the smooth edge of the sun
_WHITE_ON_INK, _ACCENT_ON_INK = _RISING, _RISING + 1
_SMOOTH = 4  # how much larger the sun is drawn first
_SUNRISE_WIDTH, _SUNRISE_RIGHT = 860, WIDTH + 130
_SUNRISE_RAYS = 14  # their thickness (theme/static/css/blocks/sunrise.css), of 400
_MARK_RAYS = 2.6  # of 32


def draw(card: Card, look: Look) -> bytes:
    """Return the card as a PNG."""
    block = Block.of(card, CARD_TITLE)
    details, title = block.lines((ABOVE_FOOTER - block.height) / 2)
    picture = _numbered(ink([*details, *title]), look)
    file = BytesIO()
    picture.save(file, "PNG", compress_level=6)
    return file.getvalue()


def footer(look: Look) -> Image.Image:
    """Return the band at the bottom, in RGB."""
    blank = Image.new("L", (WIDTH, HEIGHT))
    return _numbered(blank, look).crop((0, ABOVE_FOOTER, WIDTH, HEIGHT)).convert("RGB")


def _numbered(mask: Image.Image, look: Look) -> Image.Image:
    """Return the empty card with more ink on it."""
    levels = mask.point([value * (_LEVELS - 1) // 255 for value in range(256)])
    picture = ImageChops.add(_empty(look), levels).convert("P")
    picture.putpalette(_palette(look.colours))
    return picture


@cache
def _palette(colours: Colours) -> list[int]:
    accent, dark = colours.accent, colours.ink
    rising = [_mix(accent, colours.pale_accent, step / (_RISING - 1)) for step in range(_RISING)]
    grounds = [*((ground, dark) for ground in rising), (dark, colours.on_ink), (dark, accent)]
    shades = [[_mix(g, i, n / (_LEVELS - 1)) for n in range(_LEVELS)] for g, i in grounds]
    return list(chain.from_iterable(chain.from_iterable(shades)))


def _mix(one: Colour, other: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


@cache
def _empty(look: Look) -> Image.Image:
    """Return what all cards share: sun, footer and word mark."""
    steps = _sunrise(look.sunrise).point(
        [round(value * (_RISING - 1) / 255) for value in range(256)]
    )
    picture = steps.point([step * _LEVELS for step in range(256)])
    pen = ImageDraw.Draw(picture)
    footer_box = (0, ABOVE_FOOTER, WIDTH, HEIGHT)
    pen.rectangle(footer_box, _ACCENT_ON_INK * _LEVELS)
    lines = footer_lines(look.word_mark, look.site)
    for line, end in ((lines[0], lines[1].x), *((host, host.right) for host in lines[2:])):
        box = (int(line.x) - 1, ABOVE_FOOTER, int(end) + 1, HEIGHT)
        pen.rectangle(box, _WHITE_ON_INK * _LEVELS)
    shown = ImageChops.lighter(ink(lines), _mark(look.mark))
    levels = shown.point([value * (_LEVELS - 1) // 255 for value in range(256)])
    return ImageChops.add(picture, levels)


def _sunrise(sun: Sun) -> Image.Image:
    """Return a mask of the sun that rises behind the footer."""
    large = Image.new("L", (WIDTH * _SMOOTH, HEIGHT * _SMOOTH))
    scale = _SUNRISE_WIDTH * _SMOOTH / sun.width
    left = _SUNRISE_RIGHT * _SMOOTH - sun.width * scale
    top = ABOVE_FOOTER * _SMOOTH - sun.middle[1] * scale
    draw_sun(ImageDraw.Draw(large), sun, (left, top, scale), _SUNRISE_RAYS)
    return large.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


def _mark(sun: Sun) -> Image.Image:
    """Return a mask of the sun in the word mark."""
    side = MARK * _SMOOTH
    large = Image.new("L", (side, side))
    draw_sun(ImageDraw.Draw(large), sun, (0, 0, side / sun.width), _MARK_RAYS)
    mask = Image.new("L", (WIDTH, HEIGHT))
    top = ABOVE_FOOTER + (FOOTER - MARK) // 2
    mask.paste(large.resize((MARK, MARK), Image.Resampling.BOX), (MARGIN, top))
    return mask
