"""PDF (ISO 32000-2): published as it is, so what is looked for is only what may never go out.

Scripts, attachments, and what starts programs or sends forms: their keys are searched in the bytes
of the file and of its compressed objects, without reading it as a PDF.
"""

import re
import zlib
from collections.abc import Iterator

_KEYS = re.compile(
    rb"/(JavaScript|JS|EmbeddedFiles|EmbeddedFile|FileAttachment|Launch|SubmitForm|ImportData|GoToE"
    rb"|RichMedia)(?=[\s/<(\[>])"
)
_NUMBERED = re.compile(rb"#([0-9A-Fa-f]{2})")  # a name may be written /J#61vaScript: 7.3.5
_STREAM = re.compile(rb"<<(?P<said>(?:(?!<<|endobj).){0,2000}?)>>\s*stream\r?\n", re.DOTALL)
_MOST = 20_000_000  # bytes that a compressed stream may become
_TRAILER = re.compile(rb"%%EOF\s*\Z")


def findings(content: bytes) -> list[str]:
    """Return a sentence for each part that may not be in a published PDF."""
    found = sorted({f"/{key.decode('ascii')}" for part in _parts(content) for key in _keys(part)})
    if not content.startswith(b"%PDF-"):
        found.append("something before the beginning")
    if not _TRAILER.search(content):
        found.append("something after the end, or no end")
    return found


def _keys(text: bytes) -> list[bytes]:
    return _KEYS.findall(_NUMBERED.sub(lambda found: bytes([int(found[1], 16)]), text))


def _parts(content: bytes) -> Iterator[bytes]:
    """Yield what is written as objects: the file without its streams, and streams of objects."""
    end = 0
    for found in _STREAM.finditer(content):
        if found.start() < end:
            continue
        yield content[end : found.end()]
        end = found.end()
        after = content.find(b"endstream", end)
        if b"/ObjStm" in found["said"]:
            yield _unpacked(content[end:after])
        end = max(end, after)
    yield content[end:]


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(content, _MOST)
    except zlib.error:
        return content
