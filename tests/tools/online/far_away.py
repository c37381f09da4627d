"""A stand-in for other websites on loopback, with every fault they may have, and a clock for it."""

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tools.online.asking import Asker

REDIRECTS = {
    "/moved": (301, "/ok"), "/moved-too": (308, "/moved"), "/found": (302, "/ok"),
    "/moved-then-found": (301, "/found"), "/found-then-moved": (302, "/moved"),
    "/moved-to-nothing": (301, "/404"), "/moved-with-place": (301, "/ok#stelle"),
    "/circle": (302, "/round"), "/round": (302, "/circle"), "/odd": (302, "http://[x"),
    "/file": (302, "file:///etc/passwd"), "/nowhere": (302, None),
    **{f"/far{n}": (301, f"/far{n + 1}") for n in range(9)},
}  # fmt: skip


@dataclass
class Clock:
    """Time that passes only by sleeping; `slept` tells how long each time, in seconds."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def read(self) -> float:
        """Return the seconds since whenever."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let them pass at once."""
        self.slept.append(seconds)
        self.now += seconds


class FarAway(ThreadingHTTPServer):
    """Answers by path; `asked` tells who was asked what, `overlaps` which hosts twice at a time."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str] = set()
        self.overlaps: list[str] = []
        self.closing = threading.Event()
        self._busy: dict[str, threading.Lock] = {}

    @property
    def url(self) -> str:
        """An address that leads to loopback and does not say so to our checks of links."""
        return f"http://127.1:{self.server_port}"

    @contextmanager
    def alone(self, host: str) -> Iterator[None]:
        """Note that a host was asked while it was still answering."""
        lock = self._busy.setdefault(host, threading.Lock())
        is_first = lock.acquire(blocking=False)
        self.overlaps += [] if is_first else [host]
        try:
            yield
        finally:
            if is_first:
                lock.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of connections that were broken on purpose."""


class _Handler(BaseHTTPRequestHandler):
    server: FarAway

    def do_GET(self) -> None:
        self.server.asked.append((self.command, self.path))
        self.server.agents.add(self.headers["User-Agent"])
        if self.path.startswith("/ok-"):
            # Before the answer: who has it may come again at once.
            with self.server.alone(self.headers["Host"]):
                self.server.closing.wait(0.02)  # long enough for another to come in
        self._answer(self.path)

    do_HEAD = do_GET

    def _answer(self, path: str) -> None:
        times = self.server.asked.count((self.command, path))
        head = self.command == "HEAD"
        if path in REDIRECTS:
            status, to = REDIRECTS[path]
            self._say(status, **({"Location": to} if to else {}))
        elif path.startswith("/busy"):
            later = {"/busy": "7", "/busy-long": "3600", "/busy-date": "Sun, 06 Nov 1994 08:49:45 GMT",
                     "/busy-odd": "bald"}.get(path, "2")  # fmt: skip
            done = times > 1 and path != "/busy-ever"
            self._say(200 if done else 429, Retry_After=later, Date="Sun, 06 Nov 1994 08:49:37 GMT")
        elif path.startswith("/head-"):
            self._say(int(path[-3:]) if head else 200)
        elif path.startswith("/over/"):
            host, _, rest = path.removeprefix("/over/").partition("/")
            self._say(302, Location=f"http://{host}:{self.server.server_port}/{rest}")
        elif path == "/slow":
            self.server.closing.wait(20)
        elif path == "/reset":
            linger = struct.pack("ii", 1, 0)
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
            self.connection.close()
        elif path == "/garbage":
            self.wfile.write(b"\x00\xffno HTTP\r\n\r\n")
        elif path != "/silent":
            self._say(int(path[1:]) if path[1:].isdecimal() else 200)

    def _say(self, status: int, **headers: str) -> None:
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", "5" if self.command == "GET" else "0")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"Hallo")

    def log_message(self, *args: Any) -> None:
        """Say nothing of single requests."""


@contextmanager
def far_away() -> Iterator[FarAway]:
    """Run the stand-in."""
    with FarAway() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.closing.set()
        server.shutdown()


def asker(clock: Clock) -> Asker:
    """Return one that waits no second, and a fifth for an answer."""
    return Asker("Probe (+https://a.de)", timeout=0.2, clock=clock.read, sleep=clock.sleep)
