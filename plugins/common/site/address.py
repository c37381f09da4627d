"""The address of the site: how it is written, and which others are the site's own."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.common.data import Record, Text
from plugins.common.hosts import in_ascii, is_name
from plugins.common.problem import Problem

_OF_GITHUB = ".github.io"  # a name that every account has, and no other
_REPOSITORY = re.compile(
    r"(?:\w+://)?(?:www\.)?github\.com/(?P<account>[\w-]+)(?:/(?P<name>[\w.-]+))?", re.I
)
# Not any word with a dot: a repository may be called klima.de.
_FILE = re.compile(r"/(?:index(?:\.\w+)?|[^/?#]+\.(?:x?html?|php|aspx?|xml|md|txt))$", re.I)
_PORT = re.compile(r"\d{0,5}", re.ASCII)
# Below a name as GitHub has it: https://docs.github.com/en/pages
_PATH = re.compile(r"(?:/[\w.-]+)*", re.ASCII)
_NAME_IT = (
    "`https://…` schreiben: die Domain, wie sie beim Anbieter heißt (Buchstaben, Ziffern,"
    " Bindestriche), und höchstens den Pfad zur Website."
)


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
    domain = name.removeprefix("www.")
    other = domain if domain != name else f"www.{name}"
    names = [name] if urlsplit(address).netloc.endswith(_OF_GITHUB) else [name, other]
    return [f"https://{one}" for one in names]


def domain_of(address: str) -> str:
    """Return the domain that belongs to the group, "" where it is GitHub's."""
    host = urlsplit(address).netloc
    return "" if host.endswith(_OF_GITHUB) else host


def technical(address: str) -> str:
    """Return an address as servers know it: with an umlaut its host is another (IDNA)."""
    parts = urlsplit(address)
    name, colon, port = parts.netloc.partition(":")
    return parts._replace(netloc=f"{in_ascii(name)}{colon}{port}").geturl()


def check(root: Record) -> Iterator[Problem]:
    """Yield a problem where `address` is not written as it should be."""
    address = root.get("address")
    if isinstance(address, Text):
        yield from faults(root.path, address)


def faults(path: str, address: Text) -> Iterator[Problem]:
    """Yield what is wrong with an address of the site in a data file, how it is meant."""
    if address and (wrong := _fault(address)):
        remedy = f"`{_righted(address)}` schreiben." if _righted(address) else _NAME_IT
        yield Problem(path, address.line, f"„{address}“ {wrong}.", remedy)


def _fault(address: str) -> str:
    """Return what is wrong with an address, "" for nothing."""
    if _at_github(address):
        return "ist die Seite des Repositorys bei GitHub, nicht die Website"
    if not address.startswith("https://"):
        return "beginnt nicht mit https://"
    if re.search(r"[?#]", address):
        return "enthält ein ? oder #"
    if address.endswith("/"):
        return "endet mit einem Schrägstrich"
    if _FILE.search(address):
        return "nennt eine Seite der Website, nicht die Website"
    if not is_name(in_ascii(_host_and_path(address)[0].lower().partition(":")[0])):
        return "nennt keine gültige Domain"
    return "" if address == _righted(address) else "ist keine Adresse einer Website"


def _righted(address: str) -> str:
    """Return an address as it was probably meant, "" where that cannot be known."""
    host, path = _at_github(address) or _host_and_path(address)
    name, _, port = host.lower().partition(":")
    meant = f"https://{host.lower()}{path}"
    is_fine = is_name(in_ascii(name)) and _PORT.fullmatch(port) and _PATH.fullmatch(path)
    return meant if is_fine else ""


def _host_and_path(address: str) -> tuple[str, str]:
    """Return both as they were written, without what follows the path and names a file in it."""
    rest = re.split(r"[?#]", address.rpartition("://")[2])[0]
    host, slash, path = _FILE.sub("", rest.rstrip("/")).rstrip("/").partition("/")
    return host, f"{slash}{path}"


def _at_github(address: str) -> tuple[str, str] | None:
    """Return host and path of the website of a repository, by the address of its page at GitHub."""
    found = _REPOSITORY.match(address)
    if not found:
        return None
    host = f"{found['account'].lower()}{_OF_GITHUB}"
    name = (found["name"] or "").removesuffix(".git")
    return host, "" if name.lower() in {"", host} else f"/{name}"
