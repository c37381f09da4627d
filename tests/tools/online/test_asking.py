"""Asking other websites: what is understood, and how politely."""

import socket

import pytest

from tests.tools.online.far_away import Clock, FarAway, asker
from tools.online.asking import PATIENCE, PAUSE, REDIRECTS, Answer, retry_after
from tools.online.exchange import askable


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("/ok", Answer(200)),
        ("/404", Answer(404)),
        ("/410", Answer(410)),
        ("/500", Answer(500)),
        ("/403", Answer(403)),
        ("/head-403", Answer(200)),
        ("/head-405", Answer(200)),
        ("/head-501", Answer(200)),
        ("/slow", Answer(0, "Nach 0.2 Sekunden kam keine Antwort.")),
        ("/reset", Answer(0, "Die Verbindung brach ab.")),
        ("/silent", Answer(0, "Die Verbindung brach ab.")),
        ("/garbage", Answer(0, "Die Verbindung brach ab.")),
        ("/circle", Answer(0, "Die Website leitet im Kreis weiter.")),
        ("/far0", Answer(0, "Die Website leitet zu oft weiter.")),
        ("/nowhere", Answer(302)),
        ("/odd", Answer(0, "Das ist keine Adresse, nach der sich fragen lässt.")),
    ],
)
def test_answers(others: FarAway, path: str, answer: Answer) -> None:
    """Each way to answer, or not to, is told apart; nothing is raised."""
    assert asker(Clock()).ask(others.url + path) == answer


@pytest.mark.parametrize(
    ("path", "status", "moved"),
    [
        ("/moved", 200, "/ok"),
        ("/moved-too", 200, "/ok"),
        ("/found", 200, ""),
        ("/moved-then-found", 200, "/found"),
        ("/found-then-moved", 200, ""),
        ("/moved-to-nothing", 404, "/404"),
        ("/moved-with-place", 200, "/ok"),
        ("/far6", 200, "/far9"),
    ],
)
def test_redirects(others: FarAway, path: str, status: int, moved: str) -> None:
    """A new address is the last one to which all redirects led for good."""
    answer = asker(Clock()).ask(others.url + path)
    assert (answer.status, answer.moved.removeprefix(others.url)) == (status, moved)


def test_redirects_are_few(others: FarAway) -> None:
    """Nobody is followed for ever."""
    asker(Clock()).ask(f"{others.url}/far0")
    assert len(others.asked) == REDIRECTS + 1


def test_only_websites_are_asked(others: FarAway) -> None:
    """A redirect to a file of this machine is not followed; what is no address is not asked."""
    one = asker(Clock())
    assert one.ask(f"{others.url}/file").status == 0
    for url in ("file:///etc/passwd", "https://", "https://a@b.de/", "http://[x", "http://a b/",
                "https://" + "a" * 64 + ".de/"):  # fmt: skip
        answer = one.ask(url)
        assert (answer.status, answer.body) == (0, b""), url
        assert answer.is_gone, url
    assert others.asked == [("HEAD", "/file")]


def test_a_name_that_nobody_has() -> None:
    """A host without an address is gone (RFC 6761: .invalid never has one)."""
    answer = asker(Clock()).ask("https://gibt-es-nicht.invalid/x")
    assert answer == Answer(0, "Den Rechner gibt-es-nicht.invalid gibt es nicht.", is_gone=True)


def test_a_port_where_nobody_listens() -> None:
    """Who refuses today may answer tomorrow: that is not gone."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        answer = asker(Clock()).ask(f"http://127.1:{taken.getsockname()[1]}/")
    assert answer == Answer(0, "Der Rechner nimmt keine Verbindung an.")


def test_get_only_where_head_is_refused(others: FarAway) -> None:
    """HEAD is enough, but where it is refused; and all that is asked says who asks."""
    one = asker(Clock())
    for path in ("/ok", "/404", "/500", "/head-405"):
        one.ask(others.url + path)
    assert others.asked == [
        ("HEAD", "/ok"), ("HEAD", "/404"), ("HEAD", "/500"), ("HEAD", "/head-405"), ("GET", "/head-405"),
    ]  # fmt: skip
    assert others.agents == {"Probe (+https://a.de)"}


def test_a_pause_between_two_questions(others: FarAway) -> None:
    """A host has its rest between two questions, redirects too; another one is asked at once."""
    clock = Clock()
    one = asker(clock)
    one.ask(f"{others.url}/ok")
    assert clock.slept == []
    one.ask(f"{others.url}/moved")
    assert clock.slept == [PAUSE, PAUSE]
    one.ask(f"http://127.0.0.1:{others.server_port}/ok")
    assert clock.slept == [PAUSE, PAUSE]
    clock.now += 2 * PAUSE
    one.ask(f"{others.url}/ok")
    assert clock.slept == [PAUSE, PAUSE]


@pytest.mark.parametrize(
    ("path", "status", "waited"),
    [("/busy", 200, [7.0]), ("/busy-date", 200, [8.0]), ("/busy-ever", 429, [2.0, 2.0]),
     ("/busy-long", 429, []), ("/busy-odd", 429, [])],
)  # fmt: skip
def test_who_asks_for_patience_gets_it(
    others: FarAway, path: str, status: int, waited: list[float]
) -> None:
    """Retry-After is obeyed twice, in seconds or as a date, unless it is too long or nonsense."""
    clock = Clock()
    assert asker(clock).ask(others.url + path).status == status
    assert clock.slept == waited


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": " 0 "}, 0),
        ({"Retry-After": "-1"}, None),
        ({}, None),
        ({"Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"}, None),
        ({"Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT", "Date": "Sun, 06 Nov 1994 08:49:40 GMT"}, 0),
        ({"Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT", "Date": "gestern"}, None),
    ],
)  # fmt: skip
def test_retry_after(said: dict[str, str], seconds: float | None) -> None:
    """A date counts from the server's own; what says nothing of use is None."""
    assert retry_after(said) == seconds
    assert PATIENCE >= 30


def test_reading(others: FarAway) -> None:
    """A page is read up to the limit; where a link leads is asked without going there."""
    one = asker(Clock())
    assert one.read(f"{others.url}/ok", 3) == Answer(200, body=b"Hal")
    assert one.read(f"{others.url}/far5", 9).body == b""
    assert one.location(f"{others.url}/moved") == "/ok"
    assert one.location(f"{others.url}/ok") == ""
    assert one.location(f"{others.url}/reset") == ""


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("https://grün.de/straße?ä=ö#ü", "https://xn--grn-ioa.de/stra%C3%9Fe?%C3%A4=%C3%B6"),
        ("https://a.de/x%20y?a=b%26c", "https://a.de/x%20y?a=b%26c"),
        ("https://A.de:8443", "https://a.de:8443"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
    ],
)
def test_addresses_of_people(url: str, asked: str) -> None:
    """What a browser shows becomes what a server wants: ASCII, without a fragment."""
    assert askable(url) == asked
