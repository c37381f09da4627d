"""The scanner of published files finds each part that may not be there, and nothing else."""

from pathlib import Path

import pytest
from PIL import Image, ImageCms

from tests.telling import KINDS, SECRET, SHOWN, TAGS, XMP, chunk, moves, moving, saved, segment
from tools.scan import findings, report, scan

# What no format can hide from it; colours under alpha 0 are no part of a file.
TELLING = [
    name
    for name in KINDS
    if "hidden" not in name and not name.startswith(("targa", "ppm", "jpeg 2000", "tiff pages"))
]
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
CLEAR = SHOWN.convert("RGBA")
CLEAR.putalpha(Image.linear_gradient("L").resize(SHOWN.size))


def lengthened(content: bytes) -> bytes:
    """Return an AVIF or HEIF with words among its pictures' data, its last box."""
    start = content.rindex(b"mdat") - 4
    length = int.from_bytes(content[start : start + 4], "big") + len(SECRET)
    return content[:start] + length.to_bytes(4, "big") + content[start + 4 :] + SECRET


@pytest.mark.parametrize("name", TELLING)
def test_what_tells_too_much(name: str) -> None:
    """Every kind of metadata, hidden or behind the end, is found."""
    assert findings(KINDS[name][1]())


@pytest.mark.parametrize(
    "content",
    [
        saved("JPEG", progressive=True), saved("JPEG", SHOWN.convert("CMYK")),
        saved("JPEG", SHOWN.convert("L"), icc_profile=PROFILE),
        saved("PNG"), saved("PNG", SHOWN.quantize(9)), saved("PNG", CLEAR, icc_profile=PROFILE),
        moving("PNG"), saved("GIF"), moving("GIF", loop=0), saved("WEBP"), saved("WEBP", CLEAR),
        saved("WEBP", CLEAR, lossless=True, icc_profile=PROFILE), moving("WEBP"),
        saved("AVIF", speed=10), saved("AVIF", CLEAR, speed=10, icc_profile=PROFILE),
        saved("HEIF"), saved("HEIF", CLEAR, icc_profile=PROFILE),
        saved("TIFF", compression="jpeg"), saved("TIFF", CLEAR, icc_profile=PROFILE),
        saved("BMP"), saved("BMP", SHOWN.quantize(9)), saved("ICO"),
    ],
)  # fmt: skip
def test_what_only_shows(content: bytes) -> None:
    """A picture with nothing but its pixels, and a colour profile, passes in every format."""
    assert findings(content) == []


@pytest.mark.parametrize(
    "content",
    [
        saved("JPEG", icc_profile=PROFILE + SECRET),
        saved("PNG", icc_profile=PROFILE.replace(b"cprt", b"SECR")),
        moving("AVIF", speed=10),  # says when it was made
        saved("TIFF", save_all=True, append_images=moves()),
        saved("TIFF", compression="jpeg", tiffinfo=TAGS),
        chunk(b"tEXt", b"a\0b"), segment(0xE1, XMP), segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\1\1abc"),
        saved("JPEG")[:-2], saved("PNG")[:-4], saved("GIF")[:-1], saved("WEBP")[:-3],
        lengthened(saved("HEIF")), lengthened(moving("AVIF", speed=10)), saved("HEIF")[:-9], saved("BMP")[:-1], b"", b"<svg onload='x()'/>", b"\xff\xd8",
        b"\0\0\0\x20ftypavif", b"II*\0\xff\xff\xff\xff", b"\0\0\1\0\1\0" + bytes(16),
    ],
)  # fmt: skip
def test_small_and_broken_parts(content: bytes) -> None:
    """Nor does it miss a bad profile, a second picture, the time of making, or a file cut short."""
    assert findings(content)


def test_a_folder(tmp_path: Path) -> None:
    """Of a folder it names the files that tell too much, in whatever depth and case."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/x.JPG").write_bytes(KINDS["jpeg exif"][1]())
    (tmp_path / "a/y.jpg").write_bytes(saved("JPEG"))
    (tmp_path / "z.html").write_bytes(b"<p>")
    assert list(scan(tmp_path)) == ["a/x.JPG"]


def test_the_audit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`make audit` ends with the names of files that tell too much, and says so where none does."""
    (tmp_path / "y.jpg").write_bytes(saved("JPEG"))
    report.look_into(tmp_path)
    assert "nothing else" in capsys.readouterr().out
    (tmp_path / "x.jpg").write_bytes(KINDS["jpeg exif"][1]())
    with pytest.raises(SystemExit):
        report.look_into(tmp_path)
    assert capsys.readouterr().out.startswith("x.jpg: ")
