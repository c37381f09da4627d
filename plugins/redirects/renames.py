"""What a text that was renamed after it was public owes its readers: its identity, its address."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from plugins.common.addresses import published
from plugins.common.problem import Level, Problem


@dataclass(frozen=True)
class Renamed:
    """A text that is public under another name: its path today, and the one it had.

    `identity` is the one it gave up, "" where it has it or needs none; `file` the output file it
    had that answers no more, "" where it does. `promised` is said of that file; a rename that is
    not `committed` may still be thought over.
    """

    path: str
    former: str
    identity: str
    file: str
    promised: bool
    committed: bool = True

    def problems(self) -> Iterator[Problem]:
        """Yield the one problem that names all lines to add, none where nothing is owed."""
        if not self.identity and not self.file:
            return
        was = PurePosixPath(self.former)
        message = f"Diese Datei hieß {was.name} und ist schon veröffentlicht."
        remedy = f"Im Kopf {' und '.join(self._lines())} ergänzen, dann findet sie jeder wieder"
        if self.identity:
            other = PurePosixPath(self.path).stem
            remedy += f" und niemand bekommt sie doppelt; ist es eine andere Meldung, `id: {other}`"
        yield Problem(self.path, 1, message, f"{remedy}.", self._level())

    def _lines(self) -> Iterator[str]:
        if self.identity:
            yield f"`id: {self.identity}`"
        if self.file:
            yield f"`frueher: {published(self.file)}`"

    def _level(self) -> Level:
        must = self.promised or (self.committed and self.identity)
        return Level.FEHLER if must else Level.HINWEIS
