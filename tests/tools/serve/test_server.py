"""The server that answers as GitHub Pages does."""

import gzip
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from tools.serve.server import PagesServer


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    root = tmp_path_factory.mktemp("server") / "output"
    for name, text in {
        "index.html": "<p>Start</p>", "foo.html": "<p>Foo</p>", "404.html": "<p>Fehlt</p>",
        "a/index.html": "<p>A</p>", "feed.xml": "<feed/>", "CNAME": "x", "b.png": "png",
        ".well-known/webfinger": "{}",
    }.items():  # fmt: skip
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)
    (root.parent / "secret.html").write_text("geheim")
    with PagesServer(root) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request(method, path, headers={k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/", 200, b"<p>Start</p>"),
        ("/index.html", 200, b"<p>Start</p>"),
        ("/foo.html?x=1", 200, b"<p>Foo</p>"),
        ("/foo", 200, b"<p>Foo</p>"),
        ("/a/", 200, b"<p>A</p>"),
        ("/.well-known/webfinger?resource=acct:info@klimalautern.de", 200, b"{}"),
        ("/Foo.html", 404, b"<p>Fehlt</p>"),
        ("/tief/unten/nichts", 404, b"<p>Fehlt</p>"),
        ("/foo.html/", 404, b"<p>Fehlt</p>"),
        ("/../secret.html", 404, b"<p>Fehlt</p>"),
        ("/%2e%2e/secret", 404, b"<p>Fehlt</p>"),
        ("/..", 404, b"<p>Fehlt</p>"),
        ("/%00", 404, b"<p>Fehlt</p>"),
        ("/" + "a" * 300, 404, b"<p>Fehlt</p>"),
    ],
)
def test_answers(port: int, path: str, status: int, body: bytes) -> None:
    """Clean addresses work, case counts, 404.html answers at any depth, nothing outside is given."""
    response, found = ask(port, path)
    assert (response.status, found) == (status, body)


def test_folder_without_slash_redirects(port: int) -> None:
    """A folder's address gets its slash."""
    response, _ = ask(port, "/a?x=1")
    assert (response.status, response.headers["Location"]) == (301, "/a/?x=1")


def test_gzip_and_caching(port: int) -> None:
    """Text is compressed for those who accept it, pictures are not; all is kept ten minutes."""
    response, body = ask(port, "/", Accept_Encoding="gzip")
    assert gzip.decompress(body) == b"<p>Start</p>"
    assert response.headers["Content-Encoding"] == "gzip"
    assert response.headers["Cache-Control"] == "max-age=600"
    picture, body = ask(port, "/b.png", Accept_Encoding="gzip")
    assert (body, picture.headers["Content-Encoding"]) == (b"png", None)


def test_a_client_that_accepts_nothing_in_particular(port: int) -> None:
    """A request without Accept-Encoding, like curl's, gets the plain file."""
    connection = HTTPConnection("127.0.0.1", port)
    connection.putrequest("GET", "/", skip_accept_encoding=True)
    connection.endheaders()
    assert connection.getresponse().read() == b"<p>Start</p>"
    connection.close()


def test_types(port: int) -> None:
    """Media types are those of GitHub Pages; without an ending a file is a stream of bytes."""
    types = {
        path: ask(port, path)[0].headers["Content-Type"]
        for path in ("/", "/feed.xml", "/CNAME", "/.well-known/webfinger")
    }
    assert types == {
        "/": "text/html; charset=utf-8",
        "/feed.xml": "application/xml",
        "/CNAME": "application/octet-stream",
        "/.well-known/webfinger": "application/octet-stream",
    }


def test_unchanged_is_not_sent_again(port: int) -> None:
    """A browser that has the file gets 304; HEAD gets no body."""
    etag = ask(port, "/")[0].headers["ETag"]
    connection = HTTPConnection("127.0.0.1", port)
    for _ in range(2):  # the second answer on one connection shows that the first was complete
        connection.request("GET", "/", headers={"If-None-Match": etag, "Accept-Encoding": "gzip"})
        response = connection.getresponse()
        assert (response.status, response.read()) == (304, b"")
        assert response.headers["Content-Encoding"] is None
    connection.close()
    response, body = ask(port, "/", "HEAD")
    assert (response.status, response.headers["Content-Length"], body) == (200, "12", b"")


def test_a_site_below_a_path(tmp_path: Path) -> None:
    """What a home page says is the path that its site answers below; the root leads there."""
    home = '<link rel="canonical" href="https://name.github.io/verein/">'
    (tmp_path / "index.html").write_text(home)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("A")
    (tmp_path / "404.html").write_text("Fehlt")
    with PagesServer(tmp_path) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        assert server.url == f"http://localhost:{server.server_port}/verein"
        answers = {path: ask(server.server_port, path) for path in (
            "/", "/verein", "/verein/", "/verein/index", "/verein/a", "/verein/x/y",
            "/a/", "/vereine/a/", "/verein/../a/",
        )}  # fmt: skip
        (tmp_path / "index.html").unlink()  # while a build puts another in its place
        answers["gone"] = ask(server.server_port, "/verein/a/")
        server.shutdown()
    leads = {path: reply.headers["Location"] for path, (reply, _) in answers.items()}
    assert {path: to for path, to in leads.items() if to} == {
        "/": "/verein/", "/verein": "/verein/", "/verein/a": "/verein/a/",
    }  # fmt: skip
    assert {path for path, (_, body) in answers.items() if body == home.encode()} == {
        "/verein/", "/verein/index",
    }  # fmt: skip
    assert {path for path, (_, body) in answers.items() if body == b"A"} == {"gone"}
    missing = {path for path, (reply, _) in answers.items() if reply.status == 404}
    assert missing == {"/verein/x/y", "/a/", "/vereine/a/", "/verein/../a/"}
