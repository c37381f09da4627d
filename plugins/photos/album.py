"""The pictures of one build: what was found, and what has to be made of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize
from urllib.parse import unquote

from plugins.common.german import transliterate
from plugins.common.problem import Problem, WrongInputError
from plugins.photos.encoding import VERSION
from plugins.photos.opening import Probe, probe
from plugins.photos.variants import Variant

FOLDER = "bilder"  # below output/; not "images", where authors' names are
# Makes a problem where it belongs: at the line that shows the picture, else at the file.
Blame = Callable[[str, str], Problem]


@dataclass
class Picture:
    """A picture file; `url` is its own address, `wanted` what has to be made of it."""

    path: Path
    url: str
    blame: Blame
    wanted: set[Variant] = field(default_factory=set)

    @cached_property
    def probe(self) -> Probe:
        """Size and kind; WrongInputError where the file cannot be read."""
        return probe(self.path)

    @cached_property
    def digest(self) -> str:
        """What tells this content, made with these settings, from any other."""
        return sha256(self.path.read_bytes() + VERSION.encode()).hexdigest()

    def key(self, variant: Variant | None) -> str:
        """Return the name in the store of a variant, or of the clean copy."""
        kind = f"{variant.width}x{variant.height}.{variant.ending}" if variant else "copy"
        return f"{self.digest[:32]}-{kind}"

    def address(self, variant: Variant) -> str:
        """Return where a variant is published: its name changes with its content."""
        name = "".join(c for c in transliterate(self.path.stem) if c.isascii() and c.isalnum())
        size = f"{variant.width}x{variant.height}"
        return f"/{FOLDER}/{name[:40] or 'bild'}-{self.digest[:8]}-{size}.{variant.ending}"


@dataclass
class Album:
    """All picture files by their published path, in NFC."""

    pictures: dict[str, Picture] = field(default_factory=dict)

    def add(self, path: Path, url: str, blame: Blame) -> None:
        """Take in a file that is published at `url`."""
        self.pictures[normalize("NFC", url)] = Picture(path, url, blame)

    def find(self, url: str) -> Picture | None:
        """Return the picture published at a path; WrongInputError where it cannot be read."""
        picture = self.pictures.get(normalize("NFC", unquote(url)))
        if picture is not None:
            _ = picture.probe
        return picture

    def named(self, written: str) -> Picture:
        """Return the picture that a header names; WrongInputError where there is none."""
        picture = self.find("/" + written.removeprefix("{static}").lstrip("/"))
        if picture is None:
            raise WrongInputError(f"Das Bild „{written}“ gibt es nicht.", self._remedy(written))
        return picture

    def _remedy(self, written: str) -> str:
        """Return what an author may have meant: another case, ending or folder."""
        names = {url.rpartition("/")[2].casefold(): url for url in self.pictures}
        stem = written.rpartition("/")[2].casefold()
        near = get_close_matches(stem, names, n=3, cutoff=0.6)
        if near:
            return f"Gemeint ist vielleicht {' oder '.join(names[name] for name in near)}."
        return "Die Datei in content/images/ ablegen."

    def same_names(self) -> list[Problem]:
        """Return a problem for each file whose name differs from another's in case only."""
        first: dict[str, Picture] = {}
        problems = []
        for url in sorted(self.pictures):
            picture = self.pictures[url]
            other = first.setdefault(url.casefold(), picture)
            if other is not picture:
                message = f"{picture.path.name} und {other.path.name} unterscheiden sich nur in"
                problems.append(
                    picture.blame(f"{message} Groß- und Kleinbuchstaben.", "Eine umbenennen.")
                )
        return problems
