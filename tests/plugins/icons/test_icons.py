"""Icons in the colours of a site."""

from hashlib import sha256
from io import BytesIO

import pytest
from PIL import Image

from plugins.common.lettering.drawing import length
from plugins.common.lettering.glyphs import TITLE, drawable
from plugins.icons.drawing import Mark
from plugins.icons.icons import NAMES, drawn, key_of
from plugins.icons.name import fitted
from tests.support import ROOT, Project

SUN = (ROOT / "theme/templates/partials/sun.html").read_text()
MARK = Mark("#8ce09a", "#123d2a", ("Klima'büro ", "Mühlacker"), SUN)
ACCENT, INK, WHITE = (140, 224, 154), (18, 61, 42), (255, 255, 255)
WIDE = Mark(
    "#8ce09a", "#123d2a", ('Arbeitsgemeinschaft <Klima> & "Energie"', "Musterstadt 中"), SUN
)
LONG = Mark("#8ce09a", "#123d2a", ("Arbeitsgemeinschaft Klimaentscheid ", "Stadt und Kreis"), SUN)


def opened(name: str, mark: Mark = MARK) -> Image.Image:
    return Image.open(BytesIO(drawn(name, mark)))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_each_time(name: str) -> None:
    """An icon is the same however often it is drawn, and has another key with another colour."""
    assert drawn(name, MARK) == drawn(name, MARK)
    assert key_of(name, MARK) != key_of(name, Mark("#8ce09a", "#123d2b", MARK.word_mark, SUN))


@pytest.mark.parametrize(
    ("name", "size"),
    [("apple-touch-icon.png", 180), ("feed-icon.png", 512)],
)
def test_squares(name: str, size: int) -> None:
    """A square is filled to its corners with ink, the accent before it, and nothing else said."""
    icon = opened(name)
    assert (icon.format, icon.size, icon.info) == ("PNG", (size, size), {})
    colours = {colour: count for count, colour in icon.convert("RGB").getcolors(256)}
    assert {ACCENT, INK} <= colours.keys() and WHITE not in colours
    assert icon.convert("RGB").getpixel((0, 0)) == INK
    assert colours[ACCENT] > 0.1 * size * size


def test_in_tabs() -> None:
    """The ICO has three sizes with clear corners; the SVG both colours."""
    icon = opened("favicon.ico")
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    frame = icon.convert("RGBA")
    assert frame.getpixel((24, 30)) == (*ACCENT, 255)
    assert frame.getchannel("A").getpixel((0, 0)) == 0
    svg = drawn("favicon.svg", MARK).decode()
    assert MARK.accent in svg and MARK.ink in svg


@pytest.mark.parametrize(
    "parts",
    [
        ("Bündnis ", "Gör"),
        (
            "Ökumenische Arbeitsgemeinschaft für Klimaschutz und Energie ",
            "Görlitz und Umgebung e. V.",
        ),
        ("Klima", "gerechtigkeitsbündnis Müritz"),
        ("Donaudampfschifffahrts" * 2, "gesellschaft" * 4),
        ("ÄÖgj " * 40, "ÄÖgj " * 20),
        ("", "x"),
        ("中", ""),
    ],
)
def test_no_name_is_cut(parts: tuple[str, str]) -> None:
    """Every letter of a name stands in a line, in its colour, and all lines have room."""
    first, second = map(drawable, parts)
    name = fitted((first, second), 512, 142)
    for found, part in zip(zip(*name.lines, strict=True), (first, second), strict=True):
        assert "".join("".join(found).split()) == "".join(part.split())
    assert all(sum(length(one, TITLE, name.size) for one in line) <= 513 for line in name.lines)
    assert len(name.lines) == 1 or name.height <= 142 or name.size == 12
    assert name.size >= 28 or len(first + second) > 90


@pytest.mark.parametrize("mark", [MARK, LONG, WIDE, Mark("#ffcc00", "#000000", ("A", ""), SUN)])
def test_the_word_mark(mark: Mark) -> None:
    """The logo is twice as wide as high, and no name of any length reaches its edge."""
    logo = opened("feed-logo.png", mark).convert("RGB")
    assert logo.width == 2 * logo.height
    ink = Image.new("RGB", logo.size, mark.ink)
    edges = [(0, 0, 8, logo.height), (logo.width - 8, 0, logo.width, logo.height)]
    for box in edges:
        assert logo.crop(box).tobytes() == ink.crop(box).tobytes()
    assert {colour for _, colour in logo.getcolors(256)} >= {WHITE}
    assert (
        len(logo.getcolors(256) or []) <= 31
    )  # the shades of both on ink: letters nowhere overlap


def test_one_s_own_wins(project: Project) -> None:
    """An icon in content/extra/ goes out; the others are drawn, once for all builds."""
    (project.folder / "content/extra/feed-icon.png").unlink()
    project.build_well()
    icon = project.folder / "output/feed-icon.png"
    with Image.open(icon) as drawn_one:
        assert drawn_one.size == (512, 512)
    with Image.open(project.folder / "output/apple-touch-icon.png") as own:
        assert own.getcolors() == [(180 * 180, INK_OF_TESTS)]
    [kept] = (one for one in (project.folder / ".cache/icons").glob("*/*") if not one.suffix)
    kept.write_bytes(b"no icon any more")
    kept.with_suffix(".sha256").write_text(sha256(kept.read_bytes()).hexdigest())
    project.build_well()
    assert icon.read_bytes() == b"no icon any more"


INK_OF_TESTS = (11, 31, 63)
