"""Posts, read by a real build."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.common.problem import Problem
from plugins.front_matter.reader import _parsed
from tests.projects import small_project
from tests.support import Project

# Texts without fault, all built at once; each has a test below.
POSTS: dict[str, str] = {
    "news/2023-01-02-titel.md": (
        '---\ntitle: Ja & Nein <jetzt> "so"\ndescription: a <b> "c" & d\n---\nText\n'
    ),
    "news/2023-01-02-windows.md": "\ufeff---\r\ntitle: Grün\r\n---\r\nEins\r\n\r\nZwei\r\n",
    "news/2023-01-02-kopf.md": "---\ntitle: x\n---\nBeginn: 19 Uhr\n",
    "news/2023-01-02-datum.md": "---\ntitle: x\ndate: 2023-03-04 18:30\n---\nText",
    "news/2023-01-02-draft.md": "---\ntitle: Entwurf\nstatus: draft\n---\nText",
    "news/2023-01-02-gross.md": "---\ntitle: x\nstatus: Draft\n---\nText",
    "news/2023-01-02-deutsch.md": "---\ntitle: x\nstatus: Entwurf\n---\nText",
    "news/2022-05-01-klimatag.md": "---\ntitle: Tag 2022\n---\nx",
    "news/2023-05-01-klimatag.md": "---\ntitle: Tag 2023\n---\nx",
    "news/2023-01-02-anfang.md": "---\ntitle: Anfang\n---\n## Kopf\n\nEin *kurzer* Satz.\n",
    "news/2023/2023-01-02-ordner.md": "---\ntitle: x\n---\nText",
    "pages/news/uebersicht.md": "---\ntitle: y\n---\nText",
    "news/2023-01-02-spaeter.md": (
        "---\ntitle: x\ndate: 3.4.2023 18:30 Uhr\nmodified: 05.06.2023\n---\nText"
    ),
    "pages/fuss.md": "---\ntitle: x\n---\nText[^1]\n\n[^1]: Fuß\n",
}


@pytest.fixture(scope="module")
def built(module_project: Project) -> Project:
    """A site with all of them."""
    for path, text in POSTS.items():
        module_project.write(f"content/{path}", text)
    module_project.build_well()
    return module_project


def test_title_is_text_everywhere(built: Project) -> None:
    """Markup in a title or description comes out as text, on the page and in its head."""
    page = built.page("2023/01/02/titel.html")
    assert page.css_first("h1").text() == "Ja & Nein <jetzt> „so“"
    assert page.css_first("title").text().startswith("Ja & Nein <jetzt> „so“ – ")
    assert page.css_first("meta[name=description]").attributes["content"] == "a <b> „c“ & d"
    assert page.css_first(".lead").text() == "a <b> „c“ & d"


def test_windows_line_ends_and_bom(built: Project) -> None:
    """A file from a Windows editor reads like any other."""
    page = built.page("2023/01/02/windows.html")
    assert page.css_first("h1").text() == "Grün"
    assert [p.text() for p in page.css(".e-content > p")] == ["Eins", "Zwei"]


def test_body_that_looks_like_a_header(built: Project) -> None:
    """A body that opens with "Beginn: 19 Uhr" keeps that line."""
    line = built.page("2023/01/02/kopf.html").css_first(".e-content > p").text()
    assert line == "Beginn: 19\u00a0Uhr"


def test_date_overrides_the_file_name(built: Project) -> None:
    """`date:` wins over the file name."""
    assert built.page("2023/03/04/datum.html").css_first("time").text() == "4. März 2023"


def test_post_of_a_day_to_come_waits(project: Project) -> None:
    """A post of tomorrow is not listed today, says so to its author, and is out on that day."""
    project.write("content/news/2023-11-16-x.md", "---\ntitle: Bald\n---\nText")
    said = project.build().stderr
    assert "x.md:1: Hinweis: Die Meldung erscheint erst am 16. November 2023." in said
    assert project.page("entwurf/2023-11-16-x.html").css_first("h1").text() == "Bald"
    assert "Bald" not in project.text("blog.html") + project.text("feed.xml")
    later = {"SOURCE_DATE_EPOCH": "1700100000"}  # 2023-11-16 03:00 in Berlin
    project.run("-m", "pelican", "-s", "publishconf.py", "-o", "output", environment=later)
    assert "Bald" in project.text("blog.html")
    assert "Bald" in project.text("feed.xml")


def _draft(built: Project) -> LexborHTMLParser:
    page = built.page("entwurf/2023-01-02-draft.html")
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert "noch nicht erschienen" in page.css_first("article").text()
    return page


def test_draft_is_reachable_only_at_its_draft_address(built: Project) -> None:
    """`status: draft` keeps a post out of lists, feeds and sitemap."""
    assert _draft(built).css_first("h1").text() == "Entwurf"
    for listing in ("index.html", "blog.html", "archiv.html", "feed.xml", "sitemap.xml"):
        assert "Entwurf" not in built.text(listing)
        assert "entwurf/" not in built.text(listing)


@pytest.mark.parametrize("name", ["gross", "deutsch"])
def test_a_draft_by_any_name(built: Project, name: str) -> None:
    """The status may be said in German and in any case."""
    assert built.page(f"entwurf/2023-01-02-{name}.html").css_first("h1").text() == "x"


def test_same_slug_on_two_days(built: Project) -> None:
    """Two posts of one name on different days are both published."""
    assert "Tag 2022" in built.text("blog.html")
    assert "Tag 2023" in built.text("blog.html")


def test_summary_is_the_beginning_without_a_description(built: Project) -> None:
    """Without a description lists show the beginning of the text."""
    shown = built.page("blog.html").css_first(".news-list li:has([href*=anfang]) p")
    assert shown.text() == "Ein kurzer Satz."
    assert built.page("2023/01/02/anfang.html").css_first(".lead") is None


FAULTY: list[tuple[str, str | bytes, str]] = [
    ("news/2023-01-02-x1.md", "---\ntags: a\n---\nx", ":1: Fehler: Der Titel fehlt."),
    ("news/x.md", "---\ntitle: x\n---\nx", ":1: Fehler: Die Meldung hat kein gültiges Datum."),
    ("news/2023-02-30-x.md", "---\ntitle: x\n---\nx", ":1: Fehler: Die Meldung hat kein gült"),
    (
        "news/2023-01-02-x2.md",
        "---\ntitle: x\ndate: bald\n---\nx",
        ":3: Fehler: „bald“ ist kein",
    ),
    (
        "news/2023-01-02-x3.md",
        "---\ntitle: x\nstatus: neu\n---\n",
        ":3: Fehler: Den Status „neu“",
    ),
    ("news/2023-01-02-x4.md", "---\ntitle: x\nurl: /y\n---\nx", ":3: Fehler: Die Angabe `url`"),
    (
        "news/2023-01-02-x5.md",
        b"---\ntitle: x\n---\nGr\xfcn",
        ":4: Fehler: Die Datei ist nicht in",
    ),
    ("news/2023-01-02-ü.md", "---\ntitle: x\n---\nx", ":1: Fehler: Der Dateiname wird"),
    (
        "pages/a.md",
        "---\ntitle: x\ntags: '!!'\n---\nx",
        ":3: Fehler: Das Thema „!!“ kann keine",
    ),
    (
        "news/2023-01-02-x6.md",
        "---\ntitle: x\n---\na\x1bb",
        ":4: Fehler: Hier steht ein unsichtbares",
    ),
    (
        "news/2023-01-02-x7.md",
        "---\ntitle: a\x00b\n---\nb",
        ":2: Fehler: Hier steht ein unsicht",
    ),
    (
        "news/2023-01-02-x8.md",
        f"---\ntitle: x\ntags: {'a' * 99}\n---\n",
        ":3: Fehler: Das Thema „aaa",
    ),
    (
        "news/2023-01-02-x9.md",
        "---\ntitle: x\ntags: <b>\n---\n",
        ":3: Fehler: Das Thema „<b>“ kann",
    ),
    ("pages/neu.md", "Nur Text\n", ":1: Fehler: Der Kopf mit dem Titel fehlt."),
    ("pages/leer.md", "", ":1: Fehler: Die Datei ist leer."),
]


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a build says of all faulty texts at once; nothing is written."""
    project = small_project(tmp_path_factory.mktemp("faulty"))
    for name, content, _ in FAULTY:
        project.write(f"content/{name}", content)
    result = project.build()
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert not (project.folder / "output").exists()
    return [line for line in result.stderr.splitlines() if ": Fehler: " in line]


