"""How sharp a picture has to be: for whom, on which screen, and what it is."""

import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from plugins.common.cache.store import Store
from plugins.photos import encoding, graphics, variants
from plugins.photos.album import Album
from plugins.photos.known import Known
from plugins.photos.photo import Photo
from plugins.photos.picture import Picture
from plugins.photos.sizes import Slot, of_photograph
from plugins.photos.variants import Variant
from tests.photographs import as_phone, sample, screenshot
from tests.support import matrix


def taken_in(folder: Path, name: str, content: bytes, known: Known | None = None) -> Picture:
    """Return a file of this content as an album has it."""
    (folder / name).write_bytes(content)
    album = Album(known=known or Known())
    album.add(folder / name, f"/images/{name}")
    return album.pictures[f"/images/{name}"]


def poster() -> Image.Image:
    """Return a drawing: few colours, round shapes, edges made smooth."""
    picture = Image.new("RGB", (900, 1200), "#f4d35e")
    sun = Image.new("L", (900, 1200))
    sun.paste(255, (200, 200, 700, 700))
    picture.paste("#ee964b", mask=sun.resize((450, 600)).resize((900, 1200)))
    return picture


@pytest.mark.parametrize("drawn", [screenshot, poster])
@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", *matrix("GIF", "BMP", "TIFF", "AVIF")])
def test_what_is_drawn(tmp_path: Path, drawn: Callable[[], Image.Image], kind: str) -> None:
    """A screenshot and a poster are no photographs, whatever format they come in."""
    file = BytesIO()
    lossy = {"quality": 75} if kind in {"JPEG", "WEBP", "AVIF"} else {}
    drawn().save(file, kind, **lossy)
    assert taken_in(tmp_path, "x.jpg", file.getvalue()).is_graphic


@pytest.mark.parametrize(
    "name", ["rocket.jpg", *matrix("coffee.png", "chelsea.png", "astronaut.png")]
)
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "AVIF", "HEIF"])
def test_what_was_photographed(tmp_path: Path, name: str, kind: str) -> None:
    """A photograph is one in every format that cameras and messengers write."""
    picture = taken_in(tmp_path, "x.jpg", as_phone(sample(name, (800, 600)), kind))
    assert not picture.is_graphic


def test_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a picture is, is found out once, and kept from build to build."""
    known = Known(Store(tmp_path / "findings"))
    content = as_phone(screenshot(), quality=80)
    assert taken_in(tmp_path, "x.jpg", content, known).is_graphic
    monkeypatch.delattr(graphics, "load")
    assert taken_in(tmp_path, "y.jpg", content, known).is_graphic


def test_a_damaged_picture(tmp_path: Path) -> None:
    """To look at a damaged file tells nothing: that is told when it is made."""
    assert not taken_in(tmp_path, "x.jpg", as_phone(sample(size=(900, 600)))[:9000]).is_graphic


def test_what_screens_ask_for() -> None:
    """Dense screens ask for 1.8 pixels for each CSS pixel; browsers take the next larger file."""
    assert of_photograph(Slot.COLUMN).split(", ") == [
        "(min-resolution: 3.5dppx) and (min-width: 783px) 324px",
        "(min-resolution: 3.5dppx) 40vw",
        "(min-resolution: 2.5dppx) and (min-width: 783px) 432px",
        "(min-resolution: 2.5dppx) 54vw",
        "(min-width: 783px) 720px",
        "90vw",
    ]


def test_drawings_and_logos_are_as_sharp_as_can_be(tmp_path: Path) -> None:
    """A drawing has one quality, and like a logo it is not asked for in less than a screen has."""
    drawing = Photo(taken_in(tmp_path, "x.png", as_phone(screenshot(), "PNG")), "Antrag")
    assert "resolution" not in drawing.shown(Slot.COLUMN)
    assert "resolution" not in drawing.thumbnail()
    assert {file.quality for file in [*drawing.variants, *drawing.thumbnails]} == {0}
    logo = Photo(taken_in(tmp_path, "y.jpg", as_phone(sample(size=(900, 600)))), "Logo")
    assert f'sizes="{Slot.LOGO}"' in logo.shown(Slot.LOGO)


def test_screens_of_one_pixel_get_what_they_got() -> None:
    """Up to 960 pixels a photograph is as good as ever for them, and every JPEG is."""
    bodies = variants.variants(4032, 3024, "jpg")
    lowered = {(file.ending, file.width) for file in bodies if file.quality}
    assert lowered == {("avif", 1440), ("webp", 1440)}
    lists = variants.thumbnails(4032, 3024, "jpg")
    assert {file.width for file in lists if file.quality} == {720}


def test_smaller_in_lists_where_it_is_dense(tmp_path: Path) -> None:
    """In rows and on cards 360 pixels have less quality where a screen is dense, and only there."""
    photo = Photo(taken_in(tmp_path, "x.jpg", as_phone(sample(size=(1600, 1200)))), "")
    rows, cards = (
        re.findall(r"[^ ]+-360x240.avif", photo.thumbnail(s)) for s in (Slot.LIST, Slot.CARD)
    )
    assert [["q40" in name for name in names] for names in (rows, cards)] == [[True, False]] * 2
    assert photo.thumbnail(Slot.CARD).count(f'media="{variants.DENSE}"') == 2


def test_one_width_may_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another quality for one width is another file of that width; all else that was made stays."""
    content = as_phone(sample(size=(1600, 1200)))
    photo = Photo(taken_in(tmp_path, "x.jpg", content), "")
    before = {file.label: photo.picture.key(file) for file in photo.variants}
    monkeypatch.setattr(variants, "_LARGE", {**variants._LARGE, ("avif", 1440): 35})
    after = {file.label: photo.picture.key(file) for file in photo.variants}
    assert set(after) - set(before) == {"q35-1440x1080.avif"}
    gone = {label for label, key in before.items() if after.get(label) != key}
    assert gone == {"q45-1440x1080.avif"}


def test_what_was_made_before_stays(tmp_path: Path) -> None:
    """Files of the usual quality have the names that they had before there was another."""
    picture = taken_in(tmp_path, "x.jpg", as_phone(sample(size=(800, 600))))
    assert picture.key(Variant("avif", 480, 360)) == f"{picture.digest[:32]}-480x360.avif"
    assert picture.key(None) == f"{picture.digest[:32]}-copy"
    made_of = picture.path.read_bytes() + f".jpg {encoding.VERSION}".encode()
    assert picture.digest == sha256(made_of).hexdigest()


def test_a_quality_of_its_own() -> None:
    """A lower quality makes a smaller file of the same size in pixels."""
    picture = sample(size=(1600, 1200))
    wanted = [Variant("avif", 720, 540), Variant("avif", 720, 540, 40)]
    made = dict(encoding.variants(picture, wanted))
    assert len(made[wanted[1]]) < 0.8 * len(made[wanted[0]])
    assert {Image.open(BytesIO(content)).size for content in made.values()} == {(720, 540)}
