"""Picture files as phones, cameras and drawing programs make them, opened upright and in sRGB."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from plugins.common.problem import WrongInputError

pillow_heif.register_heif_opener()

# By ending; what a file really is decides how it is read.
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif", ".gif")
MOST_PIXELS = 100_000_000
Image.MAX_IMAGE_PIXELS = None  # it would warn, and only then refuse; see _opened
_SRGB = ImageCms.createProfile("sRGB")
_TURNED = (5, 6, 7, 8)  # EXIF orientations that lie on their side: CIPA DC-008, 4.6.5.1


@dataclass(frozen=True)
class Probe:
    """What a file's header says: size in pixels when upright, format, transparency, movement."""

    width: int
    height: int
    format: str
    transparent: bool
    moving: bool

    @property
    def fallback(self) -> str:
        """The ending of the format that every browser knows."""
        return "png" if self.transparent else "jpg"


def probe(path: Path) -> Probe:
    """Read a file's header; WrongInputError where it is no picture, or too large a one."""
    with _opened(path) as image:
        width, height = image.size
        if image.getexif().get(0x0112) in _TURNED:
            width, height = height, width
        moving = getattr(image, "n_frames", 1) > 1
        return Probe(width, height, image.format or "", _is_transparent(image), moving)


def load(path: Path, longest: int) -> Image.Image:
    """Return the (first) picture upright, in sRGB, as RGB or RGBA, with no metadata at all.

    Its longer side has at most `longest` pixels; a JPEG is decoded at a half or a quarter where
    that is enough. WrongInputError where it is damaged.
    """
    with _opened(path) as image:
        scale = min(1, longest / max(image.size))
        image.draft(image.mode, (round(image.width * scale), round(image.height * scale)))
        picture = _in_srgb(ImageOps.exif_transpose(image))
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture.info = {}
    return picture


def frames(path: Path) -> list[tuple[Image.Image, int]]:
    """Return all pictures of a moving one with the milliseconds each is shown."""
    with _opened(path) as image:
        shown = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            frame = image.convert("RGBA")
            frame.info = {}
            shown.append((frame, int(image.info.get("duration", 100))))
        return shown


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        with Image.open(path) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(image)
            yield image
    # Whatever is wrong with a file: no picture, cut short, odd chunks, wrong lengths.
    except (OSError, ValueError, SyntaxError, ArithmeticError, LookupError) as error:
        raise WrongInputError(
            f"Das Bild {path.name} ist beschädigt oder gar kein Bild.",
            "Es noch einmal vom Gerät kopieren, oder in einem Bildprogramm öffnen und als JPEG"
            " sichern.",
        ) from error


def _too_large(image: Image.Image) -> WrongInputError:
    return WrongInputError(
        f"Das Bild ist mit mehr als 100 Megapixeln zu groß ({image.width} × {image.height}).",
        "Es verkleinern; 4000 Punkte Breite genügen.",
    )


def _is_transparent(image: Image.Image) -> bool:
    return image.has_transparency_data


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return the picture as RGB or RGBA in sRGB, whatever it was."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey: 65535 becomes 255
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    mode = "RGBA" if _is_transparent(image) else "RGB"
    if image.mode not in {"RGB", "RGBA", "L", "CMYK"}:
        image = image.convert(mode)
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode=mode)
            image = converted or image
        except (ImageCms.PyCMSError, OSError):  # a profile for something else: ignored
            pass
    return image if image.mode == mode else image.convert(mode)
