"""Names of hosts: as servers know them, and as people read them (IDNA, RFC 5890)."""

import re
from functools import cache

_LABEL = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_NAME = re.compile(rf"(?:{_LABEL}\.)+(?=[a-z]){_LABEL}")  # RFC 1123, 2.1: the last is no number
_PARTS = re.compile(r"((?:\w+://)?)([^/:]*)(.*)", re.S)


@cache
def in_ascii(name: str) -> str:
    """Return a name as servers know it, klimabüro.de as xn--klimabro-c6a.de.

    What is none comes back as it is. It is done as browsers do (UTS 46), so ß is not ss;
    Python's own codec is of 2003 and leads elsewhere.
    """
    if name.isascii():
        return name
    import idna  # large, and few need it

    try:
        return idna.encode(name, uts46=True).decode()
    except UnicodeError:
        return name


def readable(address: str) -> str:
    """Return an address, with or without a scheme, with its host as people read it."""
    scheme, name, rest = _PARTS.fullmatch(address).groups()  # type: ignore[union-attr] # any text
    if "xn--" not in name:
        return address
    import idna

    try:
        return f"{scheme}{idna.decode(name)}{rest}"
    except UnicodeError:
        return address


def is_name(name: str) -> bool:
    """Say whether a name in ASCII and small letters can be that of a host with a domain."""
    return len(name) <= 253 and _NAME.fullmatch(name) is not None
