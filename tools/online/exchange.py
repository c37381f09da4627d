"""One question to one server, and what comes of it. Nothing is followed, nothing is repeated."""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

import requests
from urllib3.exceptions import HTTPError

_SAFE = "!#$%&'()*+,/:;=?@[]~"  # what an address may hold as it is (RFC 3986, 2.2)
_HOST = re.compile(r"[a-z0-9_.:-]+")
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


@dataclass(frozen=True)
class Reply:
    """What a server said; `body` holds as many bytes as were asked for."""

    status: int
    headers: Mapping[str, str]  # names in any case
    body: bytes = b""


class SilenceError(Exception):
    """Nobody answered; `reason` says in German why, `is_gone` that nobody ever will."""

    def __init__(self, reason: str, *, is_gone: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_gone = is_gone


class _Once(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """Return nowhere: requests looks at where a redirect leads even if it may not follow."""


def exchange(
    url: str, method: str, *, agent: str, timeout: float, limit: int = 0, accept: str = "*/*"
) -> Reply:
    """Ask and return the reply, whatever its status, with up to `limit` bytes of its body.

    `url` is what askable returns; `timeout` in seconds holds for connecting and for each wait.
    Raises SilenceError.
    """
    headers = {"User-Agent": agent, "Accept": accept, "Accept-Language": "de",
               "Accept-Encoding": "identity"}  # fmt: skip
    try:
        with (
            _Once() as session,
            session.request(method, url, headers=headers, timeout=timeout, stream=True) as response,
        ):
            return Reply(response.status_code, response.headers, response.raw.read(limit))
    except (requests.RequestException, HTTPError, OSError) as error:
        raise silence(error, url, timeout) from None


def askable(url: str) -> str:
    """Return an address of http or https in ASCII, as a server wants it; ValueError for others."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise ValueError(url)
    host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode()
    if not _HOST.fullmatch(host):
        raise ValueError(url)
    netloc = f"[{host}]" if ":" in host else host
    netloc += f":{parts.port}" if parts.port else ""
    path, query = quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE)
    return parts._replace(netloc=netloc, path=path, query=query, fragment="").geturl()


def silence(error: Exception, url: str, timeout: float) -> SilenceError:
    """Return what to say of an error of the network, or of requests."""
    reasons = list(_reasons(error))
    for reason in reasons:
        if isinstance(reason, socket.gaierror):
            gone = reason.errno in _NO_SUCH_NAME
            what = "gibt es nicht" if gone else "ist gerade nicht zu finden"
            return SilenceError(f"Den Rechner {urlsplit(url).hostname} {what}.", is_gone=gone)
    for kind, sentence in (
        ((TimeoutError, requests.Timeout), f"Nach {timeout:g} Sekunden kam keine Antwort."),
        (ssl.SSLCertVerificationError, "Das Zertifikat der Website ist ungültig."),
        (ssl.SSLError, "Die verschlüsselte Verbindung kam nicht zustande."),
        (ConnectionRefusedError, "Der Rechner nimmt keine Verbindung an."),
    ):
        if any(isinstance(reason, kind) for reason in reasons):
            return SilenceError(sentence)
    return SilenceError("Die Verbindung brach ab.")


def _reasons(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and all that led to it: requests and urllib3 hang that on in three ways."""
    found = [error]
    for one in found:
        yield one
        led = (one.__cause__, getattr(one, "reason", None), *one.args)
        found += [more for more in led if isinstance(more, BaseException) and more not in found]
