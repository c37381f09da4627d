"""What stays off the site is public in the repository: what it tells is told."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfWriter

from plugins.common.problem import Level
from plugins.files.judging import judge
from plugins.files.survey import survey
from tests.originals import FILM, RDF, dressed, jpeg
from tests.plugins.files.support import FOLDERS, put

PHOTO = jpeg(exif=dressed())


def named() -> bytes:
    """Return a PDF with an author."""
    writer, file = PdfWriter(), BytesIO()
    writer.add_blank_page(9, 9)
    writer.metadata = {"/Author": "Erika Muster"}
    writer.write(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("images/.hidden.jpg", PHOTO), ("images/.v/x.jpg", PHOTO), ("images/.v/tief/x.jpg", PHOTO),
        ("images/a.jpg~", PHOTO), ("images/a.bak", PHOTO), ("news/._a.jpg", PHOTO),
        ("images/@eaDir/a.jpg", PHOTO), (".verborgen/x.xmp", RDF), ("images/.plan.pdf", named()),
        ("images/x.crw", b"II\x1a\0\0\0HEAPCCDR"), ("images/x.xmp", RDF), ("images/b.mov", FILM),
    ],
)  # fmt: skip
def test_a_file_that_is_left_out(tmp_path: Path, path: str, content: bytes) -> None:
    """Each is named by its own path, as a Fehler before it is public, and a Hinweis after that."""
    put(tmp_path, "images/b.jpg")
    put(tmp_path, path, content)
    for level in Level:
        [told] = judge(tmp_path, survey(str(tmp_path)), FOLDERS, level).problems
        assert (told.path.replace(f"{tmp_path}/", ""), told.level) == (path, level)
        assert "geht nicht auf die Website, ist im Repository aber öffentlich" in told.message
        assert "Löschen" in told.remedy or "als JPEG oder PNG sichern" in told.remedy


def test_a_folder_that_tells_nothing(tmp_path: Path) -> None:
    """A hidden folder of which nothing can be told is one Hinweis, whatever it holds."""
    put(tmp_path, "images/.v/x.jpg", jpeg())
    put(tmp_path, "images/.v/y.txt")
    (tmp_path / "images/.v/z.jpg").symlink_to(tmp_path / "nichts")
    [told] = judge(tmp_path, survey(str(tmp_path)), FOLDERS, Level.FEHLER).problems
    assert (told.path.replace(f"{tmp_path}/", ""), told.level) == ("images/.v", Level.HINWEIS)
