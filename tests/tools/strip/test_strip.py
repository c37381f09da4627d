"""`make strip`: files in content/ without place and names, wholly or not at all."""

import os
import signal
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import DecodedStreamObject, NameObject

from plugins.common.problem import Level
from plugins.common.traces import routine
from plugins.photos.documents import check_pdfs
from plugins.photos.known import Known
from tests.originals import FILM, ORIGINALS, RDF, SECRETS, dressed, jpeg
from tests.support import Project
from tests.telling import saved
from tools.strip import command, writing

PHOTO = jpeg(exif=dressed())


def pdf(**words: str) -> bytes:
    """Return a PDF of one page with such words about it, with XMP, a note and a photo."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    for content, entries in (
        (RDF, {"/Type": "/Metadata", "/Subtype": "/XML"}),
        (PHOTO, {"/Type": "/XObject", "/Subtype": "/Image", "/Filter": "/DCTDecode"}),
    ):
        stream = DecodedStreamObject()
        stream.set_data(content)
        stream.update({NameObject(key): NameObject(value) for key, value in entries.items()})
        placed = writer._add_object(stream)
        writer.root_object[NameObject("/Metadata" if content is RDF else "/X")] = placed
    writer.add_annotation(0, Text(rect=(0, 0, 9, 9), text="Hm", title_bar="Erika Muster"))
    writer.metadata = {f"/{key}": value for key, value in words.items()}
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty content/, in a folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content/images").mkdir(parents=True)
    return tmp_path / "content/images"


def run(*names: str, **options: Any) -> int:
    """Run the task; return its exit code."""
    try:
        command.strip(names, **options)
    except SystemExit as end:
        return 0 if end.code is None else int(end.code) if isinstance(end.code, int) else 1
    return 0


def test_from_fault_to_silence(project: Project) -> None:
    """The check names each original with what it tells; after make strip it is silent; twice is once."""
    project.write("content/images/x.jpg", PHOTO)
    project.write("content/images/x.heic", ORIGINALS["heic"][0]())
    project.write("content/images/plan.pdf", pdf(Author="Erika Muster", Title="Plan"))
    project.write(
        "content/images/x.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><!-- Foto: Erika Muster --></svg>",
    )
    check = project.run("-m", "tools.program", "check")
    assert check.returncode == 1
    assert (
        "content/images/x.jpg:1: Fehler: In der Datei steht mehr, als sie zeigt: die Namen"
        in check.stderr
    )
    assert "der Ort, an dem es entstand" in check.stderr
    assert "content/images/x.heic:1: Fehler: " in check.stderr
    assert "content/images/x.svg:1: Fehler: " in check.stderr
    [told] = [
        line for line in check.stderr.splitlines() if "plan.pdf:1: Fehler: Das PDF nennt" in line
    ]
    assert (
        "den Ort, an dem ein Foto entstand, die Seriennummer einer Kamera, als Autor „Erika" in told
    )
    public = project.run("-m", "tools.program", "check", "--public", "--format", "github")
    assert public.returncode == 0, public.stderr
    assert "::notice file=content/images/x.jpg,line=1" in public.stderr
    built = project.build()
    assert built.returncode == 0
    assert "content/images/x.jpg:1: Hinweis: In der Datei steht mehr, als sie zeigt" in built.stderr

    before = {path: path.read_bytes() for path in (project.folder / "content/images").glob("*.*")}
    tried = project.run("-m", "tools.program", "strip", "--dry-run")
    assert tried.returncode == 0, tried.stderr
    assert "content/images/x.jpg: zu entfernen: " in tried.stdout
    assert "4 wären zu bereinigen" in tried.stdout
    assert all(path.read_bytes() == content for path, content in before.items())
    stripped = project.run("-m", "tools.program", "strip")
    assert stripped.returncode == 0, stripped.stderr
    assert "content/images/x.jpg: entfernt: " in stripped.stdout
    assert "4 bereinigt" in stripped.stdout
    check = project.run("-m", "tools.program", "check")
    assert (check.returncode, "steht mehr" in check.stderr, "nennt" in check.stderr) == (
        0,
        False,
        False,
    )
    assert "0 bereinigt" in project.run("-m", "tools.program", "strip").stdout


def test_what_lies_beside_a_photo(project: Project) -> None:
    """A sidecar stays off the site and is public all the same: the check names what it tells."""
    project.write("content/images/x.jpg", jpeg())
    project.write("content/images/x.xmp", RDF)
    project.write(
        "content/images/x.jpg.json", b'{"geoData": {"latitude": 49.44, "longitude": 7.77}}'
    )
    project.write("content/images/y.xmp", b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    check = project.run("-m", "tools.program", "check")
    assert check.returncode == 1
    told = [line for line in check.stderr.splitlines() if ": Fehler: " in line]
    assert [line.split(":")[0] for line in told] == [
        "content/images/x.jpg.json", "content/images/x.xmp",
    ]  # fmt: skip
    assert "im Repository aber öffentlich; darin steht mehr" in told[0]
    assert project.run("-m", "tools.program", "check", "--public").returncode == 0


def test_files_and_folders_by_name(project: Project) -> None:
    """A file, a folder or a mere name is enough; what is not there is told with what is."""
    for name in ("images/a.jpg", "images/b.jpg", "news/c.jpg"):
        project.write(f"content/{name}", PHOTO)
    result = project.run("-m", "tools.program", "strip", "b.jpg", "content/news")
    assert result.returncode == 0, result.stderr
    content = project.folder / "content"
    assert (content / "images/a.jpg").read_bytes() == PHOTO
    assert (content / "images/b.jpg").read_bytes() == routine.strip(PHOTO).content
    assert (content / "news/c.jpg").read_bytes() == routine.strip(PHOTO).content
    result = project.run("-m", "tools.program", "strip", "ä.jpg")
    assert result.returncode == 1
    assert "Fehler: ä.jpg gibt es in content/ nicht." in result.stderr


def test_what_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What cannot be stripped, or not be written, is told with a way out; all others are done."""
    tiff = saved("TIFF", tiffinfo={315: "Erika Muster"})
    (folder / "a.tif").write_bytes(tiff)
    (folder / "b.jpg").write_bytes(PHOTO)
    (folder / "b.jpg").chmod(0o444)
    (folder / "c.jpg").write_bytes(PHOTO)
    (folder / "c.jpg").chmod(0o640)
    assert run() == 1
    said = capsys.readouterr()
    assert (
        "content/images/a.tif:1: Fehler: In der Datei steht mehr, als sie zeigt: der Name"
        " „Erika Muster“; sie bleibt, wie sie ist: " in said.err
    )
    assert "Abhilfe: Sie als JPEG exportieren" in said.err
    assert "content/images/b.jpg:1: Fehler: Die Datei ist schreibgeschützt." in said.err
    assert (folder / "a.tif").read_bytes() == tiff
    assert (folder / "b.jpg").read_bytes() == PHOTO
    assert (folder / "c.jpg").read_bytes() == routine.strip(PHOTO).content
    assert (folder / "c.jpg").stat().st_mode & 0o777 == 0o640


