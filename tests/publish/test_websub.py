"""Hubs learn of changed feeds, by a real server on loopback and a real bare remote."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.publish.conftest import Desk
from tools.publish.websub import Topic, ping, topic_of

SITE = "https://klimalautern.de"
DIRECT = {"no_proxy": "*"}


class Hub(HTTPServer):
    """Keeps what it is told and answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.told: list[dict[str, list[str]]] = []
        self.status = 204
        self.url = f"http://127.0.0.1:{self.server_port}/"


class _Handler(BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told.append(parse_qs(body, strict_parsing=True))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_args: object) -> None:
        pass


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def told(desk: Desk, hub: Hub) -> Desk:
    """A desk whose feeds name the hub."""
    desk.project.append("publishconf.py", f'WEBSUB_HUB = "{hub.url}"')
    desk.project.write("content/news/2023-01-03-oel.md", "---\ntitle: Öl\ntags: Öl\n---\nText\n")
    desk.commit()
    return desk


def topics(hub: Hub) -> list[str]:
    """Return the feeds a hub was told of since the last time, and forget them."""
    assert all(said["hub.mode"] == ["publish"] for said in hub.told)
    found = sorted(url.removeprefix(SITE) for said in hub.told for url in said["hub.url"])
    hub.told.clear()
    return found


def test_once_a_change(told: Desk, hub: Hub) -> None:
    """Each feed whose bytes changed is told once; what stayed, what is tried out, what failed is not."""
    assert told.publish("--dry-run", environment=DIRECT).returncode == 0
    assert topics(hub) == []
    assert told.publish(environment=DIRECT).returncode == 0
    assert topics(hub) == ["/feed.json", "/feed.xml", "/rss.xml", "/thema/oel.xml"]
    assert told.publish(environment=DIRECT).returncode == 0
    assert topics(hub) == []
    told.project.write("content/news/2023-01-04-neu.md", "---\ntitle: Neu\n---\nText\n")
    told.commit()
    assert told.publish(environment=DIRECT).returncode == 0
    assert topics(hub) == ["/feed.json", "/feed.xml", "/rss.xml"]
    told.project.write("content/pages/neu.md", "---\ntitle: Neu\n---\nText\n")
    told.commit()
    assert told.publish(environment=DIRECT).returncode == 0
    assert topics(hub) == []


def test_a_failing_hub_harms_nothing(told: Desk, hub: Hub) -> None:
    """The site is published; a Hinweis says what the hub answered, and it is asked no further."""
    hub.status = 500
    result = told.publish(environment=DIRECT)
    assert (result.returncode, told.deployments()) == (0, 1)
    assert result.stderr.count(f"Hinweis: Der Hub {hub.url} nimmt nicht an") == 1
    assert "Er antwortet mit Status 500. Abhilfe" in result.stderr
    assert len(hub.told) == 1


def test_without_a_hub_nobody_is_told(desk: Desk, hub: Hub) -> None:
    """The setting is empty by default."""
    result = desk.publish(environment=DIRECT)
    assert (result.returncode, hub.told) == (0, [])
    assert "Hub" not in result.stdout + result.stderr


NO_ADDRESS = "Das ist keine Adresse im Web."


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/", "Der Rechner nimmt keine Verbindung an."),
        ("https://127.0.0.1:99999/", NO_ADDRESS),
        ("kein-hub", NO_ADDRESS),
        ("file:///etc/passwd", NO_ADDRESS),
        ("http://[/", NO_ADDRESS),
    ],
)
def test_wrong_addresses(
    address: str, reason: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hub that is not there, or none at all, is mentioned in one German sentence."""
    monkeypatch.setenv("no_proxy", "*")
    ping([Topic(f"{SITE}/feed.xml", address)])
    [line] = capsys.readouterr().err.splitlines()
    said = f"Hinweis: Der Hub {address} nimmt nicht an, dass es Neues gibt: {reason} Abhilfe: "
    assert line.startswith(said)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sitemap.xml", '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>'),
        ("kaputt.xml", "<a>"),
        ("liste.json", "[]"),
        ("webfinger.json", '{"subject": "acct:x@y"}'),
        ("kaputt.json", "{"),
        ("hubs.json", '{"feed_url": "https://a.de/feed.json", "hubs": []}'),
        ("index.html", '<link rel="self" href="/"><link rel="hub" href="/">'),
    ],
)
def test_what_is_no_feed(tmp_path: Path, name: str, content: str) -> None:
    """Other files mean nothing to a hub, whatever is in them."""
    file = tmp_path / name
    file.write_text(content)
    assert topic_of(file) is None
