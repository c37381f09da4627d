"""Which files are pictures, and in which format each answers at its own address.

A file's content decides how it is read; its name decides how it is served, for GitHub Pages sends
a media type by ending (https://github.com/jshttp/mime-db).
"""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

DRAWING = ".svg"
# By ending, without its dot: what a copy at the file's own address has to be, so that it fits the
# media type that is sent with it.
OWN_FORMATS = {
    ".jpg": "jpg", ".jpeg": "jpg", ".jpe": "jpg", ".jfif": "jpg",
    ".png": "png", ".apng": "png", ".webp": "webp", ".avif": "avif", ".gif": "gif",
    ".heic": "heic", ".heif": "heic", ".tif": "tif", ".tiff": "tif", ".bmp": "bmp", ".dib": "bmp",
    ".ico": "ico",
}  # fmt: skip
# Of these, what every browser shows; of the others a phone or a drawing program may know more.
_SHOWN = frozenset({"jpg", "png", "webp", "avif", "gif", "ico"})
# No type of their own is sent for these, or one that nobody needs: they are read, and shown, but
# nothing answers at their own address.
_OTHERS = frozenset(
    """
    .jif .jfi .pjp .pjpeg .mpo .jps .avifs .heics .heifs .hif .avci .jp2 .j2k .jpf .jpx
    .jpc .j2c .jpg2 .tga .icb .vda .vst .ppm .pgm .pbm .pnm .pcx .sgi
    """.split()  # noqa: SIM905 - a list of twenty lines would not read better
)
# Formats that Pillow does not read, or only slowly, by ending: each is told with its name.
UNREADABLE = {
    ".jxl": "JPEG XL", ".jxr": "JPEG XR", ".wdp": "JPEG XR", ".hdp": "JPEG XR", ".qoi": "QOI",
    ".exr": "HDR", ".hdr": "HDR", ".icns": "Symbol eines Macs", ".cur": "Mauszeiger",
} | dict.fromkeys(
    (".dng", ".nef", ".nrw", ".cr2", ".cr3", ".crw", ".arw", ".srf", ".sr2", ".raf", ".orf",
     ".rw2", ".pef", ".srw", ".3fr", ".iiq", ".x3f"),
    "Rohdaten einer Kamera",
)  # fmt: skip
# What `photos` takes, in lower case: all else is no picture by its name.
ENDINGS = frozenset({*OWN_FORMATS, *_OTHERS, *UNREADABLE})

# How pictures begin whose name says nothing: JPEG, PNG, GIF, TIFF, WebP, BMP, JPEG 2000, JPEG XL,
# and the brands of AVIF and HEIF (ISO 23008-12, 10; AV1 Image File Format, 6).
_BEGINNINGS = re.compile(
    rb"\xff\xd8\xff|\x89PNG\r\n\x1a\n|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|BM.{4}\0{4}"
    rb"|\xff\x4f\xff\x51|\0\0\0\x0c(?:jP  |JXL )\r\n\x87\n"
    rb"|.{4}ftyp(?:.{4})*?(?:avi[fs]|hei[cxms]|hev[cmsx]|mif[12]|msf1)",
    re.DOTALL,
)


@dataclass(frozen=True)
class PublishedPicture:
    """A picture of a site: its file below the repository, its address, that of a small copy.

    Addresses are below the site's, in NFC, as bodies' notes have them; "" for no copy.
    """

    path: str
    address: str
    small: str


def own_format(path: PurePath) -> str:
    """Return in which format a picture answers at its own address, "" where none does."""
    return OWN_FORMATS.get(path.suffix.lower(), "")


def is_shown_everywhere(path: PurePath) -> bool:
    """Say whether browsers show what answers at a picture's own address."""
    return own_format(path) in _SHOWN


def is_picture(path: Path) -> bool:
    """Say whether a file is a picture for `photos`: by its ending, else by how it begins."""
    if path.suffix.lower() in ENDINGS:
        return True
    if path.suffix.lower() == DRAWING or not path.is_file():
        return False
    with path.open("rb") as file:
        return _BEGINNINGS.match(file.read(64)) is not None
