"""All addresses of the site, so that links can be resolved and checked before a page is written."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from itertools import chain
from unicodedata import normalize

from plugins.common.addresses import published
from plugins.common.file_names import is_held_by_links
from plugins.common.similar import Names


@dataclass(frozen=True)
class Addresses:
    """What the site publishes and which file it comes from.

    `by_path` leads from every path that answers to the published one, `by_source` there from each
    file below content/: "pages/impressum.md" -> "/impressum.html". Keys are in NFC; a published
    path is as the file system has it. `drafts` are the paths that no list leads to yet.

    What was asked, and the answer, is noted in `asked`, so that a text is rendered anew only if
    an answer changes; None is a question that nearly any address has a part in.
    """

    by_path: Mapping[str, str]
    by_source: Mapping[str, str]
    drafts: frozenset[str] = frozenset()
    asked: dict[tuple[str, str] | None, str | None] = field(default_factory=dict, compare=False)

    def find(self, path: str) -> str | None:
        """Return the published path that answers at `path`, where there is one."""
        return self._noted("path", normalize("NFC", path))

    def find_source(self, path: str) -> str | None:
        """Return the published path of a file below content/, where there is one."""
        return self._noted("source", normalize("NFC", path))

    def is_draft(self, path: str) -> bool:
        """Say whether no list leads to a published path yet."""
        return self._noted("draft", path) is not None

    def tell(self, path: str) -> str | None:
        """Return the same for whoever is no text, without a note."""
        return self.answer("path", normalize("NFC", path))

    def nearest(self, path: str) -> list[str]:
        """Return up to three published paths an author may have meant: other case or ending."""
        self.asked[None] = None
        return self._names.near(path, 3, 0.7)

    @cached_property
    def _names(self) -> Names:
        return Names(self.by_path.values())

    def misnamed(self, path: str) -> str | None:
        """Return the published file that no link can hold and that `path` names, or its beginning.

        Where the name goes on with a letter, another file is meant.
        """
        self.asked[None] = None
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
        """Return the answer to a question in `asked`."""
        if kind == "draft":
            return path if path in self.drafts else None
        return (self.by_path if kind == "path" else self.by_source).get(path)

    def print_of_it(self) -> str:
        """Return nothing to hang on: whatever is asked is noted."""
        return ""

    def _noted(self, kind: str, path: str) -> str | None:
        found = self.asked[kind, path] = self.answer(kind, path)
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
