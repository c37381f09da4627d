"""Light beyond white, as PQ and HLG have it, brought to what a page shows.

Chromium does so for a screen that shows no more: the Reference White Tone Mapping Operator of
SMPTE ST 2094-50, annex C, over the largest of red, green and blue in BT.2020.
"""

from collections.abc import Callable
from math import log2, sqrt

from PIL import ImageFilter

from plugins.photos.colours.matrices import Matrix, Vector, applied, inverse, times, to_d50
from plugins.photos.colours.meaning import HLG, REC_709, REC_2020, Colours

_SIZE = 33  # nodes on each edge of the table
_WHITE, _PQ_PEAK, _HLG_PEAK = 203.0, 10_000.0, 1000.0  # nits: BT.2408, ST 2084, BT.2100
_LUMINANCE: Vector = (0.2627, 0.678, 0.0593)  # BT.2100, table 5
_DIM = 0.2  # how much steeper a screen's light is than the scene's, less one
_KAPPA = 0.65


def table(colours: Colours) -> ImageFilter.Color3DLUT:
    """Return the table that brings a picture of these colours to sRGB."""
    wide, narrow = to_d50(REC_2020), to_d50(REC_709)
    into = times(inverse(wide), to_d50(colours.primaries))
    out = times(inverse(narrow), wide)
    nodes = [colours.curve(number / (_SIZE - 1)) for number in range(_SIZE)]
    mapped = tone_map(colours.peak)
    bright = _hlg if colours.transfer == HLG else _pq

    def shown(red: float, green: float, blue: float) -> Vector:
        light = (nodes[round(value * (_SIZE - 1))] for value in (red, green, blue))
        return _shown(bright(applied(into, tuple(light))), out, mapped)

    return ImageFilter.Color3DLUT.generate(_SIZE, shown)


def tone_map(peak: float) -> Callable[[float], float]:
    """Return how bright, 0 to 1, light is shown; 1 is white, `peak` in nits the brightest."""
    highest = max(peak / _WHITE, 1.0)
    if highest == 1.0:
        return lambda light: light
    white = 1 - 0.5 * min(log2(highest) / log2(1000 / _WHITE), 1.0)
    middle = 1 - _KAPPA + _KAPPA / white, (1 - _KAPPA) * white + _KAPPA
    # A quadratic Bézier curve from white to the brightest light.
    (xa, xb), (ya, yb) = (
        (start - 2 * mid + end, 2 * (mid - start))
        for start, mid, end in ((1.0, middle[0], highest), (white, middle[1], 1.0))
    )

    def mapped(light: float) -> float:
        if light <= 1:
            return light * white
        t = 2 * (light - 1) / (xb + sqrt(max(0.0, xb * xb + 4 * xa * (light - 1))))
        return white + t * (yb + t * ya) if t < 1 else 1.0

    return mapped


def _pq(light: Vector) -> Vector:
    return _scaled(light, _PQ_PEAK / _WHITE)


def _hlg(light: Vector) -> Vector:
    """Return the light of a screen: the scene's, made steeper (BT.2100, table 5)."""
    luminance = sum(a * b for a, b in zip(_LUMINANCE, light, strict=True))
    return _scaled(light, max(0.0, luminance) ** _DIM * _HLG_PEAK / _WHITE)


def _shown(light: Vector, out: Matrix, mapped: Callable[[float], float]) -> Vector:
    brightest = max(light)
    kept = _scaled(light, mapped(brightest) / brightest) if brightest > 0 else light
    red, green, blue = map(_encoded, applied(out, kept))
    return red, green, blue


def _scaled(light: Vector, factor: float) -> Vector:
    red, green, blue = light
    return red * factor, green * factor, blue * factor


def _encoded(light: float) -> float:
    """Return the number that stands for it in sRGB, 0 to 1."""
    light = min(1.0, max(0.0, light))
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
