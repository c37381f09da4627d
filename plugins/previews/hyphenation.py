"""Where German words may be divided."""

import re
from copy import copy
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyphen

SOFT_HYPHEN = "\xad"
# Words of ours that the patterns divide wrongly; endings may follow.
_KNOWN = (
    "Ein-wohner-antr", "Klima-anpassung", "Klima-entscheid",
    "Klima-stamm-tisch", "Photo-voltaik-anlage", "Solar-pflicht", "Wind-kraft-anlage",
)  # fmt: skip
_EXCEPTIONS = {word.replace("-", "").casefold(): word.split("-") for word in _KNOWN}
# A line that ends with one of these reads on wrongly ("Radver-kehr", "Verkehrsin-frastruktur").
_PREFIXES = frozenset(
    "ab an auf aus be ein emp ent er ge in miss um un ver vor zer zu".split()  # noqa: SIM905
)
_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST = 3  # letters before and after a hyphen; two look lost in a large title
_SHORTEST = 7  # letters of a word that is worth dividing


def syllables(word: str) -> list[str]:
    """Return the parts of a word between which a hyphen may stand; marks stay with their part.

    Soft hyphens an author wrote are the only places, where there are any.
    """
    if SOFT_HYPHEN in word:
        return [part for part in word.split(SOFT_HYPHEN) if part]
    places: list[int] = []
    for letters in _LETTERS.finditer(word):
        places += [letters.start() + place for place in _places(letters[0])]
    return [word[start:end] for start, end in zip([0, *places], [*places, None], strict=True)]


def _places(letters: str) -> list[int]:
    if len(letters) < _SHORTEST:
        return []
    folded = letters.casefold()
    for known in sorted(_EXCEPTIONS, key=len, reverse=True):
        if folded.startswith(known):
            parts = _EXCEPTIONS[known]
            return [sum(map(len, parts[: n + 1])) for n in range(len(parts) - 1)]
    return _good(_agreed(letters.lower()), letters.lower())


def _good(places: list[int], word: str) -> list[int]:
    """Leave out places after a prefix, and those a letter apart: one is wrong, or both are ugly."""
    return [
        place for before, place in zip([0, *places], places, strict=False)
        if _LEAST <= place <= len(word) - _LEAST
        and not {place - 1, place + 1} & {*places}
        and word[before:place] not in _PREFIXES
    ]  # fmt: skip


def _agreed(word: str) -> list[int]:
    """Return the places on which two readings of LibreOffice's patterns agree.

    The file has two levels, for compounds and for syllables of their parts. Pyphen reads them as
    one, which yields "Treibh-aus"; one after the other, as Hunspell does, they yield
    "Solarpf-licht". What both say is right but for rare words.
    """
    compounds, parts, both = _patterns()
    found = [int(place) for place in compounds.positions(word) if 2 <= place <= len(word) - 2]
    by_level = {*found}
    for start, end in zip([0, *found], [*found, len(word)], strict=True):
        part = word[start:end]
        inner = (int(place) for place in parts.positions(part))
        by_level |= {start + place for place in inner if 2 <= place <= len(part) - 2}
    return sorted(by_level & {int(place) for place in both.positions(word)})


@cache
def _patterns() -> tuple[pyphen.HyphDict, pyphen.HyphDict, pyphen.HyphDict]:
    """Return the patterns for compounds, for their parts, and both as one; takes half a second."""
    path = Path(pyphen.LANGUAGES["de_DE"])
    encoding, text = path.read_text("latin-1").split("\n", 1)
    levels = text.split("\nNEXTLEVEL\n")
    with TemporaryDirectory() as folder:
        files = [Path(folder, str(number)) for number in range(len(levels))]
        for file, level in zip(files, levels, strict=True):
            file.write_text(f"{encoding}\n{level}", "latin-1")
        compounds, parts = map(pyphen.HyphDict, files)
    both = copy(compounds)
    both.patterns, both.cache = compounds.patterns | parts.patterns, {}
    both.maxlen = max(compounds.maxlen, parts.maxlen)
    return compounds, parts, both
