"""What can be wrong with content/data/site.yml."""

import re
from collections.abc import Iterator

from plugins.common import data_checks
from plugins.common.addresses import path_within
from plugins.common.data import Record, Text
from plugins.common.moments import parse_date
from plugins.common.problem import Problem, choice
from plugins.common.site import address, colour_checks, word_mark
from plugins.common.site.laender import AUTHORITIES, meant
from plugins.common.site.licences import LICENCES, licence
from plugins.common.site.words import WORDS

_REQUIRED = ("name", "word_mark", "claim", "place", "land", "address", "licence", "accent", "ink")
_OPTIONAL = ("long_name", "goal", "repository", "join", "announce_since", "websub_hub")
TEXTS = (*_REQUIRED, *_OPTIONAL)
MENUS = ("menu", "footer")
FORMER = "former_addresses"
_KIND, _ITEM = "Website", "Menüpunkt"
# https://docs.github.com/en/rest/repos/repos: an account has letters, digits and single hyphens.
_REPOSITORY = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9])*/[\w.-]+", re.ASCII)
_ELSEWHERE = re.compile(r"[\w+.-]+:|//|www\.")
_FILE = re.compile(r"[^/\s?#:][^\s?#:]*\.[a-z0-9]+")


def check(root: Record) -> Iterator[Problem]:
    """Yield what is wrong with the file, each fault once."""
    commented = colour_checks.commented_out(root)
    required = [key for key in _REQUIRED if key not in commented]
    optional = [*_OPTIONAL, *commented]
    yield from data_checks.check_shape(
        root, _KIND, required, optional, lists=MENUS, may_be_lists=[FORMER], words=WORDS
    )
    yield from word_mark.check(root)
    yield from address.check(root)
    yield from _check_former(root)
    yield from _check_names(root)
    yield from _check_services(root)
    yield from colour_checks.check(root)
    for key in MENUS:
        if key in root:
            yield from _check_menu(root, key)


def _check_former(root: Record) -> Iterator[Problem]:
    if root.get(FORMER):
        yield from data_checks.check_list(
            root, FORMER, "Adresse", of=Text, begins="https://…", may_be_empty=True
        )
        for written in root.texts(FORMER):
            yield from address.faults(root.path, written)


def _check_names(root: Record) -> Iterator[Problem]:
    land, written, repository = (root.text(key) for key in ("land", "licence", "repository"))
    if land and land not in AUTHORITIES:
        remedy = choice(meant(land), AUTHORITIES)
        yield root.problem("land", f"Das Land „{land}“ gibt es nicht.", remedy)
    if written and licence(written) is None:
        message = f"Die Lizenz „{written}“ ist unbekannt."
        yield root.problem("licence", message, choice(written, LICENCES))
    if repository and not _REPOSITORY.fullmatch(repository):
        message = f"`repository: {repository}` hat nicht die Form OWNER/NAME."
        remedy = "Konto und Namen schreiben, wie sie bei GitHub heißen, ohne https://github.com/."
        yield root.problem("repository", message, remedy)
    yield from _check_file(root, "join", root)


def _check_services(root: Record) -> Iterator[Problem]:
    since, hub = root.text("announce_since"), root.text("websub_hub")
    if since and parse_date(since) is None:
        message = f"`announce_since: {since}` ist kein Tag."
        yield root.problem("announce_since", message, "Ihn so schreiben: `2026-12-01`.")
    if hub and not data_checks.is_https(hub):
        message = f"`websub_hub: {hub}` ist keine Adresse mit https."
        remedy = "Die ganze Adresse schreiben, `https://…`, oder die Zeile löschen."
        yield root.problem("websub_hub", message, remedy)


def _check_file(entry: Record, key: str, root: Record) -> Iterator[Problem]:
    """Yield a problem where a value cannot be an output file; a build sees whether there is one."""
    file = entry.text(key)
    if file and not _FILE.fullmatch(file):
        message = f"„{file}“ ist keine Datei der Website."
        yield entry.problem(key, message, _as_file(file, root.text("address")))


def _as_file(written: str, own: str) -> str:
    """Return the remedy for what is no output file; `own` is the site's address."""
    if _ELSEWHERE.match(written) and path_within(written, address.known_addresses(own)) is None:
        return "Nur eigene Seiten nennen, wie `kontakt.html`; auf der Seite steht dann der Link."
    path = re.split(r"[?#]", written)[0]
    name = re.sub(r"(\.\w+|/)$", "", path).rpartition("/")[2]
    return f"Sie wie `{'-'.join(name.split()) or 'seite'}.html` schreiben."


def _check_menu(root: Record, key: str) -> Iterator[Problem]:
    yield from data_checks.check_list(root, key, _ITEM, of=Record, begins="file")
    entries = root.entries(key)
    for entry in entries:
        yield from data_checks.check_shape(entry, _ITEM, ("file", "label"), ())
        yield from _check_file(entry, "file", root)
    yield from data_checks.check_unique(entries, _ITEM, "file", "label")
