"""Which sizes of a picture are made, and in which formats. Lengths are pixels."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from plugins.common.steps import WantedFile

_Qualities = Mapping[tuple[str, int], int]  # an encoder's, by ending and width
# A picture in a text is 720 CSS pixels wide, on a phone 345: these serve both at one to three
# device pixels without steps that would cost more to keep than to load.
WIDTHS = (320, 480, 720, 960, 1440)
# Cut to 3:2 for lists, where a picture is 117 to 400 CSS pixels wide.
THUMBNAILS = (180, 360, 720)
THUMBNAIL_SHAPE = 3 / 2
MODERN = ("avif", "webp")
SMALL = 128 * 128  # pixels of a picture that keeps all its colours
# What encoders are told of photographs where it is less than encoding.SETTINGS says: the more
# pixels a screen has for each CSS pixel, the less shows (docs/bilder.md has figures). The largest
# is for dense screens alone; what others need as well is made twice. Feeds and links lead to the
# JPEGs, which keep theirs.
DENSE = "(min-resolution: 1.5dppx)"
_LARGE = {("avif", 1440): 45, ("webp", 1440): 45}
_FOR_DENSE = {("avif", 720): 45, ("webp", 720): 45}
_LARGE_THUMBNAILS = {("avif", 720): 45, ("webp", 720): 45}
_THUMBNAILS_FOR_DENSE = {("avif", 360): 40, ("webp", 360): 45}
LARGEST = 2048  # the longer side of the clean copy at the file's own address


@dataclass(frozen=True, order=True)
class Variant:
    """One file to make: `ending` names its format; a thumbnail is cut to its shape.

    `quality` is the encoder's, 0 for the one that a format usually has.
    """

    ending: str
    width: int
    height: int
    quality: int = 0

    @property
    def label(self) -> str:
        """What tells it from the picture's others, and from how it was made before."""
        exact = "exact-" if self.is_small else ""
        quality = f"q{self.quality}-" if self.quality else ""
        return f"{exact}{quality}{self.width}x{self.height}.{self.ending}"

    @property
    def is_small(self) -> bool:
        """Whether it has so few pixels that each counts."""
        return self.width * self.height <= SMALL


def variant_of(wanted: WantedFile) -> Variant:
    """Return the variant that a body's notes name."""
    return Variant(wanted.ending, wanted.width, wanted.height, wanted.quality)


def widths(original: int) -> list[int]:
    """Return the widths for a picture, never above its own, ascending."""
    largest = min(original, WIDTHS[-1])
    return [width for width in WIDTHS if width < 0.9 * largest] + [largest]


def variants(width: int, height: int, fallback: str, *, is_graphic: bool = False) -> list[Variant]:
    """Return all variants of a picture of this size; `fallback` is the format for old browsers.

    Drawings and texts have the usual quality in every width.
    """
    usual = [
        Variant(ending, wide, max(1, round(height * wide / width)))
        for ending in (*MODERN, fallback)
        for wide in widths(width)
    ]
    return usual if is_graphic else _with_qualities(_LARGE, usual)


def thumbnails(
    width: int, height: int, fallback: str, *, is_graphic: bool = False
) -> list[Variant]:
    """Return the variants for lists, cut to one shape and never larger than the picture allows."""
    largest = max(1, min(width, round(height * THUMBNAIL_SHAPE)))
    fitting = [wide for wide in THUMBNAILS if wide <= largest] or [largest]
    usual = [
        Variant(ending, wide, max(1, round(wide / THUMBNAIL_SHAPE)))
        for ending in (*MODERN, fallback)
        for wide in fitting
    ]
    return usual if is_graphic else _with_qualities(_LARGE_THUMBNAILS, usual)


def for_dense(files: list[Variant]) -> list[Variant]:
    """Return what dense screens get of a photograph's variants; none where it is the same."""
    return _only_if_changed(files, _FOR_DENSE)


def thumbnails_for_dense(files: list[Variant]) -> list[Variant]:
    """Return what dense screens get of a photograph's thumbnails; none where it is the same."""
    return _only_if_changed(files, _THUMBNAILS_FOR_DENSE)


def _only_if_changed(files: list[Variant], qualities: _Qualities) -> list[Variant]:
    modern = [file for file in files if file.ending in MODERN]
    changed = _with_qualities(qualities, modern)
    return [] if changed == modern else changed


def _with_qualities(qualities: _Qualities, files: list[Variant]) -> list[Variant]:
    return [
        file if file.is_small else replace(file, quality=_quality(file, qualities))
        for file in files
    ]


def _quality(file: Variant, qualities: _Qualities) -> int:
    return qualities.get((file.ending, file.width), file.quality)
