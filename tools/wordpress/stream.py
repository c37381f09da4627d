"""XML from elsewhere, read as a stream: each child of <channel> in turn.

expat knows neither entities of the file nor anything outside it here: a declaration of one ends
the reading. Sizes are bounded. We drive expat ourselves, for the parsers built on it either resolve
entities or keep the whole tree.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.entities import html5
from pathlib import Path
from xml.parsers import expat

from tools.wordpress.decoding import texts

DEEPEST = 12  # elements within one another; WordPress needs six
LONGEST = 16 << 20  # characters of one item
MOST = 200_000  # items
_BETWEEN = "\n"  # namespace and name; neither can hold it

Name = tuple[str, str]  # namespace and local name


@dataclass
class Element:
    """An element with its text and children; of attributes only those without a namespace."""

    name: Name
    attributes: dict[str, str] = field(default_factory=dict)
    pieces: list[str] = field(default_factory=list)
    children: "list[Element]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its own text, without that of its children."""
        return "".join(self.pieces).strip()

    def child(self, name: Name) -> str:
        """Return the text of the first child of that name, "" without."""
        return next((one.text for one in self.children if one.name == name), "")

    def all(self, name: Name) -> "list[Element]":
        """Return the children of that name."""
        return [one for one in self.children if one.name == name]


class BrokenError(Exception):
    """The file is no XML from here on; the text is a German half sentence that says why."""


class _Reader:
    """Collects the children of <channel> that are complete."""

    def __init__(self, is_of_use: Callable[[Name], bool]) -> None:
        self.complete: list[Element] = []
        self.path: list[Element] = []
        self.root: Name | None = None
        self.count = self.length = self.skipping = 0
        self._is_of_use = is_of_use
        self.parser = expat.ParserCreate("utf-8", _BETWEEN)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self._no_entities
        self.parser.StartDoctypeDeclHandler = self._no_declaration
        # "&nbsp;" outside of CDATA is no XML, and exports have it: expat then tells of it.
        self.parser.UseForeignDTD(True)
        self.parser.ExternalEntityRefHandler = self._nothing_outside
        self.parser.SkippedEntityHandler = self.entity

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        namespace, _, local = name.rpartition(_BETWEEN)
        element = Element((namespace, local), attributes)
        self.root = self.root or element.name
        self.path.append(element)
        if len(self.path) > DEEPEST:
            raise BrokenError("Elemente stecken zu tief ineinander")
        if self.skipping or (len(self.path) > 3 and not self._is_of_use(element.name)):
            self.skipping += 1

    def end(self, _: str) -> None:
        """End an element: it belongs to the one around it, or is complete."""
        element = self.path.pop()
        if self.skipping:
            self.skipping -= 1
            if self.skipping:
                return
        depth = len(self.path)
        if depth == 2:
            self.count, self.length = self.count + 1, 0
            if self.count > MOST:
                raise BrokenError(f"sie enthält mehr als {MOST} Einträge")
            self.complete.append(element)
        elif depth > 2:
            self.path[-1].children.append(element)

    def text(self, text: str) -> None:
        """Take text."""
        if self.skipping or len(self.path) < 3:
            return
        self.length += len(text)
        if self.length > LONGEST:
            raise BrokenError("ein einzelner Eintrag ist zu groß")
        self.path[-1].pieces.append(text)

    def entity(self, name: str, is_parameter: bool) -> None:
        """Take an entity that XML does not know; HTML may."""
        if not is_parameter:
            self.text(html5.get(f"{name};", f"&{name};"))

    def _no_entities(self, *_: object) -> None:
        raise BrokenError("sie erklärt eigene Entitäten, das tut WordPress nie")

    def _no_declaration(self, _: str, system: str | None, public: str | None, inner: bool) -> None:
        if system or public or inner:
            raise BrokenError("sie beginnt mit einer Erklärung, die WordPress nie schreibt")

    def _nothing_outside(self, _: str, __: str | None, system: str | None, ___: str | None) -> int:
        if system is not None:
            raise BrokenError("sie verweist auf eine andere Datei, das tut WordPress nie")
        return 1


def children(path: Path, is_of_use: Callable[[Name], bool]) -> Iterator[Element]:
    """Yield the children of <channel>, without content those that are not kept.

    BrokenError where the file ends too early or is no XML: what came before holds. The first
    element yielded is the root itself, empty.
    """
    reader, has_begun = _Reader(is_of_use), False
    for text in _pieces(path):
        try:
            reader.parser.Parse(text, text == b"")
        except expat.ExpatError as error:
            yield from reader.complete
            raise BrokenError(_why(error)) from None
        except BrokenError:
            yield from reader.complete
            raise
        if reader.root and not has_begun:
            has_begun = True
            yield Element(reader.root)
        yield from reader.complete
        reader.complete.clear()


def _pieces(path: Path) -> Iterator[bytes]:
    yield from (text.encode() for text in texts(path) if text)
    yield b""


def _why(error: expat.ExpatError) -> str:
    words = expat.errors
    ends = (words.XML_ERROR_NO_ELEMENTS, words.XML_ERROR_UNCLOSED_TOKEN,
            words.XML_ERROR_UNCLOSED_CDATA_SECTION)  # fmt: skip
    if expat.ErrorString(error.code) in ends:
        return f"sie endet in Zeile {error.lineno} mitten im Satz"
    return f"ab Zeile {error.lineno} ist sie nicht mehr zu lesen"
