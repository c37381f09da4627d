"""Light beyond white, as PQ and HLG have it, brought to what a page shows.

Chromium does so for a screen that shows no more: the Reference White Tone Mapping Operator of
SMPTE ST 2094-50, annex C, over the largest of red, green and blue in BT.2020.
"""

from collections.abc import Callable
from itertools import product
from math import log2, sqrt

from PIL import ImageFilter

from plugins.photos.colours.matrices import Vector, applied, inverse, times, to_d50
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
    shown = tone_map(colours.peak)
    factor = _hlg if colours.transfer == HLG else _pq
    numbers: list[float] = []
    for blue, green, red in product(nodes, repeat=3):  # red changes first
        r, g, b = applied(into, (red, green, blue))
        scale = factor(r, g, b)
        brightest = max(r, g, b) * scale
        if brightest > 0:
            scale *= shown(brightest) / brightest
        numbers += map(_encoded, applied(out, (r * scale, g * scale, b * scale)))
    return ImageFilter.Color3DLUT(_SIZE, numbers)


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


def _pq(_red: float, _green: float, _blue: float) -> float:
    """Return how many times the light of a page's white the brightest is."""
    return _PQ_PEAK / _WHITE


def _hlg(red: float, green: float, blue: float) -> float:
    """Return the same for the light of a scene, which a screen makes steeper."""
    luminance = _LUMINANCE[0] * red + _LUMINANCE[1] * green + _LUMINANCE[2] * blue
    return float(max(0.0, luminance) ** _DIM) * (_HLG_PEAK / _WHITE)


def _encoded(light: float) -> float:
    """Return the number that stands for it in sRGB, 0 to 1."""
    light = min(1.0, max(0.0, light))
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
