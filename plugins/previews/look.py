"""What all previews of a site share: its name; colours and suns, which are those of its pages."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plugins.common.colours.colour import channels
from plugins.common.colours.palette import WHITE, palette
from plugins.common.problem import Problem
from plugins.common.source import display_path
from plugins.common.sun import Sun, read_sun

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Colours:
    """Red, green, blue to 255: the grounds, and what can be read on the ink."""

    accent: Colour
    pale_accent: Colour
    ink: Colour
    on_ink: Colour

    @classmethod
    def of(cls, accent: str, ink: str) -> "Colours":
        """Return the colours of a site whose own two are these, as #rrggbb."""
        made = palette(accent, ink)
        names = (made["accent"], made["pale-accent"], made["ink"], WHITE)
        return cls(*map(channels, names))


@dataclass(frozen=True)
class Look:
    """The site's address, the parts of its word mark, colours, the sun that rises, the mark's."""

    site: str
    word_mark: tuple[str, str]
    colours: Colours
    sunrise: Sun
    mark: Sun


def read_look(
    theme: Path, site: str, word_mark: tuple[str, str], colours: Colours
) -> tuple[Look, list[Problem]]:
    """Return how previews look with a theme, and what is wrong with its suns."""
    problems, suns = [], []
    for file in (theme / f"templates/partials/{name}.html" for name in ("sunrise", "sun")):
        try:
            suns.append(read_sun(file))
        except ValueError:
            message = "Diese Sonne lässt sich für Vorschaubilder nicht nachzeichnen."
            remedy = "Sie als halbe Scheibe und gerade Strahlen zeichnen, wie sie vorher war."
            problems.append(Problem(display_path(file), 1, message, remedy))
            suns.append(Sun(1, (0, 0), 0, ()))
    return Look(site, word_mark, colours, *suns), problems


@cache  # a site has one, and asks for each of its pages
def as_text(look: Look) -> str:
    """Return what tells one look from another."""
    return repr(look)
