"""ICO: a list of pictures, each a clean PNG; every byte of the file belongs to one of them."""

from collections.abc import Iterator

from tools.scan import png
from tools.scan.reader import Reader, findings_of


def findings(content: bytes) -> list[str]:
    """Return a sentence for each part that may not be there; [] for a clean ICO."""
    return findings_of(_found(content))


def _found(content: bytes) -> Iterator[str]:
    file = Reader(content, "little")
    file.take(4)
    pictures = []
    for _ in range(file.number(2)):
        file.take(8)
        length, offset = file.number(4), file.number(4)
        pictures.append((offset, length))
    end = len(content) - file.rest
    for offset, length in sorted(pictures):
        if offset != end:
            yield f"{offset - end} bytes that belong to no picture"
        yield from png.findings(content[offset : offset + length])
        end = offset + length
    if end != len(content):
        yield f"{len(content) - end} bytes after the end"
