"""Every kind of file comes out upright, in sRGB, without a word of metadata."""

from contextlib import suppress
from io import BytesIO
from itertools import product
from pathlib import Path
from struct import pack

import exifread
import pytest
from PIL import Image

from plugins.common.problem import WrongInputError
from plugins.photos import encoding, opening
from plugins.photos.variants import Variant
from tests.photographs import SECRETS, as_phone, likeness, sample, turned
from tests.support import table

SMALL = sample(size=(300, 200))
ENDINGS = ["avif", "webp", "jpg", "png"]
FORMATS = ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "TIFF"]


def stored(tmp_path: Path, content: bytes, name: str = "x.jpg") -> Path:
    """Return the path of a file with this content."""
    path = tmp_path / name
    path.write_bytes(content)
    return path


def saved(picture: Image.Image, format_name: str) -> bytes:
    """Return a picture as a file without metadata."""
    file = BytesIO()
    picture.save(file, format_name)
    return file.getvalue()


def one(picture: Image.Image, ending: str, width: int, height: int) -> bytes:
    """Return one variant of a picture."""
    [(_, content)] = encoding.variants(picture, [Variant(ending, width, height)])
    return content


@pytest.mark.parametrize(
    ("format_name", "orientation"),
    table(
        product(FORMATS, range(1, 9)),
        [*product(["JPEG"], range(1, 9)), *((name, 6) for name in FORMATS[1:])],
    ),
)
def test_upright(tmp_path: Path, format_name: str, orientation: int) -> None:
    """However the camera was held, the picture stands upright, in every format."""
    path = stored(tmp_path, as_phone(turned(SMALL, orientation), format_name, orientation))
    found = opening.probe(path)
    assert (found.width, found.height) == (300, 200)
    picture = opening.load(path, 1000)
    assert picture.size == (300, 200)
    assert likeness(picture, SMALL) > 0.9


@pytest.mark.parametrize(
    ("format_name", "ending"),
    table(
        product(FORMATS, ENDINGS),
        [*product(["JPEG"], ENDINGS), *((name, "webp") for name in FORMATS[1:])],
    ),
)
def test_no_metadata(tmp_path: Path, format_name: str, ending: str) -> None:
    """Neither variants nor the clean copy say anything of camera, owner or place."""
    content = as_phone(SMALL, format_name, 6)
    assert any(secret in content for secret in SECRETS), "there was something to remove"
    path = stored(tmp_path, content)
    picture, found = opening.load(path, 2048), opening.probe(path)
    for made in (
        one(picture, ending, 100, 150),
        encoding.clean_copy(path, found, picture),
    ):
        assert [secret for secret in SECRETS if secret in made] == []
        with Image.open(BytesIO(made)) as image:
            assert not image.getexif()
            said = {name for name, value in image.info.items() if value}
            assert said.isdisjoint({"exif", "xmp", "icc_profile", "comment"})


def test_a_second_reader_agrees(tmp_path: Path) -> None:
    """Another program reads place and camera in the original, and nothing in what is made."""
    path = stored(tmp_path, as_phone(SMALL))
    assert "GPS GPSLatitude" in exifread.process_file(BytesIO(path.read_bytes()))
    picture = opening.load(path, 2048)
    for ending in ("jpg", "webp"):
        made = one(picture, ending, 100, 67)
        assert exifread.process_file(BytesIO(made)) == {}
    assert (
        exifread.process_file(BytesIO(encoding.clean_copy(path, opening.probe(path), picture)))
        == {}
    )


GREY_16 = SMALL.convert("L").convert("I").point(lambda value: value * 257.0).convert("I;16")


@pytest.mark.parametrize(
    ("content", "mode"),
    [
        (saved(SMALL.convert("L"), "JPEG"), "RGB"),
        (saved(SMALL.convert("CMYK"), "JPEG"), "RGB"),
        (saved(GREY_16, "PNG"), "RGB"),
        (saved(SMALL.convert("P"), "PNG"), "RGB"),
        (saved(SMALL.convert("LA"), "PNG"), "RGBA"),
        (saved(SMALL, "AVIF"), "RGB"),
        (saved(SMALL, "GIF"), "RGB"),
    ],
)
def test_every_kind(tmp_path: Path, content: bytes, mode: str) -> None:
    """Grey, CMYK, 16 bits, palettes, transparency: all become RGB or RGBA and look the same."""
    picture = opening.load(stored(tmp_path, content), 1000)
    assert picture.mode == mode
    assert likeness(picture, SMALL) > 0.7
    for ending in ("avif", "webp", "jpg"):
        assert one(picture, ending, 30, 20)


def test_transparency_stays(tmp_path: Path) -> None:
    """What is transparent stays so, and gets a PNG as its last resort."""
    clear = SMALL.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    path = stored(tmp_path, saved(clear, "PNG"), "x.png")
    assert opening.probe(path).fallback == "png"
    for ending in ("webp", "avif", "png"):
        made = one(opening.load(path, 1000), ending, 30, 20)
        with Image.open(BytesIO(made)) as image:
            assert min(image.convert("RGBA").getchannel("A").tobytes()) < 40


