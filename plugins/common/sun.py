"""The sun as the theme draws it, read from its SVG, so that pictures and pages show the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import ImageDraw

# Half a disc: from its left end in an arc to the right one.
_DISC = re.compile(r'd="M([\d.]+) ([\d.]+)a([\d.]+) ')
_RAYS = re.compile(r'd="(M[^"a]+)"')
_BOX = re.compile(r'viewBox="0 0 (\d+) ')
# Commands of a path that draw straight lines: https://www.w3.org/TR/SVG2/paths.html
_STEP = re.compile(r"([MLHVmlhv]?) ?(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?(?=[MLHVmlhv ]|$)")

Point = tuple[float, float]


@dataclass(frozen=True)
class Sun:
    """The upper half of a disc and rays, in the units of a drawing of this width."""

    width: float
    middle: Point
    radius: float
    rays: tuple[tuple[Point, Point], ...]


def read_sun(file: Path) -> Sun:
    """Return the sun of an SVG drawing; ValueError where it is drawn in another way."""
    try:
        return sun_of(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(file) from error


def sun_of(svg: str) -> Sun:
    """Return the sun that an SVG draws; ValueError where it is drawn in another way."""
    box, disc, rays = _BOX.search(svg), _DISC.search(svg), _RAYS.search(svg)
    if not (box and disc and rays):
        raise ValueError(svg)
    left, y, radius = map(float, disc.groups())
    return Sun(float(box[1]), (left + radius, y), radius, tuple(_lines(rays[1])))


def _lines(path: str) -> Iterator[tuple[Point, Point]]:
    """Yield the ends of each straight line of a path."""
    x = y = 0.0
    for command, first, second in _STEP.findall(path):
        a, b = float(first), float(second or 0)
        before = (x, y)
        match command:
            case "V":
                y = a
            case "v":
                y += a
            case "H":
                x = a
            case "h":
                x += a
            case "l" | "m":
                x, y = x + a, y + b
            case _:
                x, y = a, b
        if command not in {"M", "m"}:
            yield before, (x, y)


def draw_sun(
    pen: ImageDraw.ImageDraw, sun: Sun, place: tuple[float, float, float], thickness: float
) -> None:
    """Draw a sun, its rays with round ends; `place` is left, top and scale."""
    left, top, scale = place
    (x, y), radius = sun.middle, sun.radius
    box = [left + (x - radius) * scale, top + (y - radius) * scale]
    box += [left + (x + radius) * scale, top + (y + radius) * scale]
    pen.pieslice(box, 180, 360, 255)
    width = round(thickness * scale) // 2 * 2 + 1  # odd, so that line and ends have one middle
    half = width // 2
    for ray in sun.rays:
        ends = [(round(left + a * scale), round(top + b * scale)) for a, b in ray]
        pen.line(ends, 255, width)
        for a, b in ends:
            pen.ellipse((a - half, b - half, a + half, b + half), 255)
