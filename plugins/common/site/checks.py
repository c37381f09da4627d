"""What can be wrong with content/data/site.yml."""

import re
from collections.abc import Iterator

from plugins.common import data_checks
from plugins.common.data import Record, Text
from plugins.common.problem import Problem, choice
from plugins.common.site import address, colour_checks
from plugins.common.site.laender import AUTHORITIES
from plugins.common.site.licences import LICENCES, licence

_REQUIRED = ("name", "word_mark", "claim", "place", "land", "address", "licence", "accent", "ink")
_OPTIONAL = ("long_name", "goal", "repository", "join")
TEXTS = (*_REQUIRED, *_OPTIONAL)
MENUS = ("menu", "footer")
FORMER = "former_addresses"
_KIND, _ITEM = "Website", "Menüpunkt"
# https://docs.github.com/en/rest/repos/repos: an account has letters, digits and single hyphens.
_REPOSITORY = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9])*/[\w.-]+", re.ASCII)
_FILE = re.compile(r"[^/\s?#:][^\s?#:]*\.[a-z0-9]+")
# Where a name may be parted: after a blank or hyphen, before a capital within a word.
_PARTS = re.compile(r"(?<=[\s-])\w|(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")


def check(root: Record) -> Iterator[Problem]:
    """Yield what is wrong with the file, each fault once."""
    commented = colour_checks.commented_out(root)
    required = [key for key in _REQUIRED if key not in commented]
    lists = [*MENUS, FORMER] if FORMER in root else MENUS
    optional = [*_OPTIONAL, *commented]
    yield from data_checks.check_shape(root, _KIND, required, optional, lists=lists)
    yield from _check_mark(root)
    yield from address.check(root)
    yield from _check_former(root)
    yield from _check_names(root)
    yield from colour_checks.check(root)
    for key in MENUS:
        if key in root:
            yield from _check_menu(root, key)


def _check_mark(root: Record) -> Iterator[Problem]:
    mark, name = root.text("word_mark"), root.text("name")
    remedy = f"Den Namen mit einem Strich zwischen den Farben schreiben: `{_marked(name)}`."
    if mark and mark.count("|") != 1:
        wrong = "mehr als einen Strich" if "|" in mark else "keinen Strich"
        yield root.problem("word_mark", f"`word_mark: {mark}` enthält {wrong}.", remedy)
    elif mark and name and _letters(mark.replace("|", "")) != _letters(name):
        message = f"`word_mark: {mark}` ergibt nicht den Namen „{name}“."
        yield root.problem("word_mark", message, remedy)


def _marked(name: str) -> str:
    """Return a name parted near its middle where that is easy to see, else after its end."""
    places = [match.start() for match in _PARTS.finditer(name)]
    middle = min(places, key=lambda place: abs(place - len(name) / 2), default=len(name))
    return f"word_mark: {name[:middle]}|{name[middle:]}"


def _letters(text: str) -> str:
    return "".join(text.split())


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
        yield root.problem("land", f"Das Land „{land}“ gibt es nicht.", choice(land, AUTHORITIES))
    if written and licence(written) is None:
        message = f"Die Lizenz „{written}“ ist unbekannt."
        yield root.problem("licence", message, choice(written, LICENCES))
    if repository and not _REPOSITORY.fullmatch(repository):
        message = f"`repository: {repository}` hat nicht die Form OWNER/NAME."
        remedy = "Konto und Namen schreiben, wie sie bei GitHub heißen, ohne https://github.com/."
        yield root.problem("repository", message, remedy)
    yield from _check_file(root, "join")


def _check_file(entry: Record, key: str) -> Iterator[Problem]:
    """Yield a problem where a value cannot be an output file; a build sees whether there is one."""
    file = entry.text(key)
    if file and not _FILE.fullmatch(file):
        name = re.sub(r"(\.\w+|/)$", "", file).rpartition("/")[2] or "seite"
        message = f"„{file}“ ist keine Datei der Website."
        yield entry.problem(key, message, f"Sie wie `{name}.html` schreiben.")


def _check_menu(root: Record, key: str) -> Iterator[Problem]:
    yield from data_checks.check_list(root, key, _ITEM, of=Record, begins="file")
    entries = root.entries(key)
    for entry in entries:
        yield from data_checks.check_shape(entry, _ITEM, ("file", "label"), ())
        yield from _check_file(entry, "file")
    yield from data_checks.check_unique(entries, _ITEM, "file", "label")
