"""Links of authors: checked, and written from the site's root."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborNode

from plugins.body.addresses import Addresses, Lookup
from plugins.body.targets import UNKNOWN, NothingThereError, meant, target_of
from plugins.common.locating import numbered
from plugins.common.problem import Problem, WrongInputError
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import LOADED, Tree

_KINDS = {"img": "Das Bild", "video": "Das Video", "audio": "Die Aufnahme"}


def resolve(addresses: Addresses, own: Collection[str], tree: Tree, place: Place) -> list[Problem]:
    """Make every internal address start with "/", wherever the file or page it means is.

    `own` are the addresses of the site itself (plugins/common/addresses.py).
    """
    found = list(tree.urls())
    lookup = Lookup(addresses, place.dependencies)
    faults: dict[int, WrongInputError] = {}
    for number, (node, attribute, url) in enumerate(found):
        try:
            resolved = target_of(lookup, own, url, place)
            if attribute in LOADED and (resolved[0] != "/" or resolved.startswith("//")):
                raise _foreign(node, url)
            node.attrs[attribute] = resolved
        except NothingThereError as wrong:
            faults[number] = wrong.of_picture(url) if node.tag == "img" else wrong
        except WrongInputError as wrong:
            faults[number] = wrong
    urls = [(url, attribute in LOADED) for _, attribute, url in found]
    return list(_problems(faults, urls, place.source)) if faults else []


def _problems(
    faults: Mapping[int, WrongInputError], urls: Sequence[tuple[str, bool]], source: Source
) -> Iterator[Problem]:
    """Yield the problem of each fault; it is known by the number of its address."""
    occurrences = numbered(urls)
    for number, wrong in faults.items():
        url, loaded = urls[number]
        line = source.locator.address(url, occurrences[number], loaded=loaded)
        yield Problem(source.path, line, wrong.message, wrong.remedy)


def check_menu(
    addresses: Addresses,
    menu: Iterable[tuple[str, str]],
    problem: Callable[[str, str, str, str], Problem],
) -> list[Problem]:
    """Return a problem for each entry of a menu that leads to nothing.

    `problem` makes one of target, label, message and remedy.
    """
    return [
        problem(
            target,
            label,
            f"Der Menüpunkt „{label}“ führt zu nichts.",
            meant(addresses, f"/{target}") or UNKNOWN,
        )
        for target, label in menu
        if not addresses.find(f"/{target}")
    ]


def _foreign(node: LexborNode, url: str) -> WrongInputError:
    """Return what is wrong with a picture or sound of another website."""
    what = _KINDS.get(str(node.tag), "Die Datei")
    message = f"{what} „{url}“ liegt auf einer anderen Website, die so von allen Lesenden erführe."
    if node.tag in {"video", "audio"}:
        return WrongInputError(message, "Einen Link setzen, oder den Code zum Einbetten kopieren.")
    remedy = "Die Datei in content/images/ ablegen und `/images/bild.jpg` schreiben."
    return WrongInputError(message, remedy)
