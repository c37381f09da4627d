"""What can be wrong with the entries of a data file, whatever they are about."""

import re
from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from plugins.common.data import Record, Text
from plugins.common.problem import Problem, choice, nearest

# RFC 3986, but no user, backslash or blank: browsers and Python read those as different hosts.
HTTPS = re.compile(r"https://(?:[\w-]+\.)+[\w-]+(?::\d+)?(?:[/?#][^\s\\]*)?")

_ALIKE = 0.7  # how much a misspelt name has in common with the one that is meant (difflib)


def check_list(
    root: Record,
    key: str,
    kind: str,
    *,
    of: type[Record] | type[Text],
    begins: str = "name",
    may_be_empty: bool = False,
) -> Iterator[Problem]:
    """Yield a problem where `key` is no list, and for each item in it that is not of this type.

    `begins` is the first name of an entry, or a value of this kind, for the remedy.
    """
    value = root.get(key, "")
    may_be_empty |= of is Text
    if value == "" and may_be_empty:
        return
    example = f"`- {begins}: …` unter `{key}:`" if of is Record else f"`- {begins}` unter `{key}:`"
    if not isinstance(value, list) or not (value or may_be_empty):
        message = f"Unter `{key}` steht keine Liste."
        yield root.problem(key, message, f"Je {kind} eine Zeile {example} schreiben.")
        return
    for item in value:
        if not isinstance(item, of) or not item:
            line = getattr(item, "line", root.lines[key])
            message = f"{kind} „{item}“: der Eintrag hat nicht die erwartete Form."
            yield Problem(root.path, line, message, f"{example} schreiben.")


def check_shape(
    entry: Record,
    kind: str,
    required: Collection[str],
    optional: Collection[str],
    *,
    lists: Collection[str] = (),
    may_be_lists: Collection[str] = (),
    words: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Problem]:
    """Yield a problem for each name that is missing, empty, unknown or has no plain value.

    `lists` are required, too, and have other values (check_list), as have `may_be_lists`. `words`
    are what others call names that are known.
    """
    label = f"{kind} „{entry.text('name')}“" if entry.text("name") else kind
    known = [*required, *optional, *lists, *may_be_lists]
    misspelt = set()
    for key, value in entry.items():
        if key not in known:
            meant = words.get(key.casefold().replace("-", "_"), key)
            misspelt.add(nearest(meant, known, _ALIKE))
            message = f"{label}: die Angabe `{key}` ist unbekannt."
            yield entry.problem(key, message, choice(meant, known, _ALIKE))
        elif not isinstance(value, Text) and key not in {*lists, *may_be_lists}:
            message = f"{label}: die Angabe `{key}` ist kein einfacher Wert."
            yield entry.problem(key, message, f"`{key}: Wert` in einer Zeile schreiben.")
    for key in (*required, *(name for name in lists if name not in entry)):
        if not entry.get(key) and key not in misspelt:
            message = f"{label}: die Angabe `{key}` fehlt oder ist leer."
            yield entry.problem(key, message, f"`{key}: …` ergänzen.")


def check_keys(root: Record, known: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each name at the top of a file that means nothing there."""
    for key in root:
        if key not in known:
            message = f"Die Angabe `{key}` ist unbekannt."
            yield root.problem(key, message, choice(key, known))


def check_https(entry: Record, kind: str) -> Iterator[Problem]:
    """Yield a problem where the entry's `url` is not an https address with a host."""
    url = entry.text("url")
    if url and not is_https(url):
        message = f"{kind} „{entry.text('name')}“: „{url}“ ist keine Adresse mit https."
        yield entry.problem("url", message, "Die ganze Adresse schreiben: `url: https://…`.")


def is_https(url: str) -> bool:
    """Say whether `url` is a plain absolute https URL (see HTTPS)."""
    return HTTPS.fullmatch(url) is not None


def check_unique(entries: Collection[Record], kind: str, *keys: str) -> Iterator[Problem]:
    """Yield a problem for each entry that repeats another's value of one of `keys`."""
    for key in keys:
        seen: dict[str, Record] = {}
        for entry in entries:
            value = entry.text(key).casefold()
            if value and (first := seen.setdefault(value, entry)) is not entry:
                yield entry.problem(
                    key,
                    f"{kind} „{entry.text('name') or entry.text(key)}“:"
                    f" `{key}: {entry.text(key)}` steht schon"
                    f" in Zeile {first.lines[key]}.",
                    "Einen der beiden Einträge löschen.",
                )
