"""Mastodon's rules for the green tick: whether a page links back to a profile.

A port of what a server does: app/services/verify_link_service.rb and app/models/account/field.rb
of https://github.com/mastodon/mastodon. It follows up to three redirects, reads what comes with
status 200, at most 1 MB of it, and looks for links with rel="me", wherever they stand.
"""

import re
from collections.abc import Callable

from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.common.tree import ancestors

LIMIT = 1024 * 1024  # bytes that are read of a page

_BLANK = re.compile(r"[ \t\n\f\r]+")  # https://infra.spec.whatwg.org/#ascii-whitespace
_FIELD = re.compile(r"https://[a-z0-9.-]+(?::\d+)?(?:[/?#][!-~]*)?")


def why_not(
    page: bytes, status: int, profile: str, location_of: Callable[[str], str] = lambda _url: ""
) -> str:
    """Return one German sentence, why Mastodon would not verify `profile`; "" where it would.

    `page` and `status` are the final answer of the page that stands in the profile.
    `location_of(url)` asks by HEAD and returns the header Location, "" for none; it is called
    only for the first of the links, and only where none is the profile's address.
    """
    if status != 200:
        return f"Die Seite antwortet mit Status {status} statt 200."
    links = rel_me(page[:LIMIT])
    if any(_same(link, profile) for link in links):
        return ""
    if links and links[0] and location_of(links[0]) == profile:
        return ""
    return _reason(page, links, profile)


def rel_me(page: bytes) -> list[str]:
    """Return the href of each <a> and <link> of HTML that says rel="me", as they stand."""
    document = LexborHTMLParser(page)
    roots = [document.root, *document.template_fragments()]
    nodes = [node for root in roots if root for node in root.css("a[href][rel], link[href][rel]")]
    return [node.attributes.get("href") or "" for node in nodes if _says_me(node)]


def is_verifiable(field: str) -> bool:
    """Say whether Mastodon asks this field of a profile: https, lower-case ASCII host, no user."""
    return _FIELD.fullmatch(field) is not None


def _says_me(node: LexborNode) -> bool:
    """Say whether a link is one to oneself; within SVG and MathML an <a> is another element."""
    tokens = _BLANK.split((node.attributes.get("rel") or "").lower())
    return "me" in tokens and all(around.tag not in {"svg", "math"} for around in ancestors(node))


def _same(link: str, profile: str) -> bool:
    return link.lower() == profile.lower()


def _reason(page: bytes, links: list[str], profile: str) -> str:
    if not page.strip():
        return "Die Seite ist leer."
    if any(_same(link, profile) for link in rel_me(page)):
        return "Der Link zum Profil steht hinter dem ersten Megabyte; weiter liest niemand."
    if links:
        found = ", ".join(f"„{link}“" for link in dict.fromkeys(links))
        return f"Mit rel=me verlinkt sind nur {found}, nicht genau „{profile}“."
    return f"Kein Link der Seite trägt rel=me; der zu „{profile}“ muss es."
