"""People and devices are found wherever programs write them down."""

import pytest
from PIL import Image

from plugins.common.containers import boxes
from plugins.common.traces import routine
from plugins.common.traces.trace import Kind
from tests.originals import CREDENTIALS, jpeg
from tests.telling import box

XMP = (
    "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    "<rdf:Description xmlns:k='k' {}>{}</rdf:Description></rdf:RDF></x:xmpmeta>"
)
BAG = "<k:{0}><rdf:Bag><rdf:li>{1}</rdf:li><rdf:li>{2}</rdf:li></rdf:Bag></k:{0}>"


def told(content: bytes) -> set[tuple[str, str]]:
    """Return what leads to people and places."""
    return {(one.kind.value, one.what) for one in routine.find(content) if one.kind.tells}


@pytest.mark.parametrize(
    ("host", "names"),
    [
        ("Erikas iPhone", {"Erikas iPhone"}),
        ("iPhone von Erika", {"iPhone von Erika"}),
        ("Erika’s MacBook Pro", {"Erika’s MacBook Pro"}),
        ("iPhone 15 Pro", set()),
        ("Mac OS X 10.9.5", set()),
        ("Windows PC", set()),
    ],
)
def test_a_device_that_bears_a_name(host: str, names: set[str]) -> None:
    """The name that somebody gave to a phone is one, what it is by itself is none."""
    data = Image.Exif()
    data[0x013C] = host.encode()
    assert told(jpeg(exif=data.tobytes())) == {("name", name) for name in names}


@pytest.mark.parametrize(
    ("attributes", "within", "expected"),
    [
        ("", BAG.format("TagsList", "Personen/Erika M", "Natur/Wald"), {("name", "Erika M")}),
        ("", BAG.format("HierarchicalSubject", "Menschen|Erika M", "People|Bob"),
         {("name", "Erika M"), ("name", "Bob")}),
        ("", BAG.format("HierarchicalSubject", "Menschen|Familie|Erika", "Natur|Wald"),
         {("name", "Erika")}),
        ("", BAG.format("HierarchicalSubject", "Natur|Blumen", "Farben|Rot"), set()),
        ("", BAG.format("TagsList", "Orte/Kaiserslautern", "Natur/Wald"), {("place", "")}),
        ("k:author='Erika M'", "", {("name", "Erika M")}),
        ("k:HostComputer='Erikas iPhone'", "", {("name", "Erikas iPhone")}),
    ],
)  # fmt: skip
def test_whom_keywords_name(attributes: str, within: str, expected: set[tuple[str, str]]) -> None:
    """Keywords on a branch of people are names; ACDSee's author is one as well."""
    assert told(jpeg(xmp=XMP.format(attributes, within).encode())) == expected


def test_whom_credentials_name() -> None:
    """Credentials name somebody only where a name stands in them, in JSON or in CBOR."""
    identity = b"cawg.identity\x64name\x6bErika Bauer\x68username\x78\x18" + b"e" * 24
    for said, expected in (
        (CREDENTIALS, {("name", "Erika Muster")}),
        (box(b"jumb", identity + b"c2pa.claim\x64name\x65Adobe"),
         {("name", "Erika Bauer"), ("name", "e" * 24)}),
        (box(b"jumb", b"stds.schema-org.CreativeWork{}c2pa.claim\x64name\x65Adobe"), set()),
    ):  # fmt: skip
        assert told(jpeg((0xEB, b"JP\0\1\0\0\0\1" + said))) == expected


@pytest.mark.parametrize(
    "content",
    [
        b"II\x1a\0\0\0HEAPCCDR", b"IIU\0\x08\0\0\0", b"IIRO\x08\0\0\0", b"FUJIFILMCCD-RAW ",
        b"FOVb\0\0\0\0", box(b"ftyp", b"crx \0\0\0\1crx isom") + box(b"moov", b""),
    ],
)  # fmt: skip
def test_raw_pictures(content: bytes) -> None:
    """A raw picture that only its maker can read is named: as a rule a serial number is in it."""
    assert Kind.MAKER in {one.kind for one in routine.find(content)}
    assert boxes.is_made_of_boxes(content) == content.startswith(b"\0\0")


def test_a_raw_picture_of_olympus() -> None:
    """A raw picture that is made of tags tells whom they name."""
    data = Image.Exif()
    data[0x013B] = "Erika Muster"
    content = data.tobytes().removeprefix(b"Exif\0\0")
    assert ("name", "Erika Muster") in told(b"MMOR" + content[4:])
