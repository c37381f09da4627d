"""Categories and tags become topics: one spelling each, and none that says nothing."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from plugins.front_matter.faults import LONGEST_TAG
from tools.wordpress.item import Item, Term
from tools.wordpress.plain import one_line

KINDS = frozenset({"category", "post_tag", "tribe_events_cat"})
# What WordPress calls its first category, which every post without one is in.
_NOTHING = frozenset(
    {"uncategorized", "uncategorised", "unkategorisiert", "nicht-kategorisiert", "allgemein",
     "ohne-kategorie", "keine-kategorie", "general"}
)  # fmt: skip


@dataclass(frozen=True)
class Topics:
    """The name of a topic by its part of an address; `left_out` are names that became none."""

    slug: Callable[[str], str]
    names: Mapping[str, str]
    left_out: frozenset[str] = field(default_factory=frozenset)

    def of(self, item: Item) -> list[str]:
        """Return the topics of an entry, each once."""
        found = (self.name(term) for term in item.terms)
        return list(dict.fromkeys(filter(None, found)))

    def name(self, term: Term) -> str:
        """Return the topic that a category or tag became, "" for none."""
        if term.kind not in KINDS or term.slug in _NOTHING:
            return ""
        return self.names.get(self.slug(one_line(term.name)), "")


def topics(items: Iterable[Item], known: Iterable[str], slug: Callable[[str], str]) -> Topics:
    """Return the topics of posts; `known` are names in use here, whose spelling counts."""
    posts = [item for item in items if item.kind == "post"]
    used: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = {}
    for item in posts:
        mine = {slug(one_line(t.name)): one_line(t.name) for t in item.terms if t.kind in KINDS}
        for key, name in mine.items():
            used[key] += 1
            spelled.setdefault(key, Counter())[name] += 1
    for item in items:
        if item.kind == "tribe_events":
            for term in item.terms:
                spelled.setdefault(slug(one_line(term.name)), Counter())[one_line(term.name)] += 1
    ours = {slug(name): name for name in known}
    everywhere = {key for key, count in used.items() if len(posts) > 2 and count == len(posts)}
    fit = {key for key in spelled if key and len(key) <= LONGEST_TAG} - everywhere
    names = {key: ours.get(key) or _most_used(spelled[key]) for key in fit}
    gone = {_most_used(spelled[key]) for key in spelled if key not in fit and key not in _NOTHING}
    return Topics(slug, names, frozenset(gone))


def _most_used(spellings: Counter[str]) -> str:
    """Return the most used spelling; of several the one that does not shout."""
    return min(spellings, key=lambda name: (-spellings[name], name.isupper(), name))
