"""All colours of the site, made of the two that content/data/site.yml names.

The accent is light: it is a ground for dark text, and light on the ink. The ink is dark: the
ground of header and footer, and what stands on the accent. All else takes the hue of one of them,
in a lightness that was chosen once; where text then has too little contrast, it gets more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from plugins.common.colours.colour import Colour, contrast, legible

TEXT = 7.0  # WCAG 2.2, 1.4.6, level AAA
# What only adorns, as the line beside a quotation: what it marks is told by place and size as well.
# WCAG asks nothing of it, but a line that nobody sees is none. A sunny yellow on white has 1.5.
ORNAMENT = 1.4
CONTROL = 3.0  # 1.4.11: what tells a control from what is around it
WHITE, BLACK = "#ffffff", "#000000"
_SHADE = "59"  # the opacity of a shadow, hexadecimal


@dataclass(frozen=True)
class Rule:
    """How a colour is made of the "accent" or the "ink".

    `lightness` is its own, or with `lighter` what is added; `chroma` times that of the origin,
    `turn` degrees on from its hue. It has `least` contrast `beside` colours made before it.
    """

    of: str
    lightness: float
    chroma: float
    turn: float
    beside: tuple[str, ...] = ()
    least: float = TEXT
    lighter: bool = False


_LIGHT = ("ground", "raised")
_DARK = ("dark-ground", "dark-raised")
# In an order in which each knows those it stands beside.
_RULES = {
    "pale-accent": Rule("accent", 0.055, 0.7, 3.7, ("ink",), lighter=True),
    "mark": Rule("accent", 0.0, 1.0, 0.0, _LIGHT, ORNAMENT, lighter=True),
    "tint": Rule("accent", 0.9657, 0.3055, 6.1),
    "line": Rule("ink", 0.872, 0.2, 3.9),
    "text": Rule("ink", 0.2522, 0.8472, 4.6, (*_LIGHT, "tint")),
    "soft": Rule("ink", 0.4544, 0.7301, 7.1, (*_LIGHT, "tint")),
    "link": Rule("ink", 0.4137, 1.9409, -4.2, (*_LIGHT, "tint")),
    "visited": Rule("ink", 0.4, 2.1, 42, (*_LIGHT, "tint")),
    "dark-ground": Rule("ink", 0.2028, 0.7142, 2.1, ("accent",), CONTROL),
    "dark-raised": Rule("ink", 0.2524, 0.9121, 3.3, ("accent",), CONTROL),
    "dark-tint": Rule("ink", 0.2345, 0.8397, 2.8, ("accent",), CONTROL),
    "dark-opening": Rule("ink", 0.2728, 1.0247, 1.7, ("accent",)),
    "dark-sunrise": Rule("ink", 0.3359, 1.3035, 2.6, ("accent",)),
    "dark-line": Rule("ink", 0.3621, 0.9527, 3.9),
    "dark-text": Rule("accent", 0.9572, 0.0697, 8.1, (*_DARK, "dark-tint")),
    "dark-soft": Rule("ink", 0.8133, 0.4497, 6.9, (*_DARK, "dark-tint")),
    "dark-link": Rule("accent", 0.8912, 0.8305, 2.6, (*_DARK, "dark-tint")),
    "dark-visited": Rule("accent", 0.84, 0.4, -30, (*_DARK, "dark-tint")),
}


@cache  # a site has one, and each build asks again
def palette(accent: str, ink: str) -> dict[str, str]:
    """Return all colours by name, as #rrggbb in small letters, "shade" as #rrggbbaa.

    Raises ValueError for what is no colour.
    """
    found = {"accent": accent.lower(), "ink": ink.lower(), "ground": WHITE, "raised": WHITE}
    for name, rule in _RULES.items():
        found[name] = _made(rule, found)
    return {**found, "shade": f"{found['text']}{_SHADE}"}


def _made(rule: Rule, known: dict[str, str]) -> str:
    origin = Colour.of(known[rule.of])
    lightness = min(1.0, rule.lightness + (origin.lightness if rule.lighter else 0))
    colour = Colour(lightness, origin.chroma * rule.chroma, origin.hue + rule.turn)
    beside = tuple(known[name] for name in rule.beside)
    brightest = max((Colour.of(one).lightness for one in beside), default=0.0)
    return legible(colour, beside, rule.least, darker=brightest >= lightness)


@dataclass(frozen=True)
class Misfit:
    """A colour that cannot be read beside another: `name` is "accent" or "ink".

    `nearest` is the one of its hue that can, as #rrggbb.
    """

    name: str
    beside: str
    contrast: float
    nearest: str


def misfits(accent: str, ink: str) -> Iterator[Misfit]:
    """Yield what is wrong with two colours: white is to be read on ink, and accent as well.

    The ink that is told is dark enough for the accent as well, where any is.
    """
    if contrast(ink, WHITE) < TEXT:
        beside = (WHITE, accent) if contrast(accent, BLACK) >= TEXT else (WHITE,)
        passing = legible(Colour.of(ink), beside, TEXT, darker=True)
        yield Misfit("ink", WHITE, contrast(ink, WHITE), passing)
        ink = passing
    if contrast(accent, ink) < TEXT:
        nearest = legible(Colour.of(accent), (ink,), TEXT, darker=False)
        yield Misfit("accent", ink, contrast(accent, ink), nearest)
