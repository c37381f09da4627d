"""The site's address, where a file of the group's own or a setting may name another."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from plugins.common.addresses import is_this_machine, path_within, root_of
from plugins.common.problem import Level, Problem
from plugins.common.site.address import technical
from plugins.common.source import Source, display_path

SETTINGS = "publishconf.py"
# Below a name as GitHub has it: https://docs.github.com/en/pages
_PATH = re.compile(r"(?:/[\w.-]+)*", re.ASCII)
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
    stated = f"SITEURL „{site_url}“"
    fine = '`SITEURL = "https://…"` schreiben: den Namen, sonst höchstens den Pfad zur Website.'
    if parts.scheme != "https" or not host:
        yield _setting(SETTINGS, "SITEURL", f"{stated} ist keine Adresse mit https.", fine)
        return
    if site_url != f"https://{parts.netloc}{parts.path}" or not _PATH.fullmatch(parts.path):
        message = f"{stated} hat mehr als Namen und Pfad; auch ein Schrägstrich am Ende gehört weg."
        yield _setting(SETTINGS, "SITEURL", message, fine)
        return
    if technical(site_url) != site_url:
        remedy = f'`SITEURL = "{technical(site_url)}"` schreiben: So kennen Rechner diesen Namen.'
        yield _setting(SETTINGS, "SITEURL", f"{stated} ist nicht in ASCII.", remedy)
        return
    if site_url not in own:
        message = f"OWN_ADDRESSES enthält {site_url} nicht; Links dorthin gälten als fremd."
        yield _setting("pelicanconf.py", "OWN_ADDRESSES", message, f'"{site_url}" dort ergänzen.')
    yield from _other_names(site_url, content / "extra")


def _other_names(site_url: str, extra: Path) -> Iterator[Problem]:
    name, path = urlsplit(site_url).netloc, root_of(site_url)
    remedy = "In allen Dateien denselben Namen eintragen, hier oder als address in site.yml."
    if cname := _read(extra / "CNAME"):
        written = cname.text.strip()
        if written.casefold() != name.casefold():
            message = f"Hier steht „{written}“, die Adresse der Website ist „{name}“."
            yield Problem(cname.path, 1, message, remedy)
        elif path:
            message = f"Mit dieser Datei läge die Website ganz oben auf {name}, nicht unter {path}."
            yield Problem(
                cname.path,
                1,
                message,
                "Sie löschen, oder die Adresse ohne Pfad schreiben.",
            )
    robots = _read(extra / "robots.txt")
    if robots and path:
        message = f"Unter {path} liest niemand diese Datei, nur ganz oben auf {name}."
        yield Problem(robots.path, 1, message, "Sie löschen.", Level.HINWEIS)
    elif robots:
        for found in _MAP.finditer(robots.text):
            if path_within(found[1], [site_url]) is None:
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
