"""AVIF and HEIF: boxes of ISO/IEC 14496-12, items of 23008-12, AV1 in both."""

from collections.abc import Iterator
from dataclasses import dataclass

from tools.scan import extents, icc
from tools.scan.reader import Reader, findings_of

# Boxes that only hold boxes, and how many bytes come before the first one.
_HOLDERS = {
    "meta": 4, "iprp": 0, "ipco": 0, "moov": 0, "trak": 0, "mdia": 0, "minf": 0, "dinf": 0,
    "stbl": 0, "edts": 0, "dref": 8, "stsd": 8, "av01": 78, "iref": 4, "iinf": 6,
}  # fmt: skip
# Where boxes stand, and which: what is not here may not be there.
_BOXES = {
    "": "ftyp meta mdat moov",
    "meta": "hdlr pitm iloc iinf iprp iref idat",
    "iprp": "ipco ipma",
    "ipco": "ispe pixi av1C hvcC colr auxC irot imir pasp clap",
    "iinf": "infe",
    "iref": "auxl dimg prem",
    "moov": "mvhd trak",
    "trak": "tkhd mdia edts tref meta",
    "edts": "elst",
    "mdia": "mdhd hdlr minf",
    "minf": "vmhd nmhd dinf stbl",
    "dinf": "dref",
    "dref": "url",
    "stbl": "stsd stts stsc stsz stco stss",
    "stsd": "av01",
    "av01": "av1C colr auxi ccst pixi pasp",
}
_ITEMS = frozenset({b"av01", b"hvc1", b"grid"})
_TIMED = frozenset({"mvhd", "tkhd", "mdhd"})


@dataclass(frozen=True)
class _Box:
    within: str
    name: str
    content: bytes


def findings(content: bytes) -> list[str]:
    """Return a sentence for each box or item that may not be there; [] for a clean picture."""
    return findings_of(_found(content))


def _found(content: bytes) -> Iterator[str]:
    drawn = stored = 0
    for box in _boxes(content, ""):
        stored += len(box.content) if box.name == "mdat" else 0
        drawn += extents.of_items(box.content) if box.name == "iloc" else 0
        drawn += extents.of_samples(box.content) if box.name == "stsz" else 0
        yield from _judged(box)
    if stored > drawn:
        yield f"{stored - drawn} bytes that belong to no picture"


def _judged(box: _Box) -> Iterator[str]:
    if box.name.rstrip() not in _BOXES.get(box.within, "").split():
        yield f"box {box.name!r} in {box.within or 'the file'}"
    elif box.name == "infe":
        yield from _item(Reader(box.content))
    elif box.name == "colr" and box.content[:4] != b"nclx":
        yield from icc.findings(box.content[4:])
    elif box.name == "hdlr" and box.content[24:].strip(b"\0"):
        yield f"a handler named {box.content[24:]!r}"
    elif box.name in _TIMED and any(box.content[4 : 4 + _times(box.content)]):
        yield f"the time of making in {box.name}"


def _boxes(content: bytes, within: str) -> Iterator[_Box]:
    """Yield all boxes, those within others too; ValueError where they do not fill their holder."""
    file = Reader(content)
    while file.rest:
        length, name = file.number(4), file.take(4).decode("latin-1")
        if length < 8:
            raise ValueError(f"box {name!r} of length {length}")
        inner = file.take(length - 8)
        yield _Box(within, name, inner)
        if name in _HOLDERS:
            yield from _boxes(inner[_HOLDERS[name] :], name)


def _item(file: Reader) -> Iterator[str]:
    """23008-12 and 14496-12, 8.11.6: version, id, protection, type, name."""
    version = file.number(4) >> 24
    file.take(4 if version < 3 else 6)
    kind, name = file.take(4), file.take(file.rest)
    if kind not in _ITEMS:
        yield f"item of type {kind!r}"
    if name.strip(b"\0") not in {b"", b"Color", b"Alpha"}:
        yield f"item named {name!r}"


def _times(content: bytes) -> int:
    """Return how many bytes creation and modification time take."""
    return 16 if content[0] == 1 else 8
