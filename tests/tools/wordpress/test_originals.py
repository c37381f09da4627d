"""Files of the old website come without what they tell besides."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from tests.photographs import SECRETS, as_phone, sample
from tools.wordpress.writing import stripped


def test_a_photograph(tmp_path: Path) -> None:
    """Of a phone's photograph nothing is left that leads to somebody."""
    file = tmp_path / "x.jpg"
    file.write_bytes(as_phone(sample(size=(90, 60))))
    content, remark = stripped(file)
    assert [word for word in SECRETS if word in content] == []
    assert not remark


def test_a_pdf(tmp_path: Path) -> None:
    """A PDF keeps its page, and not its author."""
    writer, made = PdfWriter(), BytesIO()
    writer.add_blank_page(100, 100)
    writer.add_metadata({"/Author": "Erika Muster"})
    writer.write(made)
    file = tmp_path / "x.pdf"
    file.write_bytes(made.getvalue())
    content, remark = stripped(file)
    assert b"Muster" not in content
    assert len(PdfReader(BytesIO(content)).pages) == 1
    assert not remark
