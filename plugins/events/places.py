"""Where something takes place: on the map, or behind a link."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from plugins.common.addresses import split_url
from plugins.common.problem import WrongInputError

_NUMBER = r"(-?\d{1,3}(?:\.\d+)?)"
_GEO = re.compile(rf"(?:geo:)?\s*{_NUMBER}\s*[,; ]\s*{_NUMBER}")
_MAP = "https://www.openstreetmap.org"

# A link in Markdown, in angle brackets, bare, or without its beginning ("zoom.us/j/1").
_ADDRESS = re.compile(
    r"\[(?P<text>[^\]]*)\]\((?P<linked>[^\s()]+)\)"
    r"|<?(?P<bare>\bhttps?://[^\s<>]*[^\s<>.,;:!?)])>?"
    r"|(?P<host>\b(?:[\w-]+\.)+[a-z]{2,}/[^\s<>]*[^\s<>.,;:!?)])",
    re.I,
)
# What people call a place that is none, and the words around it.
_ONLINE = re.compile(
    r"(?:(?:per|via|über|mit|bei|auf|als|im|in)\s+)?"
    r"(?:online|digital|virtuell|internet|zoom|jitsi|bigbluebutton|bbb|senfcall|webex|(?:ms\s+|microsoft\s+)?teams|"
    r"google\s+meet|skype|discord|mumble|gotomeeting|edudip|livestream|video-?(?:konferenz|call|chat)|webinar|"
    r"telefonkonferenz)"
    r"(?:[\s-]+(?:meeting|konferenz|call|raum|treffen|veranstaltung|webinar|sitzung|link|folgt|\w*konferenz))*",
    re.I,
)
_PASSWORD = frozenset(
    """pwd passwd password passwort pw passcode pass pin kennwort accesscode access_code jwt token
    secret""".split()  # noqa: SIM905 - reads as a list
)
_SPELT_OUT = re.compile(
    r"\b(?:passwor[dt]|passcode|kennwort|kenncode|zugangscode|pin)\b\W*\w*\d", re.I
)


@dataclass(frozen=True)
class Venue:
    """Where to go: `words` to show, and the `room` on the web ("" for none)."""

    words: str
    room: str = ""


def parse_place(text: str) -> Venue:
    """Return the words of a place and the address among them, complete as `parse_link` has it.

    An address alone is "online".
    """
    found = _ADDRESS.search(text)
    if not found:
        return Venue(text)
    room = found["linked"] or found["bare"] or f"https://{found['host']}"
    words = text[: found.start()] + (found["text"] or "") + text[found.end() :]
    words = " ".join(words.split()).strip(" ,;:-–()")
    return Venue(words or "online", parse_link(room))


def is_online(words: str) -> bool:
    """Say whether the words of a place name none to go to: "online", "Zoom, Link per Mail"."""
    first = re.split(r"[,;(:]", words, maxsplit=1)[0].strip()
    return words.lower().startswith("online") or _ONLINE.fullmatch(first) is not None


def tells_password(text: str) -> bool:
    """Say whether an address lets in whoever has it, or words name a password.

    Such is a parameter of that name (Zoom's `pwd`, BigBlueButton's `accessCode`, Jitsi's `jwt`), or
    a password before the host.
    """
    found = _ADDRESS.search(text)
    parts = split_url(found["linked"] or found["bare"] or f"//{found['host']}") if found else None
    if parts is None:
        return _SPELT_OUT.search(text) is not None
    names = {name.lower() for part in (parts.query, parts.fragment) for name, _ in parse_qsl(part)}
    return bool(names & _PASSWORD) or "@" in parts.netloc or bool(_SPELT_OUT.search(text))


def parse_geo(text: str) -> tuple[float, float]:
    """Return latitude and longitude in degrees (WGS 84)."""
    found = _GEO.fullmatch(text.strip())
    latitude, longitude = (float(found[1]), float(found[2])) if found else (99.0, 0.0)
    if abs(latitude) > 90 or abs(longitude) > 180:
        remedy = "Breite und Länge mit Punkt schreiben: `49.4447, 7.7689`."
        raise WrongInputError(f"„{text}“ ist kein Ort auf der Karte.", remedy)
    return latitude, longitude


def parse_link(text: str) -> str:
    """Return a complete address on the web, or of a mailbox."""
    parts = split_url(text) if not re.search(r"[\s<>\"\\]", text) else split_url("")
    on_web = parts.scheme == "https" and "." in parts.netloc
    if on_web or (parts.scheme == "mailto" and "@" in parts.path):
        return text
    raise WrongInputError(
        f"„{text}“ ist keine vollständige Adresse.",
        "Sie mit `https://` oder `mailto:` beginnen; Leerzeichen gibt es darin nicht.",
    )


def map_url(location: str, geo: tuple[float, float] | None) -> str:
    """Return the address at OpenStreetMap of a point, else of a search for the words."""
    if geo:
        latitude, longitude = geo
        return f"{_MAP}/?mlat={latitude}&mlon={longitude}#map=18/{latitude}/{longitude}"
    return f"{_MAP}/search?query={quote(location, safe='')}"
