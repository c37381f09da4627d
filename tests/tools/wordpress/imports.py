"""What an import would make of some entries, without writing or building anything."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from plugins.common.clock import BERLIN
from tests.tools.wordpress.exports import wxr
from tools.wordpress import existing, export, forwarding, targets
from tools.wordpress.targets import Target
from tools.wordpress.texts import Text, Workshop
from tools.wordpress.wanted import Wanted
from tools.wordpress.workshops import workshop

NOW = datetime(2026, 11, 1, 12, tzinfo=BERLIN)


def prepared(
    settings: dict[str, Any],
    items: Iterable[str],
    bases: Mapping[str, str] | None = None,
    *,
    authors: bool = False,
    uploads: Path | None = None,
) -> tuple[Workshop, list[Target]]:
    """Return what the texts of these entries are made with, and what each becomes."""
    file = Path("export.xml")
    file.write_text(wxr(*items), encoding="utf-8")
    found, shelf = export.read(file), existing.read()
    aims = targets.targets(found.items, shelf, settings, NOW)
    return workshop(
        found, aims, shelf, Wanted(file, uploads, authors=authors, bases=bases or {}), settings
    ), aims


def rows(
    settings: dict[str, Any], items: Iterable[str], bases: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the redirects that an import of these entries would write."""
    shop, aims = prepared(settings, items, bases)
    return dict(forwarding.rows(shop.export, shop.links, aims, {}, NOW, shop.taken))


def texts(
    settings: dict[str, Any], *items: str, authors: bool = False, uploads: Path | None = None
) -> dict[int, Text]:
    """Return the texts of these entries by their numbers."""
    shop, aims = prepared(settings, items, authors=authors, uploads=uploads)
    return {aim.item.number: shop.text(aim, "2026-11-01") for aim in aims if not aim.withheld}


def body(text: Text) -> str:
    """Return what stands below the header of a text."""
    return text.written.split("---\n", 2)[2].strip()
