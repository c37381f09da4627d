"""The pictures of one build: what was found, and what has to be made of it."""

from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

from plugins.common.addresses import path_within
from plugins.common.file_names import is_held_by_links, renaming
from plugins.common.german import transliterate
from plugins.common.image_size import Size
from plugins.common.picture_files import DRAWING, is_shown_everywhere, own_format
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.common.source import display_path
from plugins.common.svg.reading import UnreadableError
from plugins.photos import drawings, indexed
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


@dataclass(frozen=True)
class Drawing:
    """An SVG with its size in CSS pixels and its cleaned content."""

    picture: Picture
    size: Size
    content: bytes


@dataclass
class Album:
    """All picture files by their published path, in NFC; `drawings` are SVGs, cleaned.

    `root` is the path that the site lies below, `own` are the addresses of the site itself
    (plugins/common/addresses.py).
    """

    pictures: dict[str, Picture] = field(default_factory=dict)
    drawings: dict[str, Drawing] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    known: Known = field(default_factory=Known)
    statics: list[Any] = field(default_factory=list)  # files that Pelican will copy
    root: str = ""
    own: tuple[str, ...] = ()

    def fingerprinted(self) -> list[str]:
        """Return what tells it from others: contents are the same within an environment."""
        return [self.root, *self.pictures, *self.drawings]

    def add(self, path: Path, url: str) -> None:
        """Take in a file that is published at `url`; what is wrong goes to `problems`."""
        picture = Picture(path, url, known=self.known)
        key = picture.name
        if path.suffix.lower() == DRAWING:
            self._add_drawing(picture, key)
        else:
            self.pictures[key] = picture

    def find(self, url: str) -> Picture | None:
        """Return the picture published at a path; WrongInputError where it cannot be read."""
        picture = self.pictures.get(normalize("NFC", unquote(url)))
        if picture is not None:
            _ = picture.probe
        return picture

    def drawing(self, url: str) -> Drawing | None:
        """Return the drawing published at a path."""
        return self.drawings.get(normalize("NFC", unquote(url)))

    def named(self, written: str) -> Picture:
        """Return the picture that a header names; WrongInputError where there is none."""
        path = "/" + written.removeprefix("{static}").lstrip("./")
        picture = self.find(path) or self.find(path_within(written, self.own) or path)
        if picture is not None:
            return picture
        if normalize("NFC", path) in self.drawings:
            message = f"„{written}“ ist eine Zeichnung; Listen zeigen Fotos."
            raise WrongInputError(message, "Ein Foto nennen oder die Angabe löschen.")
        raise WrongInputError(f"Das Bild „{written}“ gibt es nicht.", self._remedy(written))

    def _add_drawing(self, picture: Picture, key: str) -> None:
        path, name = display_path(picture.path), picture.path.name
        try:
            cleaned = drawings.clean_once(picture.path.read_bytes(), self.known)
        except UnreadableError as error:
            message = f"Die Zeichnung {name} ist kein lesbares SVG: {error.reason}."
            fault = Problem(path, error.line, message, error.remedy, about=path)
            self.problems.append(fault)
            return
        self.drawings[key] = Drawing(picture, Size(*cleaned.size), cleaned.content)
        for lost in cleaned.left_out:
            hint = Problem(path, lost.line, lost.message(name), lost.remedy, Level.HINWEIS)
            self.problems.append(hint)

    def _remedy(self, written: str) -> str:
        """Return what an author may have meant: another case, ending or folder."""
        names = {url.rpartition("/")[2].casefold(): url for url in self.pictures}
        stem = normalize("NFC", written).rpartition("/")[2].casefold()
        near = get_close_matches(stem, names, n=3, cutoff=0.6)
        if near and not is_held_by_links(names[near[0]]):
            return renaming(names[near[0]], [Path(url).name for url in self.pictures])
        if near:
            return f"Gemeint ist vielleicht {' oder '.join(names[name] for name in near)}."
        return "Die Datei in content/images/ ablegen."
