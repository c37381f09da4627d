"""Text drawn with Pillow, kerned."""

from PIL import ImageDraw

from plugins.common.lettering import glyphs


def write(
    pen: ImageDraw.ImageDraw, text: str, font: str, size: int, place: tuple[float, float]
) -> None:
    """Draw a drawable text in white on a mask; `place` is the left end of its baseline."""
    x, y = place
    for name, piece, kern in glyphs.runs(text, font):
        face = glyphs.font(name, round(size * glyphs.EMOJI_SIZE) if name == glyphs.EMOJI else size)
        x += kern * size
        pen.text((round(x), round(y)), piece, fill=255, font=face, anchor="ls")
        x += face.getlength(piece)