@pytest.mark.parametrize(("name", "expected"), [(name, said) for name, _, said in FAULTY])
def test_faults_stop_the_build(faulty: list[str], name: str, expected: str) -> None:
    """A faulty post is named with file and line, once."""
    assert sum(line.startswith(f"content/{name}{expected}") for line in faulty) == 1


def test_all_faults_are_told_at_once(project: Project) -> None:
    """Two faulty posts give two lines in one run, in order."""
    project.write("content/news/b.md", "---\ntitle: x\n---\nText\n")
    project.write("content/news/a.md", "---\ntitle: x\n---\nText\n")
    lines = [line for line in project.build().stderr.splitlines() if "Fehler" in line]
    assert [line.split(":")[0] for line in lines] == ["content/news/a.md", "content/news/b.md"]


def test_news_may_stand_in_folders(built: Project) -> None:
    """News sorted into folders are news; a page in a folder called news is a page."""
    assert built.page("2023/01/02/ordner.html")
    assert built.page("uebersicht.html")


def test_german_dates_and_later_changes(built: Project) -> None:
    """Dates may be written as Germans write them; a later change is shown."""
    times = [t.text() for t in built.page("2023/04/03/spaeter.html").css("article time")]
    assert times == ["3. April 2023", "5. Juni 2023"]


