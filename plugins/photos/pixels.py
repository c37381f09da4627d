"""From a picture that was opened to nothing but its pixels: upright, in sRGB, no larger than asked.

What comes out is a new picture made of the visible pixels alone, so that no encoder finds anything
else to write: Pillow keeps EXIF beside `info`, and colours where nothing is to be seen.
"""

from collections.abc import Callable
from math import ceil, sqrt
from pathlib import Path

from PIL import Image, ImageChops, ImageCms

from plugins.photos.colours import chunks, conversion
from plugins.photos.colours.signalling import Signals, signalled

_LAB = ImageCms.createProfile("LAB")
_ORIENTATION = 0x0112  # EXIF, CIPA DC-008, 4.6.5.1
ON_THEIR_SIDE = frozenset({5, 6, 7, 8})
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIGNALLING = frozenset({"PNG", "AVIF", "HEIF", "JPEG", "MPO"})
# Larger ones are reduced while they are converted: several copies of them would not fit.
_WHOLE = 24_000_000  # pixels
_BAND = 1_000_000  # pixels converted at once


def pure(image: Image.Image, longest: int) -> Image.Image:
    """Return the frame that an opened file stands at, as RGB or RGBA.

    Its longer side has at most `longest` pixels. The opened file is of no use afterwards, unless
    it moves.
    """
    image.load()
    signals = _signals(image)
    turn = orientation(image.getexif)
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    picture = _reduced(image, image.size, mode)
    if not getattr(image, "is_animated", False):
        image.close()  # gives its memory back
    return small(turned(_in_srgb(picture, profile, signals, mode), turn), longest)


def turned(picture: Image.Image, orientation: int) -> Image.Image:
    """Return a picture upright that was taken with a camera held so."""
    turn = _TURNS.get(orientation)
    return picture if turn is None else picture.transpose(turn)


def small(picture: Image.Image, longest: int) -> Image.Image:
    """Return a new picture, in RGB or RGBA, whose longer side has at most `longest` pixels.

    The one that was handed over is of no use afterwards.
    """
    picture.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _rebuilt(picture)


def _signals(image: Image.Image) -> Signals:
    """Return what the file says, and name the colour that is transparent as Pillow needs it."""
    name = getattr(image, "filename", "")
    if image.format not in _SIGNALLING or not name:  # of an icon it is a part
        return Signals()
    with Path(name).open("rb") as file:
        signals = signalled(file)
    if signals.clear == chunks.NEVER:
        del image.info["transparency"]
    elif signals.clear is not None:
        image.info["transparency"] = signals.clear
    return signals


def orientation(read: Callable[[], Image.Exif]) -> int:
    """Return how a camera was held, 1 to 8; 1 where nothing, or nothing readable, says so."""
    try:
        return int(read().get(_ORIENTATION, 1))
    except Exception:  # a picture is none the worse for notes that are damaged
        return 1


def _reduced(image: Image.Image, size: tuple[int, int], mode: str) -> Image.Image:
    """Return a copy in a mode that profiles are for, or in `mode`, made band by band."""
    width, height = size
    factor = max(1, ceil(sqrt(width * height / _WHOLE)))
    rows = max(1, _BAND // width // factor) * factor
    whole: Image.Image | None = None
    for top in range(0, height, rows):
        band = _converted(image.crop((0, top, width, min(height, top + rows))), mode)
        band = band.reduce(factor) if factor > 1 else band
        if whole is None:
            whole = Image.new(band.mode, (ceil(width / factor), ceil(height / factor)))
        whole.paste(band, (0, top // factor))
    assert whole is not None  # noqa: S101 - no picture is without a row
    return whole


def _converted(band: Image.Image, mode: str) -> Image.Image:
    if band.mode.startswith("I"):  # 16 bits of grey: 65535 becomes 255
        grey = band.convert("I").point(lambda value: value * (1 / 257)).convert("L")
        if mode == "RGBA":
            grey.putalpha(_opacity(band))
        band = grey
    if band.mode == "LAB":
        band = ImageCms.profileToProfile(band, _LAB, conversion.SRGB, outputMode="RGB") or band
    if band.mode == mode or (band.mode in {"L", "RGB", "CMYK"} and mode == "RGB"):
        return band
    return band.convert(mode)


def _opacity(band: Image.Image) -> Image.Image:
    """Return 0 where grey of 16 bits is the one that is transparent, else 255."""
    # Each number is two bytes, the lower one first.
    halves = Image.frombytes("LA", band.size, band.convert("I;16").tobytes()).split()
    clear = int(band.info["transparency"]).to_bytes(2, "little")
    differing = (
        half.point([255 * (value != wanted) for value in range(256)])
        for half, wanted in zip(halves, clear, strict=True)
    )
    return ImageChops.lighter(*differing)


def _in_srgb(picture: Image.Image, profile: bytes | None, signs: Signals, mode: str) -> Image.Image:
    if signs.colours is None and profile:
        picture = conversion.by_profile(picture, profile, mode, for_press=signs.for_press)
    picture = picture if picture.mode == mode else picture.convert(mode)
    return conversion.by_signals(picture, signs.colours) if signs.colours else picture


def _rebuilt(picture: Image.Image) -> Image.Image:
    """Return a new picture of what can be seen.

    Multiplied by its opacity and back, a pixel keeps of its colour what shows, nothing where it
    shows nothing; what is drawn of it is the same.
    """
    if picture.mode == "RGBA":
        picture = picture.convert("RGBa").convert("RGBA")
    return Image.frombytes(picture.mode, picture.size, picture.tobytes())


def flattened(picture: Image.Image) -> Image.Image:
    """Return the picture in RGB, on white where one could see through it."""
    if picture.mode == "RGB":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white
