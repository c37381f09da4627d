"""What pages, feeds and calendars show, by real builds at pretended times."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import feedparser
import mf2py
import pytest
from icalendar import Calendar

from tests.plugins.events.support import berlin
from tests.projects import small_project
from tests.support import Project

SITE = "https://klimalautern.de"
PLACE = "location: Stadtmission, Brüderstraße 1, Kaiserslautern\n"
POSTS = {
    "termine/plenum": "start: 2026-12-01 18:00\nend: 20:00\nrepeat: every 2 weeks\nuntil: 2027-01-31\n"
    "moved: 2026-12-29 -> 2026-12-30\n",
    "termine/fest": "start: 2026-12-12\nend: 2026-12-13\nstatus: abgesagt\n",
    "termine/nacht": "start: 2026-12-31 22:00\nend: 2027-01-01 02:00\n",
    "termine/2026-12-05-lesung": "start: 2026-12-05 19:00\nend: 21:00\ndate: 2026-12-05\n",
    "news/2026-11-20-vortrag": "start: 2026-12-03 19:30\ndauer: 2h\ntags: Wärme\n",
}


def write(project: Project, name: str, header: str, body: str = "Text") -> None:
    title = name.rpartition("/")[2].removeprefix("2026-12-05-").removeprefix("2026-11-20-")
    project.write(
        f"content/{name}.md", f"---\ntitle: {title.title()}\n{header}{PLACE}---\n{body}\n"
    )


def build(project: Project, *moment: int) -> None:
    epoch = str(int(berlin(*moment).timestamp()))
    result = project.build({"SOURCE_DATE_EPOCH": epoch})
    assert result.returncode == 0, result.stdout + result.stderr


def titles(project: Project, path: str, layout: str) -> list[str]:
    return [a.text() for a in project.page(path).css(f".event-list[data-layout={layout}] a.p-name")]


def calendar(project: Project, path: str = "termine.ics") -> list[Any]:
    data = (project.folder / "output" / path).read_bytes()
    found: Any = Calendar.from_ical(data)
    return list(found.walk("VEVENT"))


At = Callable[..., Project]


@pytest.fixture
def events(project: Project) -> Project:
    for name, header in POSTS.items():
        write(project, name, header)
    return project


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> At:
    """Return the site with these events as it is at a time, built once; for reading only."""

    @cache
    def built(*moment: int) -> Project:
        project = small_project(tmp_path_factory.mktemp("events"))
        for name, header in POSTS.items():
            write(project, name, header)
        build(project, *moment)
        return project

    return built


@pytest.mark.parametrize(
    ("moment", "to_come", "past"),
    [
        # All are to come; the home page shows three of them.
        ((2026, 11, 22, 12), ["Plenum", "Vortrag", "Lesung", "Fest", "Nacht"], []),
        # While one is on, it is to come, and first of all.
        ((2026, 12, 3, 20, 30), ["Vortrag", "Lesung", "Fest", "Plenum", "Nacht"], []),
        # At the instant of its end it is over.
        ((2026, 12, 3, 21, 30), ["Lesung", "Fest", "Plenum", "Nacht"], ["Vortrag"]),
        # New Year: one is on, and the series has its next date in January.
        ((2027, 1, 1, 1), ["Nacht", "Plenum"], ["Fest", "Lesung", "Vortrag"]),
        ((2027, 6, 1), [], ["Plenum", "Nacht", "Fest", "Lesung", "Vortrag"]),
    ],
)
def test_five_mornings(
    at: At, moment: tuple[int, ...], to_come: list[str], past: list[str]
) -> None:
    """Lists are right at each of five times, without anybody touching a file."""
    events = at(*moment)
    assert titles(events, "termine.html", "leaves") == to_come
    assert titles(events, "termine.html", "past") == past
    assert titles(events, "index.html", "cards") == to_come[:3]
    assert ("event-list" in events.text("index.html")) is bool(to_come)


def test_months_and_years(at: At) -> None:
    """What is to come stands below its month, what is past below its year."""
    events = at(2027, 1, 1, 1)
    page = events.page("termine.html")
    assert [h.text() for h in page.css("main h2")] == [
        "Dezember 2026", "Januar 2027", "Im eigenen Kalender", "Vergangene Termine",
    ]  # fmt: skip
    assert [h.text() for h in page.css("main h3[id]")] == ["2026"]


def test_an_event_that_is_no_news(at: At) -> None:
    """It has its page at once, whatever its name says, and is in no list, feed or archive of news."""
    events = at(2026, 11, 22, 12)
    page = events.page("termine/2026-12-05-lesung.html")
    assert page.css_first("h1").text() == "Lesung"
    assert page.css("meta[name=robots]") == []
    for listing in ("blog.html", "archiv.html", "themen.html", "feed.xml", "rss.xml"):
        assert "Lesung" not in events.text(listing)
        assert "Vortrag" in events.text(listing) or listing == "themen.html"
    assert f"<loc>{SITE}/termine/2026-12-05-lesung.html</loc>" in events.text("sitemap.xml")


def test_the_box(at: At) -> None:
    """When, where, the map, the calendar: all on the page of the event."""
    events = at(2026, 12, 16)
    box = events.page("termine/plenum.html").css_first(".event-box")
    words = " ".join(box.text().split())
    assert "Nächstes Mal Mittwoch, 30. Dezember 2026, 18:00 bis 20:00 Uhr" in words
    assert "statt Dienstag, 29. Dezember 2026, 18:00 Uhr" in words
    assert "alle 2 Wochen bis 31. Januar 2027" in words
    assert "Verlegt: Es gilt der Termin, der hier steht." in words
    links = [a.attributes["href"] or "" for a in box.css("a")]
    assert links[0] == "/termine/plenum.ics"
    assert links[1].startswith("https://www.openstreetmap.org/search?query=Stadtmission%2C%20Br")


def test_cancelled_says_so_everywhere(events: Project) -> None:
    """In lists, on the page, in its title, in the calendar, and to search engines."""
    write(
        events, "news/2026-11-20-vortrag", POSTS["news/2026-11-20-vortrag"] + "status: abgesagt\n"
    )
    build(events, 2026, 11, 22)
    page = events.page("2026/11/20/vortrag.html")
    assert page.css_first("title").text().startswith("Abgesagt: Vortrag")
    assert "Abgesagt" in page.css_first(".event-box .note").text()
    assert "EventCancelled" in page.css_first("script").text()
    for path in ("index.html", "termine.html"):
        assert "Abgesagt" in events.page(path).css_first("li:has([href*=vortrag])").text()
    assert "Abgesagt: Vortrag" in events.page("blog.html").css_first("h2").text()
    for name in ("feed.xml", "rss.xml"):
        [found] = feedparser.parse(events.text(name)).entries
        assert "Abgesagt: Donnerstag" in found.summary
        assert found.title == "Abgesagt: Vortrag"
    by_title = {str(c["SUMMARY"]): c["STATUS"] for c in calendar(events)}
    assert by_title["Abgesagt: Vortrag"] == "CANCELLED"


def test_feeds_begin_with_date_and_place(at: At) -> None:
    """The first line of an entry says when and where."""
    events = at(2026, 11, 22, 12)
    line = "Donnerstag, 3. Dezember 2026, 19:30 bis 21:30 Uhr, Stadtmission, Brüderstraße 1"
    [atom] = feedparser.parse(events.text("feed.xml")).entries
    assert atom.content[0].value.startswith(f"<p>{line}")
    [rss] = feedparser.parse(events.text("rss.xml")).entries
    assert rss.summary.startswith(f"<p>{line}")  # the content: a summary would only repeat it


def test_h_event(at: At) -> None:
    """Pages read back as microformats: a news entry with its event, an event, a list of events."""
    events = at(2026, 11, 22, 12)

    def items(path: str) -> list[dict[str, Any]]:
        found = mf2py.parse(doc=events.text(path), url=f"{SITE}/{path}")["items"]
        return [item for item in found if item["type"][0] in {"h-event", "h-entry"}]

    [entry] = items("2026/11/20/vortrag.html")
    [event] = entry["children"]
    [alone] = items("termine/nacht.html")
    assert (event["type"], alone["type"]) == (["h-event"], ["h-event"])
    assert event["properties"]["start"] == ["2026-12-03T19:30:00+0100"]
    assert event["properties"]["end"] == ["2026-12-03T21:30:00+0100"]
    assert event["properties"]["name"] == ["Vortrag"]
    assert alone["properties"]["name"] == ["Nacht"]
    assert alone["properties"]["url"] == [f"{SITE}/termine/nacht.html"]
    assert alone["properties"]["location"] == ["Stadtmission, Brüderstraße 1, Kaiserslautern"]
    listed = [item["properties"]["start"][0][:10] for item in items("termine.html")]
    assert listed == ["2026-12-01", "2026-12-03", "2026-12-05", "2026-12-12", "2026-12-31"]


def test_json_ld(events: Project) -> None:
    """Search engines get an Event with its status and place."""
    events.write(
        "content/termine/online.md",
        "---\ntitle: Online\nstart: 2026-12-09 18:00\nlink: https://example.org/a\n"
        "location: online\n---\nText\n",
    )
    build(events, 2026, 12, 16)

    def event(path: str) -> dict[str, Any]:
        graph = json.loads(events.page(path).css_first("script").text())["@graph"]
        [found] = [node for node in graph if node["@type"] == "Event"]
        return dict(found)

    plenum = event("termine/plenum.html")
    assert plenum["startDate"] == "2026-12-30T18:00:00+01:00"
    assert plenum["previousStartDate"] == "2026-12-29T18:00:00+01:00"
    assert plenum["eventStatus"] == "https://schema.org/EventRescheduled"
    assert plenum["location"] == {
        "@type": "Place", "name": "Stadtmission", "address": "Brüderstraße 1, Kaiserslautern",
    }  # fmt: skip
    assert event("termine/nacht.html")["eventStatus"] == "https://schema.org/EventScheduled"
    assert event("termine/online.html")["location"]["url"] == "https://example.org/a"
    assert event("2026/11/20/vortrag.html")["name"] == "Vortrag"


def test_the_calendar_keeps_twelve_months(at: At) -> None:
    """Subscribers keep past events for a year; the file beside a page stays."""
    everything = {"Plenum", "Verlegt: Plenum", "Vortrag", "Lesung", "Abgesagt: Fest", "Nacht"}
    for moment, left in (
        ((2027, 12, 3, 21, 0), everything),
        ((2027, 12, 3, 22, 0), everything - {"Vortrag"}),
        ((2029, 1, 1), set()),
    ):
        events = at(*moment)
        assert {str(component["SUMMARY"]) for component in calendar(events)} == left
        assert len(calendar(events, "2026/11/20/vortrag.ics")) == 1


def test_how_to_subscribe(at: At) -> None:
    """The page leads to the calendar by webcal, as a file, and by an address to copy."""
    events = at(2026, 11, 22, 12)
    main = events.page("termine.html").css_first("main")
    assert main.css_first("a[href='webcal://klimalautern.de/termine.ics']")
    assert main.css_first("a[href='/termine.ics']")
    assert f"{SITE}/termine.ics" in main.css_first("code").text()


def test_two_builds_are_the_same(events: Project, at: At) -> None:
    """A quarter of an hour later every file is the same, byte for byte."""
    build(events, 2026, 11, 22, 12, 15)
    outputs = []
    for project in (at(2026, 11, 22, 12), events):
        files = [path for path in (project.folder / "output").rglob("*") if path.is_file()]
        outputs.append({f.relative_to(project.folder): f.read_bytes() for f in files})
    assert outputs[0] == outputs[1]


def test_drafts_and_hidden_events(project: Project) -> None:
    """A draft is in no list and no calendar; a hidden one has a calendar file for its guests."""
    write(project, "termine/entwurf", "start: 2026-12-01\nstatus: draft\n")
    write(project, "termine/geheim", "start: 2026-12-02\nstatus: hidden\n")
    build(project, 2026, 11, 22)
    assert titles(project, "termine.html", "leaves") == []
    assert "steht kein Termin fest" in project.text("termine.html")
    assert calendar(project) == []
    assert project.page("entwurf/entwurf.html").css_first(".event-box")
    assert not list((project.folder / "output").rglob("entwurf.ics"))
    assert len(calendar(project, "termine/geheim.ics")) == 1


def test_links_between_events_and_news(project: Project) -> None:
    """Authors link to an event by its file, to calendars by their address."""
    write(project, "termine/fest", "start: 2026-12-01\n")
    write(
        project, "news/2026-11-20-x", "",
        "[Fest](../termine/fest.md) [Kalender](/termine.ics) [eintragen](/termine/fest.ics)",
    )  # fmt: skip
    text = (project.folder / "content/news/2026-11-20-x.md").read_text().replace(PLACE, "")
    project.write("content/news/2026-11-20-x.md", text)
    build(project, 2026, 11, 22)
    links = [a.attributes["href"] for a in project.page("2026/11/20/x.html").css(".e-content a")]
    assert links == ["/termine/fest.html", "/termine.ics", "/termine/fest.ics"]


FAULTY = [
    ("pages/a1", "start: 2026-12-01\n", ":3: Fehler: Eine Seite kann kein Termin sein; `start`"),
    ("pages/a2", "status: abgesagt\n", ":3: Fehler: Eine Seite kann kein Termin sein; `status`"),
    ("termine/a3", "", ":1: Fehler: Dem Termin fehlt der Beginn."),
    ("termine/a4", "start: 2026-12-01\n", ":3: Fehler: Der Ort des Termins fehlt."),
    ("termine/a5", "ort: x\nstart: 2027-03-28 02:30\n", ":4: Fehler: 02:30 Uhr gibt es"),
    ("news/2023-01-02-a6", "status: abgesagt\n", ":3: Fehler: `status` gehört zu einem Termin"),
    ("news/2023-01-02-a7", "status: vieleicht\n", ":3: Fehler: Den Status „vieleicht“ gibt es nicht."),
    ("news/2023-01-02-a8", "ende: 20 Uhr\nort: x\nbeginn: 1.12.2023 21 Uhr\n", ":3: Fehler: Das Ende liegt"),
]  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a build says of all faulty events at once; nothing is written."""
    project = small_project(tmp_path_factory.mktemp("faulty"))
    for name, text, _ in FAULTY:
        project.write(f"content/{name}.md", f"---\ntitle: x\n{text}---\nText\n")
    result = project.build()
    assert result.returncode == 1
    assert not (project.folder / "output").exists()
    return [line for line in result.stderr.splitlines() if "Fehler" in line]


@pytest.mark.parametrize(("name", "expected"), [(name, said) for name, _, said in FAULTY])
def test_faults_stop_the_build(faulty: list[str], name: str, expected: str) -> None:
    """A faulty event is named with file, line and remedy."""
    [line] = [line for line in faulty if line.startswith(f"content/{name}.md:")]
    assert line.startswith(f"content/{name}.md{expected}")
    assert "Abhilfe: " in line


def test_news_that_come_too_late(project: Project) -> None:
    """Who dates news by the day of the event learns that nobody would read them before."""
    write(project, "news/2026-12-24-fest", "start: 2026-12-24 18:00\n")
    said = project.build().stderr
    assert "fest.md:3: Hinweis: Die Meldung erscheint nicht vor dem Tag des Termins" in said


def test_an_event_needs_no_text(project: Project) -> None:
    """When and where may be all there is to say."""
    project.write(
        "content/termine/plenum.md",
        "---\ntitle: Plenum\nstart: 2023-12-01 18:00\nlocation: Rathaus, Kaiserslautern\n---\n",
    )
    project.build_well()
    page = project.page("termine/plenum.html")
    assert "18:00 Uhr" in page.css_first("main").text()
    assert page.css_first(".e-content") is None
