"""Asking other websites politely: each host one question at a time, with a pause after each.

Whoever says when to come back (429 or 503 with Retry-After, RFC 9110, 10.2.3) is obeyed.
"""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from tools.online.exchange import Reply, SilenceError, askable, exchange

TIMEOUT = 20.0  # seconds
PAUSE = 1.0  # seconds between two questions to one host
PATIENCE = 60.0  # seconds that Retry-After may ask for
REDIRECTS = 5
RETRIES = 2
_FOR_GOOD = (301, 308)
_REDIRECTS = (*_FOR_GOOD, 302, 303, 307)
_HEAD_REFUSED = (403, 405, 501)
_LATER = (429, 503)


@dataclass(frozen=True)
class Answer:
    """The end of a question; `status` is 0 where nobody answered, and `reason` says why.

    `moved` is the address to write instead, where all that led there said "for good".
    """

    status: int
    reason: str = ""
    is_gone: bool = False
    moved: str = ""
    body: bytes = b""


@dataclass
class _Host:
    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0  # on the asker's clock


class Asker:
    """Asks in the name of `agent`; threads may share it. `clock` and `sleep` count in seconds."""

    def __init__(
        self,
        agent: str,
        *,
        timeout: float = TIMEOUT,
        pause: float = PAUSE,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._agent, self._timeout, self._pause = agent, timeout, pause
        self._clock, self._sleep = clock, sleep
        self._hosts: dict[str, _Host] = {}

    def ask(self, url: str) -> Answer:
        """Ask whether something is there: by HEAD, by GET where HEAD is refused."""

        def head(url: str) -> Reply:
            reply = self._patiently(url, "HEAD")
            return self._patiently(url, "GET") if reply.status in _HEAD_REFUSED else reply

        return _follow(url, head, REDIRECTS)

    def read(self, url: str, limit: int, *, redirects: int = 3, accept: str = "*/*") -> Answer:
        """Ask for something and read up to `limit` bytes of it."""
        return _follow(url, lambda url: self._patiently(url, "GET", limit, accept), redirects)

    def location(self, url: str) -> str:
        """Return where an address leads, asked by HEAD and not followed; "" for nowhere."""
        try:
            return str(self._patiently(askable(url), "HEAD").headers.get("Location", ""))
        except (SilenceError, ValueError):
            return ""

    def _patiently(self, url: str, method: str, limit: int = 0, accept: str = "*/*") -> Reply:
        for _ in range(RETRIES):
            reply = self._in_turn(url, method, limit, accept)
            wait = retry_after(reply.headers) if reply.status in _LATER else None
            if wait is None or wait > PATIENCE:
                return reply
            self._host(url).free_at = self._clock() + max(wait, self._pause)
        return self._in_turn(url, method, limit, accept)

    def _in_turn(self, url: str, method: str, limit: int, accept: str) -> Reply:
        """Ask when nobody else asks that host, and no sooner than it wants."""
        host = self._host(url)
        with host.lock:
            if (wait := host.free_at - self._clock()) > 0:
                self._sleep(wait)
            try:
                return exchange(
                    url, method,
                    agent=self._agent, timeout=self._timeout, limit=limit, accept=accept,
                )  # fmt: skip
            finally:
                host.free_at = self._clock() + self._pause

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault(urlsplit(url).netloc, _Host())


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds that Retry-After asks for, None where it says nothing of use.

    A moment counts from the server's own Date, so our clock need not be right.
    """
    wanted = headers.get("Retry-After", "").strip()
    if wanted.isdecimal():
        return float(wanted)
    try:
        then, now = (parsedate_to_datetime(text) for text in (wanted, headers.get("Date", "")))
        return max(0.0, (then - now).total_seconds())
    except (TypeError, ValueError):
        return None


def _follow(url: str, ask: Callable[[str], Reply], redirects: int) -> Answer:
    moved, for_good, seen = "", True, set()
    try:
        url = askable(url)
        while (reply := ask(url)).status in _REDIRECTS and (to := reply.headers.get("Location")):
            seen.add(url)
            for_good &= reply.status in _FOR_GOOD
            url = askable(urljoin(url, str(to)))
            moved = url if for_good else moved
            if url in seen:
                return Answer(0, "Die Website leitet im Kreis weiter.")
            if len(seen) > redirects:
                return Answer(0, "Die Website leitet zu oft weiter.")
    except SilenceError as silence:
        return Answer(0, silence.reason, silence.is_gone)
    except ValueError:
        reason = "Das ist keine Adresse, nach der sich fragen lässt."
        return Answer(0, reason, is_gone=not seen)
    return Answer(reply.status, moved=moved, body=reply.body)
