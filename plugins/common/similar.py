"""Names that somebody may have meant who wrote another one."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

_FEW = 40  # names that are compared letter by letter
_LOOKED_AT = 1000  # entries of the index; the rarest letters tell most


class Names:
    """Many names, to be asked many times: compared are only those that share rare letters.

    Case makes no difference.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = {name.casefold(): name for name in sorted(names)}
        self._index: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names if len(self._names) > _FEW else ():
            for triple in _triples(name):
                self._index[triple].append(name)
        self._near = lru_cache(maxsize=1000)(self._find)

    def near(self, written: str, most: int = 1, cutoff: float = 0.6) -> list[str]:
        """Return up to `most` names that are alike, the most alike first (difflib's measure)."""
        return [self._names[name] for name in self._near(written.casefold(), most, cutoff)]

    def _find(self, written: str, most: int, cutoff: float) -> list[str]:
        return get_close_matches(written, self._candidates(written), n=most, cutoff=cutoff)

    def _candidates(self, written: str) -> list[str]:
        if not self._index:
            return list(self._names)
        shared: Counter[str] = Counter()
        looked_at = 0
        for names in sorted((self._index.get(t, []) for t in _triples(written)), key=len):
            if looked_at + len(names) > _LOOKED_AT and shared:
                break
            shared.update(names[:_LOOKED_AT])
            looked_at += len(names)
        return [name for name, _ in shared.most_common(_FEW)]


@lru_cache(maxsize=8)
def names_of(names: tuple[str, ...]) -> Names:
    """Return these names to be asked; for those who ask again and again for the same."""
    return Names(names)


def _triples(name: str) -> set[str]:
    padded = f"\0{name}\0"
    return {padded[place : place + 3] for place in range(len(padded) - 2)}
