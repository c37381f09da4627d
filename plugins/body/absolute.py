"""Complete addresses, as feeds need them."""

import re
from urllib.parse import urljoin, urlsplit

from plugins.common.problem import Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree

# An address of a srcset and its size: https://html.spec.whatwg.org/#srcset-attribute
_CANDIDATE = re.compile(r"(\S*[^\s,])(\s+[\d.]+[whx])?\s*(?:,|$)")


def make_absolute(site_url: str, tree: Tree, place: Place) -> list[Problem]:
    """Complete every address with the page's, as a feed needs it (RFC 4287, 3.1.1.3)."""
    page = site_url + place.url
    for node, attribute, url in tree.urls():
        if not urlsplit(url).scheme:
            node.attrs[attribute] = urljoin(page, url)
    for node in tree.root.css("[srcset]"):
        candidates = _CANDIDATE.findall(node.attributes["srcset"] or "")
        node.attrs["srcset"] = ", ".join(urljoin(page, url) + size for url, size in candidates)
    return []
