"""Profiles of three primaries and a curve, written as ICC.1:2022 (version 4.4) has them."""

from struct import pack

from plugins.photos.colours.matrices import D50, to_d50
from plugins.photos.colours.meaning import Colours

_POINTS = 1024  # of a curve


def profile(colours: Colours) -> bytes:
    """Return a profile; ArithmeticError or struct.error for primaries of no sense."""
    columns = zip(*to_d50(colours.primaries), strict=True)
    xyz = [_xyz(column) for column in (D50, *columns)]
    curve = _curve(colours)
    tags = dict(zip((b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ"), xyz, strict=True))
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    return _file(tags)


def _file(tags: dict[bytes, bytes]) -> bytes:
    """Return header (7.2), tag table (7.3) and the parts that tags lead to, each once."""
    parts = dict.fromkeys(tags.values(), 0)
    at = 128 + 4 + 12 * len(tags)
    for part in parts:
        parts[part], at = at, at + len(part)
    table = b"".join(pack(">4sII", tag, parts[part], len(part)) for tag, part in tags.items())
    white = b"".join(map(_fixed, D50))
    header = pack(">I4sI4s4s4s12x4s28x", at, b"", 0x04400000, b"mntr", b"RGB ", b"XYZ ", b"acsp")
    return (header + white).ljust(128, b"\0") + pack(">I", len(tags)) + table + b"".join(parts)


def _xyz(values: tuple[float, ...]) -> bytes:
    """Return an XYZType (10.31)."""
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, values))


def _curve(colours: Colours) -> bytes:
    """Return a curveType of many points (10.6)."""
    values = (colours.curve(number / (_POINTS - 1)) for number in range(_POINTS))
    points = (round(65535 * min(1.0, max(0.0, value))) for value in values)
    return b"curv\0\0\0\0" + pack(f">I{_POINTS}H", _POINTS, *points)


def _fixed(value: float) -> bytes:
    """Return an s15Fixed16Number (4.6)."""
    return pack(">i", round(value * 65536))
