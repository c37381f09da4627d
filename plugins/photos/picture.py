"""One picture file: what it is, and what has to be made of it."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from plugins.common.german import transliterate
from plugins.common.picture_files import DRAWING, is_shown_everywhere, own_format
from plugins.common.problem import Problem, WrongInputError
from plugins.common.source import display_path
from plugins.common.steps import WantedFile
from plugins.photos import indexed
from plugins.photos.colours.signalling import signalled_in
from plugins.photos.encoding import VERSION, moves
from plugins.photos.graphics import is_graphic
from plugins.photos.known import Known
from plugins.photos.opening import Probe, probe
from plugins.photos.variants import Variant

_SMALL = 320  # pixels across, of a copy that one knows a picture by
FOLDER = "bilder"  # below output/; not "images", where authors' names are


@dataclass
class Picture:
    """A picture file; `url` is its own address, `wanted` what a build has to make of it."""

    path: Path
    url: str
    wanted: set[Variant] = field(default_factory=set)
    known: Known = field(default_factory=Known)

    def fingerprinted(self) -> str:
        """Return what tells it from others: contents are the same within an environment."""
        return self.url

    @property
    def name(self) -> str:
        """Its address as the album has it, in NFC."""
        return normalize("NFC", self.url)

    def problem(self, message: str, remedy: str) -> Problem:
        """Return a problem of the file itself."""
        return Problem(display_path(self.path), 1, message, remedy)

    def unreadable(self, wrong: WrongInputError) -> Problem:
        """Return the problem of a file of which nothing can be made."""
        return replace(self.problem(wrong.message, wrong.remedy), about=display_path(self.path))

    @cached_property
    def probe(self) -> Probe:
        """Size and kind; WrongInputError where the file cannot be read."""
        try:
            return probe(self.path)
        except WrongInputError as wrong:
            wrong.about = display_path(self.path)
            raise

    @property
    def is_readable(self) -> bool:
        """Whether its header can be read."""
        try:
            return self.probe is not None
        except WrongInputError:
            return False

    @property
    def answers(self) -> bool:
        """Whether there is a copy at its own address."""
        return bool(own_format(self.path))

    @property
    def is_shown_everywhere(self) -> bool:
        """Whether that copy is one that every browser shows."""
        return is_shown_everywhere(self.path)

    @property
    def moves(self) -> bool:
        """Whether that copy moves."""
        return moves(self.path, self.probe)

    @cached_property
    def is_graphic(self) -> bool:
        """Whether it is drawn or written rather than a photograph."""
        return is_graphic(self.path, self.probe, self.known)

    @cached_property
    def digest(self) -> str:
        """What tells this content, made with the settings of all widths, from any other."""
        content = self.path.read_bytes()
        revision = self.probe.revision if self.is_readable else "unreadable"
        made_with = f"{self.path.suffix.lower()} {VERSION}{revision}{signalled_in(content)}"
        return sha256(content + made_with.encode()).hexdigest()

    def key(self, variant: Variant | None) -> str:
        """Return the name in the store of a variant, or of the clean copy."""
        copy = indexed.REVISION if self._is_indexed else "copy"
        return f"{self.digest[:32]}-{variant.label if variant else copy}"

    @property
    def _is_indexed(self) -> bool:
        """Whether its copy may have a palette, too."""
        return self.is_readable and self.probe.is_indexed and own_format(self.path) == "png"

    @property
    def small_copy(self) -> str:
        """The address of a small copy that is published anyway, or its own; "" for none."""
        copies = [file for file in self.wanted if file.ending != "avif"]
        if copies:
            return self.address(min(copies, key=lambda file: (abs(file.width - _SMALL), file)))
        return self.url if self.is_shown_everywhere or self.path.suffix.lower() == DRAWING else ""

    def address(self, variant: Variant) -> str:
        """Return where a variant is published: its name changes with its content."""
        name = "".join(c for c in transliterate(self.path.stem) if c.isascii() and c.isalnum())
        return f"/{FOLDER}/{name[:40] or 'bild'}-{self.digest[:8]}-{variant.label}"

    def ordered(self, files: Iterable[Variant]) -> Iterator[WantedFile]:
        """Yield the notes by which a body orders variants of it."""
        return (WantedFile(self.name, *astuple(file)) for file in files)
