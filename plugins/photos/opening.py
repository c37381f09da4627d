"""Picture files as phones, cameras and drawing programs make them, opened upright and in sRGB."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from plugins.common.problem import WrongInputError
from plugins.photos.variants import LARGEST

pillow_heif.register_heif_opener()

# By ending; what a file really is decides how it is read.
ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic", ".heif", ".gif")
MOST_PIXELS = 100_000_000
MOST_MOVING = 60_000_000  # pixels of all frames together: they are in memory at once
_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF")
_MOVING = frozenset({"GIF", "WEBP", "PNG", "AVIF"})  # others hold further pictures, not movement
Image.MAX_IMAGE_PIXELS = None  # it would warn, and only then refuse; see _opened
_SRGB = ImageCms.createProfile("sRGB")
_TURNED = (5, 6, 7, 8)  # EXIF orientations that lie on their side: CIPA DC-008, 4.6.5.1


@dataclass(frozen=True)
class Probe:
    """What a file's header says: size in pixels when upright, transparency, movement."""

    width: int
    height: int
    transparent: bool
    moving: bool

    @property
    def loaded(self) -> tuple[int, int]:
        """Width and height as `load` gives it with LARGEST as its longer side."""
        scale = min(1, LARGEST / max(self.width, self.height))
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))

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
        moving = image.format in _MOVING and getattr(image, "n_frames", 1) > 1
        return Probe(width, height, _is_transparent(image), moving)


def load(path: Path, longest: int) -> Image.Image:
    """Return the (first) picture upright, in sRGB, as RGB or RGBA, with no metadata at all.

    Its longer side has at most `longest` pixels; a JPEG is decoded at a half or a quarter where
    that is enough. WrongInputError where it is damaged.
    """
    with _opened(path) as image:
        scale = min(1, longest / max(image.size))
        image.draft(image.mode, (round(image.width * scale), round(image.height * scale)))
        picture = _in_srgb(_upright(image))
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture.info = {}
    return picture


def frames(path: Path) -> list[tuple[Image.Image, int]]:
    """Return all pictures of a moving one with the milliseconds each is shown."""
    with _opened(path) as image:
        shown = []
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            duration = int(image.info.get("duration", 100))
            frame = _in_srgb(ImageOps.exif_transpose(image)).convert("RGBA")
            frame.info = {}
            shown.append((frame, duration))
        return shown


def _upright(image: Image.Image) -> Image.Image:
    ImageOps.exif_transpose(image, in_place=True)  # no copy where nothing has to be turned
    return image


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    try:
        with Image.open(path, formats=_FORMATS) as image:
            if _pixels(image) > MOST_PIXELS:
                raise _too_large(image)
            if image.format in _MOVING and _all_pixels(image) > max(MOST_MOVING, _pixels(image)):
                message = f"Das bewegte Bild {path.name} ist zu lang oder zu groß."
                raise WrongInputError(message, "Es kürzen, verkleinern oder als Video einbetten.")
            yield image
    except WrongInputError:
        raise
    # A damaged file may fail anywhere in the decoders, with any exception they know.
    except Exception as error:
        raise WrongInputError(
            f"Das Bild {path.name} ist beschädigt oder gar kein Bild.",
            "Es noch einmal vom Gerät kopieren, oder in einem Bildprogramm öffnen und als JPEG"
            " sichern.",
        ) from error


def _pixels(image: Image.Image) -> int:
    return image.width * image.height


def _all_pixels(image: Image.Image) -> int:
    return _pixels(image) * int(getattr(image, "n_frames", 1))


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
