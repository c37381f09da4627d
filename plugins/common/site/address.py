"""The address of the site: how it is written, and which others are the site's own."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.common.data import Record, Text
from plugins.common.data_checks import is_https
from plugins.common.problem import Problem

_OF_GITHUB = ".github.io"  # a name that every account has, and no other


def known_addresses(*addresses: str) -> list[str]:
    """Return the addresses whose links lead to the site, the first one's own first; none for "".

    `addresses` are the one of today and former ones; each is known with and without www, but a host
    of GitHub has no other name. http counts as https (plugins/common/addresses.py).
    """
    return list(dict.fromkeys(one for address in addresses for one in _variants(address)))


def _variants(address: str) -> list[str]:
    if not address:
        return []
    name = address.removeprefix("https://")
    bare = name.removeprefix("www.")
    other = bare if bare != name else f"www.{name}"
    names = [name] if urlsplit(address).netloc.endswith(_OF_GITHUB) else [name, other]
    return [f"https://{one}" for one in names]


def domain_of(address: str) -> str:
    """Return the domain that belongs to the group, "" where it is GitHub's."""
    host = urlsplit(address).netloc
    return "" if host.endswith(_OF_GITHUB) else host


def check(root: Record) -> Iterator[Problem]:
    """Yield a problem where `address` is not written as it should be."""
    address = root.get("address")
    if isinstance(address, Text):
        yield from faults(root.path, address)


def faults(path: str, address: Text) -> Iterator[Problem]:
    """Yield what is wrong with an address of the site in a data file, how it is meant."""
    if address and (wrong := _fault(address)):
        remedy = f"`{_righted(address) or 'https://…'}` schreiben."
        yield Problem(path, address.line, f"„{address}“ {wrong}.", remedy)


def _fault(address: str) -> str:
    """Return what is wrong with an address, "" for nothing."""
    if not address.startswith("https://"):
        return "beginnt nicht mit https://"
    if re.search(r"[?#]", address):
        return "enthält ein ? oder #"
    if address.endswith("/"):
        return "endet mit einem Schrägstrich"
    return "" if address == _righted(address) else "ist keine Adresse einer Website"


def _righted(address: str) -> str:
    """Return an address as it was probably meant, "" where that cannot be known."""
    rest = re.split(r"[?#]", address.rpartition("://")[2])[0].rstrip("/")
    host, slash, path = rest.partition("/")
    meant = f"https://{host.lower()}{slash}{path}"
    return meant if is_https(meant) and "//" not in path else ""
