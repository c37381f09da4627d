"""The text of an XML file, whichever way it was stored."""

import re
import zlib
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE

MOST_BYTES = 50_000_000

# https://www.w3.org/TR/xml/#sec-guessing; the longer marks first, because one begins like another.
_BEGINNINGS = (
    (BOM_UTF32_LE, "utf-32-le"), (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"),
    (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"),
)  # fmt: skip
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?\sencoding\s*=\s*[\"']([\w.:-]+)[\"']")


class TooLargeError(ValueError):
    """A file that holds more than MOST_BYTES, unpacked."""


def text_of(content: bytes) -> str:
    """Return the text without byte order mark.

    What tells the encoding is the mark, then the XML declaration, else it is UTF-8; gzip (.svgz)
    is unpacked. ValueError or LookupError where it is none of these.
    """
    if content.startswith(b"\x1f\x8b"):
        content = _unpacked(content)
    if len(content) > MOST_BYTES:
        raise TooLargeError
    return content.decode(_encoding(content)).removeprefix("\ufeff")


def _unpacked(content: bytes) -> bytes:
    unpacker = zlib.decompressobj(wbits=31)
    try:
        return unpacker.decompress(content, MOST_BYTES + 1)
    except zlib.error as error:
        raise ValueError(str(error)) from error


def _encoding(content: bytes) -> str:
    for beginning, encoding in _BEGINNINGS:
        if content.startswith(beginning):
            return encoding
    declared = _DECLARED.match(content)
    name = declared[1].decode("ascii") if declared else "utf-8"
    # Whose declaration can be read byte by byte is no UTF-16, whatever it says; browsers agree.
    return "utf-8" if name.lower().startswith(("utf-16", "ucs-2")) else name
