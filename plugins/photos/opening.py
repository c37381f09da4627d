"""Picture files as phones, cameras and drawing programs make them, opened upright and in sRGB."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pillow_heif
from PIL import Image, ImageFile
from PIL.IcoImagePlugin import IcoImageFile

from plugins.common.picture_files import UNREADABLE
from plugins.common.problem import WrongInputError
from plugins.photos import gif, memory, pixels
from plugins.photos.variants import LARGEST

# Not the small pictures in a file: they may show more than the picture does.
pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)
# What a file really is decides how it is read. Not on the list is what runs other programs (EPS),
# takes minutes (QOI) or is no finished picture (PSD).
_FORMATS = (
    "JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "TIFF", "BMP", "DIB", "ICO", "JPEG2000", "PPM",
    "PCX", "SGI",
)  # fmt: skip
_TARGA = frozenset({".tga", ".icb", ".vda", ".vst"})  # by name only: nothing marks their beginning
_MOVING = frozenset({"GIF", "WEBP", "PNG", "AVIF"})  # others hold further pictures, not movement
# Above twice as much Pillow refuses, also where a part of a file is larger than its header says.
Image.MAX_IMAGE_PIXELS = memory.MOST_PIXELS // 2
# Of what it can read all the same, it would tell whoever builds.
warnings.filterwarnings("ignore", module=r"PIL\.")
_LATE_EXIF, _END = b"eXIf", 65_536  # a chunk, and how far from a file's end it may begin
_RAW, _THUMBNAIL = 0xC612, 0xFE  # TIFF tags of a camera's raw data: DNGVersion, NewSubfileType


@dataclass(frozen=True)
class Probe:
    """What a file's header says: size in pixels when upright, transparency, movement.

    `memory` is what decoding takes, in bytes.
    """

    width: int
    height: int
    transparent: bool
    moving: bool
    memory: int = 0

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
    with _opened(path, LARGEST) as image:
        width, height = image.size
        count = _count(image, path)
        needed = memory.needed(image, LARGEST) + memory.needed_moving(image.size, count)
        if _turn(image, path) in pixels.ON_THEIR_SIDE:
            width, height = height, width
        transparent = _richest(image).has_transparency_data
        return Probe(width, height, transparent, count > 1, needed)


def load(path: Path, longest: int) -> Image.Image:
    """Return the (first) picture upright, in sRGB, as RGB or RGBA: nothing but its pixels.

    Its longer side has at most `longest` pixels; a JPEG is decoded at a half or a quarter where
    that is enough. WrongInputError where it is damaged.
    """
    with _opened(path, longest) as image:
        scale = min(1, longest / max(image.size))
        image.draft(image.mode, (round(image.width * scale), round(image.height * scale)))
        return pixels.pure(_richest(image), longest)


def frames(path: Path) -> list[tuple[Image.Image, int]]:
    """Return all pictures of a moving one, as `load` would, with the milliseconds of each."""
    with _opened(path, LARGEST) as image:
        size, shown = image.size, []
        for number in range(_count(image, path)):
            image.seek(number)
            image.load()  # only now its duration is known
            duration = int(image.info.get("duration", 100))
            # A frame that stands over is cut off, as browsers do it.
            shown.append((pixels.pure(image, LARGEST, size).convert("RGBA"), duration))
        return shown


def _turn(image: ImageFile.ImageFile, path: Path) -> int:
    """Return how `image.size` lies; a PNG is decoded for it only if it stands at its end."""
    if image.format == "TIFF":  # Pillow turns it by itself, and names the size it will have
        return 1
    if image.format == "PNG" and _LATE_EXIF not in path.read_bytes()[-_END:]:
        return pixels.orientation(partial(Image.Image.getexif, image))
    return pixels.orientation(image.getexif)


def icons(path: Path) -> list[Image.Image]:
    """Return all pictures of an icon, as `load` would, by size; [] where the file is none."""
    with _opened(path, LARGEST) as image:
        sizes = sorted(image.info.get("sizes", ())) if image.format == "ICO" else []
    drawn = []
    for size in sizes:
        with _opened(path, LARGEST) as image:
            assert isinstance(image, IcoImageFile)  # noqa: S101 - for the type checker: see above
            image.size = size
            drawn.append(pixels.pure(_richest(image), LARGEST))
    return drawn


def _richest(image: ImageFile.ImageFile) -> Image.Image:
    """Return of an icon the picture of most colours, as browsers do; any other as it is."""
    if isinstance(image, IcoImageFile):
        image.ico.entry.sort(key=lambda entry: (entry.square, entry.bpp), reverse=True)
        return image.ico.getimage(image.size)
    return image


def _count(image: ImageFile.ImageFile, path: Path) -> int:
    """Return how many frames are shown one after the other."""
    if image.format == "GIF":
        return max(1, gif.extent(path)[1])
    return int(getattr(image, "n_frames", 1)) if image.format in _MOVING else 1


@contextmanager
def _opened(path: Path, longest: int) -> Iterator[ImageFile.ImageFile]:
    """Open a file for the block; whatever goes wrong in it is a WrongInputError."""
    try:
        formats = (*_FORMATS, "TGA") if path.suffix.lower() in _TARGA else _FORMATS
        with Image.open(path, formats=formats) as image:
            _check(image, path, longest)
            yield image
    except WrongInputError:
        raise
    except Image.DecompressionBombError as bomb:
        raise memory.too_large(path.name, memory.told_by(bomb)) from bomb
    except MemoryError as error:
        raise memory.no_room(path.name) from error
    # A damaged file may fail anywhere in the decoders, with any exception they know.
    except Exception as error:
        raise _unreadable(path.name, UNREADABLE.get(path.suffix.lower(), "")) from error


def _check(image: ImageFile.ImageFile, path: Path, longest: int) -> None:
    """Raise WrongInputError for what shall not be decoded."""
    kind = UNREADABLE.get(path.suffix.lower(), "")
    if image.format == "TIFF" and (kind or _is_raw(image)):
        raise _unreadable(path.name, kind or "Rohdaten einer Kamera")
    memory.check(image, path.name, longest)
    if image.format == "GIF":
        size, count = gif.extent(path)
        memory.check_canvas(path.name, size, count)
    elif (count := _count(image, path)) > 1:
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
