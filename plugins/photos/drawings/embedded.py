"""What an SVG carries in `data:` addresses (RFC 2397): pictures made anew, fonts looked into."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NoBase64Error
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote_to_bytes

from plugins.photos import encoding, opening
from plugins.photos.variants import LARGEST

_DATA = re.compile(r"\s*data:(?P<kind>[^,]*),(?P<said>.*)", re.IGNORECASE | re.DOTALL)
_BLANKS = re.compile(rb"[\t\n\f\r ]+")
# Where a font's table says that it carries words of its own: offsets of the lengths of metadata
# and private data (https://www.w3.org/TR/WOFF2/#woff20Header, https://www.w3.org/TR/WOFF/).
_FONTS = {b"wOF2": ("woff2", 32, 44), b"wOFF": ("woff", 28, 40)}
_UNPACKED_FONTS = {b"\0\1\0\0": "ttf", b"true": "ttf", b"OTTO": "otf"}
# What a picture becomes: by what it is.
_KINDS = (
    (b"\x89PNG", 0, ".png", "image/png"), (b"\xff\xd8\xff", 0, ".jpg", "image/jpeg"),
    (b"GIF8", 0, ".gif", "image/gif"), (b"WEBP", 8, ".webp", "image/webp"),
    (b"ftypavi", 4, ".avif", "image/avif"),
)  # fmt: skip

# Cleans a drawing within the drawing.
Clean = Callable[[bytes], bytes]


def decoded(address: str) -> bytes | None:
    """Return what a `data:` address carries, None for another or a broken one."""
    found = _DATA.fullmatch(address)
    if not found:
        return None
    content = unquote_to_bytes(found["said"])
    if not found["kind"].lower().replace(" ", "").endswith(";base64"):
        return content
    content = _BLANKS.sub(b"", content).rstrip(b"=")
    try:
        return b64decode(content + b"=" * (-len(content) % 4), validate=True)
    except NoBase64Error:
        return None


def picture(content: bytes, clean: Clean) -> str | None:
    """Return the address of a picture with nothing in it but the picture; None where it is none.

    Its format is what it is, whatever was said of it; a drawing is cleaned by `clean`.
    """
    for beginning, offset, ending, kind in _KINDS:
        if content.startswith(beginning, offset):
            anew = _anew(content, ending)
            return address_of(kind, anew) if anew else None
    if b"<" not in content[:1000] and not content.startswith(b"\x1f\x8b"):
        return None
    return address_of("image/svg+xml", clean(content))


def font(content: bytes) -> str | None:
    """Return the address of a font; None where it is none, or carries words of its own."""
    if name := _UNPACKED_FONTS.get(content[:4]):
        return address_of(f"font/{name}", content)
    if content[:4] not in _FONTS or len(content) < 48:
        return None
    name, *lengths = _FONTS[content[:4]]
    says_more = any(content[offset : offset + 4] != bytes(4) for offset in lengths)
    return None if says_more else address_of(f"font/{name}", content)


def address_of(kind: str, content: bytes) -> str:
    """Return the `data:` address of a file."""
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"


def _anew(content: bytes, ending: str) -> bytes | None:
    """Return a picture written anew, as the clean copy of a file is."""
    with TemporaryDirectory() as folder:
        path = Path(folder, f"x{ending}")
        path.write_bytes(content)
        try:
            found = opening.probe(path)
            return encoding.clean_copy(path, found, opening.load(path, LARGEST))
        except Exception as error:  # decoders and encoders raise whatever they stumble over
            if isinstance(error, OSError) and error.errno is not None:
                raise  # no room, or no right to write
            return None
