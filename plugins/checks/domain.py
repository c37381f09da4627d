"""The site's address, where a file of the group's own or a setting may name another."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins.common.addresses import is_this_machine, split_url
from plugins.common.problem import Problem
from plugins.common.source import Source, display_path

SETTINGS = "publishconf.py"
_MAP = re.compile(r"^sitemap:\s*(\S+)", re.I | re.M)


def of_two_minds(site_url: str, own: Collection[str], content: Path) -> Iterator[Problem]:
    """Yield a problem for each place that names another address than SITEURL, or none that works.

    `own` are the addresses whose links count as the site's own. Nothing to say of a preview.
    """
    try:
        parts = urlsplit(site_url)
        host = parts.hostname or ""
    except ValueError:
        parts, host = urlsplit(""), ""
    if is_this_machine(host):
        return
    said = f"SITEURL „{site_url}“"
    fine = '`SITEURL = "https://…"` schreiben, ohne Schrägstrich am Ende.'
    if parts.scheme != "https" or not host:
        yield _setting(SETTINGS, "SITEURL", f"{said} ist keine Adresse mit https.", fine)
        return
    if site_url.endswith("/") or site_url != f"https://{parts.netloc}{parts.path}":
        yield _setting(SETTINGS, "SITEURL", f"{said} ist mehr als die Adresse der Website.", fine)
        return
    if site_url not in own:
        message = f"OWN_ADDRESSES enthält {site_url} nicht; Links dorthin gälten als fremd."
        yield _setting("pelicanconf.py", "OWN_ADDRESSES", message, f'"{site_url}" dort ergänzen.')
    yield from _other_names(parts.netloc, content / "extra")


def _other_names(name: str, extra: Path) -> Iterator[Problem]:
    remedy = "In allen Dateien denselben Namen eintragen, hier oder als address in site.yml."
    if cname := _read(extra / "CNAME"):
        written = cname.text.strip()
        if written.casefold() != name.casefold():
            message = f"Hier steht „{written}“, die Adresse der Website ist „{name}“."
            yield Problem(cname.path, 1, message, remedy)
    if robots := _read(extra / "robots.txt"):
        for found in _MAP.finditer(robots.text):
            if split_url(found[1]).netloc.casefold() != name.casefold():
                message = f"„{found[1]}“ liegt nicht unter „{name}“, der Adresse der Website."
                yield robots.problem(found[1], message, remedy)


def _read(file: Path) -> Source | None:
    try:
        return Source(display_path(file), file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return None


def _setting(file: str, name: str, message: str, remedy: str) -> Problem:
    """Return a problem at the last line of a settings file that sets `name`, else at its first."""
    source = _read(Path(file))
    lines = source.text.splitlines() if source else []
    at = [n for n, line in enumerate(lines, 1) if re.match(rf"{name}\b", line)]
    return Problem(file, at[-1] if at else 1, message, remedy)
