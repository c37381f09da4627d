"""How a picture is turned stays, wherever a file says so: site and file are to show the same."""

import struct
from collections.abc import Callable
from io import BytesIO

import pillow_heif
import pytest
from PIL import Image

from plugins.common.containers import boxes, items
from plugins.common.traces import routine
from plugins.common.traces.tags import ORIENTATION
from plugins.common.traces.trace import Kind, Trace
from tests.originals import RDF, SECRETS, SHOWN, jpeg, png, upright
from tests.photographs import exif
from tests.plugins.common.test_traces import read_by_others, shown
from tests.telling import saved

pillow_heif.register_heif_opener()
TURNED = (
    RDF.replace(b"exif:GPSL", b"xmlns:tiff='t' tiff:Orientation=\"6\" exif:GPSL"),
    RDF.replace(b"exif:GPSL", b"xmlns:tiff='t' exif:GPSL").replace(
        b"<dc:creator>", b"<tiff:Orientation>6</tiff:Orientation><dc:creator>"
    ),
)


def without_turn() -> bytes:
    """Return EXIF that tells a name and nothing of turns."""
    data = Image.Exif()
    data[0x013B] = "Erika Muster"
    return data.tobytes()


def raw(turn: int) -> tuple[bytes, bytes]:
    """Return EXIF as ImageMagick keeps it in a PNG."""
    block = exif(turn).tobytes()
    said = b"Raw profile type exif\0\nexif\n%8d\n%s\n" % (len(block), block.hex().encode())
    return b"tEXt", said


def text(xmp: bytes) -> tuple[bytes, bytes]:
    """Return XMP as it stands in a PNG."""
    return b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp


WAYS: dict[str, Callable[[bytes], bytes]] = {
    "jpeg": lambda xmp: jpeg(xmp=xmp),
    "jpeg with exif": lambda xmp: jpeg(xmp=xmp, exif=without_turn()),
    "jpeg upright by exif": lambda xmp: jpeg(xmp=xmp, exif=exif(1).tobytes()),
    "jpeg otherwise by exif": lambda xmp: jpeg(xmp=xmp, exif=exif(3).tobytes()),
    "png": lambda xmp: png(text(xmp)),
    "png raw": lambda xmp: png(raw(8), text(xmp)),
    "png raw and exif": lambda _: png(raw(8), exif=exif(3).tobytes()),
    "png upright": lambda xmp: png(text(xmp), exif=exif(1).tobytes()),
    "webp": lambda xmp: saved("WEBP", SHOWN, xmp=xmp),
    "webp with exif": lambda xmp: saved("WEBP", SHOWN, xmp=xmp, exif=without_turn()),
    "webp upright": lambda xmp: saved("WEBP", SHOWN, xmp=xmp, exif=exif(1).tobytes()),
    "avif": lambda xmp: saved("AVIF", SHOWN, xmp=xmp, speed=10),
    "avif with exif": lambda xmp: upright("AVIF", xmp=xmp, exif=without_turn(), speed=10),
    "heic": lambda xmp: upright("HEIF", xmp=xmp, exif=without_turn()),
}


def by_browsers(content: bytes) -> int:
    """Return how browsers turn a picture: by EXIF where it belongs."""
    said = Image.Exif()
    with Image.open(BytesIO(content)) as image:
        said.load(image.info.get("exif") or b"")
    turn: int = said.get(ORIENTATION, 1)
    return turn


@pytest.mark.parametrize("xmp", TURNED)
@pytest.mark.parametrize("way", WAYS)
def test_a_turn_that_xmp_tells(way: str, xmp: bytes) -> None:
    """EXIF counts before XMP, as Pillow has it; what counted before counts afterwards.

    What browsers do not follow is not moved to where they would.
    """
    original = WAYS[way](xmp)
    stripped = routine.strip(original).content
    assert shown(stripped) == shown(original)
    assert by_browsers(stripped) == by_browsers(original)
    assert not [secret for secret in SECRETS if secret in stripped]
    assert read_by_others(stripped) <= {"Image Orientation"}
    assert routine.strip(stripped).content is stripped


def test_exif_of_an_odd_head() -> None:
    """EXIF whose head ends otherwise is read by some programs: it is found, and keeps its turn."""
    content = jpeg((0xE1, b"Exif\0\xff" + exif(6).tobytes()[6:]))
    stripped = routine.strip(content)
    assert {Kind.PLACE, Kind.NAME} <= {trace.kind for trace in stripped.found}
    assert b"Exif\0\xffMM\0*\0\0\0\x08\0\x01\x01\x12\0\x03" in stripped.content
    assert shown(stripped.content) == shown(content)
    assert routine.strip(stripped.content).content is stripped.content


@pytest.mark.parametrize("order", [1, -1])
def test_long_xmp_in_any_order(order: int) -> None:
    """XMP of several segments is read in the order that it names, and as far as it is there."""
    said = RDF.replace(b"dc:creator", b"pdf:Author").replace(b"xmlns:dc", b"xmlns:pdf")
    half = said.index(b"Muster")
    head = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32 + struct.pack(">I", len(said))
    parts = [
        (0xE1, head + struct.pack(">I", at) + part)
        for at, part in ((0, said[:half]), (half, said[half:]))
    ]
    assert Trace(Kind.NAME, "Erika Muster") in routine.find(jpeg(*parts[::order]))
    assert Trace(Kind.NAME) in routine.find(jpeg(parts[0]))


@pytest.mark.parametrize("kind", ["AVIF", "HEIF"])
def test_words_that_another_program_emptied(kind: str) -> None:
    """An item of no length, as exiftool leaves it of EXIF, keeps no picture from being stripped."""
    original = upright(kind, exif=without_turn())
    inside = {box.name: box for box in boxes.walk_deep(original)}
    known = items.items(inside[b"iinf"].of(original))
    [number] = [number for number, one in known.items() if one.kind == b"Exif"]
    inner = inside[b"iloc"].of(original)
    _, length = dict(items.locations(inner))[number].extents[0]
    said = length.to_bytes(4, "big")
    assert inner.count(said) == 1
    content = original.replace(inner, inner.replace(said, bytes(4)))
    stripped = routine.strip(content).content
    assert shown(stripped)[0] == shown(content)[0]
    assert not [secret for secret in SECRETS if secret in stripped]


def test_a_thermal_camera() -> None:
    """What a FLIR notes besides holds its serial number, and goes."""
    stripped = routine.strip(jpeg((0xE1, b"FLIR\0\1\0\0FFF\0")))
    assert Trace(Kind.MAKER, "FLIR") in stripped.found
    assert stripped.content == jpeg()
