"""A server that answers as GitHub Pages does, for the preview and for tests.

Clean addresses (/foo finds foo.html), 404.html at any depth, gzip, max-age=600, no headers of ours.
A site that lies below a path answers there; what is asked elsewhere is nothing, but / leads to it.
https://docs.github.com/en/pages
"""

import gzip
import mimetypes
import sys
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tools.serve.below import path_in

_TYPES = mimetypes.MimeTypes()
for _suffix, _type in {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".ico": "image/vnd.microsoft.icon",
    ".ics": "text/calendar",
    ".webp": "image/webp",
    ".avif": "image/avif",
}.items():
    _TYPES.add_type(_type, _suffix)
_COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg",
)


class PagesServer(ThreadingHTTPServer):
    """Serves `root` on loopback; port 0 takes any free one."""

    daemon_threads = True

    def __init__(
        self, root: Path, port: int = 0, handler: "type[PagesHandler] | None" = None
    ) -> None:
        super().__init__(("127.0.0.1", port), handler or PagesHandler)
        self.root = root
        self._below = ""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader who left before the answer was complete."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    @property
    def url(self) -> str:
        """The address to open, without a slash at the end."""
        return f"http://localhost:{self.server_port}{self.below}"

    @property
    def below(self) -> str:
        """The path that the site lies below, as its home page says, or said while it was there."""
        self._below = path_in(self.root / "index.html", self._below)
        return self._below


class PagesHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from the server's folder."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else a body waits 40 ms for its head to be acknowledged
    cache_control = "max-age=600"
    nothing = b"404"  # where there is no 404.html
    server: PagesServer

    def do_GET(self) -> None:
        """Answer with a file, a redirect to a folder, or 404.html."""
        url, below = urlsplit(self.path), self.server.below
        is_there = url.path.startswith(f"{below}/")
        path = unquote(url.path.removeprefix(below))
        file = find_file(self.server.root, path) if is_there else None
        if below and url.path in {"/", below}:
            self._redirect(f"{below}/", HTTPStatus.FOUND)
        elif file is None:
            self._send(HTTPStatus.NOT_FOUND, self.server.root / "404.html")
        elif file.is_dir():
            self._redirect(url._replace(path=f"{url.path}/").geturl(), HTTPStatus.MOVED_PERMANENTLY)
        else:
            self._send(HTTPStatus.OK, file)

    do_HEAD = do_GET

    def _redirect(self, path: str, status: HTTPStatus) -> None:
        self.send_response(status)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, file: Path) -> None:
        body = self.read(file)
        content_type = type_of(file)
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if status is HTTPStatus.OK and self.headers["If-None-Match"] == etag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", etag)
            self.end_headers()
            return
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Cache-Control", self.cache_control)
        self.send_header("ETag", etag)
        accepted = self.headers.get("Accept-Encoding", "")
        if content_type.startswith(_COMPRESSED) and "gzip" in accepted:
            body = gzip.compress(body, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Vary", "Accept-Encoding")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def read(self, file: Path) -> bytes:
        """Return the bytes of a file; the preview adds to pages here."""
        try:
            return file.read_bytes()
        except FileNotFoundError:  # no 404.html, or a build has just taken the file away
            return self.nothing

    def log_message(self, *args: Any) -> None:
        """Say nothing of single requests."""


def find_file(root: Path, path: str) -> Path | None:
    """Return the file that answers at `path`, a folder that lacks its slash, None for nothing.

    What lies outside `root`, or is no path at all, is nothing.
    """
    base = root.resolve()
    try:
        file = (base / path.lstrip("/")).resolve()
        if not file.is_relative_to(base):
            return None
        if path.endswith("/"):
            candidates = [file / "index.html"]
        else:
            candidates = [file, file.with_name(f"{file.name}.html")]
        return next((found for found in candidates if found.exists()), None)
    except (OSError, ValueError):  # too long, or with a NUL
        return None


def type_of(file: Path) -> str:
    """Return the media type; a file without a known ending is a mere stream of bytes."""
    return _TYPES.guess_type(file.name)[0] or "application/octet-stream"
