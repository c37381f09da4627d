"""What becomes of whatever file an author chooses as a photo, in a real browser."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from io import BytesIO
from random import Random
from typing import Any

import exifread
import pytest
from PIL import Image, ImageChops, ImageDraw, ImageStat

from tests.photographs import SECRETS, as_phone, sample, turned
from tests.plugins.editor.conftest import Call
from tests.support import matrix

TAKE = """async ([name, type, content, breaks]) => {
  const bytes = Uint8Array.from(atob(content), sign => sign.charCodeAt(0)), whole = createImageBitmap;
  if (breaks) globalThis.createImageBitmap = async () => { throw new TypeError("from-image") };
  try {
    const {blob} = await photos.taken(new File([bytes], name, {type}));
    let text = "";
    for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
    return [blob.type, btoa(text)];
  } catch (error) {
    if (error instanceof photos.PhotoError) return ["", error.message];
    throw error;
  } finally { globalThis.createImageBitmap = whole }
}"""
Take = Callable[..., tuple[str, Any]]


@pytest.fixture(scope="module")
def take(modules: Call) -> Iterator[Take]:
    """Return media type and picture, or "" and what was said."""
    modules(
        "async () => { globalThis.photos = await import('/theme/static/js/redaktion/photos.js') }"
    )

    def taken(
        content: bytes, name: str = "IMG 1.JPG", kind: str = "image/jpeg", *, breaks: bool = False
    ) -> tuple[str, Any]:
        media, said = modules(TAKE, [name, kind, b64encode(content).decode(), breaks])
        if not media:
            return media, said
        made = b64decode(said)
        assert not any(
            secret in made for secret in SECRETS if len(secret) > 4
        )  # others come by chance
        assert exifread.process_file(BytesIO(made)) == {}
        return media, Image.open(BytesIO(made))

    yield taken


def encoded(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def seen_through() -> Image.Image:
    """Return a drawing with much to see through, and colours where one cannot see them."""
    picture = Image.new("RGBA", (300, 200), (200, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((50, 50, 150, 150), fill="#1b6b3a")
    return picture


def apart(one: Image.Image, other: Image.Image) -> float:
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.mark.parametrize("breaks", [False, True])
def test_a_phone_s_photo_stands_upright(take: Take, breaks: bool) -> None:
    """Whatever way the browser opens it, and whatever it is called."""
    upright = sample(size=(700, 480))
    for name, kind in (("a.jpg", "image/jpeg"), ("Bäume 1.PNG", "image/png"), ("x", "")):
        media, picture = take(as_phone(turned(upright, 6), orientation=6), name, kind, breaks=breaks)  # fmt: skip
        assert (media, picture.size) == ("image/jpeg", (700, 480))
        assert apart(picture, upright) < 4


@pytest.mark.parametrize(
    ("size", "expected"),
    [((4800, 600), (2400, 300)), *matrix(((16000, 2000), (2400, 300)), ((8192, 6144), (2400, 1800)), ((600, 9000), (160, 2400)), ((9000, 2), (2400, 1)))],
)  # fmt: skip
def test_very_large_ones_and_panoramas(
    take: Take, size: tuple[int, int], expected: tuple[int, int]
) -> None:
    """Fifty megapixels and more: at most 2,400 pixels, in their own shape."""
    media, picture = take(encoded(sample(size=size), "JPEG"))
    assert (media, picture.size) == ("image/jpeg", expected)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_what_can_be_seen_through_stays_so(take: Take, kind: str) -> None:
    """As a PNG, and nothing is left of colours that nobody saw."""
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    media, picture = take(
        encoded(seen_through(), kind, **options), f"x.{kind}", f"image/{kind.lower()}"
    )
    assert media == "image/png"
    assert picture.convert("RGBA").getpixel((1, 1))[3] == 0
    assert picture.convert("RGBA").getpixel((100, 100)) == (0x1B, 0x6B, 0x3A, 255)
    assert (200, 0, 0) not in {pixel[:3] for _, pixel in picture.convert("RGBA").getcolors()}


def test_a_heavy_png_becomes_a_jpeg_on_white(take: Take) -> None:
    """It is a photograph: as PNG it would have many megabytes."""
    size = (1010, 1010)
    noise = Random(1).randbytes(3 * size[0] * size[1])  # noqa: S311 - made the same each time
    picture = Image.frombytes("RGB", size, noise).convert("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 200, 200))
    media, made = take(encoded(picture, "PNG"), "x.png", "image/png")
    assert media == "image/jpeg"
    assert made.getpixel((50, 50)) == (255, 255, 255)


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (40, 30), (n * 90, 40, 60)) for n in range(3)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=80)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_what_moves_is_refused(take: Take, kind: str) -> None:
    """Only its first picture would be left: it says so, and what to do."""
    media, said = take(moving(kind), "x.gif", "image/gif")
    assert media == ""
    assert "bewegt sich" in said
    assert "auf GitHub" in said


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "leer.jpg", "leer oder noch nicht auf diesem Gerät"),
        (b"\xff\xd8\xff\xe0kaputt", "kaputt.jpg", "lässt sich nicht als Bild öffnen"),
        (b"Hallo", "text.jpg", "lässt sich nicht als Bild öffnen"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "IMG_1.HEIC", "am iPhone unter Einstellungen"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "IMG_1.jpg", "am iPhone unter Einstellungen"),
        (b"\0\0\0\x18ftypqt  \0\0\0\0", "IMG_1.MOV", "lässt sich nicht als Bild öffnen"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "x.jpg", "Zeichnung (SVG)"),
        (b"\xef\xbb\xbf\n<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "x.svg", "Zeichnung (SVG)"),
        (encoded(sample(size=(70, 48)), "JPEG")[:900], "halb.jpg", ""),
    ],
)  # fmt: skip
def test_what_is_no_photo(take: Take, content: bytes, name: str, said: str) -> None:
    """Each is told with its name and a remedy; of half a photo there is what a browser shows."""
    media, told = take(content, name, "image/jpeg")
    if said:
        assert (media, name in told, said in told) == ("", True, True)


def test_a_still_gif_is_no_film(take: Take) -> None:
    """Nor is one with a comment or a loop."""
    still = encoded(Image.new("P", (40, 30)), "GIF", loop=0, comment=b"Notiz")
    assert take(still, "x.gif", "image/gif")[0] == "image/png"
