"""What a file says of its numbers that Pillow does not read, or reads otherwise than browsers."""

from dataclasses import dataclass
from io import BytesIO
from typing import IO

from plugins.photos.colours import boxes, chunks, segments
from plugins.photos.colours.meaning import Colours

_ICON, _ENTRY = b"\0\0\1\0", 16  # how an icon begins, and the bytes of an entry of its table


@dataclass(frozen=True)
class Signals:
    """What numbers mean, None for what Pillow makes of them.

    `clear` is the one colour that is transparent, as `Image.info` would have to name it.
    `for_press` is a JPEG in CMYK with a profile, whose colours browsers show as they are, where
    Pillow would darken what no ink can print. `several_depths` is an icon that has one size in
    several numbers of colours, of which Pillow takes the lowest.
    """

    colours: Colours | None = None
    clear: int | tuple[int, ...] | None = None
    for_press: bool = False
    several_depths: bool = False

    def __str__(self) -> str:
        """Return what tells a reading from any other, "" for one that needs no signals."""
        parts = [repr(part) for part in (self.colours, self.clear) if part is not None]
        parts += ["for press"] * self.for_press + ["depths"] * self.several_depths
        return " ".join(parts)


def signalled(file: IO[bytes]) -> Signals:
    """Return the signals of a picture file of any format; damaged ones give none."""
    file.seek(0)
    beginning = file.read(12)
    if beginning.startswith(chunks.BEGINNING):
        found = chunks.read(file)
        found_colours = chunks.colours(found)
        # Codes count more than a profile, of which Pillow knows.
        is_needed = b"iCCP" in found or (found_colours is not None and not found_colours.is_srgb)
        return Signals(found_colours if is_needed else None, chunks.clear(found))
    if beginning.startswith(segments.BEGINNING):
        return Signals(for_press=segments.is_for_press(file))
    if beginning.startswith(_ICON):
        return Signals(several_depths=_has_several_depths(file))
    if beginning[4:8] == b"ftyp":
        found_colours = boxes.colours(file)
        return Signals(None if found_colours is None or found_colours.is_srgb else found_colours)
    return Signals()


def signalled_in(content: bytes) -> Signals:
    """Return the signals of a file's content."""
    return signalled(BytesIO(content))


def _has_several_depths(file: IO[bytes]) -> bool:
    file.seek(len(_ICON))
    count = int.from_bytes(file.read(2), "little")
    sizes = [file.read(_ENTRY)[:2] for _ in range(count)]
    return len(set(sizes)) < len(sizes)
