"""Addresses: where output files answer, below which path, and which are the site's own."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from plugins.common.history import entry_id, identity_of
from plugins.common.hosts import in_ascii

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - by sight

_PORTS = {"http": 80, "https": 443}

# Returns the published path of what answers at a path, None where nothing does; case counts.
Find = Callable[[str], str | None]


def published(save_as: str) -> str:
    """Return the path that an output file answers at: an index.html answers as its folder."""
    if save_as == "index.html" or save_as.endswith("/index.html"):
        return "/" + save_as.removesuffix("index.html")
    return "/" + save_as


def root_of(site_url: str) -> str:
    """Return the path that the site lies below: "" at the root of a domain, else "/REPOSITORY".

    All addresses within the site begin where the site does ("/blog.html"). This stands before
    them wherever a browser reads one that is not complete: bodies get it by the step `root`,
    templates write `{{ root }}`.
    """
    return urlsplit(site_url).path.rstrip("/")


def own_addresses(settings: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what addresses of the site itself begin with: OWN_ADDRESSES, and the path alone."""
    root = root_of(settings["SITEURL"])
    return (*settings["OWN_ADDRESSES"], *filter(None, [root]))


def path_within(url: str, own: Collection[str]) -> str | None:
    """Return an address of the site itself from where the site begins, None for one of others.

    This is the one rule. `own` are addresses as `own_addresses` returns them; http leads where
    https does, and of a host case, a dot at the end and the port that goes without saying count
    for nothing.
    """
    parts = _split(url)
    host = _host(parts) if parts else None
    if parts is None or host is None:
        return None
    for address in filter(None, own):
        its_host, root = _beginning(address)
        rest = _below(parts.path, root) if its_host == host else None
        if rest is not None and (host or rest):
            return SplitResult("", "", f"/{rest.lstrip('/')}", *parts[3:]).geturl()
    return None


@cache
def _beginning(address: str) -> tuple[str | None, str]:
    """Return host and path of an address of the site."""
    parts = _split(address)
    return (_host(parts), parts.path.rstrip("/")) if parts else (None, "")


def _below(path: str, root: str) -> str | None:
    """Return what of a path stands behind that of a site, None where it leads past it."""
    rest = path.removeprefix(root)
    return rest if path.startswith(root) and rest[:1] in {"", "/"} else None


def _host(parts: SplitResult) -> str | None:
    """Return host and port of an address on the web, "" for a mere path, None for others."""
    if not parts.netloc:
        return None if parts.scheme else ""
    try:
        name, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if "@" in parts.netloc or port == 0 or parts.scheme not in {*_PORTS, ""}:
        return None
    shown = in_ascii(name)
    return shown if port in {None, _PORTS.get(parts.scheme)} else f"{shown}:{port}"


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def is_this_machine(host: str | None) -> bool:
    """Say whether a host is the machine on which somebody tries the site out."""
    return host in _THIS_MACHINE


def parts_of(url: str) -> SplitResult | None:
    """Return the parts of what an author wrote as an address, None where it is none.

    Such are unclosed brackets and odd letters in a host; nor can Python join these to another.
    """
    try:
        urljoin("https://example.org/", url)
        return urlsplit(url)
    except ValueError:
        return None


def split_url(url: str) -> SplitResult:
    """Return the parts of what an author wrote as an address, of nothing where it is none."""
    return parts_of(url) or SplitResult("", "", "", "", "")


def file_of(source: str, settings: Mapping[str, Any]) -> str:
    """Return the output file of a text by its path below content/, as its name alone tells."""
    folder, slug = PurePosixPath(source).parts[0], PurePosixPath(source).stem
    for folders, save_as in (("EVENT_PATHS", "EVENT_SAVE_AS"), ("TEXT_PATHS", "PAGE_SAVE_AS")):
        if folder in settings[folders]:
            return str(settings[save_as]).format(slug=slug)
    return f"{entry_id(identity_of(source), '')[1:]}.html"
