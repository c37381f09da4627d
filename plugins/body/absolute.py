"""Complete addresses, as feeds need them."""

import re
from urllib.parse import urljoin

from plugins.common.addresses import parts_of
from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree, having

# What parts an address and its size from the next: https://html.spec.whatwg.org/#srcset-attribute
_BETWEEN = re.compile(r"(?<=[whx\s]),|,(?=\s)")


def make_absolute(site_url: str, tree: Tree, place: Place) -> list[Problem]:
    """Complete every address with the page's, as a feed needs it (RFC 4287, 3.1.1.3).

    What is no address was told by `links`, and stays as it is.
    """
    page = site_url + place.url
    for node, attribute, url in tree.urls():
        if (parts := parts_of(url)) and not parts.scheme:
            node.attrs[attribute] = urljoin(page, url)
    for node, srcset in having(tree.root, "srcset"):
        said = (candidate.split(None, 1) for candidate in _BETWEEN.split(srcset))
        complete = (
            [urljoin(page, url), *size] for url, *size in filter(None, said) if parts_of(url)
        )
        node.attrs["srcset"] = ", ".join(map(" ".join, complete))
    return []
