"""The address of something that may be embedded, in the one form that all read alike."""

import re

# RFC 3986, but no user, backslash, blank or letters beyond ASCII: browsers and Python read those as
# different hosts. A port stands apart, for `normalised_address` and `other_port`.
_ADDRESS = re.compile(
    r"https://(?P<host>(?:[\w-]+\.)+[\w-]+)(?::(?P<port>\d{0,9}))?(?P<rest>(?:[/?#][^\s\\]*)?)",
    re.A | re.I,
)
# The one of https, and the one of http, which is left over where an address was http once.
_PORTS = frozenset({443, 80})


def normalised_address(written: str) -> str:
    """Return an address as https, without a port, its host in small letters.

    ValueError where it is no plain address of another website, or asks at another port than the
    one of https: whoever may run another service on the same machine need not be who is permitted.
    """
    found = _ADDRESS.fullmatch(_https(written))
    if not found or int(found["port"] or 443) not in _PORTS:
        raise ValueError(written)
    return f"https://{found['host'].lower()}{found['rest']}"


def other_port(written: str) -> str:
    """Return the port for which alone an address is none of these, "" where it is another fault."""
    found = _ADDRESS.fullmatch(_https(written))
    port = (found["port"] or "") if found else ""
    return "" if int(port or 443) in _PORTS else port


def _https(written: str) -> str:
    return re.sub(r"^(https?:)?//", "https://", written.strip(), flags=re.I)
