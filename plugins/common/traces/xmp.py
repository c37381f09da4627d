"""What XMP (ISO 16684-1) tells: by local names, in whatever namespace its properties stand."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from plugins.common.traces import notes
from plugins.common.traces.trace import Kind, Trace

# dc:creator, pdf:Author, photoshop:CaptionWriter, xmpRights:Owner, Iptc4xmpCore:CreatorContactInfo,
# exifEX ..., Iptc4xmpExt:PersonInImage, MPReg:PersonDisplayName
PEOPLE = frozenset(
    """
    Artist Author AuthorsPosition CameraOwnerName CaptionWriter CiAdrExtadr CiEmailWork CiTelWork
    CreatorContactInfo LastModifiedBy Manager Owner OwnerName contributor creator
    """.split()  # noqa: SIM905 - shorter to read
)
_IN_PICTURES = frozenset(
    """
    Copyright CopyrightOwnerName Credit ImageCreatorName LicensorName PersonDisplayName
    PersonInImage Photographer Source publisher rights
    """.split()  # noqa: SIM905
)
_PLACES = frozenset(
    """
    City CiAdrCity Coordinates Location LocationCreated LocationShown LocationName Sublocation
    AboveGroundImageLatitude
    """.split()  # noqa: SIM905
)
_WORDS = frozenset(
    [
        "Caption",
        "Headline",
        "ImageDescription",
        "UserComment",
        "caption",
        "description",
        "notes",
        "subject",
        "title",
    ]
)
_SERIALS = frozenset({"SerialNumber", "BodySerialNumber", "CameraSerialNumber", "LensSerialNumber",
                      "DroneSerialNumber", "InternalSerialNumber"})  # fmt: skip
_IN_SMALL = frozenset(name.lower() for name in PEOPLE)
# Keywords of Lightroom, digiKam and Microsoft, each with the branch it hangs on.
_BRANCHES = frozenset({"HierarchicalSubject", "hierarchicalSubject", "TagsList", "LastKeywordXMP",
                       "LastKeywordIPTC", "CatalogSets", "categories", "Categories"})  # fmt: skip
_OF_PEOPLE = re.compile(
    r"(?<![^\s,;>|/])(?:Menschen|Personen?|Leute|Familie|Freunde|Gesichter|People|Persons?|Faces?"
    r"|Family|Friends|Who|Wer)[|/](.+?)(?=[\s,;]+[\w-]+[|/]|[,;<]|$)",
    re.I,
)
_OF_PLACES = re.compile(r"(?<![^\s,;>|/])(?:Orte?|Places?|Locations?|Where|Wo)[|/]\w", re.I)
_REGIONS = "http://www.metadataworkinggroup.com/schemas/regions/"  # where faces are, and whose
PACKET = re.compile(
    rb"<(?:\w+:)?xmpmeta\b.*?</(?:\w+:)?xmpmeta\s*>|<rdf:RDF\b.*?</rdf:RDF\s*>", re.S
)
_MOST = 5_000_000  # bytes
_BY_WORDS = (
    (re.compile(rb"GPSL|GpsL|gps_l", re.I), Kind.PLACE),
    (re.compile(rb"creator|Artist|Owner|PersonIn|:[Aa]uthor\b|CaptionWriter"), Kind.NAME),
    (re.compile(rb"SerialNumber"), Kind.SERIAL),
)


class UnreadableError(ValueError):
    """What is no XMP; `is_too_large` where nobody looked."""

    def __init__(self, *, is_too_large: bool = False) -> None:
        super().__init__("unreadable XMP")
        self.is_too_large = is_too_large


def properties(content: bytes) -> Iterator[tuple[str, str, str]]:
    """Yield namespace, local name and words of all that XMP says; UnreadableError if it is none."""
    if len(content) > _MOST:
        raise UnreadableError(is_too_large=True)
    start, end = content.find(b"<"), content.rfind(b">")
    if start < 0:
        return
    try:
        if b"<!DOCTYPE" in content:  # XMP has none, and so no entities
            raise UnreadableError
        root = ElementTree.fromstring(content[start : end + 1])  # noqa: S314 - see above
    except (ElementTree.ParseError, ValueError, LookupError):
        raise UnreadableError from None
    for element in root.iter():
        own = [(element.tag, " ".join(" ".join(element.itertext()).split()))]
        for tag, text in (*own, *element.attrib.items()):
            space, _, local = str(tag).rpartition("}")
            if text.strip():
                yield space.lstrip("{"), local, text.strip()


def in_packets(content: bytes) -> Iterator[Trace]:
    """Yield what the XMP tells that stands somewhere in bytes; of damaged XMP, what is likely."""
    found = list(PACKET.finditer(content)) if b"<" in content else []
    for packet in found:
        yield from in_xmp(packet[0])
    if not found and b"adobe.com" in content:
        yield from _by_words(content)


def in_xmp(content: bytes) -> Iterator[Trace]:
    """Yield what XMP of a picture tells."""
    yield Trace(Kind.OTHER)
    try:
        for space, name, text in properties(content):
            yield from _in_property(space, name, text)
    except UnreadableError:
        yield from _by_words(content)


def _in_property(space: str, name: str, text: str) -> Iterator[Trace]:
    is_face = name == "Name" and space.startswith(_REGIONS)
    if is_person(name) or name in _IN_PICTURES or is_face:
        yield from notes.name(text)
    elif is_place(name) or name in _PLACES:
        yield Trace(Kind.PLACE)
    elif name in _BRANCHES:
        yield from _in_branches(text)
    elif name == "HostComputer":
        yield from notes.device(text)
    elif name in _SERIALS:
        yield Trace(Kind.SERIAL, text)
    elif name in _WORDS:
        yield from notes.in_words(text)
    else:
        yield from (Trace(Kind.PATH, path) for path in notes.accounts(text))


def _in_branches(text: str) -> Iterator[Trace]:
    """Yield whom keywords name that have a place in a tree, and whether they name a place."""
    found = list(_OF_PEOPLE.finditer(text))
    for one in found:
        yield from notes.name(re.split(r"[|/]", one[1])[-1])
    if _OF_PLACES.search(text):
        yield Trace(Kind.PLACE)
    elif not found:
        yield from notes.in_words(text if not re.search(r"[|/]", text) else "")


def is_person(name: str) -> bool:
    """Say whether a property names somebody: ACDSee writes acdsee:author, others pdf:Author."""
    return name in PEOPLE or name.lower() in _IN_SMALL


def is_place(name: str) -> bool:
    """Say whether a property is a coordinate: exif:GPSLatitude, drone-dji:GpsLongitude."""
    return name.lower().startswith(("gpsl", "gpsdestl", "gpspos"))


def _by_words(content: bytes) -> Iterator[Trace]:
    for pattern, kind in _BY_WORDS:
        if pattern.search(content):
            yield Trace(kind)
