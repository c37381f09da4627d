"""Picture files as phones, cameras and drawing programs make them, opened upright and in sRGB."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageFile
from PIL.IcoImagePlugin import IcoImageFile

from plugins.photos import indexed, memory, pixels
from plugins.photos.files import count_of, opened
from plugins.photos.moving import REVISION, Film, Outline, avif, reading, shown_for
from plugins.photos.variants import LARGEST

_LATE_EXIF, _END = b"eXIf", 65_536  # a chunk, and how far from a file's end it may begin


@dataclass(frozen=True)
class Probe:
    """What a file's header says: size in pixels when upright, transparency, movement.

    `memory` is what decoding takes, in bytes. `revision` tells what is made of it from what was
    made before a change that concerns such files only; `is_indexed`: it has a palette, or greys.
    `format_name` is Pillow's.
    """

    width: int
    height: int
    transparent: bool
    moving: bool
    memory: int = 0
    revision: str = ""
    is_indexed: bool = False
    format_name: str = ""

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
    with opened(path, LARGEST) as (image, found):
        width, height = image.size
        count = count_of(image, found)
        needed = memory.needed(image, LARGEST) + memory.needed_moving(image.size, count)
        needed += memory.needed_canvas(found)
        if _turn(image, path) in pixels.ON_THEIR_SIDE:
            width, height = height, width
        is_put_together = count > 1 or bool(found and not found.is_first)
        revision = REVISION if is_put_together else ""
        is_indexed = image.format == "PNG" and image.mode in indexed.MODES and not revision
        transparent = bool(found and not found.is_whole) or _richest(image).has_transparency_data
        return Probe(
            width, height, transparent, count > 1, needed, revision, is_indexed, image.format or ""
        )


def load(path: Path, longest: int) -> Image.Image:
    """Return the (first) picture upright, in sRGB, as RGB or RGBA: nothing but its pixels.

    Its longer side has at most `longest` pixels; a JPEG is decoded at a half or a quarter where
    that is enough. WrongInputError where it is damaged.
    """
    with opened(path, longest) as (image, found):
        if found and not found.is_first:
            return _first(reading.frames(image, path, found), longest, image, found)
        scale = min(1, longest / max(image.size))
        image.draft(image.mode, (round(image.width * scale), round(image.height * scale)))
        return pixels.pure(_richest(image), longest)


def film(path: Path) -> Film:
    """Return a moving picture, each frame as browsers show it and as `load` returns the first.

    Frames are smaller where all of them would not fit into memory.
    """
    with opened(path, LARGEST) as (image, found):
        longest = memory.longest_moving(image.size, count_of(image, found))
        shown, plays = _shown(image, path, longest, found)
    durations = [shown_for(duration) for _, duration in shown]
    mode = "RGB" if all(_is_opaque(frame) for frame, _ in shown) else "RGBA"
    # One after the other, so that they are in memory but once.
    frames = [shown.pop(0)[0].convert(mode) for _ in durations]
    return Film(frames, durations, plays)


def _shown(
    image: ImageFile.ImageFile, path: Path, longest: int, found: Outline | None
) -> tuple[list[tuple[Image.Image, float]], int | None]:
    """Return the frames of an opened file and their milliseconds, and how often all are shown."""
    if found:
        frames = reading.frames(image, path, found)
        return [(pixels.small(f.copy(), longest), duration) for f, duration in frames], found.plays
    plays = image.info.get("loop", 0) or None
    if image.format == "AVIF":
        plays = avif.plays(path.read_bytes())
    shown = []
    for number in range(count_of(image, found)):
        image.seek(number)
        image.load()  # only now its duration is known
        duration = image.info.get("duration", 0)
        shown.append((pixels.pure(image, longest), duration))
    return shown, plays


def _is_opaque(frame: Image.Image) -> bool:
    return frame.mode == "RGB" or frame.getchannel("A").getextrema()[0] == 255


def _turn(image: ImageFile.ImageFile, path: Path) -> int:
    """Return how `image.size` lies; a PNG is decoded for it only if it stands at its end."""
    if image.format == "TIFF":  # Pillow turns it by itself, and names the size it will have
        return 1
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
    with opened(path, LARGEST) as (image, _):
        sizes = sorted(image.info.get("sizes", ())) if image.format == "ICO" else []
    drawn = []
    for size in sizes:
        with opened(path, LARGEST) as (image, _):
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
