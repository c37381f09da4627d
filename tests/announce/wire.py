"""A line to the Mastodon server on which anything may happen to a request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


# Gets a request ("POST /api/v1/statuses") and what passes it on to the server; returns the answer,
# None where the connection breaks.
Happening = Callable[[str, Callable[[], Answer]], Answer | None]


def nothing(_asked: str, pass_on: Callable[[], Answer]) -> Answer:
    """Let the request through."""
    return pass_on()


class Wire(ThreadingHTTPServer):
    """Passes requests on to `port`, one after another as they come; every answer bears `date`."""

    daemon_threads = True

    def __init__(self, port: int, date: datetime) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.port = port
        self.date = date
        self.happening: Happening = nothing
        self.asked: list[str] = []
        self.one_at_a_time = Lock()

    @property
    def url(self) -> str:
        """The address, without a slash at the end."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that left."""


class _Handler(BaseHTTPRequestHandler):
    server: Wire

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = f"{self.command} {self.path.partition('?')[0]}"
        self.server.asked.append(asked)
        answer = self.server.happening(asked, lambda: self._pass_on(body))
        if answer is None:
            return
        self.send_response_only(answer.status)
        for name, value in answer.headers:
            if name.lower() not in ("date", "connection", "content-length", "transfer-encoding"):
                self.send_header(name, value)
        self.send_header("Date", format_datetime(self.server.date))
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        self.wfile.write(answer.body)

    do_GET = do_POST = _answer

    def _pass_on(self, body: bytes) -> Answer:
        with self.server.one_at_a_time:
            connection = HTTPConnection("127.0.0.1", self.server.port)
            connection.request(self.command, self.path, body, dict(self.headers))
            response = connection.getresponse()
            answer = Answer(response.status, tuple(response.getheaders()), response.read())
            connection.close()
            return answer
