"""GIF (GIF89a): pictures, their timing, and how often they repeat; no comments, no other data."""

from collections.abc import Iterator

from tools.scan.reader import Reader, findings_of

_EXTENSION, _PICTURE, _END, _TIMING, _APPLICATION = b"!", b",", b";", b"\xf9", b"\xff"


def findings(content: bytes) -> list[str]:
    """Return a sentence for each block that may not be there; [] for a clean GIF."""
    return findings_of(_found(Reader(content, "little")))


def _found(file: Reader) -> Iterator[str]:
    file.take(10)
    flags, _ = file.take(1)[0], file.take(2)
    file.take(_colours(flags))
    while (kind := file.take(1)) != _END:
        if kind == _EXTENSION:
            yield from _extension(file.take(1), list(_blocks(file)))
        elif kind == _PICTURE:
            file.take(8)
            file.take(_colours(file.take(1)[0]) + 1)
            list(_blocks(file))
        else:
            raise ValueError(f"block {kind!r}")
    if file.rest:
        yield f"{file.rest} bytes after the end"


def _extension(label: bytes, blocks: list[bytes]) -> Iterator[str]:
    is_timing = label == _TIMING and [len(block) for block in blocks] == [4]
    is_loop = label == _APPLICATION and [blocks[0], *map(len, blocks[1:])] == [b"NETSCAPE2.0", 3]
    if not is_timing and not is_loop:
        yield f"extension {label!r} {blocks[:1]}"


def _colours(flags: int) -> int:
    """Return how many bytes of colours follow."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _blocks(file: Reader) -> Iterator[bytes]:
    """Yield the blocks up to an empty one."""
    while length := file.number(1):
        yield file.take(length)
