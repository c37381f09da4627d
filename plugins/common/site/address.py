"""The address of the site: how it is written, and which others are the site's own."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.common.data import Record
from plugins.common.data_checks import is_https
from plugins.common.problem import Problem

_OF_GITHUB = ".github.io"  # a name that every account has, and no other


def own_addresses(address: str) -> list[str]:
    """Return the addresses whose links lead to the site, its own first; none for "".

    With and without www, by https and http; a host of GitHub has no other name.
    """
    if not address:
        return []
    name = address.removeprefix("https://")
    bare = name.removeprefix("www.")
    other = bare if bare != name else f"www.{name}"
    names = [name] if urlsplit(address).netloc.endswith(_OF_GITHUB) else [name, other]
    return [f"{scheme}://{one}" for one in names for scheme in ("https", "http")]


def domain_of(address: str) -> str:
    """Return the domain that belongs to the group, "" where it is GitHub's."""
    host = urlsplit(address).netloc
    return "" if host.endswith(_OF_GITHUB) else host


def is_below_a_path(address: str) -> bool:
    """Say whether the site is a folder of a host, whose files at the top are another's."""
    return urlsplit(address).path not in {"", "/"}


def check(root: Record) -> Iterator[Problem]:
    """Yield a problem where `address` is not written as it should be."""
    address = root.text("address")
    if address and (wrong := _fault(address)):
        right = _righted(address)
        remedy = f"`address: {right or 'https://…'}` schreiben."
        yield root.problem("address", f"„{address}“ {wrong}.", remedy)


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
