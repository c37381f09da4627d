"""The campaign's partners and their logos (content/data/partners.yml)."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from plugins.common import data, data_checks
from plugins.common.addresses import path_within
from plugins.common.data import Record, Text
from plugins.common.image_size import Size, find_file, read_size
from plugins.common.problem import Problem, WrongInputError, choice
from plugins.common.templates import environment

_NO_GROUPS = "Ohne Gruppe schreiben; noch gibt es keine."
KIND = "Partner"
OPTIONAL = ("logo", "alt", "group", "order", "url")
LOGOS = "images/partners"
LAST = 1_000_000  # where a partner without `order` stands

_ORDER = re.compile(r"-?\d{1,6}")

_templates = environment(__file__)


@dataclass(frozen=True)
class Logo:
    """A picture below content/, e.g. images/partners/x.svg; width and height in pixels."""

    path: str
    alt: str
    size: Size


@dataclass(frozen=True)
class Partner:
    """A partner; without a logo its name is shown, without a url nothing is linked."""

    name: str
    group: str
    order: int
    url: str
    logo: Logo | None


@dataclass(frozen=True)
class Partners:
    """All partners in the order they are shown, and the groups that may be asked for."""

    members: tuple[Partner, ...]
    groups: tuple[str, ...]

    def of_group(self, group: str) -> list[Partner]:
        """Return the partners of a group, or those without one for ""."""
        return [partner for partner in self.members if partner.group == group]


def load(path: Path, content: Path, own: Collection[str] = ()) -> tuple[Partners, list[Problem]]:
    """Return the partners and what is wrong with them; logos are looked for below `content`.

    `own` are the addresses of the site itself, which may stand before a logo.
    """
    root, problems = data.load(path)
    if problems:
        return Partners((), ()), problems
    entries = root.entries("partners")
    groups = tuple(root.texts("groups"))
    problems += data_checks.check_keys(root, ["groups", "partners"])
    problems += data_checks.check_list(root, "partners", KIND, of=Record, may_be_empty=True)
    if "groups" in root:
        problems += data_checks.check_list(root, "groups", "Gruppe", of=Text)
    problems += [
        Problem(root.path, group.line, f"Die Gruppe „{group}“ steht zweimal da.", "Eine löschen.")
        for number, group in enumerate(groups)
        if group in groups[:number]
    ]
    members = []
    for entry in entries:
        problems += _check(entry, groups)
        logo, logo_problems = _logo(entry, content, own)
        problems += logo_problems
        members.append(_partner(entry, logo))
    for group in ("", *groups):
        of_group = [entry for entry in entries if entry.text("group") == group]
        problems += data_checks.check_unique(of_group, KIND, "name", "url")
    members.sort(key=lambda partner: partner.order)  # stable: the file's order among equals
    return Partners(tuple(members), groups), problems


def render(partners: Partners, argument: str, inline: bool) -> str:
    """Return a list of logos; an enumeration of them within a sentence."""
    if argument and argument not in partners.groups:
        raise WrongInputError(
            f"Die Gruppe „{argument}“ gibt es in content/data/partners.yml nicht.",
            choice(argument, partners.groups, otherwise=_NO_GROUPS),
        )
    members = partners.of_group(argument)
    if not members:
        raise WrongInputError(
            "Für diese Anweisung gibt es in content/data/partners.yml keinen Partner.",
            "Dort einen eintragen oder die Anweisung löschen.",
        )
    return _templates.get_template("partners.html").render(partners=members, inline=inline)


def _check(entry: Record, groups: tuple[str, ...]) -> Iterator[Problem]:
    yield from data_checks.check_shape(entry, KIND, ("name",), OPTIONAL)
    yield from data_checks.check_https(entry, KIND)
    group, order, name = entry.text("group"), entry.text("order"), entry.text("name")
    if group and group not in groups:
        message = f"Partner „{name}“: die Gruppe „{group}“ ist unbekannt."
        remedy = choice(group, groups, otherwise=_NO_GROUPS)
        remedy += " Eine neue Gruppe gehört oben unter `groups`."
        yield entry.problem("group", message, remedy)
    if order and not _ORDER.fullmatch(order):
        message = f"Partner „{name}“: `order` ist keine ganze Zahl."
        yield entry.problem("order", message, "`order: 1` schreiben oder die Zeile löschen.")
    if entry.text("logo") and not entry.text("alt"):
        message = f"Partner „{name}“: dem Logo fehlt der Ersatztext `alt`."
        yield entry.problem("logo", message, f"`alt: Logo {name}` ergänzen.")


def _logo(entry: Record, content: Path, own: Collection[str]) -> tuple[Logo | None, list[Problem]]:
    written = path_within(entry.text("logo"), own) or entry.text("logo")
    written = written.lstrip("/").removeprefix("content/")
    if not written:
        return None, []
    # A bare file name is meant to be in the folder of logos.
    path = written if "/" in written else f"{LOGOS}/{written}"
    try:
        file = find_file(content / path)
        if not path.startswith("images/"):
            raise WrongInputError(f"{path} liegt nicht unter images/.", f"Nach {LOGOS}/ legen.")
        shown = file.relative_to(content).as_posix()
        return Logo(f"/{shown}", entry.text("alt"), read_size(file, "die Logo-Datei")), []
    except WrongInputError as wrong:
        message = f"Partner „{entry.text('name')}“: {wrong.message}"
        problem = entry.problem("logo", message, wrong.remedy)
        return None, [replace(problem, about=wrong.about)]


def _partner(entry: Record, logo: Logo | None) -> Partner:
    order = entry.text("order")
    return Partner(
        name=entry.text("name"),
        group=entry.text("group"),
        order=int(order) if _ORDER.fullmatch(order) else LAST,
        url=entry.text("url"),
        logo=logo,
    )
