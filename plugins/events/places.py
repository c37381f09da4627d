"""Where something takes place: on the map, or behind a link."""

import re
from urllib.parse import quote, urlsplit

from plugins.common.problem import WrongInputError

_NUMBER = r"(-?\d{1,3}(?:\.\d+)?)"
_GEO = re.compile(rf"(?:geo:)?\s*{_NUMBER}\s*[,; ]\s*{_NUMBER}")
_MAP = "https://www.openstreetmap.org"


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
    parts = urlsplit(text) if not re.search(r"[\s<>\"\\]", text) else urlsplit("")
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
