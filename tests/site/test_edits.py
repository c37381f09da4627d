"""Edits that authors make: `make check` accepts each, or says what to do."""

import shutil
from collections.abc import Callable

import pytest

from plugins.common.traces.routine import strip
from tests.photographs import as_phone, sample
from tests.projects import large_project
from tests.support import FAR_FUTURE, Project

NEWS = "content/news"
KLIMATAG = f"{NEWS}/2023-09-09-klimatag.md"
PROMISES = "content/data/versprochen.yml"
PHOTO = "---\ntitle: Foto\n---\n![Ein Stand](</images/erstes Foto.JPG>)\n"
EVENT = "---\ntitle: Plenum\nstart: 2023-12-01 18:00\nlocation: Rathaus\n---\nText\n"


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site as an author finds it, checked once."""
    project = large_project(tmp_path_factory.mktemp("edits"))
    project.write(PROMISES, "addresses:\n  - /feed.xml\n  - /2023/09/09/klimatag.html\n")
    assert project.run("-m", "tools.program", "strip").returncode == 0
    assert check(project) == []
    return project


@pytest.fixture
def mine(untouched: Project) -> Project:
    """The same for one author, with what the first check has learned."""
    folder = untouched.folder.with_name("mine")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(untouched.folder, folder, symlinks=True)
    return Project(folder)


def check(project: Project) -> list[str]:
    """Return the faults that `make check` tells; there is no traceback."""
    environment = {"SOURCE_DATE_EPOCH": FAR_FUTURE}
    result = project.run("-m", "tools.program", "check", environment=environment)
    told = [line for line in result.stderr.splitlines() if " Fehler: " in line]
    assert "Traceback" not in result.stderr
    assert bool(told) == bool(result.returncode), result.stderr
    return told


def replace(project: Project, path: str, old: str, new: str) -> None:
    text = (project.folder / path).read_text(encoding="utf-8")
    assert old in text
    project.write(path, text.replace(old, new))


def delete(project: Project, *paths: str) -> None:
    for path in paths:
        (project.folder / path).unlink()


def first_photo(project: Project) -> None:
    photo = strip(as_phone(sample(size=(900, 600)))).content
    project.write("content/images/erstes Foto.JPG", photo)
    project.write(f"{NEWS}/2023-10-01-foto.md", PHOTO)


def former_address(project: Project) -> None:
    replace(project, KLIMATAG, "tags:", "frueher: /klima.html\ntags:")


def deleted_post(project: Project) -> None:
    delete(project, f"{NEWS}/2022-11-21-kick-off.md")


def renamed_post(project: Project) -> None:
    replace(project, KLIMATAG, "tags:", "frueher: /2023/09/09/klimatag.html\ntags:")
    (project.folder / KLIMATAG).rename(project.folder / f"{NEWS}/2023-09-09-tag.md")


def new_page(project: Project) -> None:
    project.write("content/pages/team.md", "---\ntitle: Team\n---\nWir sind viele.\n")


def new_partner(project: Project) -> None:
    replace(project, "content/data/partners.yml", "  - name: BUND", "  - name: A\n  - name: BUND")


def other_menu(project: Project) -> None:
    replace(project, "content/data/site.yml", "label: Klimatag", "label: Tag")


def other_colours(project: Project) -> None:
    replace(project, "content/data/site.yml", "#FFC80C", "#8ce09a")
    replace(project, "content/data/site.yml", "#0B1F3F", "#123d2a")


def no_news(project: Project) -> None:
    shutil.rmtree(project.folder / NEWS)
    delete(project, "content/pages/appell-klimapakt.md", "content/pages/klimatag.md")
    for name, label in (("klimatag", "Klimatag"), ("appell-klimapakt", "Appell")):
        entry = f"  - file: {name}.html\n    label: {label}\n"
        replace(project, "content/data/site.yml", entry, "")
    project.write(PROMISES, "addresses:\n  - /feed.xml\n")


def two_hundred_posts(project: Project) -> None:
    for number in range(200):
        name = f"2022-{number % 12 + 1:02}-{number // 12 + 1:02}-m{number}"
        project.write(f"{NEWS}/{name}.md", f"---\ntitle: M {number}\ntags: Klima\n---\nSatz.\n")


def only_an_event(project: Project) -> None:
    no_news(project)
    project.write("content/termine/plenum.md", EVENT)


def all_in_one_file(project: Project) -> None:
    files = sorted((project.folder / NEWS).iterdir())
    texts = [file.read_text(encoding="utf-8").split("---\n", 2)[2] for file in files]
    all_of_it = "\n".join(texts).replace("(/klimatag.html)", "(#was-war)")
    no_news(project)
    project.write("content/pages/index.md", f"---\ntitle: Alles\n---\n## Was war\n\n{all_of_it}")


def another_name(project: Project) -> None:
    for old in ("name: KlimaLautern", "word_mark: Klima|Lautern"):
        new = f"{old.partition(':')[0]}: {'Muster|stadt' if '|' in old else 'Musterstadt'}"
        replace(project, "content/data/site.yml", old, new)


FINE = [
    first_photo, former_address, deleted_post, renamed_post, new_page, new_partner, other_menu,
    other_colours, no_news, two_hundred_posts, only_an_event, all_in_one_file, another_name,
]  # fmt: skip


@pytest.mark.parametrize("edit", FINE, ids=lambda edit: edit.__name__)
def test_fine_edits(mine: Project, edit: Callable[[Project], None]) -> None:
    """What an author may do is no fault."""
    edit(mine)
    assert check(mine) == []


def test_faulty_edits(mine: Project) -> None:
    """What readers would miss is told with file, line and remedy, each once."""
    first_photo(mine)
    replace(mine, f"{NEWS}/2023-10-01-foto.md", "![Ein Stand]", "![]")
    (mine.folder / KLIMATAG).rename(mine.folder / f"{NEWS}/2023-09-09-tag.md")
    replace(mine, "content/data/site.yml", "file: blog.html", "file: team.html")
    new = "  - name: A\n    logo: a.svg\n    alt: A\n  - name: BUND"
    replace(mine, "content/data/partners.yml", "  - name: BUND", new)
    expected = [
        ("content/data/partners.yml:", "a.svg"),
        ("content/data/site.yml:", "Der Menüpunkt „Neuigkeiten“ führt zu nichts."),
        (f"{PROMISES}:3:", "`frueher: /2023/09/09/klimatag.html` schreiben."),
        (f"{NEWS}/2023-10-01-foto.md:4:", "Dem Bild fehlt der Ersatztext"),
        ("content/pages/klimatag.md:6:", "„/2023/09/09/klimatag.html“"),
    ]
    for line, (place, said) in zip(check(mine), expected, strict=True):
        assert line.startswith(place)
        assert said in line
        assert " Abhilfe: " in line
