"""What Photoshop's resources and IPTC records tell (Adobe Photoshop File Formats; IPTC-IIM 4.2)."""

from collections.abc import Iterator

from plugins.common.traces import notes
from plugins.common.traces.trace import Kind, Trace

PHOTOSHOP = b"Photoshop 3.0\0"
_RECORDS, _EXIF, _XMP, _THUMBNAILS = 0x0404, frozenset({0x0422, 0x0423}), 0x0424, {0x0409, 0x040C}
# Data sets of record 2: by-line and its title, credit, source, rights, contact, writer.
_NAMES = frozenset({80, 85, 110, 115, 116, 118, 122})
_PLACES = frozenset({26, 27, 90, 92})  # location, city, part of it
_WORDS = frozenset({5, 25, 40, 105, 120})


def in_resources(content: bytes) -> Iterator[Trace]:
    """Yield what the resources tell, those of other programs included."""
    from plugins.common.traces import exif, xmp  # which ask us for what TIFF holds

    content = content.removeprefix(PHOTOSHOP)
    at = content.find(b"8BIM")
    while 0 <= at <= len(content) - 12:
        number = int.from_bytes(content[at + 4 : at + 6], "big")
        start = at + 6 + (content[at + 6] // 2 + 1) * 2  # a name of its own, of even length
        end = start + 4 + int.from_bytes(content[start : start + 4], "big")
        value = content[start + 4 : end]
        if number == _RECORDS:
            yield from in_records(value)
        elif number in _EXIF:
            yield from exif.in_exif(value)
        elif number == _XMP:
            yield from xmp.in_packets(value)
        else:
            yield Trace(Kind.THUMBNAIL if number in _THUMBNAILS else Kind.OTHER)
        at = content.find(b"8BIM", max(end, at + 4))


def in_records(content: bytes) -> Iterator[Trace]:
    """Yield what the records tell; up to where they are damaged."""
    at = 0
    while at + 5 <= len(content) and content[at] == 0x1C:
        record, data_set = content[at + 1 : at + 3]
        length = int.from_bytes(content[at + 3 : at + 5], "big")
        if record == 2:
            yield from _in_set(data_set, content[at + 5 : at + 5 + length])
        at += 5 + length


def _in_set(number: int, value: bytes) -> Iterator[Trace]:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    if number in _NAMES:
        yield from notes.name(text)
    elif number in _PLACES and text.strip():
        yield Trace(Kind.PLACE)
    elif number in _WORDS:
        yield from notes.in_words(text)
    else:
        yield Trace(Kind.OTHER)
