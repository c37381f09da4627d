"""What the chunks of a PNG say of its colours (PNG, third edition, 4.3 and 11.3)."""

from itertools import takewhile
from struct import unpack
from typing import IO

from plugins.common.containers import chunks as of_png
from plugins.common.containers.chunks import BEGINNING as BEGINNING
from plugins.photos.colours.meaning import Colours, coded, is_known

_COLOURS = frozenset({b"cICP", b"iCCP", b"sRGB", b"gAMA", b"cHRM", b"cLLI", b"mDCV"})
_WANTED = _COLOURS | {b"IHDR", b"tRNS"}
_HEADER = 13  # bytes of IHDR: width, height, bits of a sample, kind of colours ...
_GREY, _RGB = 0, 2
NEVER = -1
_LONGEST = 256  # bytes of a chunk of which more than its name counts
_NITS = 10_000  # units of cLLI and mDCV in one nit
_VIDEO = 2.4  # what video's curves mean in a PNG: BT.1886
_USUAL, _NEAR = 1 / 2.2, 0.001  # alone, this gamma means sRGB


def read(file: IO[bytes]) -> dict[bytes, bytes]:
    """Return the chunks before the first pixels that matter here; the first of each name."""
    found: dict[bytes, bytes] = {}
    for chunk in takewhile(lambda chunk: chunk.name != b"IDAT", of_png.walk(file)):
        if chunk.name in _WANTED:
            found.setdefault(chunk.name, chunk.read(file, _LONGEST))
    return found


def colours(chunks: dict[bytes, bytes]) -> Colours | None:
    """Return what they say; None where that is sRGB, or a profile that Pillow knows."""
    found = _coded(chunks)
    if found is None and not {b"iCCP", b"sRGB"} & chunks.keys():
        found = _measured(chunks)
    return found


def clear(chunks: dict[bytes, bytes]) -> int | tuple[int, ...] | None:
    """Return the one colour that is transparent, in the numbers that Pillow makes of the samples.

    None stands for none, and where Pillow knows it, as in a palette; NEVER for one that no sample
    can be. Of samples of up to 8 bits the lower byte counts.
    """
    header, transparent = chunks.get(b"IHDR", b""), chunks.get(b"tRNS", b"")
    bits, kind = (header[8], header[9]) if len(header) == _HEADER else (0, -1)
    if kind == _GREY and bits in {1, 2, 4, 8, 16} and len(transparent) >= 2:
        return _clear_grey(bits, *transparent[:2])
    if kind == _RGB and len(transparent) >= 6:
        if bits == 16:
            return tuple(transparent[0:6:2])  # Pillow keeps the upper byte of each
        return tuple(transparent[1:6:2]) if any(transparent[0:6:2]) else None
    return None


def _clear_grey(bits: int, high: int, low: int) -> int | None:
    if bits == 16:
        return high << 8 | low
    if low >= 2**bits:
        return NEVER
    return low * 255 // (2**bits - 1) if bits in {2, 4} or high else None


def _coded(chunks: dict[bytes, bytes]) -> Colours | None:
    """Return what cICP says; None where it is no RGB, or says what nobody knows."""
    code = chunks.get(b"cICP", b"")
    if len(code) != 4 or code[2] != 0 or not is_known(code[0], code[1]):
        return None
    return coded(code[0], code[1], _peak(chunks), video=_VIDEO)


def _measured(chunks: dict[bytes, bytes]) -> Colours | None:
    """Return what gAMA and cHRM say, in units of 1/100,000; cHRM says nothing alone."""
    exponent, points = chunks.get(b"gAMA", b""), chunks.get(b"cHRM", b"")
    gamma = int.from_bytes(exponent[:4], "big") / 100_000
    if not gamma:
        return None
    if len(points) == 32 and all(points[at : at + 4] != bytes(4) for at in range(0, 32, 4)):
        wx, wy, *others = (number / 100_000 for number in unpack(">8I", points))
        rx, ry, gx, gy, bx, by = others
        return Colours((rx, ry, gx, gy, bx, by, wx, wy), gamma=1 / gamma)
    return Colours(gamma=1 / gamma) if abs(gamma - _USUAL) > _NEAR else None


def _peak(chunks: dict[bytes, bytes]) -> float:
    """Return the brightest light in nits: of the picture, else of the screen it was made on."""
    for name, at in ((b"cLLI", 0), (b"mDCV", 16)):
        nits = int.from_bytes(chunks.get(name, b"")[at : at + 4], "big") / _NITS
        if nits:
            return nits
    return 1000.0
