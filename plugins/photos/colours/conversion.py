"""Pictures brought to sRGB, by what their file says or by the profile in it."""

from functools import lru_cache
from io import BytesIO
from struct import error

from PIL import Image, ImageCms, ImageFilter

from plugins.photos.colours import icc, tones
from plugins.photos.colours.meaning import Colours

SRGB = ImageCms.createProfile("sRGB")
_USUAL, _AS_IT_IS = ImageCms.Intent.PERCEPTUAL, ImageCms.Intent.RELATIVE_COLORIMETRIC
_GREY = "GRAY"  # the colour space of a profile for grey alone, ICC.1, 7.2.6


def by_signals(picture: Image.Image, colours: Colours) -> Image.Image:
    """Return a picture in RGB or RGBA whose numbers mean `colours`; one of no sense stays."""
    try:
        if colours.is_srgb:
            return picture
        if colours.is_bright:
            return picture.filter(_table(colours))
        return _converted(picture, _profile(colours), picture.mode)
    except (ImageCms.PyCMSError, ArithmeticError, error):
        return picture


def by_profile(
    picture: Image.Image, profile: bytes, mode: str, *, for_press: bool = False
) -> Image.Image:
    """Return a picture as its profile says, in `mode`; as it is where the profile fits nothing.

    One `for_press` shows the ink as it is, as browsers do, and not the blackest as black.
    """
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        if opened.profile.xcolor_space == _GREY and picture.mode != "L":
            return _grey(picture, profile)
        return _converted(picture, profile, mode, _AS_IT_IS if for_press else _USUAL)
    except (ImageCms.PyCMSError, OSError):  # a profile for something else: ignored
        return picture


def _grey(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return grey with transparency, which no profile is for, by its two parts."""
    shown = _converted(picture.convert("L"), profile, "RGB")
    if picture.mode == "RGBA":
        shown.putalpha(picture.getchannel("A"))
    return shown


def _converted(
    picture: Image.Image, profile: bytes, mode: str, intent: ImageCms.Intent = _USUAL
) -> Image.Image:
    source = ImageCms.ImageCmsProfile(BytesIO(profile))
    return ImageCms.profileToProfile(picture, source, SRGB, intent, mode) or picture


@lru_cache(maxsize=16)
def _profile(colours: Colours) -> bytes:
    return icc.profile(colours)


@lru_cache(maxsize=4)
def _table(colours: Colours) -> ImageFilter.Color3DLUT:
    return tones.table(colours)
