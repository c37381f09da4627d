"""The pictures of one build: what was found, and what has to be made of it."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote

from plugins.common.addresses import path_within
from plugins.common.file_names import is_held_by_links, renaming
from plugins.common.image_size import Size
from plugins.common.picture_files import DRAWING
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.common.source import display_path
from plugins.common.svg.reading import UnreadableError
from plugins.photos import drawings
from plugins.photos.known import Known
from plugins.photos.picture import Picture


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
