"""Edits as authors make them, at random: write, rename, delete, retag, move in time, link, show."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

from bench.texts import posts

_TAGS = ("Verkehr", "Energie", "Stadtrat", "Ganz neu", "Mitmachen")


class Edits:
    """Edits one post of a project after the other; the same seed makes the same edits."""

    def __init__(self, content: Path, seed: int) -> None:
        self._content = content
        self._chance = Random(seed)  # noqa: S311 - texts, not secrets
        self._new = posts(1_000, seed=seed)
        self._before: dict[Path, bytes] = {}

    def make(self) -> str:
        """Make one edit and return what it was."""
        self._before = {path: path.read_bytes() for path in self._files()}
        edit = self._chance.choice(_KINDS)
        path = self._chance.choice(self._texts("news"))
        edit(self, path)
        return f"{edit.__name__} {path.name}"

    def undo(self) -> None:
        """Take the last edit back."""
        for path in self._files():
            if path not in self._before:
                path.unlink()
        for path, content in self._before.items():
            path.write_bytes(content)

    def _files(self) -> list[Path]:
        return [*self._texts(), *self._pictures()]

    def _pictures(self) -> list[Path]:
        found = sorted(self._content.glob("images/**/*"))
        return [path for path in found if path.suffix.lower() in {".jpg", ".png"}]

    def _texts(self, folder: str = "*") -> list[Path]:
        return sorted(self._content.glob(f"{folder}/*.md"))

    def write(self, path: Path) -> None:
        """Add a sentence to the text."""
        self._put(path, _text(path) + f"\nNoch ein Satz, der {self._number()}., dazu.\n")

    def describe(self, path: Path) -> None:
        """Say something else in the header, which lists show."""
        line = f"description: Was Nummer {self._number()} angeht"
        self._put(path, re.sub("^description:.*$", line, _text(path), flags=re.M))

    def entitle(self, path: Path) -> None:
        """Change the title, which neighbours show."""
        line = f"title: Nachricht {self._number()}"
        self._put(path, re.sub("^title:.*$", line, _text(path), flags=re.M))

    def retag(self, path: Path) -> None:
        """Change the tags."""
        line = f"tags: {', '.join(self._chance.sample(_TAGS, 2))}"
        self._put(path, re.sub("^tags:.*$", line, _text(path), flags=re.M))

    def rename(self, path: Path) -> None:
        """Give the post another address."""
        path.rename(path.with_name(f"{path.name[:11]}neuer-name-{self._number()}.md"))

    def move_in_time(self, path: Path) -> None:
        """Give the post another day, perhaps one to come."""
        day = f"20{self._chance.choice('12')}{self._number() % 10}-0{1 + self._number() % 9}-15"
        path.rename(path.with_name(f"{day}{path.name[10:-3]}-{self._number()}.md"))

    def redate(self, path: Path) -> None:
        """Give the post another day, and so another address, by its header."""
        line = f"date: 2016-0{1 + self._number() % 9}-15\ntitle:"
        text = re.sub("^date:.*\n", "", _text(path), flags=re.M)
        self._put(path, re.sub("^title:", line, text, count=1, flags=re.M))

    def delete(self, path: Path) -> None:
        """Take the post away."""
        path.unlink()

    def add(self, path: Path) -> None:
        """Write a new post, which links to another."""
        post = next(self._new)
        link = f"\n[Mehr davon](../news/{path.name})\n"
        self._put(path.with_name(f"{post.name}.md"), post.markdown() + link)

    def show(self, path: Path) -> None:
        """Add a picture to the text."""
        picture = self._chance.choice(self._pictures()).relative_to(self._content).as_posix()
        self._put(path, f"{_text(path)}\n![Was Nummer {self._number()} zeigt](/{picture})\n")

    def retouch(self, _path: Path) -> None:
        """Put another picture into the place of one; here it only looks like the old one."""
        picture = self._chance.choice(self._pictures())
        picture.write_bytes(picture.read_bytes() + f"{self._number()}".encode())

    def _put(self, path: Path, text: str) -> None:
        path.write_text(text, encoding="utf-8")

    def _number(self) -> int:
        return self._chance.randrange(10_000)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


_KINDS: list[Callable[[Edits, Path], None]] = [
    Edits.write, Edits.write, Edits.describe, Edits.entitle, Edits.retag, Edits.rename,
    Edits.move_in_time, Edits.redate, Edits.delete, Edits.add, Edits.show, Edits.retouch,
]  # fmt: skip
