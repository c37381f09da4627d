"""All addresses of the site, so that links can be resolved and checked before a page is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain
from unicodedata import normalize

from plugins.common.addresses import published


@dataclass(frozen=True)
class Addresses:
    """What the site publishes and which file it comes from.

    `by_path` leads from every path that answers to the published one, `by_source` there from each
    file below content/: "pages/impressum.md" -> "/impressum.html". Keys are in NFC; a published
    path is as the file system has it. `drafts` are the paths that no list leads to yet.
    """

    by_path: Mapping[str, str]
    by_source: Mapping[str, str]
    drafts: frozenset[str] = frozenset()

    def find(self, path: str) -> str | None:
        """Return the published path that answers at `path`, where there is one."""
        return self.by_path.get(normalize("NFC", path))

    def find_source(self, path: str) -> str | None:
        """Return the published path of a file below content/, where there is one."""
        return self.by_source.get(normalize("NFC", path))

    def nearest(self, path: str) -> list[str]:
        """Return up to three published paths an author may have meant: other case or ending."""
        folded = {known.casefold(): known for known in sorted(self.by_path.values())}
        close = get_close_matches(path.casefold(), folded, n=3, cutoff=0.7)
        return [folded[match] for match in close]


def collect(
    saved: Iterable[str],
    sources: Mapping[str, str],
    drafts: Iterable[str] = (),
    former: Mapping[str, str] | None = None,
) -> Addresses:
    """Return the addresses of a site from its output files, by source file and of drafts.

    `former` leads from a file that only leads elsewhere to the file it leads to.
    """
    by_path: dict[str, str] = {}
    for save_as, shown in chain(((file, file) for file in saved), (former or {}).items()):
        path = published(save_as)
        for answering in (path, f"/{save_as}", path.removesuffix(".html"), path.rstrip("/")):
            by_path.setdefault(normalize("NFC", answering), published(shown))
    by_source = {normalize("NFC", key): published(save_as) for key, save_as in sources.items()}
    return Addresses(by_path, by_source, frozenset(map(published, drafts)))
