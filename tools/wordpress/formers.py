"""The old address that each text takes over in its header (`frueher:`)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from plugins.common.addresses import file_of
from plugins.common.problem import WrongInputError
from plugins.redirects.former import output_file
from tools.wordpress.existing import Shelf
from tools.wordpress.links import Links
from tools.wordpress.targets import Target

_PARTING = re.compile(r"[,;\s]")  # what parts addresses in a header


def formers(targets: Iterable[Target], links: Links, taken: Iterable[str]) -> dict[int, str]:
    """Return the old path of each text by its number, "" where it has none to keep.

    An address belongs to one text: to who answers there today (`taken`, output files), else to the
    first that had it.
    """
    public = [target for target in targets if target.is_public]
    known = {*taken, *(target.address[1:].casefold() for target in public)}
    found: dict[int, str] = {}
    for target in public:
        path = links.own_path(target.item.link) if target.item.path else None
        file = _file(path or "", target.address)
        if path and file and file not in known:
            known.add(file)
            found[target.item.number] = path
    return found


def _file(path: str, address: str) -> str:
    """Return the file that a page at an old path would be, "" where it need or can be none."""
    if not path.strip("/") or _PARTING.search(path):
        return ""
    if path.casefold() in {address.casefold(), address.removesuffix(".html").casefold()}:
        return ""
    try:
        return output_file(path, ()).casefold()
    except WrongInputError:
        return ""


def taken_files(
    targets: Iterable[Target], shelf: Shelf, settings: Mapping[str, Any]
) -> frozenset[str]:
    """Return the output files of texts and of their former addresses, but for those to be found.

    What an earlier import wrote of these targets gets the same address again.
    """
    again = {target.path for target in targets if not target.is_ours}
    found = {file_of(known.path, settings).casefold() for known in shelf.by_path.values()}
    for known in shelf.by_path.values():
        if known.path in again:
            continue
        for url in known.header.texts("frueher"):
            found.update(_file(one, "") for one in url.split())
    return frozenset(found - {""})


def all_taken(
    formers: Mapping[int, str], targets: Iterable[Target], taken: Iterable[str]
) -> frozenset[str]:
    """Return the output files at which texts answer, old addresses in their headers among them."""
    found = {_file(path, "") for path in formers.values()}
    return frozenset({*found, *taken, *(t.address[1:].casefold() for t in targets if t.is_public)})
