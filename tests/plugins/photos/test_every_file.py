"""What a phone shows is shown: files that a decoder would refuse without need."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from PIL import Image

from plugins.photos import encoding, opening
from tests.films import chunk
from tests.photographs import likeness, sample
from tests.support import table

SHOWN = sample(size=(60, 40))
KINDS = [
    "JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "TIFF", "BMP", "DIB", "ICO", "JPEG2000", "PPM",
    "PCX", "SGI", "TGA",
]  # fmt: skip
LONG = zlib.compress(b"lang " * 5_000_000)


def saved(format_name: str, picture: Image.Image = SHOWN, **settings: object) -> bytes:
    """Return a picture as a file."""
    file = BytesIO()
    picture.copy().save(file, format_name, **settings)
    return file.getvalue()


def with_chunks(*more: bytes) -> bytes:
    """Return a PNG with further chunks behind its head."""
    content = saved("PNG")
    return content[:33] + b"".join(more) + content[33:]


def _boxes(content: bytes | bytearray, start: int, end: int) -> dict[bytes, tuple[int, int]]:
    """Return where boxes begin and end."""
    found = {}
    while start < end:
        length = struct.unpack_from(">I", content, start)[0]
        found[bytes(content[start + 4 : start + 8])] = (start, start + length)
        start += length
    return found


def old_avif() -> bytes:
    """Return an AVIF that tells the properties of picture and transparency in two boxes."""
    clear = SHOWN.convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(SHOWN.size))
    content = bytearray(saved("AVIF", clear))
    meta = _boxes(content, 0, len(content))[b"meta"]
    inner = _boxes(content, meta[0] + 12, meta[1])
    iprp, iloc = inner[b"iprp"], inner[b"iloc"][0]
    start, end = _boxes(content, iprp[0] + 8, iprp[1])[b"ipma"]
    first = start + 16 + 3 + content[start + 18]  # behind the properties of the first item
    head = struct.pack(">I4sII", end - first + 16, b"ipma", 0, 1)
    for at, length in ((start, first - start), (iprp[0], iprp[1] - iprp[0] + 16),
                       (meta[0], meta[1] - meta[0] + 16)):  # fmt: skip
        struct.pack_into(">I", content, at, length)
    struct.pack_into(">I", content, start + 12, 1)
    for item in range(2):  # version 0, offsets and lengths of 4 bytes, one extent each
        at = iloc + 16 + 14 * item + 6
        struct.pack_into(">I", content, at, struct.unpack_from(">I", content, at)[0] + 16)
    return bytes(content[:first] + head + content[first:])


def shown(tmp_path: Path, content: bytes, name: str = "x.jpg") -> Image.Image:
    """Return what is made of a file, and see that there is a clean copy."""
    path = tmp_path / name
    path.write_bytes(content)
    picture = opening.load(path, 2048)
    assert encoding.clean_copy(path, opening.probe(path), picture)
    return picture


@pytest.mark.parametrize(
    ("kind", "ending"),
    table(
        product(KINDS, (".jpg", ".gif", ".bmp")),
        [*product(KINDS, [".jpg"]), ("PNG", ".gif"), ("PNG", ".bmp")],
    ),
)
def test_named_as_something_else(tmp_path: Path, kind: str, ending: str) -> None:
    """Every kind is read under every name."""
    assert likeness(shown(tmp_path, saved(kind), f"x{ending}"), SHOWN) > 0.7


TEXTS: dict[str, Callable[[], bytes]] = {
    "a long one": lambda: with_chunks(chunk(b"zTXt", b"Comment\0\0" + LONG)),
    "a long one of UTF-8": lambda: with_chunks(chunk(b"iTXt", b"x\0\1\0\0\0" + LONG)),
    "many": lambda: with_chunks(*[chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(900_000)))] * 99),
    "an uncompressed one": lambda: with_chunks(chunk(b"tEXt", b"x\0" + b"lang " * 999_999)),
    "a damaged one": lambda: with_chunks(chunk(b"zTXt", b"x\0\0" + LONG[:99] + b"?")),
    "without a checksum": lambda: with_chunks(chunk(b"tEXt", b"x\0y")[:-4] + b"\0\0\0\0"),
    "at the end": lambda: saved("PNG")[:-12] + chunk(b"zTXt", b"x\0\0" + LONG) + chunk(b"IEND"),
    "damaged movement": lambda: with_chunks(chunk(b"acTL", b"\0" * 8), chunk(b"fcTL", b"?" * 26)),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_texts_of_a_png(tmp_path: Path, kind: str) -> None:
    """What a PNG says beside its picture is not read, however much it is."""
    assert shown(tmp_path, TEXTS[kind](), "x.png").tobytes() == SHOWN.tobytes()


def test_a_large_profile(tmp_path: Path) -> None:
    """A profile of more than a megabyte does not make a PNG damaged."""
    profile = chunk(b"iCCP", b"x\0\0" + zlib.compress(bytes(3_000_000)))
    assert likeness(shown(tmp_path, with_chunks(profile), "x.png"), SHOWN) > 0.9


def test_an_old_avif(tmp_path: Path) -> None:
    """AVIF as encoders wrote it in 2019 is shown, with its transparency."""
    picture = shown(tmp_path, old_avif(), "x.avif")
    first, middle, last = picture.getchannel("A").resize((1, 3)).tobytes()
    assert first < 60 < middle < 180 < last
    assert likeness(picture.crop((0, 20, 60, 40)), SHOWN.crop((0, 20, 60, 40))) > 0.8


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "AVIF"])
def test_only_exif_turns(tmp_path: Path, kind: str) -> None:
    """A picture that only XMP says is turned stands as browsers show it."""
    said = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><a tiff:Orientation=\"6\"/></x:xmpmeta>"
    text = chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + said)
    content = with_chunks(text) if kind == "PNG" else saved(kind, xmp=said)
    assert shown(tmp_path, content).size == SHOWN.size


def test_a_targa_named_otherwise(tmp_path: Path) -> None:
    """A TGA of an older program, which nothing marks, is known by its name."""
    content = saved("TGA").removesuffix(b"TRUEVISION-XFILE.\0")
    assert likeness(shown(tmp_path, content, "x.TGA"), SHOWN) > 0.9
