"""A PDF (ISO 32000-2) without what it tells of people and places; its pages stay as they are.

python -m plugins.common.pdf.stripping
Reads a PDF and writes a line of JSON, which tells what was found in it, and the other one. Ends
with 1 and a German reason where the PDF has to stay as it is.
"""

import json
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
from plugins.common.pdf.telling import traces
from plugins.common.traces import notes, routine
from plugins.common.traces.trace import CannotStripError, Stripped, Trace

_TITLE = "/Title"
# What programs note for themselves, of a document or page; thumbnails show older pages.
_NOTED = ("/PieceInfo", "/LastModified", "/Thumb", "/Metadata")
_INFORMATION = ("/Author", "/LastModifiedBy", "/Manager", "/Company", "/SourceModified")
_OF_NOTES = ("/T", "/M", "/CreationDate")
_JPEG = frozenset({"/DCTDecode", "/DCT"})


def strip(content: bytes) -> Stripped:
    """Return the PDF without names, or the same where it tells none.

    CannotStripError where it is signed, encrypted, damaged, or still tells something.
    """
    findings = list(look(content))
    if not (found := traces(findings)):
        return Stripped(content, ())
    try:
        if stuck := next((one.what for one in findings if one.kind is Kind.STUCK), ""):
            raise CannotStripError(stuck)
        return Stripped(_stripped(content), found)
    except CannotStripError as error:
        raise CannotStripError(error.reason, found) from None


def _stripped(content: bytes) -> bytes:
    try:
        made = _written(content)
    except CannotStripError:
        raise
    # pypdf raises whatever it stumbles over.
    except Exception:
        raise CannotStripError("es ist beschädigt") from None
    if traces(look(made)):
        raise CannotStripError("etwas davon steht an einer unbekannten Stelle")
    return made


def _written(content: bytes) -> bytes:
    reader = PdfReader(BytesIO(content))
    writer = PdfWriter(clone_from=reader)
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
    metadata = one.get("/Metadata")
    if isinstance(metadata := metadata and metadata.get_object(), StreamObject):
        _set(metadata, b"")  # nothing leads to it any more, but it would be written
    is_note = "/Rect" in one and one.get("/Subtype") not in {"/Widget", None}
    for key in (*_NOTED, *_INFORMATION, *(_OF_NOTES if is_note else ())):
        one.pop(NameObject(key), None)
    if isinstance(one, StreamObject):
        _clean_stream(one)


def _clean_stream(one: StreamObject) -> None:
    if one.get("/Type") == "/Metadata" or one.get("/Subtype") == "/XML":
        _set(one, b"")
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
    decoded = text.decode("latin-1") if isinstance(text, ByteStringObject) else str(text)
    cleared = notes.without_accounts(decoded)
    return text if cleared == decoded else TextStringObject(cleared)


def main() -> int:
    """Strip what is read; return the exit code."""
    made, reason = b"", ""
    found: tuple[Trace, ...] = ()
    try:
        stripped = strip(sys.stdin.buffer.read())
        found, made = stripped.found, stripped.content
    except CannotStripError as error:
        found, reason = error.found, error.reason
    except (MemoryError, RecursionError):
        reason = "es ist zu groß"
    sys.stdout.buffer.write(json.dumps(found).encode() + b"\n" + made)
    print(reason, file=sys.stderr)  # noqa: T201
    return 1 if reason else 0


if __name__ == "__main__":
    sys.exit(main())
