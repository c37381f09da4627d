"""From the bytes of an SVG file to its elements, each with its line."""

from xml.etree import ElementTree
from xml.parsers import expat
from xml.parsers.expat import errors

from plugins.common.svg.entities import Entities, UnboundedError
from plugins.common.svg.text import TooLargeError, text_of

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
_DEEPEST = 250  # elements within one another; browsers stop at 256
_MOST = 200_000  # elements of a file; they take three seconds
_ANEW = "Sie im Zeichenprogramm neu als einfaches SVG sichern."
_ENTITIES = (
    "Beim Sichern „SVG 1.1“ ohne „Illustrator-Bearbeitungsfunktionen beibehalten“ wählen,"
    " in Inkscape „Normales SVG“."
)
# What files are by their beginning that are no XML at all.
_OTHERS = {
    b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPG", b"GIF8": "GIF", b"RIFF": "WEBP", b"%PDF": "PDF",
    b"%!PS": "EPS", b"PK\x03\x04": "ZIP",
}  # fmt: skip
_FAULTS = {
    errors.XML_ERROR_UNBOUND_PREFIX: (
        "ein Präfix wie `xlink:` ist nicht erklärt",
        f'In `<svg …>` steht dafür zum Beispiel `xmlns:xlink="{XLINK}"`.',
    ),
    errors.XML_ERROR_UNDEFINED_ENTITY: (
        "ein Zeichen wie `&nbsp;` ist in SVG nicht bekannt",
        "Das Zeichen selbst schreiben, oder seine Nummer wie `&#160;`.",
    ),
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: (
        "nach `</svg>` folgt noch etwas",
        "Es löschen, oder die Zeichnung neu sichern.",
    ),
    errors.XML_ERROR_RECURSIVE_ENTITY_REF: ("eine Abkürzung steht für sich selbst", _ENTITIES),
    errors.XML_ERROR_AMPLIFICATION_LIMIT_BREACH: ("Abkürzungen werden zu lang", _ENTITIES),
}


class Node(ElementTree.Element):
    """An element with the line it begins in."""

    line = 1


class UnreadableError(ValueError):
    """What is no SVG: line, what is wrong (German, within a sentence), remedy."""

    def __init__(self, line: int, reason: str, remedy: str = _ANEW) -> None:
        super().__init__(reason)
        self.line, self.reason, self.remedy = line, reason, remedy


def read(content: bytes) -> tuple[Node, list[int]]:
    """Return the root, and the lines of stylesheets that processing instructions ask for.

    Names are as ElementTree writes them. Entities are put in; comments are left out.
    UnreadableError where this is no SVG (https://www.w3.org/TR/xml/), or too large a one.
    """
    for beginning, name in _OTHERS.items():
        if content.startswith(beginning):
            remedy = f"Die Endung in .{name.lower()} ändern, oder {_ANEW[0].lower()}{_ANEW[1:]}"
            raise UnreadableError(1, f"es ist eine {name}-Datei", remedy)
    try:
        text = text_of(content)
    except TooLargeError:
        raise UnreadableError(1, "es hat mehr als 50 MB") from None
    except (ValueError, LookupError):
        remedy = "Sie als UTF-8 sichern, oder in der ersten Zeile die richtige Kodierung nennen."
        raise UnreadableError(1, "die Kodierung ist unbekannt oder eine andere", remedy) from None
    begins = len(text) - len(text.lstrip())
    text, skipped = text[begins:], text.count("\n", 0, begins)
    if text[:14].lower().startswith(("<!doctype html", "<html")):
        remedy = "Die Zeichnung noch einmal herunterladen oder sichern."
        raise UnreadableError(1, "es ist eine Webseite", remedy)
    builder = _Builder(text, skipped)
    builder.parse()
    return builder.root(), builder.stylesheets


class _Builder:
    """Takes what expat finds in a text, before which so many lines were skipped."""

    def __init__(self, text: str, skipped: int) -> None:
        self._text, self._before = text, skipped
        self._open: list[Node] = []
        self._root: Node | None = None
        self._last: Node | None = None  # the child that has just ended
        self._count = 0
        self._entities = Entities()
        self.stylesheets: list[int] = []
        # The text is ours by now: whatever its declaration says, it is handed on as UTF-8.
        self._parser = parser = expat.ParserCreate("utf-8", "}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.ProcessingInstructionHandler = self._instruction
        parser.EntityDeclHandler = self._entities.declare
        parser.AttlistDeclHandler = self._entities.default
        parser.SkippedEntityHandler = self._skipped

    def parse(self) -> None:
        """Read it all; UnreadableError with the line where that is not possible."""
        try:
            self._parser.Parse(self._text.encode(), True)
        except UnboundedError:
            raise UnreadableError(
                1, "seine Abkürzungen (`<!ENTITY …>`) sind zu lang oder stehen in anderen Dateien",
                _ENTITIES,
            ) from None  # fmt: skip
        except expat.ExpatError as error:
            fault = _FAULTS.get(errors.messages[error.code], ("das XML ist fehlerhaft", _ANEW))
            raise UnreadableError(error.lineno + self._before, *fault) from None
        except UnicodeEncodeError:
            raise UnreadableError(1, "die Kodierung ist fehlerhaft") from None

    def root(self) -> Node:
        """Return the root, which has to be an SVG's."""
        assert self._root is not None  # noqa: S101 - expat says so where there is none
        if self._root.tag == "svg":
            remedy = f'`<svg xmlns="{SVG}" …>` schreiben.'
            raise UnreadableError(self._root.line, "der Namensraum fehlt", remedy)
        if self._root.tag != f"{{{SVG}}}svg":
            name = self._root.tag.rpartition("}")[2]
            raise UnreadableError(self._root.line, f"es beginnt mit `<{name}>`")
        return self._root

    @property
    def _line(self) -> int:
        return self._parser.CurrentLineNumber + self._before

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._line
        if not self._open:
            self._entities.check(self._text)
        self._count += 1
        if len(self._open) >= _DEEPEST or self._count > _MOST:
            raise UnreadableError(line, "es hat zu viele Teile, oder zu viele ineinander")
        node = Node(_clark(name), {_clark(key): value for key, value in attributes.items()})
        node.line = line
        if self._open:
            self._open[-1].append(node)
        else:
            self._root = node
        self._open.append(node)
        self._last = None

    def _end(self, _name: str) -> None:
        self._last = self._open.pop()

    def _data(self, text: str) -> None:
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        else:
            self._open[-1].text = (self._open[-1].text or "") + text

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self.stylesheets.append(self._line)

    def _skipped(self, _name: str, _is_parameter: bool) -> None:
        if not _is_parameter:
            fault = _FAULTS[errors.XML_ERROR_UNDEFINED_ENTITY]
            raise UnreadableError(self._line, *fault)


def _clark(name: str) -> str:
    return f"{{{name}" if "}" in name else name
