"""One question to one server, and what comes of it. Nothing is followed, nothing is repeated.

urllib is enough: a few dozen small questions, no sessions, no uploads.
"""

import http.client
import re
import socket
import ssl
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlsplit
from urllib.request import HTTPErrorProcessor, Request, build_opener

_SAFE = "!#$%&'()*+,/:;=?@[]~"  # what an address may hold as it is (RFC 3986, 2.2)
_HOST = re.compile(r"[a-z0-9_.:-]+")
_NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


@dataclass(frozen=True)
class Reply:
    """What a server said; `body` holds as many bytes as were asked for."""

    status: int
    headers: Message
    body: bytes = b""


class SilenceError(Exception):
    """Nobody answered; `reason` says in German why, `is_gone` that nobody ever will."""

    def __init__(self, reason: str, *, is_gone: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_gone = is_gone


class _AsItComes(HTTPErrorProcessor):
    def http_response(self, request: Request, response: Any) -> Any:  # noqa: ARG002 - urllib's name
        """Return the response: neither follow a redirect nor raise an error."""
        return response

    https_response = http_response


_opener = build_opener(_AsItComes)


def exchange(
    url: str, method: str, *, agent: str, timeout: float, limit: int = 0, accept: str = "*/*"
) -> Reply:
    """Ask and return the reply, whatever its status, with up to `limit` bytes of its body.

    `url` is what askable returns; `timeout` in seconds holds for connecting and for each wait.
    Raises SilenceError.
    """
    headers = {"User-Agent": agent, "Accept": accept, "Accept-Language": "de"}
    try:
        request = Request(url, method=method, headers=headers)  # noqa: S310 - see askable
        with _opener.open(request, timeout=timeout) as response:
            return Reply(response.status, response.headers, response.read(limit))
    except (OSError, http.client.HTTPException) as error:
        raise _silence(error, url, timeout) from None


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


def _silence(error: Exception, url: str, timeout: float) -> SilenceError:
    """Return what to say of an error."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, socket.gaierror):
        gone = reason.errno in _NO_SUCH_NAME
        what = "gibt es nicht" if gone else "ist gerade nicht zu finden"
        return SilenceError(f"Den Rechner {urlsplit(url).hostname} {what}.", is_gone=gone)
    for kind, said in (
        (TimeoutError, f"Nach {timeout:g} Sekunden kam keine Antwort."),
        (ssl.SSLCertVerificationError, "Das Zertifikat der Website ist ungültig."),
        (ssl.SSLError, "Die verschlüsselte Verbindung kam nicht zustande."),
        (ConnectionRefusedError, "Der Rechner nimmt keine Verbindung an."),
    ):
        if isinstance(reason, kind):
            return SilenceError(said)
    return SilenceError("Die Verbindung brach ab.")
