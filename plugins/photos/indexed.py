"""Pictures of few colours or greys, kept as small as a PNG can hold them, without loss."""

import sys

from PIL import Image

# Part of the cache key of such a copy; the number counts changes here.
REVISION = "indexed1"
MODES = frozenset({"1", "L", "LA", "P", "PA"})  # of files that a copy may be like
_COLOURS, _FEW = 256, 16  # so few take less room with a palette than as greys


def reduced(picture: Image.Image) -> Image.Image:
    """Return a picture in RGB or RGBA as P, L or LA where every pixel stays as it is.

    Any other is returned unchanged.
    """
    grey = _grey(picture)
    colours = (grey or picture).getcolors(_COLOURS)
    if colours is None or (grey and grey.mode == "L" and len(colours) > _FEW):
        return grey or picture
    return _with_palette(picture)


def _grey(picture: Image.Image) -> Image.Image | None:
    """Return a picture in L or LA, None where it has colours."""
    red, green, blue = picture.split()[:3]
    if not red.tobytes() == green.tobytes() == blue.tobytes():
        return None
    return Image.merge("LA", (red, picture.getchannel("A"))) if picture.mode == "RGBA" else red


def _with_palette(picture: Image.Image) -> Image.Image:
    # A pixel of RGBA is one number of 32 bits. (Pillow's own ways find colours that are near.)
    pixels = memoryview(picture.convert("RGBA").tobytes()).cast("I")
    numbers = {pixel: number for number, pixel in enumerate(sorted(set(pixels)))}
    indexed = Image.frombytes("P", picture.size, bytes(map(numbers.__getitem__, pixels)))
    colours = b"".join(pixel.to_bytes(4, sys.byteorder) for pixel in numbers)
    palette = Image.frombytes("RGBA", (len(numbers), 1), colours).convert(picture.mode)
    indexed.putpalette(palette.tobytes(), picture.mode)
    return indexed
