"""Posts, read by a real build."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support import Project


def test_title_is_text_everywhere(project: Project) -> None:
    """Markup in a title or description comes out as text, on the page and in its head."""
    project.write(
        "content/news/2023-01-02-x.md",
        '---\ntitle: Ja & Nein <jetzt> "so"\ndescription: a <b> "c" & d\n---\nText\n',
    )
    project.build_well()
    page = project.page("2023/01/02/x.html")
    assert page.css_first("h1").text() == "Ja & Nein <jetzt> „so“"
    assert page.css_first("title").text().startswith("Ja & Nein <jetzt> „so“ – ")
    assert page.css_first("meta[name=description]").attributes["content"] == "a <b> „c“ & d"
    assert page.css_first(".lead").text() == "a <b> „c“ & d"


def test_windows_line_ends_and_bom(project: Project) -> None:
    """A file from a Windows editor reads like any other."""
    project.write(
        "content/news/2023-01-02-x.md", "\ufeff---\r\ntitle: Grün\r\n---\r\nEins\r\n\r\nZwei\r\n"
    )
    project.build_well()
    page = project.page("2023/01/02/x.html")
    assert page.css_first("h1").text() == "Grün"
    assert [p.text() for p in page.css(".e-content > p")] == ["Eins", "Zwei"]


def test_body_that_looks_like_a_header(project: Project) -> None:
    """A body that opens with "Beginn: 19 Uhr" keeps that line."""
    project.write("content/news/2023-01-02-x.md", "---\ntitle: x\n---\nBeginn: 19 Uhr\n")
    project.build_well()
    line = project.page("2023/01/02/x.html").css_first(".e-content > p").text()
    assert line == "Beginn: 19\u00a0Uhr"


def test_date_overrides_the_file_name(project: Project) -> None:
    """`date:` wins over the file name."""
    project.write(
        "content/news/2023-01-02-x.md", "---\ntitle: x\ndate: 2023-03-04 18:30\n---\nText"
    )
    project.build_well()
    assert project.page("2023/03/04/x.html").css_first("time").text() == "4. März 2023"


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


def _draft(project: Project) -> LexborHTMLParser:
    page = project.page("entwurf/2023-01-02-x.html")
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert "noch nicht erschienen" in page.css_first("article").text()
    return page


def test_draft_is_reachable_only_at_its_draft_address(project: Project) -> None:
    """`status: draft` keeps a post out of lists, feeds and sitemap."""
    project.write("content/news/2023-01-02-x.md", "---\ntitle: Entwurf\nstatus: draft\n---\nText")
    project.build_well()
    assert _draft(project).css_first("h1").text() == "Entwurf"
    for listing in ("index.html", "blog.html", "archiv.html", "feed.xml", "sitemap.xml"):
        assert "Entwurf" not in project.text(listing)
        assert "entwurf/" not in project.text(listing)


@pytest.mark.parametrize("word", ["Draft", "Entwurf"])
def test_a_draft_by_any_name(project: Project, word: str) -> None:
    """The status may be said in German and in any case."""
    project.write("content/news/2023-01-02-x.md", f"---\ntitle: x\nstatus: {word}\n---\nText")
    project.build_well()
    assert project.page("entwurf/2023-01-02-x.html").css_first("h1").text() == "x"


def test_same_slug_on_two_days(project: Project) -> None:
    """Two posts of one name on different days are both published."""
    for year in (2022, 2023):
        project.write(f"content/news/{year}-05-01-klimatag.md", f"---\ntitle: Tag {year}\n---\nx")
    project.build_well()
    assert "Tag 2022" in project.text("blog.html")
    assert "Tag 2023" in project.text("blog.html")


def test_summary_is_the_beginning_without_a_description(project: Project) -> None:
    """Without a description lists show the beginning of the text."""
    project.write(
        "content/news/2023-01-02-x.md", "---\ntitle: x\n---\n## Kopf\n\nEin *kurzer* Satz.\n"
    )
    project.build_well()
    assert project.page("blog.html").css_first(".news-list p").text() == "Ein kurzer Satz."
    assert project.page("2023/01/02/x.html").css_first(".lead") is None


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("news/2023-01-02-x.md", "---\ntags: a\n---\nx", ":1: Fehler: Der Titel fehlt."),
        ("news/x.md", "---\ntitle: x\n---\nx", ":1: Fehler: Die Meldung hat kein gültiges Datum."),
        ("news/2023-02-30-x.md", "---\ntitle: x\n---\nx", ":1: Fehler: Die Meldung hat kein gült"),
        (
            "news/2023-01-02-x.md",
            "---\ntitle: x\ndate: bald\n---\nx",
            ":3: Fehler: „bald“ ist kein",
        ),
        (
            "news/2023-01-02-x.md",
            "---\ntitle: x\nstatus: neu\n---\n",
            ":3: Fehler: Den Status „neu“",
        ),
        ("news/2023-01-02-x.md", "---\ntitle: x\nurl: /y\n---\nx", ":3: Fehler: Die Angabe `url`"),
        (
            "news/2023-01-02-x.md",
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
            "news/2023-01-02-x.md",
            "---\ntitle: x\n---\na\x1bb",
            ":4: Fehler: Hier steht ein unsichtbares",
        ),
        (
            "news/2023-01-02-x.md",
            "---\ntitle: a\x00b\n---\nb",
            ":2: Fehler: Hier steht ein unsicht",
        ),
        (
            "news/2023-01-02-x.md",
            f"---\ntitle: x\ntags: {'a' * 99}\n---\n",
            ":3: Fehler: Das Thema „aaa",
        ),
        (
            "news/2023-01-02-x.md",
            "---\ntitle: x\ntags: <b>\n---\n",
            ":3: Fehler: Das Thema „<b>“ kann",
        ),
        ("pages/neu.md", "Nur Text\n", ":1: Fehler: Der Kopf mit dem Titel fehlt."),
        ("pages/leer.md", "", ":1: Fehler: Die Datei ist leer."),
    ],
)
def test_faults_stop_the_build(
    project: Project, name: str, content: str | bytes, expected: str
) -> None:
    """A faulty post is named with file and line, and nothing is written."""
    project.write(f"content/{name}", content)
    result = project.build()
    assert result.returncode == 1
    assert f"content/{name}{expected}" in result.stderr
    assert "Traceback" not in result.stdout + result.stderr
    assert not (project.folder / "output").exists()


def test_all_faults_are_told_at_once(project: Project) -> None:
    """Two faulty posts give two lines in one run, in order."""
    project.write("content/news/b.md", "---\ntitle: x\n---\nText\n")
    project.write("content/news/a.md", "---\ntitle: x\n---\nText\n")
    lines = [line for line in project.build().stderr.splitlines() if "Fehler" in line]
    assert [line.split(":")[0] for line in lines] == ["content/news/a.md", "content/news/b.md"]


def test_news_may_stand_in_folders(project: Project) -> None:
    """News sorted into folders are news; a page in a folder called news is a page."""
    project.write("content/news/2023/2023-01-02-x.md", "---\ntitle: x\n---\nText")
    project.write("content/pages/news/uebersicht.md", "---\ntitle: y\n---\nText")
    project.build_well()
    assert project.page("2023/01/02/x.html")
    assert project.page("uebersicht.html")


def test_german_dates_and_later_changes(project: Project) -> None:
    """Dates may be written as Germans write them; a later change is shown."""
    project.write(
        "content/news/2023-01-02-x.md",
        "---\ntitle: x\ndate: 3.4.2023 18:30 Uhr\nmodified: 05.06.2023\n---\nText",
    )
    project.build_well()
    times = [t.text() for t in project.page("2023/04/03/x.html").css("article time")]
    assert times == ["3. April 2023", "5. Juni 2023"]


def test_tags_of_two_spellings_are_a_fault(project: Project) -> None:
    """Tags that would share an address are named, within a post and between two."""
    project.write("content/news/2023-01-02-a.md", "---\ntitle: a\ntags: Öl, C++\n---\nText")
    project.write("content/news/2023-01-03-b.md", "---\ntitle: b\ntags: öl, C#\n---\nText")
    faults = [line for line in project.build().stderr.splitlines() if "Fehler" in line]
    assert len(faults) == 2
    assert "b.md:3: Fehler: Das Thema „C#“ heißt in content/news/2023-01-02-a.md „C++“" in faults[0]
    assert "Überall „Öl“ schreiben." in faults[1]


def test_footnotes_speak_german(project: Project) -> None:
    """What Markdown adds by itself is German."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\nText[^1]\n\n[^1]: Fuß\n")
    project.build_well()
    assert (
        project.page("x.html")
        .css_first("a.footnote-backref")
        .attributes["title"]
        .startswith("Zurück")
    )


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