def test_a_moving_picture(tmp_path: Path) -> None:
    """A moving GIF shows its first frame; its clean copy still moves, without comments."""
    frames = [SMALL.rotate(angle) for angle in (0, 90, 180)]
    file = BytesIO()
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:], comment=b"Notiz")
    path = stored(tmp_path, file.getvalue(), "x.gif")
    found = opening.probe(path)
    assert found.moving
    assert likeness(opening.load(path, 1000), frames[0]) > 0.7
    copy = encoding.clean_copy(path, found, opening.load(path, 1000))
    assert b"Notiz" in file.getvalue()
    assert b"Notiz" not in copy
    with Image.open(BytesIO(copy)) as image:
        assert getattr(image, "n_frames", 1) == 3


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Das ist Text, kein Bild.",
        as_phone(SMALL)[:5000],
        as_phone(SMALL, "WEBP")[:3000],
        as_phone(SMALL, "PNG")[:9000],
        as_phone(SMALL, "AVIF")[:2500],
    ],
)
def test_damaged(tmp_path: Path, content: bytes) -> None:
    """A file cut short, or of something else, is refused in one sentence."""
    path = stored(tmp_path, content)
    with pytest.raises(WrongInputError) as wrong:
        opening.load(path, 2048)
    assert wrong.value.message == "Das Bild x.jpg ist beschädigt oder gar kein Bild."


def test_a_second_picture_is_no_movement(tmp_path: Path) -> None:
    """A phone's JPEG with a further picture in it (MPO) is a JPEG."""
    file = BytesIO()
    SMALL.save(file, "MPO", save_all=True, append_images=[SMALL])
    path = stored(tmp_path, file.getvalue())
    found = opening.probe(path)
    assert not found.moving
    copy = encoding.clean_copy(path, found, opening.load(path, 2048))
    with Image.open(BytesIO(copy)) as image:
        assert image.format == "JPEG"


def test_a_copy_is_what_its_name_says(tmp_path: Path) -> None:
    """A PNG called .jpg becomes a JPEG."""
    clear = SMALL.convert("RGBA")
    clear.putalpha(100)
    path = stored(tmp_path, saved(clear, "PNG"))
    copy = encoding.clean_copy(path, opening.probe(path), opening.load(path, 2048))
    with Image.open(BytesIO(copy)) as image:
        assert image.format == "JPEG"


def test_the_icon_of_most_colours(tmp_path: Path) -> None:
    """Of several icons of one size the one of most colours is shown, as browsers do."""
    parts = [saved(picture.resize((32, 32)), "PNG") for picture in (SMALL.convert("L"), SMALL)]
    head, at = b"\0\0\1\0\2\0", 6 + 16 * len(parts)
    for bits, part in zip((8, 32), parts, strict=True):
        head += pack("<BBBBHHII", 32, 32, 0, 0, 1, bits, len(part), at)
        at += len(part)
    path = stored(tmp_path, head + b"".join(parts), "x.ico")
    shown = opening.load(path, 100)
    assert len(shown.convert("RGB").getcolors(2000) or ()) > 256


def test_the_icon_of_most_colours_as_a_bitmap(tmp_path: Path) -> None:
    """So it is for icons of the former kind, which have a bitmap for each size."""
    file = BytesIO()
    small = SMALL.resize((32, 32)).convert("RGBA")
    small.save(file, "ICO", bitmap_format="bmp", sizes=[(32, 32)])
    rich = file.getvalue()[22:]
    plain = rich[:40] + bytes(len(rich) - 40)  # black, and nothing of it to be seen
    head, at = b"\0\0\1\0\2\0", 6 + 16 * 2
    for bits, part in ((24, plain), (32, rich)):
        head += pack("<BBBBHHII", 32, 32, 0, 0, 1, bits, len(part), at)
        at += len(part)
    path = stored(tmp_path, head + plain + rich, "x.ico")
    assert likeness(opening.load(path, 100).convert("RGB"), small.convert("RGB")) > 0.9


def test_a_tall_one(tmp_path: Path) -> None:
    """Of a long screenshot nothing is planned that is larger than what is opened."""
    path = stored(tmp_path, saved(Image.new("RGB", (1080, 20_000)), "PNG"), "x.png")
    found = opening.probe(path)
    assert found.loaded == opening.load(path, 2048).size == (111, 2048)


def test_a_long_film(tmp_path: Path) -> None:
    """A moving picture that takes minutes to draw is refused."""
    still = saved(Image.new("P", (5000, 5000)), "GIF")
    frames = 13 + 3 * 2 ** ((still[10] & 7) + 1)  # after the head and its palette
    film = still[:frames] + 41 * still[frames:-1] + b";"
    with pytest.raises(WrongInputError) as wrong:
        opening.probe(stored(tmp_path, film, "x.gif"))
    assert wrong.value.message == "Das bewegte Bild x.gif ist zu lang oder zu groß."


def test_a_bomb(tmp_path: Path) -> None:
    """A picture of more than 100 megapixels is refused before it is decoded."""
    path = stored(tmp_path, saved(Image.new("1", (20_000, 6_000)), "PNG"), "x.png")
    for longest in (0, 2048):
        with pytest.raises(WrongInputError) as wrong:
            opening.load(path, longest) if longest else opening.probe(path)
        assert "mehr als 100 Megapixeln zu groß" in wrong.value.message


def test_a_large_one_comes_small(tmp_path: Path) -> None:
    """A JPEG of a camera is decoded no larger than needed."""
    path = stored(tmp_path, saved(sample(size=(4000, 3000)), "JPEG"))
    assert opening.load(path, 900).size == (900, 675)


def test_a_damaged_tiff_is_told_once(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """What a library of C says of a damaged file in English does not reach the terminal."""
    for compression in ("tiff_lzw", "tiff_adobe_deflate", "jpeg"):
        file = BytesIO()
        SMALL.save(file, "TIFF", compression=compression)
        content = file.getvalue()
        for damaged in (content[:300] + bytes(1700) + content[2000:], content[: len(content) // 2]):
            with suppress(WrongInputError):
                opening.load(stored(tmp_path, damaged, "x.tif"), 2048)
    assert capfd.readouterr().err == ""
