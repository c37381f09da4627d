"""Where an event takes place: at a place, on the web, or both."""

import json

import pytest

from plugins.common.problem import Level
from plugins.events.places import Venue, is_online, parse_place
from tests.plugins.events.support import entry, read_back, reading
from tests.support import Project

ROOM = "https://meet.example.org/raum"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Rathaus, Kaiserslautern", Venue("Rathaus, Kaiserslautern")),
        (ROOM, Venue("online", ROOM)),
        (f"<{ROOM}>", Venue("online", ROOM)),
        (f"Zoom: {ROOM}", Venue("Zoom", ROOM)),
        (f"Zoom ({ROOM})", Venue("Zoom", ROOM)),
        (f"[Unser Raum]({ROOM})", Venue("Unser Raum", ROOM)),
        ("zoom.us/j/123?x=1", Venue("online", "https://zoom.us/j/123?x=1")),
        (f"Rathaus, auch online: {ROOM}.", Venue("Rathaus, auch online: .", ROOM)),
    ],
)
def test_an_address_among_the_words_is_the_room(written: str, place: Venue) -> None:
    """The address of a meeting is told apart from the words around it."""
    found = parse_place(written)
    assert (found.words.rstrip(" .:"), found.room) == (place.words.rstrip(" .:"), place.room)


@pytest.mark.parametrize(
    "words",
    ["online", "Online, Link folgt", "Zoom", "per Zoom", "Zoom-Meeting", "BigBlueButton", "Videokonferenz",
     "Jitsi, Link per Mail", "MS Teams", "digital (Link bei uns)", "via Google Meet", "Zoom-Videokonferenz"],
)  # fmt: skip
def test_words_for_no_place(words: str) -> None:
    """What people call a meeting on the web is no place on a map."""
    assert is_online(words)


@pytest.mark.parametrize(
    "words",
    ["Stadtmission, Brüderstraße 1", "ZOOM Erlebniswelt, Gelsenkirchen", "Internetcafé Nord, Kaiserslautern",
     "Digitalwerkstatt", "Theodor-Zink-Museum", "Im Teamraum, Rathaus", "Rathaus und online"],
)  # fmt: skip
def test_places_that_sound_like_it(words: str) -> None:
    """A place with such a word in its name stays one."""
    assert not is_online(words)


def test_a_room_is_no_place_on_a_map() -> None:
    """There is a link to take part and none to a map; both where people meet in both ways."""
    online, _ = reading(f"start: 2026-12-01 18:00\nOrt: {ROOM}\n")
    both, _ = reading(f"start: 2026-12-01 18:00\nOrt: Rathaus, Kaiserslautern {ROOM}\n")
    assert online
    assert both
    assert (online.is_online, online.map_url, online.room) == (True, "", ROOM)
    assert (both.is_online, bool(both.map_url), both.room) == (False, True, ROOM)


def test_the_calendar_names_the_room() -> None:
    """Subscribers get the room as RFC 7986 has it, and in words; no text begins with an address."""
    event, _ = reading(f"start: 2026-12-01 18:00\nOrt: {ROOM}\nlink: https://example.org/a\n")
    assert event
    [found] = read_back(entry(event, summary="")).walk("VEVENT")
    assert found["CONFERENCE"] == ROOM
    assert found["LOCATION"] == "online"
    assert found["DESCRIPTION"].split("\n\n") == [
        f"Teilnehmen: {ROOM}",
        "Anmelden: https://example.org/a",
        "Mehr dazu: https://klimalautern.de/termine/x.html",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Ort: https://zoom.us/j/1?pwd=abc",
        "Ort: Zoom https://zoom.us/j/1?x=1&pwd=abc",
        "link: https://bbb.example.org/b/x?accessCode=123",
        "link: https://meet.example.org/x#jwt=ey",
        "Ort: https://gast:geheim@meet.example.org/x",
        "Ort: Zoom, Kenncode: 123456",
    ],
)
def test_a_password_is_a_hint(line: str) -> None:
    """Who publishes the password of a meeting is told so, in the line it stands."""
    rest = "" if line.startswith("Ort") else "location: online\n"
    event, [problem] = reading(f"start: 2026-12-01 18:00\n{rest}{line}\n")
    assert event
    assert problem.level is Level.HINWEIS
    assert problem.line == (4 if not rest else 5)
    assert "Passwort" in problem.message


@pytest.mark.parametrize(
    "line", ["Ort: https://meet.example.org/pwd", "Ort: Haus Passwort, Pirmasens"]
)
def test_what_is_no_password(line: str) -> None:
    """A word in a path or a name gives nothing away."""
    _, problems = reading(f"start: 2026-12-01 18:00\n{line}\n")
    assert problems == []


def test_a_room_on_the_page(project: Project) -> None:
    """The page of an online event leads to its room, and so does what search engines read."""
    project.write(
        "content/termine/a.md", f"---\ntitle: A\nWann: 1.12.26 18-20 Uhr\nWo: {ROOM}\n---\n"
    )
    project.build_well()
    page = project.page("termine/a.html")
    [link] = [a for a in page.css(".event-box a") if a.text() == "Teilnehmen"]
    assert link.attributes["href"] == ROOM
    assert "openstreetmap" not in (page.html or "")
    assert page.css_first(".event-box .p-location").text() == "online"
    data = json.loads(page.css_first("script[type='application/ld+json']").text())
    [event] = [node for node in data["@graph"] if node["@type"] == "Event"]
    assert event["location"] == {"@type": "VirtualLocation", "url": ROOM}
    assert event["startDate"].endswith("18:00:00+01:00")
    assert event["endDate"].endswith("20:00:00+01:00")
    description = page.css_first("meta[name=description]").attributes["content"] or ""
    assert not description.startswith("http")
