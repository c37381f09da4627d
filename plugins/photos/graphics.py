"""Which pictures are drawings, screenshots or texts: in these sharp edges matter.

What somebody drew or took from a screen comes as PNG, GIF, BMP or TIFF, what a camera took as HEIC.
The pixels of a JPEG, WebP or AVIF tell: on a drawn ground most are exactly as bright as their
neighbour, while light is never that even. docs/bilder.md has the figures.
"""

from pathlib import Path

from PIL import ImageChops

from plugins.common.problem import WrongInputError
from plugins.photos.known import Known
from plugins.photos.opening import Probe, load

_DRAWN = frozenset({"PNG", "GIF", "BMP", "DIB", "TIFF", "ICO", "PCX", "PPM", "SGI", "TGA"})
_UNCLEAR = frozenset({"JPEG", "MPO", "WEBP", "AVIF"})
_EVEN = 2 / 3  # of all pixels; docs/bilder.md has figures
_LONGEST = 500  # pixels; a JPEG of 12 megapixels is decoded at an eighth
# Bodies are rendered in several processes at once, where nobody waits for memory. What needs more
# bytes than this has 8 megapixels as AVIF: none is drawn that large.
_MOST_BYTES = 150_000_000
_VERSION = f"graphic 1 {_EVEN} {_LONGEST}"


def is_graphic(path: Path, found: Probe, known: Known) -> bool:
    """Say whether a picture is no photograph; measured once, and kept in `known`."""
    if found.format_name not in _UNCLEAR or found.memory > _MOST_BYTES:
        return found.format_name in _DRAWN
    content = path.read_bytes()
    measured = known.recall(content, _VERSION)
    if measured is None:
        evenness = _evenness(path)
        if evenness is None:
            return False
        measured = evenness >= _EVEN
        known.keep(content, _VERSION, measured)
    return bool(measured)


def _evenness(path: Path) -> float | None:
    """Return the share of pixels that are as bright as the one beside them; None if damaged."""
    try:
        grey = load(path, _LONGEST).convert("L")
    except WrongInputError:  # told when it is made
        return None
    width, height = grey.size
    one, beside = grey.crop((0, 0, width - 1, height)), grey.crop((1, 0, width, height))
    steps = ImageChops.difference(one, beside).histogram() if width > 1 else [1]
    return steps[0] / sum(steps)
