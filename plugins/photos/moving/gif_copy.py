"""A film as a GIF: of each frame what is new in it, in colours of its own.

Pillow's own writer lets frames pile up where something becomes transparent.
"""

from collections.abc import Iterator
from itertools import pairwise

from PIL import GifImagePlugin, Image, ImageChops

from plugins.photos.moving import Film

_KEEP, _CLEAR = 1, 2
_COLOURS = 255  # the last of 256 is for what is clear
_OPAQUE = 128  # a GIF knows no half transparency


def as_gif(film: Film) -> bytes:
    """Return the file; lossless where a frame brings no more than 255 new colours.

    The film has no frames afterwards: they are let go one by one, as they take much memory.
    """
    size = film.frames[0].size
    head = b"GIF89a" + b"".join(side.to_bytes(2, "little") for side in size) + bytes(3)
    return b"".join([head, _loop(film.plays), *_frames(film), b";"])


def _loop(plays: int | None) -> bytes:
    """Return how often all is shown again; nothing for a film that is shown once."""
    if plays == 1:
        return b""
    again = min(plays - 1, 65_535) if plays else 0
    return b"!\xff\x0bNETSCAPE2.0\x03\x01" + again.to_bytes(2, "little") + b"\0"


def _frames(film: Film) -> Iterator[bytes]:
    blank = Image.new("RGBA", film.frames[0].size)
    before = blank
    clear_ones = (_without_half(film.frames.pop(0)) for _ in film.durations)
    following = pairwise([*clear_ones, blank])
    for (frame, after), hundredths in zip(following, _hundredths(film), strict=True):
        # What vanishes from one frame to the next can only be cleared, all of it at once.
        clears = after is not blank and _vanishes(frame, after)
        new = _new(before, frame)
        box = (0, 0, *frame.size) if clears else new.getbbox() or (0, 0, 1, 1)
        shown, clear = _in_colours(frame.crop(box), new.crop(box))
        yield b"".join(
            GifImagePlugin.getdata(
                shown, box[:2], transparency=clear, include_color_table=True,
                duration=10 * hundredths, disposal=_CLEAR if clears else _KEEP,
            )
        )  # fmt: skip
        before = blank if clears else frame


def _without_half(frame: Image.Image) -> Image.Image:
    """Return a frame whose pixels are opaque, or clear without a colour."""
    frame = frame.convert("RGBA")
    mask = frame.getchannel("A").point(lambda alpha: 255 if alpha >= _OPAQUE else 0)
    frame.putalpha(255)
    blank = Image.new("RGBA", frame.size)
    blank.paste(frame, mask=mask)
    return blank


def _vanishes(frame: Image.Image, after: Image.Image) -> bool:
    gone = ImageChops.subtract(frame.getchannel("A"), after.getchannel("A"))
    return gone.getbbox() is not None


def _new(before: Image.Image, frame: Image.Image) -> Image.Image:
    """Return where a frame has to be drawn: where it is opaque, and not as before."""
    bands = ImageChops.difference(before, frame).split()
    changed = bands[0]
    for band in bands[1:]:
        changed = ImageChops.lighter(changed, band)
    opaque = frame.getchannel("A")
    return ImageChops.multiply(changed.point(lambda value: 255 if value else 0), opaque)


def _in_colours(frame: Image.Image, drawn: Image.Image) -> tuple[Image.Image, int]:
    """Return a frame in few colours, and which of them is the one of what is not drawn."""
    picture = Image.new("RGB", frame.size, _a_colour(frame, drawn))
    picture.paste(frame.convert("RGB"), mask=drawn)
    indexed = picture.quantize(_COLOURS, Image.Quantize.MEDIANCUT)
    colours = indexed.getpalette() or []
    indexed.putpalette([*colours, 0, 0, 0])
    indexed.paste(clear := len(colours) // 3, mask=ImageChops.invert(drawn))
    return indexed, clear


def _a_colour(frame: Image.Image, drawn: Image.Image) -> tuple[int, ...]:
    """Return a colour of what is drawn, so that what is not needs none of its own."""
    left, top, right, _ = drawn.getbbox() or (0, 0, 1, 1)
    row = drawn.crop((left, top, right, top + 1)).getbbox() or (0, 0, 1, 1)
    colour = frame.getpixel((left + row[0], top))
    return colour[:3] if isinstance(colour, tuple) else (0, 0, 0)


def _hundredths(film: Film) -> Iterator[int]:
    """Yield the durations as a GIF has them, rounded so that their sum stays what it is."""
    end = written = 0
    for duration in film.durations:
        end += duration
        hundredths = max(2, round(end / 10) - written)  # of 1 browsers would make 10
        yield hundredths
        written += hundredths
