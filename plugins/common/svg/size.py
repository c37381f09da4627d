"""How large an SVG is shown that nobody gives a size: https://www.w3.org/TR/SVG2/coords.html.

Chromium was asked what it makes of the cases in tests/plugins/common/test_svg.py.
"""

import re
from math import floor
from xml.etree.ElementTree import Element

_NUMBER = r"[+-]?(?:[0-9]*\.[0-9]+|[0-9]+)(?:[eE][+-]?[0-9]+)?"
_LENGTH = re.compile(rf"\s*({_NUMBER})([a-zA-Z]*|%)\s*")
_BOX = re.compile(rf"\s*({_NUMBER})" + rf"(?:\s*,\s*|\s+)({_NUMBER})" * 3 + r"\s*")
_FONT_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:\s*([^;]+)")
# CSS pixels (https://www.w3.org/TR/css-values-4/#absolute-lengths).
_UNITS = {
    "": 1.0, "px": 1.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "q": 96 / 101.6,
    "pt": 96 / 72, "pc": 16.0,
}  # fmt: skip
# Parts of the font's size; ex and ch hang on the font and are a half by rule
# (https://www.w3.org/TR/css-values-4/#font-relative-lengths).
_OF_FONT = {"em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5}
_FONT = 16.0
# Of a window that a picture has not: browsers make it nothing.
_OF_WINDOW = frozenset({"vw", "vh", "vi", "vb", "vmin", "vmax"})
_DEFAULT = (300.0, 150.0)  # https://www.w3.org/TR/css-images-3/#default-object-size
_LARGEST = 33_554_428.0  # browsers clamp to this
# A viewBox has no unit. As pixels it is what drawing programs mean, unless it is a mere coordinate
# system such as 0 0 1 1.
_LIKELY = (16, 20_000)


def size_of(root: Element) -> tuple[int, int] | None:
    """Return width and height in CSS pixels, at least 1; None where a browser shows nothing."""
    width, height = (_length(root, name) for name in ("width", "height"))
    box = _view_box(root)
    keeps_shape = root.get("preserveAspectRatio", "").split()[:1] != ["none"]
    if width is None or height is None:
        if not keeps_shape:  # stretched to whatever there is
            width, height = _DEFAULT
        elif box:
            width, height = _by_shape(width, height, box)
    width = _DEFAULT[0] if width is None else width
    height = _DEFAULT[1] if height is None else height
    if width <= 0 or height <= 0:
        return None
    return _rounded(width), _rounded(height)


def _rounded(value: float) -> int:
    return max(1, floor(min(value, _LARGEST) + 0.5))


def _by_shape(
    width: float | None, height: float | None, box: tuple[float, float]
) -> tuple[float, float]:
    shape = box[0] / box[1]
    if width is not None:
        return width, width / shape
    if height is not None:
        return height * shape, height
    if _LIKELY[0] <= max(box) <= _LIKELY[1] and min(box) >= 1:
        return box
    scale = min(_DEFAULT[0] / box[0], _DEFAULT[1] / box[1])
    return box[0] * scale, box[1] * scale


def _view_box(root: Element) -> tuple[float, float] | None:
    found = _BOX.fullmatch(root.get("viewBox", ""))
    if not found:
        return None
    width, height = float(found[3]), float(found[4])
    return (width, height) if width > 0 and height > 0 else None


def _length(root: Element, name: str) -> float | None:
    """Return pixels; None for what names no length of its own, such as 100%."""
    found = _LENGTH.fullmatch(root.get(name, ""))
    return _pixels(found, _font_size(root)) if found else None


def _pixels(found: re.Match[str], font: float) -> float | None:
    value, unit = float(found[1]), found[2].lower()
    if unit in _OF_FONT:
        return value * _OF_FONT[unit] * font
    if unit in _OF_WINDOW:
        return 0.0
    return value * _UNITS[unit] if unit in _UNITS else None


def _font_size(root: Element) -> float:
    styled = _FONT_SIZE.search(root.get("style", ""))
    found = _LENGTH.fullmatch(styled[1] if styled else root.get("font-size", ""))
    if found and found[2] == "%":
        return float(found[1]) / 100 * _FONT
    return (_pixels(found, _FONT) if found else None) or _FONT
