"""The scanner of published files finds what may not be in a drawing or a PDF, and nothing else."""

import zlib
from base64 import b64encode
from pathlib import Path

import pytest

from plugins.photos.drawings import clean
from tests.photographs import as_phone, sample
from tools.scan import findings, pdf, scan

X = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:l="http://www.w3.org/1999/xlink">'
PHOTO = f"data:image/jpeg;base64,{b64encode(as_phone(sample(size=(30, 20)))).decode()}"


@pytest.mark.parametrize(
    "within",
    [
        "<script/>",
        '<g onclick="x()"/>',
        '<g xmlns:i="http://ink" i:label="Erika"/>',
        "<metadata/>",
        "<!-- Erika -->",
        "<?xml-stylesheet href='x'?>",
        "<foreignObject/>",
        '<p xmlns="http://www.w3.org/1999/xhtml"/>',
        '<g unbekannt="1"/>',
        '<image href="https://boese.org/"/>',
        '<use l:href="x.svg#a"/>',
        '<a href="java&#9;script:x()"/>',
        '<set attributeName="href" to="#"/>',
        '<rect fill="url(x.svg#a)"/>',
        "<style>@import 'x'</style>",
        "<style>/* Erika */</style>",
        "<style>a{b:u\\72l(x)}</style>",
        "<style>a{b:url(#x</style>",
        f'<image href="{PHOTO}"/>',
        f"<style>a{{mask:url({PHOTO})}}</style>",
        f'<image href="data:image/svg+xml;base64,{b64encode(f"{X}<script/></svg>".encode()).decode()}"/>',
    ],
)
def test_what_may_not_be_in_a_drawing(within: str) -> None:
    """Each part that runs, loads or names somebody is found, and is gone where it was cleaned."""
    drawing = f"{X}{within}<rect/></svg>".encode()
    assert findings(drawing)
    assert findings(clean(drawing).content) == []


def test_what_is_no_drawing() -> None:
    """What only begins like one, has a DTD or does not end is told."""
    for content in (b"<svg/>", b"<svg onload='x()'/>", f"{X}<g>".encode(), f"{X}</svg>x".encode()):
        assert findings(content)
    assert findings(f"<?xml version='1.0'?><!DOCTYPE svg>{X}</svg>".encode())


OBJECTS = b"1 0 obj <</S /JavaScript /JS (x)>> endobj"
PACKED = zlib.compress(b"1 0 <</S /Launch /F (x)>>")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n1 0 obj <</A (/Seite)/Type/Page>> endobj\n%%EOF\n", []),
        (b"%PDF-1.7\n" + OBJECTS + b"\n%%EOF", ["/JS", "/JavaScript"]),
        (b"%PDF-1.7\n1 0 obj <</S /J#61vaScript>> endobj\n%%EOF", ["/JavaScript"]),
        (b"%PDF-1.7\n1 0 obj <</Length 3>> stream\n/JavaScript \nendstream endobj\n%%EOF", []),
        (b"%PDF-1.7\n9 0 obj <</Type/ObjStm/N 1>> stream\n" + PACKED + b"\nendstream endobj\n%%EOF", ["/Launch"]),
        (b"%PDF-1.7\n1 0 obj <</EmbeddedFiles 3 0 R>> endobj\n%%EOF", ["/EmbeddedFiles"]),
        (b"x%PDF-1.7\n%%EOF", ["something before the beginning"]),
        (b"%PDF-1.7\n%%EOF<script>", ["something after the end, or no end"]),
    ],
)  # fmt: skip
def test_what_may_not_be_in_a_pdf(content: bytes, said: list[str]) -> None:
    """Scripts, attachments and what starts programs are found, packed or not; pictures are not read."""
    assert pdf.findings(content) == said


def test_published_folders(tmp_path: Path) -> None:
    """Drawings and PDFs of a folder are looked into like pictures."""
    (tmp_path / "a.svg").write_bytes(f"{X}<script/></svg>".encode())
    (tmp_path / "b.svg").write_bytes(clean(f"{X}<rect/></svg>".encode()).content)
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7\n" + OBJECTS + b"%%EOF")
    assert set(scan(tmp_path)) == {"a.svg", "c.pdf"}
