"""What numbers of a picture can mean: primaries and curves, after ITU-T H.273, tables 2 and 3."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

# x and y of red, green, blue and white (CIE 1931).
Chromaticities = tuple[float, float, float, float, float, float, float, float]
_D65, _C, _DCI = (0.3127, 0.329), (0.31, 0.316), (0.314, 0.351)
REC_709: Chromaticities = (0.64, 0.33, 0.3, 0.6, 0.15, 0.06, *_D65)
REC_2020: Chromaticities = (0.708, 0.292, 0.17, 0.797, 0.131, 0.046, *_D65)
_SMPTE_170: Chromaticities = (0.63, 0.34, 0.31, 0.595, 0.155, 0.07, *_D65)
PRIMARIES: Mapping[int, Chromaticities] = MappingProxyType({
    4: (0.67, 0.33, 0.21, 0.71, 0.14, 0.08, *_C),
    5: (0.64, 0.33, 0.29, 0.6, 0.15, 0.06, *_D65),
    6: _SMPTE_170,
    7: _SMPTE_170,
    8: (0.681, 0.319, 0.243, 0.692, 0.145, 0.049, *_C),
    9: REC_2020,
    10: (1.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1 / 3, 1 / 3),
    11: (0.68, 0.32, 0.265, 0.69, 0.15, 0.06, *_DCI),
    12: (0.68, 0.32, 0.265, 0.69, 0.15, 0.06, *_D65),
    22: (0.63, 0.34, 0.295, 0.605, 0.155, 0.077, *_D65),
})  # fmt: skip

# From a number of the picture, 0 to 1, to light, 0 to 1.
Curve = Callable[[float], float]


def srgb(value: float) -> float:
    """IEC 61966-2-1; video's curves mean the same to browsers."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _smpte_240(value: float) -> float:
    return value / 4 if value <= 0.0912 else float(((value + 0.1115) / 1.1115) ** (1 / 0.45))


def pq(value: float) -> float:
    """SMPTE ST 2084: 1 is 10,000 nits."""
    root = value ** (32 / 2523)
    above = max(0.0, root - 107 / 128)
    return float((above / (2413 / 128 - 2392 / 128 * root)) ** (8192 / 1305))


def hlg(value: float) -> float:
    """ITU-R BT.2100, table 5: light of the scene."""
    a, b, c = 0.17883277, 0.28466892, 0.55991073
    return value * value / 3 if value <= 0.5 else (2.718281828459045 ** ((value - c) / a) + b) / 12


_SRGB, PQ, HLG = 13, 16, 18
_VIDEO = frozenset({1, 6, 11, 14, 15})
_POWERS = {4: 2.2, 5: 2.8, 8: 1.0}
_CURVES: Mapping[int, Curve] = MappingProxyType({
    7: _smpte_240,
    PQ: pq,
    17: lambda value: min(1.0, 52.37 / 48 * value**2.6),
    HLG: hlg,
})  # fmt: skip


@dataclass(frozen=True)
class Colours:
    """What numbers mean that are not sRGB.

    `transfer` is a code of H.273, or where `gamma` is not 0 the exponent itself; `peak` is the
    brightest light in nits, where the transfer goes beyond white.
    """

    primaries: Chromaticities = REC_709
    transfer: int = _SRGB
    gamma: float = 0.0
    peak: float = 1000.0

    @property
    def is_bright(self) -> bool:
        """Whether it goes beyond the white of a page."""
        return not self.gamma and self.transfer in {PQ, HLG}

    @property
    def curve(self) -> Curve:
        """The curve of each channel."""
        if self.gamma:
            return lambda value: value**self.gamma
        return _CURVES.get(self.transfer, srgb)

    @property
    def is_srgb(self) -> bool:
        """Whether nothing has to be done."""
        return self == Colours(peak=self.peak)


def is_known(primaries: int, transfer: int) -> bool:
    """Say whether two codes of H.273 are ones that mean something."""
    known = transfer in _POWERS or transfer in _CURVES or transfer in _VIDEO
    return (primaries == 1 or primaries in PRIMARIES) and (known or transfer == _SRGB)


def coded(primaries: int, transfer: int, peak: float = 1000.0, video: float = 0.0) -> Colours:
    """Return what two codes of H.273 mean; what they leave open means sRGB.

    `video` is the exponent for the curves of television, 0 for that of sRGB.
    """
    gamma = video if transfer in _VIDEO else _POWERS.get(transfer, 0.0)
    known = transfer if transfer in _CURVES else _SRGB
    return Colours(PRIMARIES.get(primaries, REC_709), known, gamma, peak)
