"""All colours of a site, made of two."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.common.colours.colour import Colour, contrast
from plugins.common.colours.palette import CONTROL, ORNAMENT, TEXT, WHITE, misfits, palette

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")
# What stands on what, as tokens.css has it.
TEXTS = [
    *((text, ground) for text in ("text", "link") for ground in ("ground", "raised", "tint")),
    ("soft", "ground"), ("soft", "raised"), ("ink", "accent"), ("ink", "pale-accent"),
    *((f"dark-{text}", f"dark-{ground}") for text in ("text", "soft", "link")
      for ground in ("ground", "raised", "tint")),
    ("accent", "dark-opening"), ("accent", "dark-sunrise"), ("accent", "ink"),
]  # fmt: skip
CONTROLS = [
    ("ink", "ground"), ("ink", "raised"), ("link", "ground"), ("accent", "dark-ground"),
    ("accent", "dark-raised"), ("accent", "dark-tint"),
]  # fmt: skip


def passing(accent: str, ink: str) -> tuple[str, str]:
    """Return two colours that will do: these, or those they are told to be."""
    for misfit in misfits(accent, ink):
        accent, ink = (misfit.nearest, ink) if misfit.name == "accent" else (accent, misfit.nearest)
    return accent, ink


def test_the_house_s_own() -> None:
    """Sun and navy make the colours that were chosen by eye."""
    found = palette("#FFC80C", "#0B1F3F")
    assert found == {
        "accent": "#ffc80c", "ink": "#0b1f3f", "raised": "#ffffff", "pale-accent": "#ffe081",
        "ground": "#ffffff", "tint": "#fff4cc", "mark": "#ffc80c", "line": "#d0d5de",
        "text": "#14213d", "soft": "#46526e", "link": "#0b4a8f", "visited": "#562f85",
        "shade": "#14213d59",
        "dark-ground": "#0a162c", "dark-raised": "#12213f", "dark-tint": "#0f1d38",
        "dark-opening": "#132648", "dark-sunrise": "#1d3563", "dark-line": "#2c3d5f",
        "dark-text": "#f3f1e8", "dark-soft": "#b9c2d6", "dark-link": "#ffd75e",
        "dark-visited": "#eec09e",
    }  # fmt: skip


@settings(max_examples=30)
@example("#ffffff", "#0b1f3f")
@example("#ffff00", "#000000")
@given(COLOURS, COLOURS)
def test_all_can_be_read(accent: str, ink: str) -> None:
    """Whatever two colours: what is told of them mends them, and all made of them can be read."""
    accent, ink = passing(accent, ink)
    assert not list(misfits(accent, ink))
    found = palette(accent, ink)
    assert all(contrast(found[text], found[ground]) >= TEXT for text, ground in TEXTS)
    assert all(contrast(found[part], found[ground]) >= CONTROL for part, ground in CONTROLS)
    assert contrast(WHITE, found["ink"]) >= TEXT
    assert contrast(found["mark"], found["ground"]) >= ORNAMENT


@given(COLOURS)
def test_there_and_back(written: str) -> None:
    """A colour comes back from OKLCH as it went in."""
    assert Colour.of(written).written() == written


@pytest.mark.parametrize(
    ("written", "lightness", "chroma", "hue"),
    [
        ("#ff0000", 0.628, 0.2577, 29.23),
        ("#00ff00", 0.8664, 0.2948, 142.5),
        ("#0000ff", 0.452, 0.3132, 264.05),
        ("#ffffff", 1, 0, None),
    ],
)
def test_oklch(written: str, lightness: float, chroma: float, hue: float | None) -> None:
    """Lightness, chroma and hue are those of CSS Color 4 (its table of sample colours)."""
    colour = Colour.of(written)
    assert colour.lightness == pytest.approx(lightness, abs=0.001)
    assert colour.chroma == pytest.approx(chroma, abs=0.001)
    assert hue is None or colour.hue == pytest.approx(hue, abs=0.1)


def test_contrast() -> None:
    """Contrast is that of WCAG: 21 between black and white, 4.48 of #777777 on white."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_the_nearest_that_passes() -> None:
    """What is told is as light as it has to be, of the same hue, and no lighter."""
    [misfit] = misfits("#e3000f", "#0b1f3f")
    nearest = Colour.of(misfit.nearest)
    assert misfit.name == "accent" and TEXT <= contrast(misfit.nearest, "#0b1f3f") < 7.15
    assert nearest.hue == pytest.approx(Colour.of("#e3000f").hue, abs=1)
