"""What the boxes of an AVIF or HEIC say of its colours.

ISO/IEC 14496-12 has boxes and colour information (12.1.5), 23008-12 the properties of pictures.
"""

from collections.abc import Iterator
from typing import IO

from plugins.common.containers import boxes
from plugins.photos.colours import av1, items
from plugins.photos.colours.items import Box, first, within
from plugins.photos.colours.meaning import Colours, coded

_LARGEST = 8_000_000  # bytes of a box that holds no pixels
_FILMS = frozenset({b"avis", b"msf1", b"hevc"})
_PROFILES = frozenset({b"prof", b"rICC"})
_HEADER = 128  # bytes of a stream that hold the header of its sequence


def colours(file: IO[bytes]) -> Colours | None:
    """Return what a file says; None where that is sRGB, nothing, or a profile."""
    top = dict(reversed(list(_top(file))))  # the first of each name counts
    is_film = top.get(b"ftyp", b"")[:4] in _FILMS and b"moov" in top
    properties = _of_film(top[b"moov"]) if is_film else _of_picture(top.get(b"meta", b"")[4:])
    kinds = {content[:4] for name, content in properties if name == b"colr"}
    codes = next((c[4:] for n, c in properties if n == b"colr" and c[:4] == b"nclx"), b"")
    if kinds & _PROFILES:
        return None
    if len(codes) < 4 and not is_film:
        codes = _in_stream(file, top.get(b"meta", b"")[4:])
    if len(codes) < 4:
        return None
    primaries, transfer = (int.from_bytes(codes[at : at + 2], "big") for at in (0, 2))
    return coded(primaries, transfer, _peak(properties))


def _of_film(content: bytes) -> list[Box]:
    """Return what is said of the first track's pictures."""
    entry = first(content, b"trak", b"mdia", b"minf", b"stbl", b"stsd")[8:]
    return list(within(next((inner for _, inner in within(entry)), b"")[78:]))


def _of_picture(meta: bytes) -> list[Box]:
    """Return the properties of the picture that is shown, then those of its tiles."""
    listed = list(within(first(meta, b"iprp", b"ipco")))
    of_items = items.properties(first(meta, b"iprp", b"ipma"))
    places = [at for item in items.shown(meta) for at in of_items.get(item, ())]
    return [listed[at - 1] for at in places if 0 < at <= len(listed)]


def _in_stream(file: IO[bytes], meta: bytes) -> bytes:
    """Return what the stream of the picture, or of its first tile, says; b"" for nothing."""
    end = file.seek(0, 2)
    for item in items.shown(meta):
        start = items.start(first(meta, b"iloc"), item)
        if start is not None and start < end:
            file.seek(start)
            if found := av1.codes(file.read(_HEADER)):
                return found
    return b""


def _peak(properties: list[Box]) -> float:
    """Return the brightest light in nits: of the picture, else of the screen it was made on."""
    by_name = dict(reversed(properties))
    nits = int.from_bytes(by_name.get(b"clli", b"")[:2], "big")
    return nits or int.from_bytes(by_name.get(b"mdcv", b"")[16:20], "big") / 10_000 or 1000.0


def _top(file: IO[bytes]) -> Iterator[Box]:
    """Yield the outermost boxes but those of pixels."""
    file.seek(0)
    content = file.read()
    for box in boxes.walk(content):
        if box.name in {b"ftyp", b"meta", b"moov"}:
            yield box.name, box.of(content)[:_LARGEST]
