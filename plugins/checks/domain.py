"""The site's address, which stands in several files, and what GitHub Pages needs to serve it."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins.common.addresses import is_this_machine, split_url
from plugins.common.problem import Problem
from plugins.common.source import Source, display_path

SETTINGS = "publishconf.py"
_WITHOUT_CNAME = ".github.io"  # the name that every account has
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
    fine = '`SITEURL = "https://…"` schreiben: nur den Namen, ohne Schrägstrich am Ende.'
    if parts.scheme != "https" or not host:
        yield _setting(SETTINGS, "SITEURL", f"{said} ist keine Adresse mit https.", fine)
        return
    if site_url != f"https://{parts.netloc}":
        message = (
            f"{said} hat mehr als einen Namen; die Website liegt immer ganz oben auf ihrer Domain."
        )
        yield _setting(SETTINGS, "SITEURL", message, fine)
        return
    if site_url not in own:
        message = f"OWN_ADDRESSES enthält {site_url} nicht; Links dorthin gälten als fremd."
        yield _setting("pelicanconf.py", "OWN_ADDRESSES", message, f'"{site_url}" dort ergänzen.')
    yield from _other_names(parts.netloc, content / "extra")
    yield from _missing(parts.netloc, content / "extra")


def _other_names(name: str, extra: Path) -> Iterator[Problem]:
    remedy = f"In allen Dateien denselben Namen eintragen, hier oder als SITEURL in {SETTINGS}."
    if cname := _read(extra / "CNAME"):
        written = cname.text.strip()
        if written.casefold() != name.casefold():
            message = f"Hier steht „{written}“, in {SETTINGS} aber SITEURL mit „{name}“."
            yield Problem(cname.path, 1, message, remedy)
    if robots := _read(extra / "robots.txt"):
        for found in _MAP.finditer(robots.text):
            if split_url(found[1]).netloc.casefold() != name.casefold():
                message = f"„{found[1]}“ liegt nicht unter „{name}“ (SITEURL in {SETTINGS})."
                yield robots.problem(found[1], message, remedy)


def _missing(name: str, extra: Path) -> Iterator[Problem]:
    """Yield a problem for each file that GitHub Pages needs and that is not there."""
    needed = {
        "nojekyll": (
            "lässt GitHub Pages weg, was mit `.` oder `_` beginnt",
            "Eine leere Datei dieses Namens wieder anlegen.",
        )
    }
    if not name.casefold().endswith(_WITHOUT_CNAME):
        needed["CNAME"] = (
            f"nimmt GitHub Pages der Website die Domain {name}",
            f"Sie mit der Zeile `{name}` wieder anlegen.",
        )
    for file, (loss, remedy) in needed.items():
        if not (extra / file).exists():
            message = f"Die Datei fehlt; ohne sie {loss}."
            yield Problem(display_path(extra / file), 1, message, remedy)


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
