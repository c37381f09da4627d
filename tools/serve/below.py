"""The path that a finished site lies below."""

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from plugins.common.addresses import root_of


def path_in(home: Path, before: str) -> str:
    """Return the path that a site lies below by its home page, `before` where there is no page."""
    try:
        page = LexborHTMLParser(home.read_bytes())
    except OSError:
        return before
    link = page.css_first("link[rel=canonical]")
    return root_of(link.attributes["href"] or "") if link else ""
