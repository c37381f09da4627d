"""What really stands in output/, whichever way a file may go there."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pelicanconf
from plugins.common.build import build_of
from plugins.common.kinds import PUBLISHED_ENDINGS
from plugins.files import look_again
from tests.photographs import as_phone, sample
from tests.support import Project

SCRIPT = "<script>document.title = 'da'</script>"
FOLDERS = ("images", "extra", "news", "termine", "pages", "data", "neu", "images/tief/unten")
POST = """---
title: x
thumbnail: {thumbnail}
frueher: /alt.html
---
[eins]({{static}}/extra/evil.html) [zwei]({{attach}}evil.html) [drei]({{filename}}/images/evil.html)
![vier](/images/evil.html) [fünf](/images/leer.xmp)
"""
# What a build writes that no author put below content/.
OURS = {".html", ".xml", ".css", ".js", ".json", ".ics", ".woff2", ""}


def names(output: Path) -> set[str]:
    """Return all files of output/."""
    return {file.relative_to(output).as_posix() for file in output.rglob("*") if file.is_file()}


def test_no_way_into_the_site(project: Project) -> None:
    """Nothing that is not on the list gets there: by its folder, a link, a header, a setting."""
    secret = project.write("schluessel.txt", "geheim")
    for folder in FOLDERS:
        project.write(f"content/{folder}/evil.html", SCRIPT)
        project.write(f"content/{folder}/EVIL.XSL", SCRIPT)
        project.write(f"content/{folder}/.evil.txt", SCRIPT)
        project.write(f"content/{folder}/leer.xmp", "geheim")
    (project.folder / "content/images/s.txt").symlink_to(secret)
    project.write("content/news/2023-01-02-x.md", POST.format(thumbnail="/images/evil.html"))
    result = project.run("-m", "pelican", "-s", "publishconf.py", "--fatal=warnings",
                         "-e", 'STATIC_PATHS=["extra", "images"]')  # fmt: skip
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    told = result.stderr.splitlines()
    for folder in FOLDERS:
        for name, level in (
            ("evil.html", "Fehler"),
            ("EVIL.XSL", "Fehler"),
            ("leer.xmp", "Hinweis"),
        ):
            assert (
                sum(line.startswith(f"content/{folder}/{name}:1: {level}: ") for line in told) == 1
            )
    links = [line for line in told if line.startswith("content/news/2023-01-02-x.md:")]
    assert [line for line in links if "/images/leer.xmp" in line]
    assert not [line for line in links if "evil.html" in line and "thumbnail" not in line
                and ":3:" not in line]  # fmt: skip
    assert not (project.folder / "output/index.html").exists()


def test_what_stands_there(project: Project) -> None:
    """Of a site with everything that may lie there, only what is on the list goes out."""
    photo = as_phone(sample(size=(64, 48)))
    for path in (
        "images/a.JPG",
        "news/b.jpg",
        "images/._a.JPG",
        "images/.git/c.jpg",
        "images/d.xmp",
    ):
        project.write(f"content/{path}", photo)
    for path in ("images/e.txt", "images/f.csv", "images/g.ics", "extra/security.txt"):
        project.write(f"content/{path}", "Text\n")
    google = "google0123456789abcdef.html"
    project.write(f"content/extra/{google}", f"google-site-verification: {google}")
    project.write("content/images/h.xcf", "gimp")
    before = names(project.folder / "content")
    project.build_well()
    there = names(project.folder / "output")
    assert {"images/a.JPG", "news/b.jpg", "images/e.txt", "images/f.csv", "images/g.ics",
            ".well-known/security.txt", google, ".nojekyll", "CNAME", "robots.txt"} < there  # fmt: skip
    copied = {name for name in there if name in before}
    assert copied == {"images/a.JPG", "news/b.jpg", "images/e.txt", "images/f.csv", "images/g.ics",
                      "images/partners/logo.svg"}  # fmt: skip
    assert {Path(name).suffix.lower() for name in there} <= OURS | PUBLISHED_ENDINGS
    assert not [name for name in there if "xmp" in name or "xcf" in name or "._" in name]


def test_what_was_told_is_not_told_again(project: Project) -> None:
    """A link to a refused file, picture or post is no second fault."""
    for name in ("brief.docx", "plan.html"):
        project.write(f"content/images/{name}", "x")
    (project.folder / "content/images/weg.jpg").symlink_to("nie.jpg")
    links = "[a](/images/brief.docx) [b](../images/plan.html) [c](/2023/01/03/weg.html)"
    body = f"{links}\n\n![Ein Bild](/images/weg.jpg)"
    project.write("content/news/2023-01-02-x.md", f"---\ntitle: x\n---\n{body}\n")
    (project.folder / "content/news/2023-01-03-weg.md").symlink_to("nie.md")
    faults = [line for line in project.build().stderr.splitlines() if ": Fehler: " in line]
    assert [fault.partition(":")[0] for fault in faults] == [
        "content/images/brief.docx", "content/images/plan.html", "content/images/weg.jpg",
        "content/news/2023-01-03-weg.md",
    ]  # fmt: skip


def test_a_folder_that_is_a_link(project: Project) -> None:
    """A folder of pages that leads elsewhere is one Fehler, not one for each page that is missing."""
    (project.folder / "content/pages").rename(project.folder / "seiten")
    (project.folder / "content/pages").symlink_to("../seiten")
    result = project.build()
    [fault] = [line for line in result.stderr.splitlines() if ": Fehler: " in line]
    assert fault.startswith("content/pages:1: Fehler: Diese Verknüpfung führt aus content/ hinaus")
    assert result.returncode == 1


def test_a_second_look() -> None:
    """What a plugin would have Pelican copy past the list is a Fehler all the same."""
    paths = [
        "bilder/a-1x1.avif",
        "images/a.JPG",
        "robots.txt",
        "images/e.html",
        "extra/robots.html",
    ]
    settings: dict[str, Any] = {
        name: getattr(pelicanconf, name) for name in dir(pelicanconf) if name.isupper()
    }
    statics = [SimpleNamespace(save_as=path) for path in paths]
    generator: Any = SimpleNamespace(settings=settings, context={"staticfiles": statics})
    look_again(generator)
    assert [problem.path for problem in build_of(settings).problems] == paths[3:]
