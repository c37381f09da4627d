"""Picture files of every kind, opened: what is told from how they begin, and what is refused."""

import ctypes
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageFile, PngImagePlugin, UnidentifiedImageError, _imaging

from plugins.common.picture_files import UNREADABLE
from plugins.common.problem import WrongInputError
from plugins.photos import memory, misread
from plugins.photos.moving import Outline, avif, png, reading

# Not the small pictures in a file: they may show more than the picture does.
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
# What a file really is decides how it is read. Not on the list is what runs other programs (EPS),
# takes minutes (QOI) or is no finished picture (PSD).
_FORMATS = (
    "JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "TIFF", "BMP", "DIB", "ICO", "JPEG2000", "PPM",
    "PCX", "SGI",
)  # fmt: skip
# Nothing marks how they begin: they are known by their name, or by the end of newer ones.
_TARGA, _TARGA_END = frozenset({".tga", ".icb", ".vda", ".vst"}), b"TRUEVISION-XFILE.\0"
_MOVING = frozenset({"WEBP", "AVIF"})  # besides those put together of parts, not several pages
# Above twice as much Pillow refuses, also where a part of a file is larger than its header says.
Image.MAX_IMAGE_PIXELS = memory.MOST_PIXELS // 2
# Texts of a PNG are never read; a profile may be larger than the megabyte that Pillow allows both.
PngImagePlugin.MAX_TEXT_CHUNK = 16_000_000
# Of what it can read all the same, it would tell whoever builds.
warnings.filterwarnings("ignore", module=r"PIL\.")
# So would libtiff, in English and past Python: its function is found among what Pillow has loaded.
with suppress(OSError, AttributeError):
    ctypes.CDLL(_imaging.__file__).TIFFSetErrorHandler(None)
_RAW, _THUMBNAIL = 0xC612, 0xFE  # TIFF tags of a camera's raw data: DNGVersion, NewSubfileType


@contextmanager
def opened(path: Path, longest: int) -> Iterator[tuple[ImageFile.ImageFile, Outline | None]]:
    """Open a file for the block; whatever goes wrong in it is a WrongInputError.

    The outline is that of a file which keeps parts of frames, None for any other.
    """
    try:
        formats = (*_FORMATS, "TGA") if _is_targa(path) else _FORMATS
        with _identified(path, formats) as image:
            image.filename = str(path)  # also where it is read from memory
            image.info.pop("xmp", None)  # Pillow would turn a picture by it, no browser does
            found = reading.outline(image, path)
            _check(image, path, longest, found)
            yield image, found
    except WrongInputError:
        raise
    except Image.DecompressionBombError as bomb:
        raise memory.too_large(path.name, memory.size_in(bomb)) from bomb
    except MemoryError as error:
        raise memory.no_room(path.name) from error
    # A damaged file may fail anywhere in the decoders, with any exception they know.
    except Exception as error:
        raise _unreadable(path.name, UNREADABLE.get(path.suffix.lower(), "")) from error


def _is_targa(path: Path) -> bool:
    if path.suffix.lower() in _TARGA:
        return True
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - len(_TARGA_END)))
        return file.read() == _TARGA_END


def _identified(path: Path, formats: tuple[str, ...]) -> ImageFile.ImageFile:
    """Open a file without what keeps Pillow from showing it, and browsers not."""
    content = png.still(path)
    try:
        return Image.open(BytesIO(content) if content else path, formats=formats)
    except UnidentifiedImageError:
        content = avif.mended(path.read_bytes())
        if content is None:
            raise
        return Image.open(BytesIO(content), formats=formats)


def _check(image: ImageFile.ImageFile, path: Path, longest: int, found: Outline | None) -> None:
    """Raise WrongInputError for what shall not be decoded."""
    kind = UNREADABLE.get(path.suffix.lower(), "")
    if image.format == "TIFF" and (kind or _is_raw(image)):
        raise _unreadable(path.name, kind or "Rohdaten einer Kamera")
    if kind := misread.kind(image):
        raise _unreadable(path.name, kind)
    memory.check(image, path.name, longest)
    if found:
        memory.check_canvas(path.name, found)
    if (count := count_of(image, found)) > 1:
        memory.check_moving(path.name, image.size, count)


def _is_raw(image: ImageFile.ImageFile) -> bool:
    """Say whether a TIFF begins with a mere preview of what it holds."""
    tags = getattr(image, "tag_v2", {})
    return _RAW in tags or bool(tags.get(_THUMBNAIL, 0) & 1)


def _unreadable(name: str, kind: str) -> WrongInputError:
    """Return the fault of a file of a `kind` that is not read here, "" for a damaged one."""
    remedy = "in einem Bildprogramm öffnen und als JPEG sichern."
    if kind:
        message = f"Das Bild {name} ({kind}) kann hier nicht gelesen werden."
        return WrongInputError(message, f"Es {remedy}")
    return WrongInputError(
        f"Das Bild {name} ist beschädigt oder gar kein Bild.",
        f"Es noch einmal vom Gerät kopieren, oder {remedy}",
    )


def count_of(image: ImageFile.ImageFile, found: Outline | None) -> int:
    """Return how many frames are shown one after the other."""
    if found:
        return found.count
    return int(getattr(image, "n_frames", 1)) if image.format in _MOVING else 1