def test_links_are_not_followed(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A link out of content/ is left alone with all that lies behind it, also where it is named."""
    outside = tmp_path / "privat"
    outside.mkdir()
    (outside / "x.jpg").write_bytes(PHOTO)
    (folder / "x.jpg").symlink_to(outside / "x.jpg")
    (folder / "ordner").symlink_to(outside)
    assert run() == 0
    assert run("content/images/x.jpg") == 1
    assert "Das ist eine Verknüpfung." in capsys.readouterr().err
    assert (outside / "x.jpg").read_bytes() == PHOTO
    assert (folder / "x.jpg").is_symlink()


def test_no_damaged_file_holds_it_up(folder: Path) -> None:
    """What is damaged stays as it is; one that tells something is a fault."""
    for name, content in (
        ("a.jpg", PHOTO[: len(PHOTO) // 40]),
        ("b.png", b"\x89PNG"),
        ("c.jpg", b""),
    ):
        (folder / name).write_bytes(content)
    (folder / "d.pdf").write_bytes(pdf(Author="Erika Muster")[:-200])
    run()
    assert (folder / "b.png").read_bytes() == b"\x89PNG"
    assert (folder / "d.pdf").read_bytes()[:5] == b"%PDF-"


def killed_at(step: int, path: Path) -> bool:
    """Replace a file in a copy of this process that is killed at a step; say whether it was."""
    child = os.fork()
    if child == 0:
        calls = iter(range(step))

        def counted(function: Callable[..., Any]) -> Callable[..., Any]:
            def call(*given: Any, **named: Any) -> Any:
                if next(calls, None) is None:
                    os.kill(os.getpid(), signal.SIGKILL)
                return function(*given, **named)

            return call

        for name in ("fsync", "fchmod"):
            setattr(os, name, counted(getattr(os, name)))
        for name in ("open", "lstat", "replace", "unlink"):
            setattr(Path, name, counted(getattr(Path, name)))
        writing.replace(path, os.stat(path), b"new" * 1000)  # noqa: PTH116 - counted above
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


def test_killed_at_any_moment(folder: Path) -> None:
    """The file is the old one or the new one; what is left over is hidden, and swept away."""
    path, step, seen = folder / "x.jpg", 0, set()
    path.write_bytes(b"old")
    while killed_at(step, path):
        content = path.read_bytes()
        assert content in {b"old", b"new" * 1000}
        assert all(one == path or one.name.startswith(".") for one in folder.iterdir())
        writing.sweep(folder)
        assert list(folder.iterdir()) == [path]
        seen.add(content)
        path.write_bytes(b"old")
        step += 1
    assert step > 5
    assert seen == {b"old", b"new" * 1000}


def test_a_file_that_changes_meanwhile(folder: Path) -> None:
    """What somebody else has written since it was read is not overwritten."""
    path = folder / "x.jpg"
    path.write_bytes(b"old")
    before = path.stat()
    path.write_bytes(b"theirs")
    with pytest.raises(writing.ChangedError):
        writing.replace(path, before, b"new")
    assert [(one.name, one.read_bytes()) for one in folder.iterdir()] == [("x.jpg", b"theirs")]


def test_a_pdf_keeps_its_pages(folder: Path) -> None:
    """A PDF loses author and path, keeps its pages and its title."""
    (folder / "x.pdf").write_bytes(
        pdf(Author="Erika Muster", Title="Plan", Subject=r"C:\Users\erika\x")
    )
    assert run() == 0
    reader = PdfReader(folder / "x.pdf")
    assert len(reader.pages) == 1
    assert reader.metadata is not None
    assert reader.metadata.get("/Title") == "Plan"
    assert reader.pages[0]["/Annots"][0].get_object()["/Contents"] == "Hm"  # type: ignore[index]
    assert reader.root_object["/X"].get_object()._data == routine.strip(PHOTO).content
    content = (folder / "x.pdf").read_bytes()
    assert not [secret for secret in (*SECRETS, b"rika", b"49,26.5N") if secret in content]


def locked() -> bytes:
    """Return a PDF that names its author, and that nobody may change without a password."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.metadata = {"/Author": "Erika Muster"}
    writer.encrypt("", "geheim", algorithm="RC4-128")
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_hidden_and_left_over_files(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Photos that no site takes are public all the same: they are stripped like all others."""
    paths = [folder / name for name in (".x.jpg", ".v/x.jpg", "a.jpg~", "a.bak", "._a.jpg")]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(PHOTO)
    (folder / "b.bak").write_bytes(b"Hm")
    assert run() == 0
    assert all(path.read_bytes() == routine.strip(PHOTO).content for path in paths)
    assert "6 Dateien: 5 bereinigt, 1 unverändert." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content"),
    [("x.mov", FILM), ("x.xmp", RDF), ("x.jpg.json", b'{"latitude": 49.44}'), (".x.xmp", RDF)],
)
def test_what_lies_beside_a_photo_can_only_go(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes
) -> None:
    """What cannot be stripped beside a photo is named with the one way out, also by its name."""
    (folder / "x.jpg").write_bytes(jpeg())
    (folder / name).write_bytes(content)
    for names in ((), (name,)):
        assert run(*names) == 1
        line = capsys.readouterr().err
        assert line.startswith(f"content/images/{name}:1: Fehler: In der Datei steht mehr, als sie")
        assert "der Ort, an dem es entstand" in line
        assert line.endswith("Abhilfe: Sie löschen.\n")


def test_only_in_content(folder: Path, tmp_path: Path) -> None:
    """What lies elsewhere is not touched, however it is named."""
    (tmp_path / "privat").mkdir()
    photo = tmp_path / "privat/x.jpg"
    photo.write_bytes(PHOTO)
    (folder / "hinaus").symlink_to(tmp_path / "privat")
    for name in ("privat/x.jpg", str(photo), "privat", "content/../privat/x.jpg",
                 "content/images/hinaus/x.jpg"):  # fmt: skip
        with pytest.raises(SystemExit) as refused:
            command.strip([name])
        assert str(refused.value).startswith(f"Fehler: {name} liegt nicht in content/. Abhilfe: ")
    assert photo.read_bytes() == PHOTO


@pytest.mark.parametrize(
    "name", ["mein Ordner/Bild.jpg", "bild.JPG", "mein Ordner", "images/mein Ordner/", "2026"]
)
def test_the_end_of_a_path_is_enough(folder: Path, name: str) -> None:
    """A file is found by the last folders and its name, a folder by its own."""
    photo = (
        folder / "mein Ordner/2026/Bild.jpg" if name == "2026" else folder / "mein Ordner/Bild.jpg"
    )
    photo.parent.mkdir(parents=True)
    photo.write_bytes(PHOTO)
    assert run(*name.split(" ")) == 0  # as a shell parts it
    assert photo.read_bytes() == routine.strip(PHOTO).content
    photo.write_bytes(PHOTO)
    assert run(name) == 0
    assert photo.read_bytes() == routine.strip(PHOTO).content


def test_what_a_pdf_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What went from a PDF is told as it was found, and no more."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.metadata = {"/Author": "Erika Muster"}
    writer.write(folder / "x.pdf")
    assert run() == 0
    said = capsys.readouterr().out
    assert said.splitlines() == [
        "content/images/x.pdf: entfernt: der Name „Erika Muster“",
        "1 Datei: 1 bereinigt, 0 unverändert.",
    ]


def test_check_and_strip_say_the_same_of_a_locked_pdf(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check promises nothing that make strip refuses."""
    path = folder / "x.pdf"
    path.write_bytes(locked())
    assert run() == 1
    line = capsys.readouterr().err.strip()
    assert "der Name „Erika Muster“; sie bleibt, wie sie ist: es ist verschlüsselt." in line
    [told] = check_pdfs([path], Known(), Level.FEHLER)
    assert line.endswith(f"Abhilfe: {told.remedy}")
