"""Which sizes of a picture are made, and in which formats. Lengths are pixels."""

from dataclasses import dataclass

# A text column is 684 CSS pixels wide, a phone's 345: these serve both at one to three device
# pixels without steps that would cost more to keep than to load.
WIDTHS = (320, 480, 720, 960, 1440)
# Cut to 3:2 for lists, where a picture is 135 to 400 CSS pixels wide.
THUMBNAILS = (180, 360, 720)
THUMBNAIL_SHAPE = 3 / 2
MODERN = ("avif", "webp")
SMALL = 128 * 128  # pixels of a picture that keeps all its colours
LARGEST = 2048  # the longer side of the clean copy at the file's own address


@dataclass(frozen=True, order=True)
class Variant:
    """One file to make: `ending` names its format; a thumbnail is cut to its shape."""

    ending: str
    width: int
    height: int

    @property
    def is_small(self) -> bool:
        """Whether it has so few pixels that each counts."""
        return self.width * self.height <= SMALL


def widths(original: int) -> list[int]:
    """Return the widths for a picture, never above its own, ascending."""
    largest = min(original, WIDTHS[-1])
    return [width for width in WIDTHS if width < 0.9 * largest] + [largest]


def variants(width: int, height: int, fallback: str) -> list[Variant]:
    """Return all variants of a picture of this size; `fallback` is the format for old browsers."""
    return [
        Variant(ending, wide, max(1, round(height * wide / width)))
        for ending in (*MODERN, fallback)
        for wide in widths(width)
    ]


def thumbnails(width: int, height: int, fallback: str) -> list[Variant]:
    """Return the variants for lists, cut to one shape and never larger than the picture allows."""
    largest = max(1, min(width, round(height * THUMBNAIL_SHAPE)))
    fitting = [wide for wide in THUMBNAILS if wide <= largest] or [largest]
    return [
        Variant(ending, wide, max(1, round(wide / THUMBNAIL_SHAPE)))
        for ending in (*MODERN, fallback)
        for wide in fitting
    ]
