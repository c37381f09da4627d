"""One object of a PDF, looked at by itself: what it does, carries and names."""

import re
from collections.abc import Iterator
from typing import Any

from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    StreamObject,
    TextStringObject,
)  # fmt: skip

from plugins.common.pdf.finding import SIGNED, Finding, Kind
from plugins.common.pdf.names import in_photo, in_text, in_xmp

# Actions (ISO 32000-2, 12.6.4) that are more than a way to another page.
_ACTIONS = {
    "/JavaScript": Kind.SCRIPT, "/Launch": Kind.STARTS, "/SubmitForm": Kind.STARTS,
    "/ImportData": Kind.STARTS, "/GoToE": Kind.FILES, "/GoToR": Kind.LOCAL,
    "/RichMediaExecute": Kind.SCRIPT,
}  # fmt: skip
# Entries that name people: of the document information (14.3.3), of signatures (12.8.1).
_AUTHORS = ("/Author", "/LastModifiedBy", "/Manager")
_SIGNERS = ("/Name", "/ContactInfo", "/Location")
_XFA_SCRIPT = re.compile(rb"<(?:\w+:)?script\b")


def in_object(value: Any) -> Iterator[Finding]:
    """Yield what is found in an object and all that is written within it."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            yield from _in_dictionary(one)
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            waiting += one
        elif text := _text(one):
            yield from in_text(text)


def _in_dictionary(one: DictionaryObject) -> Iterator[Finding]:
    yield from _acts(one)
    yield from _carries(one)
    if isinstance(metadata := _get(one, "/Metadata"), StreamObject):  # of whatever type it says
        yield from in_xmp(metadata.get_data())
    yield from _names(one)
    if isinstance(one, StreamObject):
        yield from _in_stream(one)


def _acts(one: DictionaryObject) -> Iterator[Finding]:
    action = _get(one, "/S")
    kind = _ACTIONS.get(action) if isinstance(action, NameObject) else None
    if "/JS" in one or "/OnInstantiate" in one:  # of a rendition, of a 3D view
        kind = Kind.SCRIPT
    if kind and kind is not Kind.LOCAL:
        yield Finding(kind, "" if kind is Kind.SCRIPT else str(action).lstrip("/"))
    if kind is Kind.LOCAL:
        yield Finding(kind, _file_name(_get(one, "/F")))
    address = _text(_get(one, "/URI")).strip().lower()
    if address.startswith("javascript:"):
        yield Finding(Kind.SCRIPT)
    elif address.startswith("file:"):
        yield Finding(Kind.LOCAL, _text(_get(one, "/URI")).strip())
    forms = _get(one, "/XFA")
    parts = forms if isinstance(forms, ArrayObject) else [forms]
    for part in (_resolved(part) for part in parts):
        if isinstance(part, StreamObject) and _XFA_SCRIPT.search(part.get_data()):
            yield Finding(Kind.SCRIPT)


def _carries(one: DictionaryObject) -> Iterator[Finding]:
    if "/EF" in one or _get(one, "/Type") == "/EmbeddedFile":
        yield Finding(Kind.FILES, _file_name(one))
    elif _get(one, "/Subtype") == "/FileAttachment":
        yield Finding(Kind.FILES, _file_name(_get(one, "/FS")))


def _names(one: DictionaryObject) -> Iterator[Finding]:
    named = [(Kind.AUTHOR, key) for key in _AUTHORS]
    if "/Rect" in one and _get(one, "/Subtype") not in {"/Widget", None}:
        named.append((Kind.COMMENTS, "/T"))  # of a widget it is the field's name
    if "/ByteRange" in one:
        named += [(Kind.SIGNED, key) for key in _SIGNERS]
        yield Finding(Kind.STUCK, SIGNED)
    for kind, key in named:
        if text := _text(_get(one, key)).strip():
            yield Finding(kind, text)


def _in_stream(one: StreamObject) -> Iterator[Finding]:
    filters = _get(one, "/Filter")
    last = filters[-1] if isinstance(filters, ArrayObject) and filters else filters
    if _get(one, "/Type") == "/Metadata" or _get(one, "/Subtype") == "/XML":
        yield from in_xmp(one.get_data())
    elif _resolved(last) in {"/DCTDecode", "/DCT"}:
        yield from in_photo(one.get_data())


def _get(one: DictionaryObject, key: str) -> Any:
    return _resolved(one.raw_get(key)) if key in one else None


def _resolved(value: Any) -> Any:
    return value.get_object() if isinstance(value, IndirectObject) else value


def _text(value: Any) -> str:
    if isinstance(value, ByteStringObject):
        return value.decode("latin-1")
    return str(value) if isinstance(value, TextStringObject) else ""


def _file_name(specification: Any) -> str:
    """Return what a file specification (7.11.3) calls its file."""
    if not isinstance(specification, DictionaryObject):
        return _text(specification)
    return _text(_get(specification, "/UF")) or _text(_get(specification, "/F"))
