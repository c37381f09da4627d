"""What a file is by its name, and what becomes of it where it lies."""

from pathlib import Path

import pytest

from tests.plugins.files.support import judged, put, said

PUBLISHED = """
images/a.jpg images/a2.JPG images/b.jpeg images/c.png images/d.webp images/e.avif images/f.gif
images/g.HEIC images/h.svg images/i.Pdf images/alt/tief/j.jpg images/k.txt images/l.CSV images/m.ics
images/Grün.jpg images/evil.html.jpg images/archiv.tar.pdf images/a.jpg.png images/robots.txt
images/partners/x.svg images/Thumbs.db.png images/datei~.jpg images/~foto.jpg
news/x.jpg news/alt/y.pdf termine/z.svg pages/k.png
extra/CNAME extra/robots.txt extra/favicon.ico extra/favicon.svg extra/nojekyll extra/security.txt
"""
LEFT_OUT = """
images/a.xmp images/a.jpg.xmp images/a.AAE images/a.bak images/a.jpg~ images/a.jpg.orig images/a.tmp
images/a.swp images/.DS_Store images/Thumbs.db images/desktop.ini images/._a.jpg images/~$a.docx
images/.a.jpg images/a.xcf images/a.PSD images/a.ai images/a.afphoto images/a.kra images/a.cr2
images/a.NEF images/a.dng news/2023-01-02-x.md~ news/2023-01-02-x.md.bak news/.2023-01-02-x.md.swp
news/#2023-01-02-x.md# data/social.yml~ data/.DS_Store extra/.DS_Store extra/robots.txt~ .DS_Store
brief.bak pages/.versteckt.md images/.~lock.a.odt# termine/a.aae neu/a.xcf
"""
FAULTY = """
extra/evil.html extra/evil.js extra/evil.xml extra/evil.xhtml extra/evil.svgz extra/a.jpg extra/a.txt
extra/ROBOTS.txt extra/cname extra/x/robots.txt extra/google1.html extra/a.pdf
images/e.xsl images/e.xsd images/e.rng images/e.XML images/e.html images/e.htm images/e.xhtml
images/e.js images/e.mjs images/e.svgz images/e.SVGZ images/e.mathml images/e.rdf images/e.swf
images/a.jpg.html images/a.pdf.exe images/ohne images/b. images/c.jpg. images/a.docx images/a.odt
images/a.zip images/a.mp4 images/a.mov images/a.mp3 images/a.gpx images/a.vtt images/a.json
images/a.md images/a.url images/a.exe images/a.yml images/a.unbekannt images/a.css images/a.webmanifest
news/x.txt news/x.csv news/x.ics news/x.docx news/x.html news/x.js news/x.MD news/x pages/x.htm
termine/x.xml data/x.yaml data/x.txt data/alt/x.yml data/x.pdf notiz.txt foto.jpg neu/x.md
2023-01-02-x.md bilder/x.jpg images/nul.jpg images/COM1.svg images/a?.jpg images/a".jpg images/a:b.jpg
images/a\\b.jpg images/a<b.jpg images/a*.pdf images/a|b.png
"""


def test_what_goes_out(tmp_path: Path) -> None:
    """Pictures, drawings, PDFs, plain text among the pictures, and the site's own files by name."""
    for path in PUBLISHED.split():
        put(tmp_path, path)
    verdict = judged(tmp_path)
    assert (verdict.problems, verdict.texts) == ([], [])
    assert sorted(verdict.published) == sorted(PUBLISHED.split())


def test_what_is_left_out(tmp_path: Path) -> None:
    """Sidecars, leftovers, hidden files and picture sources stay, each with one Hinweis."""
    for path in LEFT_OUT.split():
        put(tmp_path, path)
    told = said(tmp_path)
    assert sorted(line.partition(": ")[0] for line in told) == sorted(LEFT_OUT.split())
    assert all(": Hinweis: " in line for line in told)
    verdict = judged(tmp_path)
    assert (verdict.published, verdict.texts) == ([], [])


