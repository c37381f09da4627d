"""Real photographs for tests: sample data of scikit-image, dressed up as phones and cameras do."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import skimage
from PIL import Image, ImageCms, ImageDraw

SAMPLES = Path(skimage.__file__).parent / "data"
GPS = {1: "N", 2: (49.0, 26.0, 36.5), 3: "E", 4: (7.0, 46.0, 8.2)}
# Words that must not be found in anything published.
SECRETS = (
    b"Geheimkamera",
    b"SN-12345",
    b"Erika Muster",
    b"GPS",
    b"Exif",
    b"ns.adobe.com",
    b"Notiz",
)


def sample(name: str = "coffee.png", size: tuple[int, int] | None = None) -> Image.Image:
    """Return a photograph in RGB, enlarged or shrunk to `size` pixels."""
    with Image.open(SAMPLES / name) as image:
        picture = image.convert("RGB")
    return picture.resize(size, Image.Resampling.LANCZOS) if size else picture


def photograph(name: str, seed: int) -> Image.Image:
    """Return a picture of 12 megapixels with as much detail as phones see: leaves, cloth, noise.

    A sample enlarged is too smooth. As AVIF of 1440 pixels, quality 55, it has 140 KB; 24 real
    photographs have 130 on average (docs/bilder.md).
    """
    import numpy

    size = (2016, 1512)  # seen at 2048 pixels at most
    pixels = numpy.asarray(sample(name, size), dtype=numpy.float32)
    random, detail = numpy.random.default_rng(seed), numpy.zeros(size[::-1], numpy.float32)
    for octave, strength in enumerate((4, 4, 5, 6, 6)):
        shape = [-(-side // 2**octave) for side in size[::-1]]
        noise = Image.fromarray(random.standard_normal(shape, dtype=numpy.float32) * strength)
        detail += numpy.asarray(noise.resize(size, Image.Resampling.BICUBIC))
    rich = (pixels + detail[..., None]).clip(0, 255).astype("uint8")
    return Image.fromarray(rich).resize((4032, 3024), Image.Resampling.BICUBIC)


def screenshot(size: tuple[int, int] = (1600, 1200)) -> Image.Image:
    """Return what a screen shows: lines of text on an even ground, beside a coloured bar."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 0, size[0], size[1] // 10), fill="#1b6b3a")
    for number, top in enumerate(range(size[1] // 8, size[1], 60)):
        said = f"{number}. Antrag zum Klimaschutz, Zeile {number}"
        draw.text((40, top), said, "black", font_size=36)
    return picture


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a phone writes: camera, serial number, owner, place."""
    data = Image.Exif()
    data[0x0110], data[0x0112], data[0x013B] = "Geheimkamera", orientation, "Erika Muster"
    data.get_ifd(0x8769)[0xA431] = "SN-12345"
    data.get_ifd(0x8825).update(GPS)
    return data


def as_phone(
    picture: Image.Image, format_name: str = "JPEG", orientation: int = 1, **settings: Any
) -> bytes:
    """Return a picture as a phone would store it, with metadata of every kind."""
    more: Mapping[str, Any] = {
        "JPEG": {"quality": 92, "comment": b"Notiz", "xmp": b"<x xmlns='http://ns.adobe.com/'/>"},
    }.get(format_name, {})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    file = BytesIO()
    options = {"exif": exif(orientation).tobytes(), "icc_profile": profile, **more, **settings}
    picture.save(file, format_name, **options)
    return file.getvalue()


def turned(picture: Image.Image, orientation: int) -> Image.Image:
    """Return the picture as a camera held this way stores it (EXIF orientation 1 to 8)."""
    steps = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    return picture.transpose(steps[orientation]) if orientation in steps else picture


def likeness(one: Image.Image, other: Image.Image) -> float:
    """Return how alike two pictures look, 1 for the same (SSIM over grey, at 200 pixels)."""
    import numpy
    from skimage.metrics import structural_similarity

    greys = [numpy.asarray(p.convert("L").resize((200, 200))) for p in (one, other)]
    return float(structural_similarity(*greys))  # type: ignore[no-untyped-call]
