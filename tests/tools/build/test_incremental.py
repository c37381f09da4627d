"""Builds that remember: the same bytes, sooner."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from bench.proof import prove
from bench.texts import posts
from tests.photographs import as_phone, sample
from tests.support import FIXTURES, NOW, ROOT, Project, matrix
from tools.build.client import Builder
from tools.build.command import update
from tools.build.inputs import digest_of

EVENT = "---\ntitle: Plenum\nstart: 2023-12-01 18:00\nlocation: Rathaus\n---\nText\n"
MEMORY = ".cache/output.sqlite"


@pytest.fixture
def real(project: Project) -> Project:
    """The large fixture with enough posts for several pages of a list, and an event."""
    shutil.copytree(FIXTURES / "site", project.folder / "content", dirs_exist_ok=True)
    project.write("content/images/stand.jpg", as_phone(sample(size=(700, 480))))
    for post in posts(30):
        project.write(f"content/news/{post.name}.md", post.markdown())
    project.write("content/termine/plenum.md", EVENT)
    for name, colour in (("logo", "red"), ("foto", "blue")):
        picture = project.folder / f"content/images/{name}.png"
        Image.new("RGB", (400, 300), colour).save(picture)
        # The one is a logo and no photo; both are wanted in several sizes.
        project.write(
            f"content/news/2022-02-0{len(colour)}-{name}.md",
            f'---\ntitle: {name}\ntags: x\ndescription: y\n---\n<ul class="logos"><li>'
            f'<img alt="Ein Bild" src="/images/{name}.png"></li></ul>\n'
            if name == "logo"
            else f"---\ntitle: {name}\n---\n![Ein Bild](/images/{name}.png)\n",
        )
    return project


def build(project: Project, **environment: str) -> str:
    """Run `inv build` and return what it says."""
    result = project.run("-m", "invoke", "build", environment=environment)
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.mark.parametrize(("edits", "previews"), [(3, False), *matrix((25, True))])
def test_edits_come_out_as_from_scratch(
    real: Project, monkeypatch: pytest.MonkeyPatch, edits: int, previews: bool
) -> None:
    """After each of some edits at random, what is remembered makes no difference to any byte."""
    real.append("pelicanconf.py", f"PREVIEWS = {previews}")
    monkeypatch.chdir(real.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    prove(edits, seed=10)


def test_one_core_or_more(real: Project) -> None:
    """Shared among processes or not, a build comes out the same."""
    build(real)
    digest = digest_of(real.folder / "output")
    shutil.rmtree(real.folder / ".cache")
    alone = "import os, sys; os.sched_setaffinity(0, [min(os.sched_getaffinity(0))]);"
    alone += "from tools.build.command import build; build('publishconf.py')"
    if hasattr(os, "sched_setaffinity"):
        assert real.run("-c", alone).returncode == 0
    assert digest_of(real.folder / "output") == digest


def test_nothing_changed(project: Project) -> None:
    """Where nothing changed there is nothing to do; hints are told all the same."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[hier](https://example.org)\n")
    assert build(project).startswith("Fertig")
    result = project.run("-m", "invoke", "build")
    assert result.stdout.startswith("Nichts geändert: output/ ist aktuell")
    assert "content/pages/x.md:4: Hinweis" in result.stderr


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("content/pages/index.md", "Willkommen.", "Hallo."),
        ("content/data/social.yml", "Mastodon", "Fediversum"),
        ("theme/templates/page.html", "<h1", "<h1 lang='de'"),
        ("plugins/campaign/templates/mail.html", "mailto:", "mailto:neu."),
        ("pelicanconf.py", "= _site.claim", '= "Neu"'),
        ("output/feed.xml", "<feed", "<feed "),
        *matrix(
            ("content/extra/favicon.svg", "<svg", "<svg "),
            ("content/data/site.yml", "label: Neuigkeiten", "label: Neues"),
            ("output/index.html", "Willkommen", "Von Hand"),
            ("output/robots.txt", "User-agent", "User-Agent"),
        ),
    ],
)
def test_whatever_changed_counts(project: Project, file: str, old: str, new: str) -> None:
    """A change of content, data, theme, code, settings, or of output/ itself is built."""
    part = file.split("/")[0]
    if (project.folder / part).is_symlink():
        (project.folder / part).unlink()  # the link to the real one
        shutil.copytree(ROOT / part, project.folder / part)
    # Pelican dates a feed without posts by the time of the build.
    project.write("content/news/2023-01-02-y.md", "---\ntitle: y\n---\nText\n")
    build(project)
    path = project.folder / file
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))  # its time tells nothing
    assert build(project).startswith("Fertig")
    shutil.rmtree(project.folder / ".cache")
    digest = digest_of(project.folder / "output")
    build(project)
    assert digest_of(project.folder / "output") == digest


