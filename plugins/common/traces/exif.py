"""What EXIF (CIPA DC-008) and TIFF tell of people, places and cameras."""

import re
from collections.abc import Iterator

from plugins.common.traces import iptc, notes, xmp
from plugins.common.traces.tags import EXIF, GPS, THUMBNAIL, Block, Tag
from plugins.common.traces.trace import Kind, Trace

# Artist, copyright, owner; photographer and editor (Exif 3.0).
_NAMES = frozenset({0x013B, 0x8298, 0xA430, 0xA437, 0xA438})
# Description, names of document and page, comment, title; software and computer may hold paths.
_WORDS = frozenset({0x010E, 0x010D, 0x011D, 0x9286, 0xA436})
_PATHS = frozenset({0x0131, 0x013C, 0xC68B})
_SERIALS = frozenset({0xA431, 0xA435, 0xC62F})
_TIMES = frozenset({0x0132, 0x9003, 0x9004})
_CAMERAS = frozenset({0x010F, 0x0110, 0xA433, 0xA434})
# As Windows writes them, in UTF-16: author; title, comment, keywords, subject.
_WIDE_NAMES, _WIDE_WORDS = frozenset({0x9C9D}), frozenset({0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F})
_MAKE, _MAKER_NOTE, _HOST = 0x010F, 0x927C, 0x013C
_XMP, _IPTC, _PHOTOSHOP = 0x02BC, 0x83BB, 0x8649
_LATITUDE, _LONGITUDE, _PLACE_WORDS = 2, 4, frozenset({27, 28})
# Makers of phones: what they note of their own has no serial number.
_PHONES = re.compile(
    r"apple|google|samsung|huawei|honor|xiaomi|redmi|poco|oneplus|oppo|realme|vivo|fairphone|nothing"
    r"|hmd|lg\b|lge|nokia|asus|zte|htc|gigaset|sony ?mobile|sonyericsson|microsoft|research in",
    re.I,
)
_HEAD = re.compile(rb"Exif\0.(?=II\*\0|MM\0\*)", re.I | re.S)  # the last byte differs
_LONGEST = 65_536 * 20  # bytes of a packet within a TIFF
_COMMENT_HEAD = 8  # bytes of a comment that name its alphabet


def in_exif(content: bytes) -> Iterator[Trace]:
    """Yield what a block of tags tells; nothing of what is no such block."""
    block = Block(content)
    tags = block.tags
    maker = _text(tags[0, _MAKE].value) if (0, _MAKE) in tags else ""
    for tag in tags.values():
        if tag.folder == GPS:
            yield from _of_place_words(tag)
        elif tag[:2] == (EXIF, _MAKER_NOTE):
            is_phone = _PHONES.match(maker)
            yield Trace(Kind.OTHER) if is_phone else Trace(Kind.MAKER, maker)
        else:
            yield from _in_tag(tag)
    if _says(tags.get((GPS, _LATITUDE))) or _says(tags.get((GPS, _LONGITUDE))):
        yield Trace(Kind.PLACE)
    if (THUMBNAIL, 0x0201) in tags or (THUMBNAIL, 0x0111) in tags:
        yield Trace(Kind.THUMBNAIL)


def in_bytes(content: bytes) -> Iterator[Trace]:
    """Yield what EXIF and XMP tell that stand somewhere in bytes of an unknown kind."""
    for found in _HEAD.finditer(content):
        yield from in_exif(content[found.end() : found.end() + _LONGEST])
    yield from xmp.in_packets(content)


def _in_tag(tag: Tag) -> Iterator[Trace]:
    number, value = tag.number, tag.value
    if number in _NAMES:
        yield from notes.name(_text(value))
    elif number in _WIDE_NAMES:
        yield from notes.name(_wide(value))
    elif number in _WORDS:
        yield from notes.in_words(_comment(value) if number == 0x9286 else _text(value))
    elif number in _WIDE_WORDS:
        yield from notes.in_words(_wide(value))
    elif number in _PATHS:
        yield from (Trace(Kind.PATH, path) for path in notes.accounts(_text(value)))
        yield Trace(Kind.OTHER)
        if number == _HOST:
            yield from notes.device(_text(value))
    elif number in _SERIALS:
        if re.search("[1-9A-Za-z]", _text(value)):
            yield Trace(Kind.SERIAL, _text(value))
    elif number in _TIMES:
        yield Trace(Kind.TIME)
    elif number in _CAMERAS:
        yield Trace(Kind.CAMERA, _text(value))
    elif number == _XMP:
        yield from xmp.in_packets(value)
    elif number in {_IPTC, _PHOTOSHOP}:
        yield from (iptc.in_records if number == _IPTC else iptc.in_resources)(value)


def _of_place_words(tag: Tag) -> Iterator[Trace]:
    words = re.sub("ASCII|UNICODE|CELLID|GPS|NETWORK|MANUAL|WLAN|QZSS|fused|HYBRID-FIX", "",
                   _text(tag.value))  # fmt: skip
    if tag.number == 28 and re.search("[A-Za-z]{3}", words):
        yield Trace(Kind.PLACE)


def _says(tag: Tag | None) -> bool:
    """Say whether degrees are told: cameras without a fix write zeros."""
    return (
        tag is not None
        and any(tag.value[at : at + 4].strip(b"\0") for at in (4, 12, 20))
        and (any(tag.value[at : at + 4].strip(b"\0") for at in (0, 8, 16)))
    )


def _text(value: bytes) -> str:
    try:
        text = value.decode("utf-8")
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return notes.clear(text.replace("\0", " "))


def _wide(value: bytes) -> str:
    return notes.clear(value.decode("utf-16-le", "replace").replace("\0", " "))


def _comment(value: bytes) -> str:
    if value.startswith(b"UNICODE\0"):
        wide = value[_COMMENT_HEAD:]
        order = "utf-16-be" if wide[:1] == b"\0" else "utf-16-le"
        return notes.clear(wide.decode(order, "replace"))
    return _text(
        value[_COMMENT_HEAD:] if value[:6] in {b"ASCII\0", b"JIS\0\0\0", bytes(6)} else value
    )