def test_what_is_refused(tmp_path: Path) -> None:
    """All else is a Fehler with a remedy, and goes nowhere."""
    paths = [
        *FAULTY.split(),
        "images/d.jpg ",
        "images/a\nb.jpg",
        "images/a\u2028.jpg",
        f"images/{'x' * 245}.jpg",
    ]
    for path in paths:
        put(tmp_path, path)
    told = said(tmp_path)
    assert len(told) == len(paths)
    assert all(": Fehler: " in line and line.endswith((".", "!")) for line in told)
    assert all(" Abhilfe: " in line for line in told)
    verdict = judged(tmp_path)
    assert (verdict.published, verdict.texts) == ([], [])
    assert sorted(verdict.refused) == sorted(paths)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("extra/evil.html", "Diese Datei kennt die Website nicht. Abhilfe: Möglich ist: CNAME, favicon.ico"),
        ("extra/Robots.txt", "Diese Datei kennt die Website nicht. Abhilfe: Nach content/images/"),
        ("extra/cname", "Diese Datei kennt die Website nicht. Abhilfe: Gemeint ist wohl CNAME."),
        ("extra/.well-known/security.txt", ".well-known ist versteckt, denn der Name beginnt mit einem Punkt"),
        ("images/e.xsl", "Eine solche Datei könnte im Namen dieser Website Skripte ausführen. Abhilfe: Sie löschen, oder als PDF"),
        ("images/a.docx", "Eine Datei mit der Endung „.docx“ würde hier nicht veröffentlicht. Abhilfe: Als PDF ablegen"),
        ("images/a.mov", "Eine Datei mit der Endung „.mov“ würde hier nicht veröffentlicht. Abhilfe: Videos und Aufnahmen bei einem Dienst"),
        ("images/a.svgz", "Eine Datei mit der Endung „.svgz“ würde hier nicht veröffentlicht. Abhilfe: Auspacken"),
        ("images/ohne", "Eine Datei ohne Endung würde hier nicht veröffentlicht. Abhilfe: Die Endung ergänzen"),
        ("images/was?.jpg", "Den Dateinamen „was?.jpg“ kann git oder GitHub nicht tragen. Abhilfe: Die Datei in was.jpg umbenennen."),
        ("images/con.jpg", "Den Dateinamen „con.jpg“ kann git oder GitHub nicht tragen. Abhilfe: Die Datei in datei-con.jpg umbenennen."),
        ("news/2023-01-02-was?.md", "Den Dateinamen „2023-01-02-was?.md“ kann git oder GitHub nicht tragen. Abhilfe: Die Datei in 2023-01-02-was.md umbenennen."),
        ("pages/con.md", "Den Dateinamen „con.md“ kann git oder GitHub nicht tragen."),
        (f"pages/{'x' * 252}.md", f"Den Dateinamen „{'x' * 252}.md“ kann git oder GitHub nicht tragen. Abhilfe: Die Datei in {'x' * 120}.md umbenennen."),
        ("news/x.txt", "Eine Datei mit der Endung „.txt“ würde hier nicht veröffentlicht. Abhilfe: Texte mit der Endung .md sichern"),
        ("data/x.yaml", "Diese Datei würde nicht veröffentlicht. Abhilfe: Hier liegen nur Dateien mit der Endung .yml"),
    ],
)  # fmt: skip
def test_what_is_said(tmp_path: Path, path: str, told: str) -> None:
    """A message says what is wrong and what to do with just that file."""
    put(tmp_path, path)
    [line] = said(tmp_path)
    assert line.partition(": Fehler: ")[2].startswith(told)


def test_what_stands_beside_counts(tmp_path: Path) -> None:
    """A film of a photo's name is part of the photo, and so is a note of it; alone it is a film."""
    for path in ("images/IMG_1.HEIC", "images/img_1.mov", "images/IMG_1.HEIC.json", "images/b.mov"):
        put(tmp_path, path)
    assert [line.split(": ")[:2] for line in said(tmp_path)] == [
        ["images/IMG_1.HEIC.json", "Hinweis"], ["images/b.mov", "Fehler"], ["images/img_1.mov", "Hinweis"],
    ]  # fmt: skip


