"""All addresses of the site, so that links can be resolved and checked before a page is written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import chain
from unicodedata import normalize

from plugins.common.addresses import published
from plugins.common.file_names import is_held_by_links
from plugins.common.similar import Names
from plugins.common.steps import Dependencies


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
        return self.answer("path", path)

    def nearest(self, path: str) -> list[str]:
        """Return up to three published paths an author may have meant: other case or ending."""
        return self._names.near(path, 3, 0.7)

    @cached_property
    def _names(self) -> Names:
        return Names(self.by_path.values())

    def misnamed(self, path: str) -> str | None:
        """Return the published file that no link can hold and that `path` names, or its beginning.

        Where the name goes on with a letter, another file is meant.
        """
        for known in self._misnamed:
            # In a link "&amp;" is "&", and several blanks are one.
            for read in (known, unescape(known), re.sub(" +", " ", known)):
                composed = normalize("NFC", read)
                rest = composed.removeprefix(path)
                if rest != composed and not re.match(r"[\w./-]", rest):
                    return known
        return None

    def beside(self, path: str) -> set[str]:
        """Return the names of the published files in a file's folder."""
        folder = path.rpartition("/")[0]
        parted = (known.rpartition("/") for known in self.by_path.values())
        return {name for within, _, name in parted if within == folder}

    @cached_property
    def _misnamed(self) -> list[str]:
        return sorted(path for path in set(self.by_path.values()) if not is_held_by_links(path))

    def answer(self, kind: str, path: str) -> str | None:
        """Return what answers at a "path", or is made of a "source"; a "draft" if it is one."""
        path = normalize("NFC", path)
        if kind == "draft":
            return path if path in self.drafts else None
        return (self.by_path if kind == "path" else self.by_source).get(path)

    def fingerprinted(self) -> str:
        """Return nothing: a body hangs on what it asks only, and that is written down."""
        return ""


@dataclass(frozen=True)
class Lookup:
    """Asks the addresses on behalf of one body, and writes down what it hangs on by that."""

    addresses: Addresses
    dependencies: Dependencies

    def find(self, path: str) -> str | None:
        """Return the published path that answers at `path`, where there is one."""
        return self._answer("path", path)

    def find_source(self, path: str) -> str | None:
        """Return the published path of a file below content/, where there is one."""
        return self._answer("source", path)

    def is_draft(self, path: str) -> bool:
        """Say whether no list leads to a published path yet."""
        return self._answer("draft", path) is not None

    def all(self) -> Addresses:
        """Return all addresses, for a body that hangs on nearly any of them."""
        self.dependencies.is_complete = False
        return self.addresses

    def _answer(self, kind: str, path: str) -> str | None:
        found = self.dependencies.answers[kind, path] = self.addresses.answer(kind, path)
        return found


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
        file = f"/{save_as}"
        without = (path.removesuffix(".html"), file.removesuffix(".html"), path.rstrip("/"))
        for answering in (path, file, *without):
            by_path.setdefault(normalize("NFC", answering), published(shown))
    by_source = {normalize("NFC", key): published(save_as) for key, save_as in sources.items()}
    return Addresses(by_path, by_source, frozenset(map(published, drafts)))
