"""The licences of Creative Commons, by the short names that they are known by."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_KINDS = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
_VERSIONS = ("4.0", "3.0", "2.0")
_PORTED = ("3.0", "2.0")  # to German law
_ZERO = "https://creativecommons.org/publicdomain/zero/1.0/deed.de"
# As texts name one: by its deed or legal code, or by its short name.
_MENTION = re.compile(
    r"creativecommons\.org/(?:licenses|publicdomain)/[\w./-]+"
    r"|\bCC[ -]?(?:BY(?:[ -](?:SA|NC|ND))*|0)[ -]?\d\.\d(?: DE\b)?",
    re.I,
)


class Licence(NamedTuple):
    """The short name, and the address of its deed in German."""

    name: str
    url: str


NO_LICENCE = Licence("", "")


def _known() -> dict[str, str]:
    found = {}
    for version in _VERSIONS:
        for kind in _KINDS:
            address = f"https://creativecommons.org/licenses/{kind.lower()}/{version}/"
            found[f"CC {kind} {version}"] = f"{address}deed.de"
            if version in _PORTED:
                found[f"CC {kind} {version} DE"] = f"{address}de/deed.de"
    return {**found, "CC0 1.0": _ZERO}


LICENCES = _known()


def licence(written: str) -> Licence | None:
    """Return the licence of a name, None for one that is not known; case and hyphens may differ."""
    wanted = _folded(written)
    return next((Licence(*one) for one in LICENCES.items() if _folded(one[0]) == wanted), None)


def others_in(text: str, own: Licence) -> Iterator[str]:
    """Yield how a text names licences other than its `own`, by address or by name."""
    for found in _MENTION.finditer(text):
        if _known_as(found[0]) not in {_known_as(own.name), _known_as(own.url)}:
            yield found[0]


def _known_as(written: str) -> str:
    """Return what is the same however a licence is named: by deed, legal code, or a short name."""
    place = written.lower().partition("creativecommons.org/")[2]
    return re.sub(r"/?(?:(?:deed|legalcode)[\w.-]*|\.)?$", "", place) or _folded(written)


def _folded(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
