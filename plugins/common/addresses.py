"""Addresses: where output files answer, below which path, and which are the site's own."""

from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

from plugins.common.history import entry_id, identity_of

_THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1", "0.0.0.0"})  # noqa: S104 - by sight

# Returns the published path of what answers at a path, None where nothing does; case counts.
Find = Callable[[str], str | None]


def published(save_as: str) -> str:
    """Return the path that an output file answers at: an index.html answers as its folder."""
    if save_as == "index.html" or save_as.endswith("/index.html"):
        return "/" + save_as.removesuffix("index.html")
    return "/" + save_as


def root_of(site_url: str) -> str:
    """Return the path that the site lies below: "" at the root of a domain, else "/REPOSITORY".

    All addresses within the house begin where the site does ("/blog.html"). This stands before
    them wherever a browser reads one that is not complete: bodies get it by the step `root`,
    templates write `{{ root }}`.
    """
    return urlsplit(site_url).path.rstrip("/")


def path_within(url: str, own: Collection[str]) -> str | None:
    """Return an address of the site itself from its path on, None for an address of others.

    `own` are the addresses under which the site answers, without a slash at the end.
    """
    for address in own:
        rest = url.removeprefix(address)
        if rest != url and rest[:1] in {"", "/", "?", "#"}:
            return rest if rest.startswith("/") else f"/{rest}"
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
