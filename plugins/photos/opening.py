"""Picture files as phones, cameras and drawing programs make them, opened upright and in sRGB."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

import pillow_heif
from PIL import Image, ImageFile, UnidentifiedImageError
from PIL.IcoImagePlugin import IcoImageFile

from plugins.common.picture_files import UNREADABLE
from plugins.common.problem import WrongInputError
from plugins.photos import indexed, memory, pixels
from plugins.photos.moving import REVISION, Film, Outline, avif, png, reading, shown_for
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
_MOVING = frozenset({"WEBP", "AVIF"})  # besides those put together of parts, not several pages
# Above twice as much Pillow refuses, also where a part of a file is larger than its header says.
Image.MAX_IMAGE_PIXELS = memory.MOST_PIXELS // 2
# Of what it can read all the same, it would tell whoever builds.
warnings.filterwarnings("ignore", module=r"PIL\.")
_LATE_EXIF, _END = b"eXIf", 65_536  # a chunk, and how far from a file's end it may begin
_RAW, _THUMBNAIL = 0xC612, 0xFE  # TIFF tags of a camera's raw data: DNGVersion, NewSubfileType


@dataclass(frozen=True)
class Probe:
    """What a file's header says: size in pixels when upright, transparency, movement.

    `memory` is what decoding takes, in bytes. `revision` tells what is made of it from what was
    made before a change that concerns such files only; `is_indexed`: it has a palette, or greys.
    """

    width: int
    height: int
    transparent: bool
    moving: bool
    memory: int = 0
    revision: str = ""
    is_indexed: bool = False

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
        count, found = _count(image, path), reading.outline(image, path)
        transparent = image.has_transparency_data or bool(found and not found.is_whole)
        needed = memory.needed(image, LARGEST) + memory.needed_moving(image.size, count)
        if _turn(image, path) in pixels.ON_THEIR_SIDE:
            width, height = height, width
        is_put_together = count > 1 or bool(found and not found.is_first)
        revision = REVISION if is_put_together else ""
        is_indexed = image.format == "PNG" and image.mode in indexed.MODES and not revision
        return Probe(width, height, transparent, count > 1, needed, revision, is_indexed)


def load(path: Path, longest: int) -> Image.Image:
    """Return the (first) picture upright, in sRGB, as RGB or RGBA: nothing but its pixels.

    Its longer side has at most `longest` pixels; a JPEG is decoded at a half or a quarter where
    that is enough. WrongInputError where it is damaged.
    """
    with _opened(path, longest) as image:
        found = reading.outline(image, path)
        if found and not found.is_first:
            return _first(reading.frames(image, path, found), longest, image, found)
        scale = min(1, longest / max(image.size))
        image.draft(image.mode, (round(image.width * scale), round(image.height * scale)))
        return pixels.pure(image, longest)


def film(path: Path) -> Film:
    """Return a moving picture, each frame as browsers show it and as `load` returns the first.

    Frames are smaller where all of them would not fit into memory.
    """
    with _opened(path, LARGEST) as image:
        count = _count(image, path)
        longest = memory.longest_moving(image.size, count)
        shown, plays = _shown(image, path, longest, count)
    opaque = all(frame.mode == "RGB" or _is_opaque(frame) for frame, _ in shown)
    frames = [frame.convert("RGB" if opaque else "RGBA") for frame, _ in shown]
    return Film(frames, [shown_for(duration) for _, duration in shown], plays)


def _shown(
    image: ImageFile.ImageFile, path: Path, longest: int, count: int
) -> tuple[list[tuple[Image.Image, float]], int | None]:
    """Return the frames of an opened file and their milliseconds, and how often all are shown."""
    if found := reading.outline(image, path):
        frames = reading.frames(image, path, found)
        return [(pixels.small(f.copy(), longest), duration) for f, duration in frames], found.plays
    plays = image.info.get("loop", 0) or None
    if image.format == "AVIF":
        plays = avif.plays(path.read_bytes())
    shown = []
    for number in range(count):
        image.seek(number)
        image.load()  # only now its duration is known
        duration = image.info.get("duration", 0)
        shown.append((pixels.pure(image, longest), duration))
    return shown, plays


def _is_opaque(frame: Image.Image) -> bool:
    return frame.getchannel("A").getextrema()[0] == 255


def _turn(image: ImageFile.ImageFile, path: Path) -> int:
    """Return the EXIF orientation; a PNG is decoded for it only if it stands at its end."""
    if image.format == "PNG" and _LATE_EXIF not in path.read_bytes()[-_END:]:
        return pixels.orientation(partial(Image.Image.getexif, image))
    return pixels.orientation(image.getexif)


def _first(
    frames: Iterator[tuple[Image.Image, float]],
    longest: int,
    image: ImageFile.ImageFile,
    found: Outline,
) -> Image.Image:
    frame, _ = next(frames)
    clear = image.has_transparency_data or not found.is_whole
    return pixels.small(frame if clear else frame.convert("RGB"), longest)


def icons(path: Path) -> list[Image.Image]:
    """Return all pictures of an icon, as `load` would, by size; [] where the file is none."""
    with _opened(path, LARGEST) as image:
        sizes = sorted(image.info.get("sizes", ())) if image.format == "ICO" else []
    drawn = []
    for size in sizes:
        with _opened(path, LARGEST) as image:
            assert isinstance(image, IcoImageFile)  # noqa: S101 - for the type checker: see above
            image.size = size
            drawn.append(pixels.pure(image, LARGEST))
    return drawn


def _count(image: ImageFile.ImageFile, path: Path) -> int:
    """Return how many frames are shown one after the other."""
    if found := reading.outline(image, path):
        return found.count
    return int(getattr(image, "n_frames", 1)) if image.format in _MOVING else 1


@contextmanager
def _opened(path: Path, longest: int) -> Iterator[ImageFile.ImageFile]:
    """Open a file for the block; whatever goes wrong in it is a WrongInputError."""
    try:
        formats = (*_FORMATS, "TGA") if path.suffix.lower() in _TARGA else _FORMATS
        with _identified(path, formats) as image:
            image.filename = str(path)  # also where it is read from memory
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


def _check(image: ImageFile.ImageFile, path: Path, longest: int) -> None:
    """Raise WrongInputError for what shall not be decoded."""
    kind = UNREADABLE.get(path.suffix.lower(), "")
    if image.format == "TIFF" and (kind or _is_raw(image)):
        raise _unreadable(path.name, kind or "Rohdaten einer Kamera")
    memory.check(image, path.name, longest)
    if found := reading.outline(image, path):
        memory.check_canvas(path.name, found)
    if (count := _count(image, path)) > 1:
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
