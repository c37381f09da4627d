"""Addresses as browsers and feeds need them."""

from functools import partial
from urllib.parse import urljoin

from plugins.common.addresses import parts_of
from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree


def begin_with(root: str, tree: Tree, _place: Place) -> list[Problem]:
    """Put the path that the site lies below before every address within the site.

    Until then they begin where the site does, as authors write them; whoever reads them earlier
    need not know of a path.
    """
    if root:
        tree.change_urls(partial(_below, root))
    return []


def _below(root: str, url: str) -> str:
    return root + url if url.startswith("/") and not url.startswith("//") else url


def make_absolute(site_url: str, tree: Tree, place: Place) -> list[Problem]:
    """Complete every address with the page's, as a feed needs it (RFC 4287, 3.1.1.3).

    What is no address was told by `links`, and stays as it is.
    """
    tree.change_urls(partial(_complete, site_url + place.url))
    return []


def _complete(page: str, url: str) -> str | None:
    if (parts := parts_of(url)) is None:
        return None
    return url if parts.scheme else urljoin(page, url)
