"""The licences of Creative Commons, by the short names that they are known by."""

import re
from typing import NamedTuple

_KINDS = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")
_VERSIONS = ("4.0", "3.0", "2.0")
_PORTED = ("3.0", "2.0")  # to German law
_ZERO = "https://creativecommons.org/publicdomain/zero/1.0/deed.de"


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
    wanted = _plain(written)
    return next((Licence(*one) for one in LICENCES.items() if _plain(one[0]) == wanted), None)


def _plain(name: str) -> str:
    return re.sub(r"[\s_-]+", "", name).casefold()