def test_a_hidden_folder_is_told_once(tmp_path: Path) -> None:
    """What programs keep in folders of their own is one Hinweis; what git needs is none."""
    for path in (".obsidian/a.json", ".obsidian/b.md", "images/__MACOSX/._a.jpg", "news/.gitkeep"):
        put(tmp_path, path)
    assert [line.split(": ")[:2] for line in said(tmp_path)] == [
        [".obsidian", "Hinweis"], ["images/__MACOSX", "Hinweis"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"\xff\xd8\xff\xe1\0\0Exif", "In dieser Datei steht gar kein lesbarer Text."),
        (b"a\0b", "In dieser Datei steht gar kein lesbarer Text."),
        ("Grün".encode("utf-16"), "In dieser Datei steht gar kein lesbarer Text."),
        ("Grün".encode("cp1252"), "Diese Datei ist nicht in UTF-8 gespeichert"),
    ],
)
def test_a_download_is_text(tmp_path: Path, text: bytes, told: str) -> None:
    """What is called a text and is none, a photo even, or cannot be read by all, does not go out."""
    put(tmp_path, "images/a.txt", text)
    [line] = said(tmp_path)
    assert line.startswith(f"images/a.txt: Fehler: {told}")
    put(tmp_path, "images/a.txt", "\ufeffGrün\r\n\tja\n")
    assert said(tmp_path) == []


def test_a_picture_is_known_by_its_content(tmp_path: Path) -> None:
    """A picture whose name says nothing is one for `photos`; one that is called a page is none."""
    for path in ("images/foto", "news/foto.dat", "images/foto.html", "extra/foto", "foto"):
        put(tmp_path, path, b"\xff\xd8\xff\xe1")
    assert judged(tmp_path).published == ["images/foto", "news/foto.dat"]
    assert len(said(tmp_path)) == 3


def test_names_that_are_one_elsewhere(tmp_path: Path) -> None:
    """Two names that a Mac takes for one are told once, whatever kind they are."""
    for path in ("images/A.pdf", "images/a.PDF", "images/Gru\u0308n.jpg", "images/grün.jpg"):
        put(tmp_path, path)
    lines = said(tmp_path)
    assert [line.partition(": ")[0] for line in lines] == ["images/a.PDF", "images/grün.jpg"]
    assert "a.PDF und images/A.pdf unterscheiden sich nur in Groß- und Kleinbuchstaben" in lines[0]


GOOGLE = "google0123456789abcdef.html"
BING = '<?xml version="1.0"?>\n<users>\n\t<user>0123456789ABCDEF0123456789ABCDEF</user>\n</users>'


@pytest.mark.parametrize(
    ("name", "text", "goes_out"),
    [
        (GOOGLE, f"google-site-verification: {GOOGLE}", True),
        (GOOGLE, f"google-site-verification: {GOOGLE}\n<script>x</script>", False),
        (GOOGLE, "<script>x</script>", False),
        ("google1.html", "google-site-verification: google1.html", False),
        ("BingSiteAuth.xml", BING, True),
        ("BingSiteAuth.xml", BING.replace("<users>", "<users xmlns='http://www.w3.org/1999/xhtml'>"), False),
        ("BingSiteAuth.xml", f"{BING}<script/>", False),
    ],
)  # fmt: skip
def test_proofs(tmp_path: Path, name: str, text: str, goes_out: bool) -> None:
    """A file that proves to a search engine whose site it is goes out, if it is nothing else."""
    put(tmp_path, f"extra/{name}", text)
    assert judged(tmp_path).published == [f"extra/{name}"] * goes_out
    put(tmp_path, f"images/{name}", text)
    assert len(judged(tmp_path).published) == goes_out
