"""Files that Pillow opens and takes for others: refused, for a wrong picture is worse than none."""

import struct
from collections.abc import Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from plugins.common.at_work import AtWork
from plugins.common.cache.store import Store
from plugins.common.problem import WrongInputError
from plugins.photos import workshop
from plugins.photos.colours.matrices import applied, to_d50
from plugins.photos.encoding import VERSION
from plugins.photos.opening import load, probe
from plugins.photos.picture import Picture

WIDTH, HEIGHT = 8, 6
# Tags of TIFF 6.0 by name, and the type each is written in.
TAGS = {
    "width": (256, "H"), "height": (257, "H"), "bits": (258, "H"), "compression": (259, "H"),
    "meaning": (262, "H"), "at": (273, "I"), "samples": (277, "H"), "rows": (278, "H"),
    "lengths": (279, "I"), "planes": (284, "H"), "colours": (320, "H"), "format": (339, "H"),
}  # fmt: skip


def tiff(content: Sequence[bytes], **tags: Sequence[int]) -> bytes:
    """Return an uncompressed little-endian TIFF of these strips."""
    body = b"".join(content)
    starts = [8 + sum(map(len, content[:number])) for number in range(len(content))]
    usual: dict[str, Sequence[int]] = {
        "width": [WIDTH], "height": [HEIGHT], "compression": [1], "rows": [HEIGHT], "at": starts,
        "lengths": [len(one) for one in content],
    }  # fmt: skip
    entries, more = b"", b""
    stated = sorted((*TAGS[name], values) for name, values in (usual | tags).items())
    for number, kind, values in stated:
        packed = struct.pack(f"<{len(values)}{kind}", *values)
        if len(packed) > 4:
            place = 8 + len(body) + len(more)
            more, packed = more + packed, struct.pack("<I", place)
        entries += struct.pack("<HHI", number, {"H": 3, "I": 4}[kind], len(values)) + packed.ljust(
            4, b"\0"
        )
    directory = struct.pack("<H", len(stated)) + entries + bytes(4)
    return b"II*\0" + struct.pack("<I", 8 + len(body) + len(more)) + body + more + directory


def plane(kind: str, value: int) -> bytes:
    return struct.pack(f"<{WIDTH * HEIGHT}{kind}", *[value] * (WIDTH * HEIGHT))


def bitmap(opacity: int) -> bytes:
    """Return a BMP of 16 bits whose header says which of them mean opacity."""
    rows = struct.pack(f"<{WIDTH * HEIGHT}H", *[0x7FFF] * (WIDTH * HEIGHT))
    masks = struct.pack("<4I", 0x7C00, 0x03E0, 0x001F, opacity)
    header = struct.pack("<IiiHHIIiiII", 56, WIDTH, HEIGHT, 1, 16, 3, len(rows), 0, 0, 0, 0) + masks
    return (
        struct.pack("<2sIHHI", b"BM", 14 + len(header) + len(rows), 0, 0, 14 + len(header))
        + header
        + rows
    )


def floats() -> bytes:
    file = BytesIO()
    Image.new("F", (WIDTH, HEIGHT), 0.5).save(file, "TIFF")
    return file.getvalue()


APART: dict[str, Any] = {"samples": [3], "planes": [2], "meaning": [2]}
GREY: dict[str, Any] = {"samples": [1], "planes": [1], "meaning": [1]}
MISREAD = {
    "planes of 16 bits": tiff([plane("H", 30000)] * 3, bits=[16] * 3, **APART),
    "a palette of 8 bits": tiff([plane("B", 3)], bits=[8], colours=[200] * 768, **GREY | {"meaning": [3]}),
    "16 bits, white is 0": tiff([plane("H", 300)], bits=[16], **GREY | {"meaning": [0]}),
    "32 bits": tiff([plane("I", 3_000_000_000)], bits=[32], **GREY),
    "signed 16 bits": tiff([plane("H", 3000)], bits=[16], format=[2], **GREY),
    "floats": floats(),
}  # fmt: skip


@pytest.mark.parametrize("content", MISREAD.values(), ids=MISREAD)
def test_refused(tmp_path: Path, content: bytes) -> None:
    """What would come out as noise, black or its negative is told, with a way out."""
    file = tmp_path / "a.tif"
    file.write_bytes(content)
    with pytest.raises(WrongInputError) as wrong:
        probe(file)
    assert "kann hier nicht gelesen werden" in str(wrong.value) and "JPEG" in wrong.value.remedy


@pytest.mark.parametrize(("opacity", "is_refused"), [(0x8000, True), (0, False)])
def test_bitmaps_of_16_bits(tmp_path: Path, opacity: int, is_refused: bool) -> None:
    """One that can be seen through is refused, any other shown."""
    file = tmp_path / "a.bmp"
    file.write_bytes(bitmap(opacity))
    if is_refused:
        with pytest.raises(WrongInputError, match="BMP"):
            probe(file)
    else:
        assert load(file, 100).getpixel((0, 0)) == (255, 255, 255)


def test_usual_ones_are_read(tmp_path: Path) -> None:
    """Planes of 8 bits and grey of 16 are as ever."""
    file = tmp_path / "a.tif"
    file.write_bytes(tiff([plane("B", 10), plane("B", 20), plane("B", 30)], bits=[8] * 3, **APART))
    assert load(file, 100).getpixel((0, 0)) == (10, 20, 30)
    file.write_bytes(tiff([plane("H", 0x8080)], bits=[16], **GREY))
    assert load(file, 100).getpixel((0, 0)) == (128, 128, 128)


def test_what_was_made_of_it_before_does_not_count(tmp_path: Path) -> None:
    """A file that is refused now has another key than what was once made of it."""
    file = tmp_path / "a.tif"
    file.write_bytes(MISREAD["planes of 16 bits"])
    picture, store = Picture(file, "/images/a.tif"), Store(tmp_path / "store")
    assert not picture.is_readable
    made_when_read = sha256(file.read_bytes() + f".tif {VERSION}".encode()).hexdigest()
    store.keep(f"{made_when_read[:32]}-copy", b"old")
    [problem] = workshop.make([picture], store, AtWork(tmp_path / "at-work"))
    assert "kann hier nicht gelesen werden" in problem.message


def test_damaged_boxes_are_no_exception(tmp_path: Path) -> None:
    """Wherever an AVIF says that its stream begins far beyond its end, it has a digest."""
    whole, file = BytesIO(), tmp_path / "a.avif"
    Image.new("RGB", (8, 8), "red").save(whole, "AVIF")
    content = whole.getvalue()
    for position in range(min(len(content), 400)):
        file.write_bytes(content[:position] + b"\xff" * 8 + content[position + 8 :])
        assert Picture(file, "/images/a.avif").digest


def test_primaries_of_xyz() -> None:
    """Primaries without any light of their own have a matrix, too: white stays white."""
    white = applied(to_d50((1, 0, 0, 1, 0, 0, 1 / 3, 1 / 3)), (1, 1, 1))
    assert white == pytest.approx((0.9642, 1, 0.8249), abs=0.001)
