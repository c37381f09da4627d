"""A PDF (ISO 32000-2) without what it tells of people and places; its pages stay as they are.

python -m plugins.common.pdf.stripping
Reads a PDF and writes the other one; ends with 1 and a German reason where it has to stay.
"""

import sys
from io import BytesIO
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    StreamObject,
    TextStringObject,
)  # fmt: skip

from plugins.common.pdf.finding import Kind
from plugins.common.pdf.looking import look
from plugins.common.traces import notes, routine
from plugins.common.traces.trace import CannotStripError

_TITLE = "/Title"
# What programs note for themselves, of a document or page; thumbnails show older pages.
_NOTED = ("/PieceInfo", "/LastModified", "/Thumb", "/Metadata")
_INFORMATION = ("/Author", "/LastModifiedBy", "/Manager", "/Company", "/SourceModified")
_OF_NOTES = ("/T", "/M", "/CreationDate")
_JPEG = frozenset({"/DCTDecode", "/DCT"})
TELLING = frozenset(
    {Kind.AUTHOR, Kind.COMMENTS, Kind.PHOTO, Kind.PLACE, Kind.SERIAL, Kind.PATH, Kind.SIGNED}
)


def strip(content: bytes) -> bytes:
    """Return the PDF without names, or the same where it tells none.

    CannotStripError where it is signed, encrypted, damaged, or still tells something.
    """
    if not TELLING & {finding.kind for finding in look(content)}:
        return content
    try:
        made = _written(content)
    except CannotStripError:
        raise
    # pypdf raises whatever it stumbles over.
    except Exception:
        raise CannotStripError("es ist beschädigt") from None
    if TELLING & {finding.kind for finding in look(made)}:
        raise CannotStripError("etwas davon steht an einer unbekannten Stelle")
    return made


def _written(content: bytes) -> bytes:
    reader = PdfReader(BytesIO(content))
    if reader.is_encrypted:
        raise CannotStripError("es ist verschlüsselt")
    writer = PdfWriter(clone_from=reader)
    if any(_is_signature(one) for one in writer._objects):
        raise CannotStripError("es ist unterschrieben, und die Unterschrift gälte nicht mehr")
    title = reader.metadata.get(_TITLE) if reader.metadata else None
    for one in writer._objects:
        _clean(one)
    writer.metadata = {_TITLE: notes.without_accounts(str(title))} if title else None
    file = BytesIO()
    writer.write(file)
    made = file.getvalue()
    if len(PdfReader(BytesIO(made)).pages) != len(reader.pages):
        raise CannotStripError("es ist beschädigt")
    return made


def _is_signature(one: Any) -> bool:
    return isinstance(one, DictionaryObject) and "/ByteRange" in one


def _clean(value: Any) -> None:
    """Take out of an object, and of what is written within it, what it tells."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, DictionaryObject):
            _clean_dictionary(one)
            _without_paths(one)
            waiting += one.values()
        elif isinstance(one, ArrayObject):
            for place, text in enumerate(one):
                if isinstance(text, TextStringObject | ByteStringObject):
                    one[place] = _without_path(text)
            waiting += one


def _clean_dictionary(one: DictionaryObject) -> None:
    is_note = "/Rect" in one and one.get("/Subtype") not in {"/Widget", None}
    for key in (*_NOTED, *_INFORMATION, *(_OF_NOTES if is_note else ())):
        one.pop(NameObject(key), None)
    if isinstance(one, StreamObject):
        _clean_stream(one)


def _clean_stream(one: StreamObject) -> None:
    if one.get("/Type") == "/Metadata" or one.get("/Subtype") == "/XML":
        _set(one, b"")  # nothing leads to it any more, but it would be written
        return
    filters = one.get("/Filter")
    names = filters if isinstance(filters, ArrayObject) else [filters]
    if names[-1:] and names[-1] in _JPEG:
        photo = one.get_data()
        stripped = routine.strip(photo).content
        if stripped != photo:
            _set(one, stripped)
            one[NameObject("/Filter")] = NameObject("/DCTDecode")


def _set(one: StreamObject, content: bytes) -> None:
    """Give a stream another content, which is not packed."""
    one._data = content
    for key in ("/Filter", "/DecodeParms"):
        one.pop(NameObject(key), None)


def _without_paths(one: DictionaryObject) -> None:
    for key, text in one.items():
        if isinstance(text, TextStringObject | ByteStringObject):
            one[NameObject(key)] = _without_path(text)


def _without_path(text: TextStringObject | ByteStringObject) -> Any:
    said = text.decode("latin-1") if isinstance(text, ByteStringObject) else str(text)
    cleared = notes.without_accounts(said)
    return text if cleared == said else TextStringObject(cleared)


if __name__ == "__main__":
    try:
        sys.stdout.buffer.write(strip(sys.stdin.buffer.read()))
    except (CannotStripError, MemoryError, RecursionError) as error:
        print(error if isinstance(error, CannotStripError) else "es ist zu groß", file=sys.stderr)  # noqa: T201
        sys.exit(1)