def test_time_goes_on(project: Project) -> None:
    """Up to an event's end, or midnight, a build stays good; after that it is made anew."""
    project.write("content/termine/plenum.md", EVENT.replace("18:00\n", "18:00\nend: 20:00\n"))
    day = 1701471600 - 24 * 3600  # 2023-12-01, 0:00 in Berlin
    build(project, SOURCE_DATE_EPOCH=str(day + 3600))
    # The present is an input where it is set, so here it is set for the last build as well.
    state = project.folder / ".cache/output.json"
    assert f'"expires": {day + 20 * 3600}.0' in state.read_text()
    build(project, SOURCE_DATE_EPOCH=str(day + 20 * 3600))
    assert f'"expires": {day + 24 * 3600}.0' in state.read_text()
    assert "Vergangene" in project.text("termine.html")


def damage(path: Path, how: str) -> None:
    """Damage a file as a crash, a prankster or another machine might."""
    if how == "cut short":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    elif how == "garbage":
        path.write_bytes(b"\x80\x04\x95 no database" * 400)
    elif how == "a folder":
        path.unlink()
        path.mkdir()
    elif how == "another environment":
        with sqlite3.connect(path) as database:
            database.execute("UPDATE written_in SET environment = 'x'")
            database.execute("UPDATE entries SET content = replace(content, 'Satz', 'Unfug')")
    else:
        with sqlite3.connect(path) as database:
            database.execute("UPDATE entries SET content = replace(content, 'Satz', 'Unfug')")


@pytest.mark.parametrize(
    "how",
    ["garbage", "another environment", "changed rows", *matrix("cut short", "a folder")],
)
def test_a_damaged_cache_is_thrown_away(project: Project, how: str) -> None:
    """What is remembered wrongly is neither believed nor does it stop a build."""
    page = project.write("content/pages/x.md", "---\ntitle: x\n---\nEin Satz.\n")
    build(project)
    damage(project.folder / MEMORY, how)
    (project.folder / ".cache/output.json").write_text("{")
    project.write("content/news/2023-01-02-y.md", "---\ntitle: y\n---\nText\n")
    assert build(project).startswith("Fertig")
    digest = digest_of(project.folder / "output")
    assert page.exists()
    assert "Ein Satz" in project.text("x.html")
    shutil.rmtree(project.folder / ".cache")
    build(project)
    assert digest_of(project.folder / "output") == digest


def test_a_link_follows_its_target(project: Project) -> None:
    """A post that did not change leads to where another has moved."""
    target = project.write("content/news/2023-01-02-b.md", "---\ntitle: b\n---\nText\n")
    project.write("content/news/2023-01-01-a.md", "---\ntitle: a\n---\n[b](2023-01-02-b.md)\n")
    build(project)
    target.write_text("---\ntitle: b\ndate: 2023-03-03\n---\nText\n", encoding="utf-8")
    build(project)
    link = project.page("2023/01/01/a.html").css_first(".e-content a")
    assert link.attributes["href"] == "/2023/03/03/b.html"


def test_only_what_an_edit_touches_is_made_anew(
    real: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence more in a post leaves all files but its page and the feeds of its tags.

    Pelican itself writes the pages of a list, and the theme's font, each time.
    """
    monkeypatch.chdir(real.folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOW)
    builder, preview = Builder(), Path(".cache/preview")
    Path(".cache").mkdir()
    try:
        update("publishconf.py", preview, builder)
        before = {path: path.stat().st_ino for path in preview.rglob("*") if path.is_file()}
        post = sorted(Path("content/news").iterdir())[3]
        post.write_text(post.read_text(encoding="utf-8") + "\nNoch etwas.\n", encoding="utf-8")
        update("publishconf.py", preview, builder)
    finally:
        builder.end()
    touched = {path.name for path, number in before.items() if path.stat().st_ino != number}
    page = next(preview.rglob(f"{post.stem.split('-', 3)[3]}.html"))
    tags = LexborHTMLParser(page.read_text(encoding="utf-8")).css("a[rel=tag]")
    feeds = {Path(tag.attributes["href"] or "").with_suffix(".xml").name for tag in tags}
    assert len(feeds) == 2
    left = {name for name in touched if not name.startswith("blog") and not name.endswith(".woff2")}
    assert left == {page.name} | feeds
