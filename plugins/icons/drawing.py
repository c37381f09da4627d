"""The sun in the site's colours, with and without the word mark, as PNG and ICO."""

from dataclasses import dataclass
from io import BytesIO
from itertools import chain

from PIL import Image, ImageChops, ImageDraw

from plugins.common.colours.colour import Bytes, channels
from plugins.common.colours.palette import WHITE
from plugins.common.lettering import glyphs
from plugins.common.lettering.drawing import length, write
from plugins.common.lettering.glyphs import TITLE
from plugins.common.sun import Sun, draw_sun, sun_of
from plugins.icons.name import fitted

_RAYS, _CORNER = 2.6, 7  # thickness of rays, and radius of corners, of 32
# Of the side of a tab's icon, so that the sun keeps clear of the corners.
FILLED = 0.86
_DOWN = 0.015  # of the side, by which the sun is lower than the middle: its rays are light
_SMOOTH = 8  # how much larger all is drawn first
_LEVELS = 16  # of a colour on the ground
_TABS = (16, 32, 48)  # pixels
_LOGO = (576, 288)  # twice as wide as high (RFC 4287, 4.2.8)
_LOGO_SUN = (208, 20, 160)  # left, top and side of the square that holds the sun
_LOGO_MARGIN, _BASELINE = 32, 233
_SMALL_SUN, _ROOM = (233, 16, 110), (134, 276)  # above several lines, and their top and bottom
_CAPITALS = 0.73  # their height, of the size


@dataclass(frozen=True)
class Mark:
    """What a group is known by: two colours as #rrggbb, the parts of its word mark, the sun.

    That is the theme's drawing, an SVG.
    """

    accent: str
    ink: str
    word_mark: tuple[str, str]
    svg: str

    @property
    def paths(self) -> str:
        """The elements of the SVG without the one around them."""
        return self.svg[self.svg.index(">") + 1 : self.svg.rindex("</svg>")]

    @property
    def sun(self) -> Sun:
        """The sun that the SVG draws."""
        return sun_of(self.svg)


def square(mark: Mark, side: int, filled: float) -> bytes:
    """Return the sun on a square of ink as a PNG; `filled` is the share of the side it takes."""
    size = round(side * filled)
    blank = (side - size) // 2
    accent = _sun(mark.sun, (side, side), (blank, blank + round(_DOWN * side), size))
    return _png(_coloured(accent, Image.new("L", accent.size), mark))


def tab_icons(mark: Mark) -> bytes:
    """Return an ICO with the sun on a square with round corners, one for each of _TABS."""
    frames = [_rounded(mark, side) for side in _TABS]
    file = BytesIO()
    frames[-1].save(file, "ICO", append_images=frames[:-1], sizes=[one.size for one in frames])
    return file.getvalue()


def with_word_mark(mark: Mark) -> bytes:
    """Return the sun above the word mark, as large as fits, as a PNG twice as wide as high."""
    first, second = map(glyphs.drawable, mark.word_mark)
    name = fitted((first, second), _LOGO[0] - 2 * _LOGO_MARGIN, _ROOM[1] - _ROOM[0])
    in_one_line = len(name.lines) == 1
    white = Image.new("L", _LOGO)
    accent = _sun(mark.sun, _LOGO, _LOGO_SUN if in_one_line else _SMALL_SUN)
    baseline: float = _BASELINE
    if not in_one_line:
        baseline = (sum(_ROOM) - name.height + name.leading + name.size * _CAPITALS) / 2
    for number, line in enumerate(name.lines):
        _write(line, name.size, baseline + number * name.leading, (white, accent))
    return _png(_coloured(accent, white, mark))


def _write(
    line: tuple[str, str], size: int, baseline: float, masks: tuple[Image.Image, Image.Image]
) -> None:
    """Draw both parts of a line in the middle, each on a mask of its own."""
    first, second = (length(part, TITLE, size) for part in line)
    left = max(0.0, (_LOGO[0] - first - second) / 2)
    for mask, part, place in zip(masks, line, (left, left + first), strict=True):
        write(ImageDraw.Draw(mask), part, TITLE, size, (place, baseline))


def _sun(sun: Sun, size: tuple[int, int], box: tuple[int, int, int]) -> Image.Image:
    """Return a mask of the sun in a square of it: left, top and side in pixels."""
    left, top, side = box
    large = Image.new("L", (side * _SMOOTH, side * _SMOOTH))
    draw_sun(ImageDraw.Draw(large), sun, (0, 0, side * _SMOOTH / sun.width), _RAYS)
    mask = Image.new("L", size)
    mask.paste(large.resize((side, side), Image.Resampling.BOX), (left, top))
    return mask


def _rounded(mark: Mark, side: int) -> Image.Image:
    """Return the sun in RGBA, transparent outside round corners."""
    large = Image.new("L", (side * _SMOOTH, side * _SMOOTH))
    corner = _CORNER * side * _SMOOTH / mark.sun.width
    box = (0, 0, large.width - 1, large.height - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, corner, 255)
    ground = large.resize((side, side), Image.Resampling.BOX)
    size = round(side * FILLED)
    blank = (side - size) // 2
    sun = _sun(mark.sun, (side, side), (blank, blank + round(_DOWN * side), size))
    picture = Image.new("RGB", (side, side), mark.ink)
    picture.paste(Image.new("RGB", (side, side), mark.accent), mask=sun)
    picture.putalpha(ground)
    return picture


def _coloured(accent: Image.Image, white: Image.Image, mark: Mark) -> Image.Image:
    """Return the ink with accent and white on it where two masks are, which nowhere meet."""
    levels = [value * (_LEVELS - 1) // 255 for value in range(256)]
    of_white = [level and level + _LEVELS for level in levels]
    picture = ImageChops.add(accent.point(levels), white.point(of_white)).convert("P")
    ink = channels(mark.ink)
    shades = [_shades(ink, channels(colour)) for colour in (mark.accent, WHITE)]
    picture.putpalette(list(chain.from_iterable(chain.from_iterable(shades))))
    return picture


def _shades(ground: Bytes, colour: Bytes) -> list[tuple[int, ...]]:
    steps = [number / (_LEVELS - 1) for number in range(_LEVELS)]
    return [
        tuple(round(g + (c - g) * step) for g, c in zip(ground, colour, strict=True))
        for step in steps
    ]


def _png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()
