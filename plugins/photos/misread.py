"""Files that Pillow opens, but whose pixels it takes for others: refused, as no error tells."""

from PIL import ImageFile
from PIL.TiffImagePlugin import TiffImageFile

# TIFF 6.0, section 8 and 5 (colour map), 16 (planes), by tag.
_BITS, _COMPRESSION, _MEANING, _PLANES, _COLOUR_MAP, _FURTHER = 258, 259, 262, 284, 320, 338
_NONE, _WHITE_IS_ZERO, _APART = 1, 0, 2
_SEVERAL = frozenset({"RGB", "RGBA", "CMYK"})
# BMP: where its header says how long it is, how many bits a pixel has, and which mean opacity.
_BITMAP, _DEEP, _OPACITY, _FIELDS = slice(14, 18), slice(28, 30), slice(66, 70), slice(30, 34)


def kind(image: ImageFile.ImageFile) -> str:
    """Return what an opened file is if it would be shown wrong, "" for any other."""
    if image.mode == "F":
        return "mit Gleitkommazahlen"  # 1.0 is white, and Pillow shows 255 as such
    if isinstance(image, TiffImageFile) and _is_misread_tiff(image):
        return "ein TIFF von seltener Art"
    if image.format in {"BMP", "DIB"} and _has_clear_bits(image):
        return "ein BMP mit 16 Bit und Durchsichtigkeit"
    return ""


def _is_misread_tiff(image: TiffImageFile) -> bool:
    tags = image.tag_v2
    bits, is_negative = set(tags.get(_BITS, (1,))), tags.get(_MEANING) == _WHITE_IS_ZERO
    if image.mode == "I" or (image.mode == "I;16" and (is_negative or bits == {12})):
        return True
    if image.mode in {"P", "PA"} and max(tags[_COLOUR_MAP]) < 256:  # 8 bits where 16 are due
        return True
    if tags.get(_PLANES) != _APART:
        return False
    if tags.get(_COMPRESSION, _NONE) == _NONE:
        return bits != {8} or is_negative
    is_unclear = image.mode == "RGBA" and not tags.get(_FURTHER)  # what the fourth sample means
    return is_unclear or (len(image.getbands()) > 1 and image.mode not in _SEVERAL)


def _has_clear_bits(image: ImageFile.ImageFile) -> bool:
    assert image.fp is not None  # noqa: S101 - for the type checker: it was just opened
    at = image.fp.tell()
    image.fp.seek(0)
    head = image.fp.read(_OPACITY.stop)
    image.fp.seek(at)
    size, bits, fields = (int.from_bytes(head[p], "little") for p in (_BITMAP, _DEEP, _FIELDS))
    return bits == 16 and fields == 3 and size >= 56 and any(head[_OPACITY])
