"""Looks through all objects of a PDF."""

import logging
import re
from collections.abc import Iterator
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import IndirectObject

from plugins.common.pdf.finding import ENCRYPTED, Finding, Kind
from plugins.common.pdf.objects import in_object

# It warns of files that every program opens; warnings stop our build.
logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)

# Keys in a file that cannot be opened; none so short that pictures hold it by chance.
_KEYS = {
    b"/JavaScript": Kind.SCRIPT, b"/Launch": Kind.STARTS, b"/SubmitForm": Kind.STARTS,
    b"/EmbeddedFile": Kind.FILES, b"/FileAttachment": Kind.FILES,
}  # fmt: skip
_NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")  # a name may be written /J#61vaScript: 7.3.5


def look(content: bytes) -> Iterator[Finding]:
    """Yield what is found in a file, repeatedly where it is there repeatedly."""
    if b"%PDF-" not in content[:1024]:
        page = content[:200].lstrip().lower().startswith((b"<!doctype html", b"<html"))
        yield Finding(Kind.NO_PDF, "eine Webseite" if page else "")
        return
    if _versions(content) > 1:
        yield Finding(Kind.EARLIER)
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ValueError
        if reader.is_encrypted:
            yield Finding(Kind.STUCK, ENCRYPTED)
        yield from _in_objects(reader)
    except MemoryError:
        raise
    # pypdf raises whatever it stumbles over; AES it cannot read without another library.
    except Exception:
        yield Finding(Kind.ENCRYPTED if b"/Encrypt" in content else Kind.DAMAGED)
        yield from _in_keys(content)


def _in_objects(reader: PdfReader) -> Iterator[Finding]:
    """Yield what is found in all objects; raises at the end what any of them raised."""
    yield from in_object(reader.trailer)
    failed: Exception | None = None
    numbers = {(number, generation) for generation, all_of_it in reader.xref.items()
               for number in all_of_it}  # fmt: skip
    numbers |= {(number, 0) for number in reader.xref_objStm}
    for number, generation in sorted(numbers):
        try:
            yield from in_object(reader.get_object(IndirectObject(number, generation, reader)))
        except MemoryError:
            raise
        except Exception as error:  # the others are looked at all the same
            failed = error
    if failed:
        raise failed


def _in_keys(content: bytes) -> Iterator[Finding]:
    unescaped = _NUMBERED.sub(lambda found: bytes([int(found[1], 16)]), content)
    for key, kind in _KEYS.items():
        if key in unescaped:
            yield Finding(kind)


def _versions(content: bytes) -> int:
    """Return how often the file was saved on top of itself (7.5.6)."""
    ends = content.count(b"startxref")
    # A linearized file (Annex F) has two of one version.
    return ends - 1 if b"/Linearized" in content[:2048] else ends
