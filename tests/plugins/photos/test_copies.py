"""Clean copies: small where they can be without loss, made anew only where they changed."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.photos import encoding, opening
from plugins.photos.picture import Picture
from tests.films import frames
from tests.films import saved as film
from tests.photographs import as_phone, sample
from tools.scan import findings

PHOTO = sample(size=(200, 150))
GREY = PHOTO.convert("L")
CLEAR = Image.linear_gradient("L").resize(PHOTO.size)


def few(colours: int) -> Image.Image:
    """Return a picture with a palette, half of it transparent."""
    picture = PHOTO.quantize(colours)
    picture.info["transparency"] = bytes(120 if number % 2 else 255 for number in range(colours))
    return picture


def with_alpha(picture: Image.Image, levels: int) -> Image.Image:
    """Return grey with so many steps of transparency."""
    picture = picture.convert("LA")
    picture.putalpha(CLEAR.point(lambda value: value // (256 // levels) * (255 // (levels - 1))))
    return picture


KINDS: dict[str, tuple[Image.Image, str]] = {
    "256 colours": (PHOTO.quantize(256), "P"),
    "3 colours": (PHOTO.quantize(3), "P"),
    "clear colours": (few(40), "P"),
    "black and white": (PHOTO.convert("1"), "P"),
    "grey": (GREY, "L"),
    "4 greys": (GREY.point(lambda value: value // 64 * 85), "P"),
    "clear grey": (with_alpha(GREY, 256), "LA"),
    "few clear greys": (with_alpha(GREY.point(lambda value: value // 64 * 85), 3), "P"),
}


def copied(path: Path, picture: Image.Image, **settings: Any) -> tuple[Image.Image, bytes]:
    """Return what is opened of a picture as a PNG, and its clean copy."""
    picture.copy().save(path, "PNG", optimize=True, **settings)
    opened = opening.load(path, 2048)
    content = encoding.clean_copy(path, opening.probe(path), opened)
    assert findings(content) == []
    return opened, content


@pytest.mark.parametrize("kind", KINDS)
def test_few_colours_stay_few(tmp_path: Path, kind: str) -> None:
    """A PNG with a palette or greys keeps them, every pixel and its opacity stay as they are."""
    picture, mode = KINDS[kind]
    opened, content = copied(tmp_path / "x.png", picture)
    with Image.open(BytesIO(content)) as copy:
        assert copy.mode == mode
        assert copy.convert(opened.mode).tobytes() == opened.tobytes()
    in_full = BytesIO()
    opened.save(in_full, "PNG", optimize=True)
    assert len(content) < len(in_full.getvalue())
    assert len(content) < 1.1 * (tmp_path / "x.png").stat().st_size


def test_a_photo_stays_one(tmp_path: Path) -> None:
    """A PNG of many colours is as it was."""
    opened, content = copied(tmp_path / "x.png", PHOTO)
    with Image.open(BytesIO(content)) as copy:
        assert copy.tobytes() == opened.tobytes()


def test_a_palette_that_is_scaled(tmp_path: Path) -> None:
    """Where scaling makes more colours, all of them are kept."""
    opened, content = copied(tmp_path / "x.png", sample(size=(2500, 90)).quantize(200))
    with Image.open(BytesIO(content)) as copy:
        assert (copy.mode, copy.size) == ("RGB", opened.size)


def test_what_did_not_change_is_not_made_anew(tmp_path: Path) -> None:
    """Pictures keep the names they have in caches, but for films and PNG with a palette."""

    def key(name: str, content: bytes) -> tuple[bool, bool]:
        """Say whether digest, and key of the copy, are those of old."""
        path = tmp_path / name
        path.write_bytes(content)
        picture, ending = Picture(path, "/x"), path.suffix.lower()
        old = sha256(content + f"{ending} {encoding.VERSION}".encode()).hexdigest()
        return picture.digest == old, picture.key(None) == f"{old[:32]}-copy"

    assert key("x.JPG", as_phone(PHOTO)) == (True, True)
    assert key("x.png", film("PNG", [PHOTO])) == (True, True)
    assert key("x.webp", film("WEBP", [PHOTO])) == (True, True)
    assert key("x.gif", film("GIF", [PHOTO])) == (True, True)
    assert key("x.jpg", b"kein Bild") == (False, False)  # whatever was made of it when it was read
    assert key("x.jpg", film("PNG", [GREY])) == (True, True)
    assert key("x.png", film("PNG", [GREY])) == (True, False)
    for kind in ("GIF", "WEBP", "AVIF", "PNG"):
        assert key("x.gif", film(kind, frames(), duration=80)) == (False, False)
