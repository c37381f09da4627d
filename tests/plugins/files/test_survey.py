"""What the file system may hold besides files."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.plugins.files.support import judged, put, said


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content, with a file beside it that nobody may read."""
    put(tmp_path, "schluessel.txt", "geheim")
    put(tmp_path, "bilder/a.jpg")
    put(tmp_path, "content/images/a.jpg")
    put(tmp_path, "content/images/ordner/b.txt", "Text")
    put(tmp_path, "content/news/2023-01-02-x.md")
    return tmp_path / "content"


@pytest.mark.parametrize(
    ("path", "target", "told"),
    [
        ("images/s.txt", "../../schluessel.txt", "führt aus content/ hinaus"),
        ("images/b.jpg", "../../bilder/a.jpg", "führt aus content/ hinaus"),
        ("images/alle", "../../bilder", "führt aus content/ hinaus"),
        ("images/alles", "/", "führt aus content/ hinaus"),
        ("images/null.txt", "/dev/zero", "führt aus content/ hinaus"),
        ("data/contact.yml", "/etc/hostname", "führt aus content/ hinaus"),
        ("news/2023-01-03-y.md", "/etc/hostname", "führt aus content/ hinaus"),
        ("content/x", "../..", "führt aus content/ hinaus"),
        ("images/tot.jpg", "nie.jpg", "führt zu nichts"),
        ("images/tot.txt", "a.jpg/x", "führt zu nichts"),
        ("pages/tot.md", "nie.md", "führt zu nichts"),
        ("images/kreis.jpg", "kreis.jpg", "führt im Kreis"),
        ("images/oben", "..", "führt zu einem Ordner"),
        ("images/selbst", ".", "führt zu einem Ordner"),
        ("termine", "news", "führt zu einem Ordner"),
        ("images/y.txt", "../news/2023-01-02-x.md", "zu einer Datei von anderer Art"),
        ("images/y.jpg", "ordner/b.txt", "zu einer Datei von anderer Art"),
    ],
)  # fmt: skip
def test_links_that_lead_astray(content: Path, path: str, target: str, told: str) -> None:
    """A link out of content/, to nothing, in a circle, to a folder or another kind is a Fehler."""
    (content / path).parent.mkdir(exist_ok=True)
    (content / path).symlink_to(target)
    [line] = said(content)
    assert line.startswith(f"{path}: Fehler: Diese Verknüpfung ")
    assert told in line
    assert path not in judged(content).published + judged(content).texts


def test_links_that_stay(content: Path) -> None:
    """A link to a file of its own kind below content/ is as good as the file."""
    (content / "images/c.jpg").symlink_to("a.jpg")
    (content / "images/d.jpg").symlink_to(content / "images/c.jpg")
    assert said(content) == []
    assert {"images/c.jpg", "images/d.jpg"} < {*judged(content).published}


def test_content_may_be_a_link(content: Path, tmp_path: Path) -> None:
    """The folder itself may be kept elsewhere."""
    (tmp_path / "verknuepft").symlink_to(content)
    assert said(tmp_path / "verknuepft") == []


def test_two_circles_end(content: Path) -> None:
    """Folders that hold one another, twice each, are told, and nothing goes round in them."""
    for name in ("eins", "zwei"):
        (content / "news" / name).symlink_to("..")
    assert len(said(content)) == 2
    assert judged(content).is_partial


def test_what_is_no_file(content: Path) -> None:
    """A pipe and a socket, which could be read for ever, are told, whatever they are called."""
    os.mkfifo(content / "news/2023-01-03-y.md")
    os.mkfifo(content / "data.yml")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(content / "images/s.jpg"))
        lines = said(content)
    assert [line.partition(": ")[0] for line in lines] == [
        "data.yml",
        "images/s.jpg",
        "news/2023-01-03-y.md",
    ]
    assert all("keine gewöhnliche Datei" in line for line in lines)


@contextmanager
def as_nobody(folder: Path) -> Iterator[None]:
    """Read a folder as somebody with no rights of their own: for root no right matters."""
    before, name = Path.cwd(), os.geteuid()
    folder.chmod(0o755)
    os.chdir(folder)
    try:
        if name == 0:
            os.setresuid(65534, 65534, 0)
        yield
    finally:
        if name == 0:
            os.setresuid(0, 0, 0)
        os.chdir(before)


def test_what_may_not_be_read(content: Path) -> None:
    """A file and a folder without the right to read them are told by name."""
    (content / "images/a.jpg").chmod(0)
    (content / "images/ordner").chmod(0)
    with as_nobody(content.parent):
        lines = [str(problem) for problem in judged(Path("content")).problems]
    (content / "images/ordner").chmod(0o755)
    assert [line.partition(" Abhilfe")[0] for line in lines] == [
        "content/images/a.jpg:1: Fehler: Diese Datei lässt sich nicht lesen.",
        "content/images/ordner:1: Fehler: Dieser Ordner lässt sich nicht lesen.",
    ]


def test_a_name_that_is_no_text(content: Path) -> None:
    """A name in an old encoding is told as it can be shown."""
    (content / os.fsdecode(b"images/gr\xfcn.jpg")).write_bytes(b"x")
    [line] = said(content)
    assert "Den Dateinamen „gr\\udcfcn.jpg“ kann git oder GitHub nicht tragen." in line
    assert "in gr-n.jpg umbenennen" in line
