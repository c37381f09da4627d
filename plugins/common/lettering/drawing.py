"""Text drawn with Pillow, kerned."""

from PIL import ImageDraw, ImageFont

from plugins.common.lettering import glyphs


def write(
    pen: ImageDraw.ImageDraw, text: str, font: str, size: int, place: tuple[float, float]
) -> None:
    """Draw a drawable text in white on a mask; `place` is the left end of its baseline."""
    x, y = place
    for name, piece, kern in glyphs.runs(text, font):
        face = _face(name, size)
        x += kern * size
        pen.text((round(x), round(y)), piece, fill=255, font=face, anchor="ls")
        x += face.getlength(piece)


def length(text: str, font: str, size: int) -> float:
    """Return the pixels that `write` takes: letters of one size advance by whole ones.

    glyphs.width holds for every size, and is some hundredths less.
    """
    pieces = glyphs.runs(text, font)
    return sum(kern * size + _face(name, size).getlength(piece) for name, piece, kern in pieces)


def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return glyphs.font(name, round(size * glyphs.EMOJI_SIZE) if name == glyphs.EMOJI else size)