def test_tags_of_two_spellings_are_a_fault(project: Project) -> None:
    """Tags that would share an address are named, within a post and between two."""
    project.write("content/news/2023-01-02-a.md", "---\ntitle: a\ntags: Öl, C++\n---\nText")
    project.write("content/news/2023-01-03-b.md", "---\ntitle: b\ntags: öl, C#\n---\nText")
    faults = [line for line in project.build().stderr.splitlines() if "Fehler" in line]
    assert len(faults) == 2
    assert "b.md:3: Fehler: Das Thema „C#“ heißt in content/news/2023-01-02-a.md „C++“" in faults[0]
    assert "Überall „Öl“ schreiben." in faults[1]


def test_footnotes_speak_german(built: Project) -> None:
    """What Markdown adds by itself is German."""
    back = built.page("fuss.html").css_first("a.footnote-backref")
    assert back.attributes["title"].startswith("Zurück")


def test_a_change_is_neither_to_come_nor_older_than_the_text(project: Project) -> None:
    """`modified:` of tomorrow, or of before the post, is a Fehler at its line; today's is none."""
    for name, day in (
        ("a", "2023-11-15"),
        ("b", "1. Januar 2023"),
        ("c", "14.11.2023"),
        ("d", "Mo, 3.1.2023"),
    ):
        project.write(
            f"content/news/2023-01-02-{name}.md",
            f"---\ntitle: {name}\ngeändert: {day}\n---\nText\n",
        )
    told = project.build().stderr
    assert "02-a.md:3: Fehler: `geändert: 2023-11-15` liegt in der Zukunft." in told
    assert (
        "02-b.md:3: Fehler: `geändert: 1. Januar 2023` liegt vor dem Tag der Meldung (2. Januar 2023)."
        in told
    )
    assert "02-d.md:3: Fehler: Der 3. Januar 2023 ist ein Dienstag." in told
    assert told.count("Fehler:") == 3


def test_lines_of_words_that_mean_a_key(tmp_path: Path) -> None:
    """A file that was read knows in which line each key stands, whatever word was written for it."""
    file = tmp_path / "a.md"
    file.write_text("---\ntitle: A\nFrüher: /x.html\n---\nText\n", encoding="utf-8")
    problems: list[Problem] = []
    source, header = _parsed(file, "a.md", problems)
    assert not problems
    assert source.problem_in_header("frueher", "", "").line == header.lines["frueher"] == 3
    assert source.body == "Text\n"
