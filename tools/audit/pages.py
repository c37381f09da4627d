"""Which pages are measured: one of each kind that a site has."""

import re
from pathlib import Path

from plugins.common.addresses import published

# What tells a kind of page by its file; a page counts for the first that fits.
_KINDS = tuple(
    map(
        re.compile,
        (
            r"index\.html", r"blog\.html", r"\d{4}/\d\d/\d\d/.+\.html", r"termine/.+\.html",
            r"archiv\.html", r"themen\.html", r"thema/.+\.html", r"impressum\.html",
            r"\d{4}/index\.html", r"404\.html", r"termine\.html", r"abonnieren\.html",
            r"(?!entwurf/)[^/]+\.html",
        ),
    )
)  # fmt: skip


def one_of_each(site: Path) -> list[str]:
    """Return the addresses of the largest page of each kind, which has most to measure."""
    found: dict[re.Pattern[str], list[tuple[int, str]]] = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if kind := next((one for one in _KINDS if one.fullmatch(name)), None):
            found.setdefault(kind, []).append((path.stat().st_size, name))
    largest = (max(found[kind])[1] for kind in _KINDS if kind in found)
    return [published(name) for name in largest]
