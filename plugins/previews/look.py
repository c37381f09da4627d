"""What all previews of a site share: its name; colours and suns, which are those of its pages."""

import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from PIL import ImageColor

from plugins.common.problem import Problem
from plugins.common.source import Source, display_path
from plugins.previews.sun import Sun, read_sun

Colour = tuple[int, int, int]

# The dark mode, print and contrast of pages are none of a picture's.
_MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_DEFINED = re.compile(r"--([\w-]+):\s*([^;}]+)")


@dataclass(frozen=True)
class Colours:
    """Colours by the names that theme/static/css/tokens.css gives them; red, green, blue to 255."""

    sun: Colour
    pale_sun: Colour
    navy: Colour
    on_navy: Colour


@dataclass(frozen=True)
class Look:
    """The host's name, the colours, the sun that rises, and the one in the word mark."""

    site: str
    colours: Colours
    sunrise: Sun
    mark: Sun


def read_look(theme: Path, site: str) -> tuple[Look, list[Problem]]:
    """Return how previews look with a theme, and what is wrong with its colours."""
    colours, problems = read_colours(theme / "static/css/tokens.css")
    suns = []
    for file in (theme / f"templates/partials/{name}.html" for name in ("sunrise", "sun")):
        try:
            suns.append(read_sun(file))
        except ValueError:
            message = "Diese Sonne lässt sich für Vorschaubilder nicht nachzeichnen."
            remedy = "Sie als halbe Scheibe und gerade Strahlen zeichnen, wie sie vorher war."
            problems.append(Problem(display_path(file), 1, message, remedy))
            suns.append(Sun(1, (0, 0), 0, ()))
    return Look(site, colours, *suns), problems


def read_colours(file: Path) -> tuple[Colours, list[Problem]]:
    """Return the colours of a style sheet, black where one is missing, and what is wrong."""
    source = Source(display_path(file), file.read_text(encoding="utf-8"))
    defined = dict(_DEFINED.findall(_MEDIA.sub("", source.text)))
    found: dict[str, Colour] = {}
    problems = []
    for field in fields(Colours):
        name = field.name.replace("_", "-")
        written = defined.get(name, "").strip()
        try:
            found[field.name] = ImageColor.getrgb(written)[:3]
        except ValueError:
            message = f"„{written}“ für --{name} ist keine Farbe, die Vorschaubilder zeigen können."
            remedy = f"`--{name}: #rrggbb;` schreiben."
            problems.append(source.problem(f"--{name}:", message, remedy))
            found[field.name] = (0, 0, 0)
    return Colours(**found), problems


@cache  # a site has one, and asks for each of its pages
def as_text(look: Look) -> str:
    """Return what tells one look from another."""
    return repr(look)
