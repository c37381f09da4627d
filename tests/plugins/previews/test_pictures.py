"""The pictures themselves."""

import shutil
import time
from dataclasses import astuple
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops, ImageStat

from plugins.common.lettering import glyphs
from plugins.common.sun import read_sun
from plugins.photos import memory
from plugins.photos.photo import Photo
from plugins.photos.picture import Picture
from plugins.previews import drawn, photograph, preview
from plugins.previews.footer import footer_lines
from plugins.previews.layout import ABOVE_FOOTER, HEIGHT, MARGIN, WIDTH, Card
from plugins.previews.look import Colours, Look, read_look
from plugins.previews.preview import Preview, fit_to_show
from tests.photographs import sample
from tests.support import ROOT

COLOURS = Colours.of("#ffcc00", "#112244")
MARK = ("Klima", "Lautern")
SUNS = [read_sun(ROOT / f"theme/templates/partials/{name}.html") for name in ("sunrise", "sun")]
LOOK = Look("klimalautern.de", MARK, COLOURS, *SUNS)
EVENT = Card("1. Lautrer Klimatag", ("Samstag, 9. September 2023", "Schillerplatz, Kaiserslautern"))
CARDS = [Card("Plan"), EVENT, Card("Wort und Öl " * 10), Card("Klimaschutzmanagement 🌍")]


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""

    def luminance(colour: tuple[int, ...]) -> float:
        linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("card", CARDS)
def test_a_card(card: Card) -> None:
    """A card is a PNG of 1200 x 630 and at most 80 KB, the same whenever it is drawn."""
    content = drawn.draw(card, LOOK)
    picture = opened(content)
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(content) <= 80_000
    assert drawn.draw(card, LOOK) == content


def test_a_card_is_quick() -> None:
    """A card takes at most 25 ms of one core, the first aside, which loads fonts and patterns."""
    for card in CARDS:
        drawn.draw(card, LOOK)
    spent = []
    for number in range(12):
        cards = [Card(f"{card.title} {number}", card.details) for card in CARDS]
        started = time.process_time()
        for card in cards:
            drawn.draw(card, LOOK)
        spent.append((time.process_time() - started) / len(cards))
    assert min(spent) <= 0.025


def test_colours_are_the_site_s() -> None:
    """Cards have the site's two colours, and what its pages make of them."""
    assert COLOURS.accent == (255, 204, 0) and COLOURS.ink == (17, 34, 68)
    colours = {c for _, c in opened(drawn.draw(Card("Plan"), LOOK)).convert("RGB").getcolors(9999)}
    assert set(astuple(COLOURS)) <= colours


MARKS = (
    ("Klima", "Lautern"), ("Klima'büro ", "Mühlacker"), ("Bündnis für Klimaschutz ", "Bad Orb"),
    ("Die Arbeitsgemeinschaft für den Klimaentscheid in Stadt und Kreis ", "Musterstadt am Fluss"),
)  # fmt: skip


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("host", ["x.de", "klimabuero-muehlacker.example", "y" * 60 + ".de"])
def test_the_footer(mark: tuple[str, str], host: str) -> None:
    """A word mark of any length stays within the margins, and beside it the host if it has room."""
    lines = footer_lines(mark, host)
    assert [line.text for line in lines[:2]] == list(mark)
    assert all(line.right <= WIDTH - MARGIN + 1 and line.size >= 12 for line in lines)
    assert all(before.right <= after.x for before, after in pairwise(lines))
    assert len(lines) == 3 or host.startswith("yyy")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("name.github.io/gruppe", "name.github.io/gruppe"),
        (
            f"klimaentscheid-neustadt.github.io/{'website-' * 9}",
            "klimaentscheid-neustadt.github.io",
        ),
        (f"{'sehr-' * 30}.de/x", ""),
    ],
)
def test_the_address_in_the_footer(address: str, shown: str) -> None:
    """An address below a path is shown with it; where it has no room, without, or not at all."""
    found = footer_lines(MARKS[0], address)[2:]
    assert [line.text for line in found] == [shown] * bool(shown)
    for line in found:
        ends = line.x + glyphs.font(line.font, line.size).getlength(shown)
        assert ends <= WIDTH - MARGIN + 3


def test_the_theme_has_suns() -> None:
    """The suns of the theme can be drawn."""
    assert read_look(ROOT / "theme", "x.de", MARK, COLOURS)[1] == []


def test_suns_are_those_of_pages(tmp_path: Path) -> None:
    """Middle, radius and rays are read from the theme's drawings; another drawing is told."""
    sunrise, mark = SUNS
    assert (sunrise.width, sunrise.middle, sunrise.radius, len(sunrise.rays)) == (
        400,
        (200, 200),
        90,
        7,
    )
    assert sunrise.rays[0] == ((200, 84), (200, 16)) and sunrise.rays[-1] == (
        (384, 200),
        (316, 200),
    )
    assert mark.rays[1] == ((5, 9), (8.2, 12.4))
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "theme/templates/partials/sun.html").write_text("<svg></svg>")
    [problem] = read_look(tmp_path / "theme", "x.de", MARK, COLOURS)[1]
    assert problem.path.endswith("partials/sun.html")


