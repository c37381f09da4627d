"""Who and where: names in XMP (ISO 16684-1), in the EXIF of photos, and in paths of files."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from plugins.common.pdf.finding import Finding, Kind

# Local names of XMP properties that name people, in whatever namespace: dc:creator, pdf:Author,
# photoshop:CaptionWriter, xmpRights:Owner, Iptc4xmpCore:CreatorContactInfo, exifEX …
_PEOPLE = frozenset(
    """
    Artist Author AuthorsPosition CameraOwnerName CaptionWriter CiAdrExtadr CiEmailWork CiTelWork
    CreatorContactInfo LastModifiedBy Manager Owner OwnerName contributor creator
    """.split()  # noqa: SIM905 - shorter to read
)
_ACCOUNT = re.compile(
    r"(?:(?<![A-Za-z])[A-Za-z]:|(?<![\w.])(?<!https:)(?<!http:))[\\/]+"
    r"(?:Users|home|Benutzer|Documents and Settings|Dokumente und Einstellungen)[\\/]+"
    r"(?!Public\b|Shared\b)[^\\/\s\"'<>)]+"
)
_MOST_XMP = 5_000_000  # bytes
_ARTIST, _OWNER, _XP_AUTHOR, _EXIF, _GPS = 0x013B, 0xA430, 0x9C9D, 0x8769, 0x8825


def in_text(text: str) -> Iterator[Finding]:
    """Yield the account that a path in a text names."""
    if "sers" in text or "home" in text or "enutzer" in text or "instellungen" in text:
        for found in _ACCOUNT.finditer(text):
            yield Finding(Kind.PATH, re.sub(r"^/+", "/", found[0]))


def in_xmp(content: bytes, kind: Kind = Kind.AUTHOR) -> Iterator[Finding]:
    """Yield whom XMP names, and whether it tells a place."""
    start, end = content.find(b"<"), content.rfind(b">")
    if len(content) > _MOST_XMP:
        yield Finding(Kind.TOO_MUCH)
        return
    if start < 0:
        return
    try:
        if b"<!DOCTYPE" in content:  # XMP has none, and so no entities
            raise ValueError
        root = ElementTree.fromstring(content[start : end + 1])  # noqa: S314 - see above
    except (ElementTree.ParseError, ValueError, LookupError):
        yield Finding(Kind.DAMAGED)
        return
    for element in root.iter():
        said = [(element.tag, " ".join(" ".join(element.itertext()).split()))]
        for tag, text in (*said, *element.attrib.items()):
            local = str(tag).rpartition("}")[2]
            if local in _PEOPLE and text.strip():
                yield Finding(kind, text.strip())
            elif local.startswith("GPSL") and text.strip():
                yield Finding(Kind.PLACE)


def in_jpeg(content: bytes) -> Iterator[Finding]:
    """Yield whom a photo names, and whether it tells where it was taken (EXIF 2.32)."""
    head = content[:300_000]
    if (start := head.find(b"Exif\0\0")) >= 0:
        yield from _in_exif(head[start : start + 65_536])
    if (start := head.find(b"<x:xmpmeta")) >= 0:
        packet = head[start:].partition(b"</x:xmpmeta>")
        yield from in_xmp(packet[0] + packet[1], Kind.PHOTO)


def _in_exif(block: bytes) -> Iterator[Finding]:
    from PIL import Image  # only where there is something to read

    exif = Image.Exif()
    try:
        exif.load(block)
        named = [exif.get(_ARTIST), exif.get_ifd(_EXIF).get(_OWNER), exif.get(_XP_AUTHOR)]
        place = exif.get_ifd(_GPS)
    except Exception:  # EXIF is often damaged, and Pillow then raises whatever
        return
    for name in named:
        text = name.decode("utf-16-le", "replace") if isinstance(name, bytes) else str(name or "")
        if text.strip(" \0"):
            yield Finding(Kind.PHOTO, text.strip(" \0"))
    if 2 in place and 4 in place:  # latitude and longitude
        yield Finding(Kind.PLACE)
