"""A colour in OKLCH, where equal steps look equal, and contrast as WCAG measures it.

https://bottosson.github.io/posts/oklab/, https://www.w3.org/TR/css-color-4/#ok-lab
"""

import re
from dataclasses import dataclass, replace
from math import atan2, cos, degrees, hypot, radians, sin

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_STEP = 0.002  # of lightness or chroma: less than an eight-bit channel can show
_ROUNDING = 1e-4
_LMS = ((0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005))  # fmt: skip
_LAB = ((0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660))  # fmt: skip
_LMS_OF_LAB = ((1, 0.3963377774, 0.2158037573),
               (1, -0.1055613458, -0.0638541728),
               (1, -0.0894841775, -1.2914855480))  # fmt: skip
_RGB_OF_LMS = ((4.0767416621, -3.3077115913, 0.2309699292),
               (-1.2684380046, 2.6097574011, -0.3413193965),
               (-0.0041960863, -0.7034186147, 1.7076147010))  # fmt: skip

_Triple = tuple[float, float, float]
_Matrix = tuple[_Triple, _Triple, _Triple]
Bytes = tuple[int, int, int]  # red, green, blue to 255


@dataclass(frozen=True)
class Colour:
    """Lightness from 0 to 1, chroma from 0 to about 0.37, hue in degrees."""

    lightness: float
    chroma: float
    hue: float

    @classmethod
    def of(cls, written: str) -> "Colour":
        """Return the colour that #rrggbb stands for; ValueError for anything else."""
        red, green, blue = map(_linear, channels(written))
        long, medium, short = _times(_LMS, (red, green, blue))
        lightness, a, b = _times(_LAB, (long ** (1 / 3), medium ** (1 / 3), short ** (1 / 3)))
        return cls(lightness, hypot(a, b), degrees(atan2(b, a)) % 360)

    def written(self) -> str:
        """Return #rrggbb; of what no screen shows, the most colourful of that lightness and hue."""
        shown = self if self._is_shown() else self._within(0.0, self.chroma)
        return "#" + "".join(f"{_byte(one):02x}" for one in shown._linear_rgb())

    def _within(self, low: float, high: float) -> "Colour":
        """Return the most colourful that a screen shows, of chromas between these."""
        while high - low > _STEP:
            middle = replace(self, chroma=(low + high) / 2)
            low, high = (middle.chroma, high) if middle._is_shown() else (low, middle.chroma)
        return replace(self, chroma=low)

    def _is_shown(self) -> bool:
        return all(-_ROUNDING <= one <= 1 + _ROUNDING for one in self._linear_rgb())

    def _linear_rgb(self) -> _Triple:
        a, b = (self.chroma * turn(radians(self.hue)) for turn in (cos, sin))
        long, medium, short = _times(_LMS_OF_LAB, (self.lightness, a, b))
        return _times(_RGB_OF_LMS, (long**3, medium**3, short**3))


def is_colour(written: str) -> bool:
    """Say whether a text is #rrggbb."""
    return _HEX.fullmatch(written) is not None


def channels(written: str) -> Bytes:
    """Return red, green and blue of #rrggbb; ValueError for anything else."""
    if not is_colour(written):
        raise ValueError(written)
    red, green, blue = bytes.fromhex(written[1:])
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def legible(colour: Colour, beside: tuple[str, ...], least: float, *, darker: bool) -> str:
    """Return the colour of this hue nearest in lightness that has enough contrast to all others.

    It only gets `darker`, or only lighter; at the end it is black or white, whatever that shows.
    """
    step = -_STEP if darker else _STEP
    written = colour.written()
    while any(contrast(written, other) < least for other in beside):
        if not 0 < colour.lightness < 1:
            return "#000000" if darker else "#ffffff"
        colour = replace(colour, lightness=min(1.0, max(0.0, colour.lightness + step)))
        written = colour.written()
    return written


def _luminance(written: str) -> float:
    red, green, blue = map(_linear, channels(written))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _byte(linear: float) -> int:
    linear = min(1.0, max(0.0, linear))
    share = 12.92 * linear if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(255 * share)


def _times(matrix: _Matrix, vector: _Triple) -> _Triple:
    first, second, third = (
        sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix
    )  # fmt: skip
    return first, second, third
