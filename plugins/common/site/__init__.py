"""The facts of a group (content/data/site.yml): its name, address, colours, menus.

pelicanconf.py makes settings of them; plugins, theme and tools ask these settings.
"""

from dataclasses import dataclass, field
from pathlib import Path

from plugins.common import data
from plugins.common.colours.colour import is_colour
from plugins.common.colours.palette import misfits
from plugins.common.data import Record
from plugins.common.problem import Problem
from plugins.common.site import checks
from plugins.common.site.address import technical
from plugins.common.site.licences import NO_LICENCE, Licence, licence

Menu = tuple[tuple[str, str], ...]  # the file a link leads to, and its label


@dataclass(frozen=True)
class Site:
    """What stands in the file; these values are those of what is missing or faulty there.

    `word_mark` are the two parts of the name, each in a colour of its own. `address` begins with
    https:// and ends without a slash; its host is in ASCII. `accent` and `ink` are #rrggbb.
    """

    name: str = "Website"
    word_mark: tuple[str, str] = ("Website", "")
    long_name: str = ""
    claim: str = ""
    goal: str = ""
    place: str = ""
    land: str = ""
    address: str = ""
    former_addresses: tuple[str, ...] = ()
    repository: str = ""
    licence: Licence = field(default=NO_LICENCE)
    accent: str = "#ffffff"
    ink: str = "#000000"
    join: str = ""
    announce_since: str = ""
    websub_hub: str = ""
    menu: Menu = ()
    footer: Menu = ()


_AS_WRITTEN = {
    "name", "long_name", "claim", "goal", "place", "land", "repository", "join", "announce_since",
    "websub_hub",
}  # fmt: skip


def read_site(path: Path) -> tuple[Site, list[Problem]]:
    """Return the facts and what is wrong with them; the file is read as UTF-8."""
    root, problems = data.load(path)
    if not problems:
        problems += checks.check(root)
    return _site(root, {problem.line for problem in problems}), problems


def _site(root: Record, faulty: set[int]) -> Site:
    """Return the facts but for those in faulty lines."""
    known = {
        key: value
        for key in checks.TEXTS
        if (value := root.text(key)) and root.lines[key] not in faulty
    }
    name = known.get("name", Site.name)
    mark = known.get("word_mark")
    as_written = {key: known[key] for key in sorted(known.keys() & _AS_WRITTEN)}
    former = [one for one in root.texts(checks.FORMER) if one.line not in faulty]
    return Site(
        **{"long_name": name, **as_written},
        address=technical(known.get("address", "")),
        word_mark=_parts(mark) if mark and "name" in known else (name, ""),
        licence=licence(known.get("licence", "")) or NO_LICENCE,
        **_colours(root.text("accent"), root.text("ink")),
        former_addresses=tuple(map(technical, former)),
        menu=_menu(root, "menu"),
        footer=_menu(root, "footer"),
    )


def _parts(mark: str) -> tuple[str, str]:
    first, _, second = mark.partition("|")
    return first, second


def _colours(accent: str, ink: str) -> dict[str, str]:
    """Return the two colours, none where either or both together will not do."""
    if not (is_colour(accent) and is_colour(ink)) or any(misfits(accent, ink)):
        return {}
    return {"accent": accent.lower(), "ink": ink.lower()}


def _menu(root: Record, key: str) -> Menu:
    entries = [(entry.text("file"), entry.text("label")) for entry in root.entries(key)]
    return tuple(entry for entry in entries if all(entry))