@pytest.mark.parametrize("name", ["coffee.png", "astronaut.png", "rocket.jpg", "retina.jpg"])
def test_a_photograph(name: str) -> None:
    """A photograph with text is a JPEG of 1200 x 630 and at most 80 KB, and looks like itself."""
    original = sample(name)
    content = photograph.draw(EVENT, original, LOOK)
    picture = opened(content)
    assert (picture.format, picture.size) == ("JPEG", (WIDTH, HEIGHT))
    assert len(content) <= photograph.MOST_BYTES
    assert photograph.draw(EVENT, original, LOOK) == content
    part = (0, 0, WIDTH, 60)  # above text and scrim
    expected = photograph.crop(original).crop(part)
    assert max(ImageStat.Stat(ImageChops.difference(picture.crop(part), expected)).mean) < 8


def test_noise_is_small_enough() -> None:
    """Even what no JPEG can hold in 80 KB is brought below."""
    noise = Image.merge("RGB", [Image.effect_noise((1400, 900), 200) for _ in "RGB"])
    assert len(photograph.draw(Card("Rauschen"), noise, LOOK)) <= photograph.MOST_BYTES


def test_text_stands_out_on_white() -> None:
    """Behind every letter even a white photograph is dark enough: 4.5:1 (WCAG 2.2, 1.4.3)."""
    white = Image.new("RGB", (1600, 900), "white")
    with_text = opened(photograph.draw(EVENT, white, LOOK)).convert("RGB")
    column = with_text.crop((20, 0, 21, ABOVE_FOOTER))  # left of all text
    grounds = [tuple(column.tobytes()[3 * y : 3 * y + 3]) for y in range(ABOVE_FOOTER)]
    bright = [y for y in range(ABOVE_FOOTER) if contrast(COLOURS.accent, grounds[y]) < 4.5]
    box = (MARGIN, 0, WIDTH - MARGIN, ABOVE_FOOTER)
    written = ImageChops.difference(
        with_text.crop(box), column.resize((box[2] - box[0], ABOVE_FOOTER))
    )
    shown = written.convert("L").point(lambda value: 255 * (value > 40)).getbbox()
    assert shown
    assert shown[1] > max(bright), "text begins below the last bright row"
    assert all(contrast(a, b) < 1.25 for a, b in pairwise(grounds)), "no hard edge"


@pytest.mark.parametrize(
    ("size", "square"),
    [((900, 1600), (100, 150, 800, 350)), ((900, 900), (100, 50, 700, 250)), ((3000, 700), (200, 100, 900, 500))],
)  # fmt: skip
def test_the_crop_keeps_what_is_to_be_seen(
    size: tuple[int, int], square: tuple[int, int, int, int]
) -> None:
    """What stands out from an even ground is in the picture, undistorted, above the text."""
    picture = Image.new("RGB", size, "grey")
    checks = Image.effect_noise((square[2] - square[0], square[3] - square[1]), 120).convert("RGB")
    picture.paste(checks, square[:2])
    cropped = photograph.crop(picture)
    assert cropped.size == (WIDTH, ABOVE_FOOTER)
    ground = Image.new("RGB", cropped.size, "grey")
    seen = ImageChops.difference(cropped, ground).convert("L").point(lambda v: 255 * (v > 30))
    left, top, right, bottom = seen.getbbox()  # type: ignore[misc]
    expected = (square[2] - square[0]) / (square[3] - square[1])
    assert (right - left) / (bottom - top) == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize("size", [(4032, 3024), (3024, 4032), (3000, 700), (700, 700)])
def test_a_photograph_is_opened_as_large_as_needed(size: tuple[int, int]) -> None:
    """A photograph of any shape is opened in the size that just covers the preview."""
    asked: list[int] = []

    class Taken:
        alt, digest, fills = "Ein Rad", "0", size

        def opened(self, longest: int) -> Image.Image:
            asked.append(longest)
            return Image.new("RGB", size)

    Preview(EVENT, LOOK, Taken()).drawn()
    scale = asked[0] / max(size)
    over = size[0] * scale / WIDTH, size[1] * scale / ABOVE_FOOTER
    assert 1 <= min(over) < 1.003


def test_other_code_is_another_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """When code, fonts or Pillow change, so does the name; nothing stale comes from the cache."""
    before = Preview(EVENT, LOOK).key
    monkeypatch.setattr(preview, "pillow_version", "99")
    preview._version.cache_clear()
    assert Preview(EVENT, LOOK).key != before
    monkeypatch.undo()
    preview._version.cache_clear()
    assert Preview(EVENT, LOOK).key == before


@pytest.mark.parametrize(
    ("size", "ending"), [((4800, 600), "jpg"), ((1300, 6000), "jpg"), ((3200, 400), "png")]
)
def test_a_panorama(tmp_path: Path, size: tuple[int, int], ending: str) -> None:
    """However long a photograph is, its preview shows it, as sharp as it is."""
    path = tmp_path / f"x.{ending}"
    sample(size=size).save(path)
    photo: Any = Photo(Picture(path, "/x"), "Eine Tasse")
    assert fit_to_show(photo) is photo
    shown = opened(Preview(EVENT, LOOK, photo).drawn())
    assert (shown.format, shown.size) == ("JPEG", (WIDTH, HEIGHT))
    loaded = photo.opened(photograph.enough(*size))
    assert loaded.width >= WIDTH
    assert loaded.height >= min(ABOVE_FOOTER, size[1])


def test_a_panorama_that_takes_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that would take too much memory is shown less sharp."""
    path = tmp_path / "x.jpg"
    sample(size=(4800, 600)).save(path)
    photo = Photo(Picture(path, "/x"), "Eine Tasse")
    assert photo.fills == (4800, 600)
    monkeypatch.setattr(memory, "MOST_BYTES", 15_000_000)
    assert photo.opened(4320).size == (2048, 256)
