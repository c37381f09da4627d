"""Parts of an address that only tell who passed it on."""

import re
from urllib.parse import urlsplit

from plugins.common.tracking import NAMES

_OF_HOSTS = tuple(
    (re.compile(hosts), re.compile(f"(?:{names})=", re.IGNORECASE))
    for hosts, names in NAMES.items()
)


def without_tracking(url: str) -> str:
    """Return an address of http or https without such parts, as it was where it has none."""
    if "?" not in url or not url.lower().startswith(("http:", "https:")):
        return url
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return url
    patterns = [names for hosts, names in _OF_HOSTS if hosts.fullmatch(host)]
    before, _, rest = url.partition("?")
    query, sign, fragment = rest.partition("#")
    parts = query.split("&")
    left = [part for part in parts if not any(pattern.match(part) for pattern in patterns)]
    if len(left) == len(parts):
        return url
    return before + ("?" + "&".join(left) if left else "") + sign + fragment
