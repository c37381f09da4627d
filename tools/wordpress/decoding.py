"""The text of an export, whatever its charset; what no text of ours can hold becomes a blank.

Control characters 80 to 9F are signs of Windows that came into the database as they were: dashes,
quotation marks. HTML reads them so as well.
https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
"""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from tools.wordpress.refusing import refuse

CHUNK = 1 << 16  # bytes read at once
LONGEST = 1 << 30  # bytes of an export; WordPress offers to export by year and kind
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00?\x00", "utf-16-le"),
    (b"\x00<\x00?", "utf-16-be"),
)
_CHARSETS = {
    "utf-8": "utf-8", "utf8": "utf-8", "us-ascii": "utf-8", "ascii": "utf-8",
    "utf-16": "utf-16", "iso-8859-1": "cp1252", "latin1": "cp1252", "windows-1252": "cp1252",
    "iso-8859-15": "iso-8859-15",
}  # fmt: skip
_DECLARED = re.compile(rb"""<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""", re.I)
# https://www.w3.org/TR/xml/#charsets
_UNFIT = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def texts(path: Path) -> Iterator[str]:
    """Yield the text of a file piece by piece; SystemExit where it is none of an export."""
    if path.stat().st_size > LONGEST:
        refuse(
            f"{path.name} ist größer als 1 GB.",
            "In WordPress nach Jahren oder Inhalten getrennt exportieren, jede Datei für sich.",
        )
    with path.open("rb") as file:
        head = file.read(1024)
        file.seek(0)
        yield from _decoded(file, charset_of(head, path.name))


def charset_of(head: bytes, name: str) -> str:
    """Return Python's name of the charset of a file that begins so."""
    for mark, charset in _MARKS:
        if head.startswith(mark):
            return charset
    found = _DECLARED.search(head)
    declared = found[1].decode().lower() if found else "utf-8"
    if declared not in _CHARSETS:
        refuse(
            f"{name} ist in der Zeichenkodierung {declared} gespeichert, die hier niemand liest.",
            "Die Datei aus WordPress neu herunterladen und unverändert lassen.",
        )
    return _CHARSETS[declared]


def _decoded(file: BinaryIO, charset: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder(charset)(errors="replace")
    while raw := file.read(CHUNK):
        yield _UNFIT.sub(_meant, decoder.decode(raw))
    yield _UNFIT.sub(_meant, decoder.decode(b"", final=True))


def _meant(found: re.Match[str]) -> str:
    number = ord(found[0])
    return (
        bytes([number]).decode("cp1252", "replace").replace("\ufffd", " ")
        if (0x80 <= number < 0xA0)
        else " "
    )
