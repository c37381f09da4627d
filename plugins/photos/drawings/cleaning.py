"""Takes out of a drawing's tree what may not be published, and notes it."""

from functools import partial
from typing import cast
from xml.etree import ElementTree

from plugins.common.svg.allowed import (
    ATTRIBUTES,
    ELEMENTS,
    MOVABLE,
    MOVED_TO,
    MOVING,
    PRESENTATION,
    UNSEEN,
)  # fmt: skip
from plugins.common.svg.reading import SVG, XLINK, Node, UnreadableError, read
from plugins.photos.drawings.addresses import carried, is_link, reference
from plugins.photos.drawings.embedded import Clean
from plugins.photos.drawings.notes import Notes, Why
from plugins.photos.drawings.styles import clean_css

_XHTML = "http://www.w3.org/1999/xhtml"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_HREFS = frozenset({"href", f"{{{XLINK}}}href"})
_OTHERS = frozenset({f"{_XML}space", f"{_XML}lang", f"{{{XLINK}}}title"})
_CSS = PRESENTATION | MOVED_TO | {"style"}
_MOST_WITHIN = 3  # drawings within one another

ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", XLINK)


class Cleaner:
    """For one drawing, which is `within` so many others; `notes` says what it lost."""

    def __init__(self, within: int = 0) -> None:
        self.notes = Notes()
        self._within = within
        self._known: dict[bytes, str | None] = {}

    def clean(self, content: bytes) -> tuple[Node, bytes]:
        """Return the root, and the drawing anew; UnreadableError where it is none."""
        if self._within > _MOST_WITHIN:
            raise UnreadableError(1, "zu viele Zeichnungen stecken ineinander")
        root, stylesheets = read(content)
        for line in stylesheets:
            self.notes.add(line, "`<?xml-stylesheet …?>`", Why.LOADS)
        self._element(root)
        return root, bytes(ElementTree.tostring(root, encoding="utf-8"))

    def _element(self, node: Node) -> None:
        name = node.tag.rpartition("}")[2]
        for key, value in list(node.attrib.items()):
            clean = self._attribute(node, name, key, value)
            if clean is None:
                del node.attrib[key]
            elif clean != value:
                node.attrib[key] = clean
        if name == "style":
            self._stylesheet(node)
            return
        before: ElementTree.Element | None = None
        for child in cast("list[Node]", list(node)):
            if self._stays(child):
                self._element(child)
                before = child
                continue
            # What follows an element stays, where it stood.
            if before is None:
                node.text = (node.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            node.remove(child)

    def _stays(self, node: Node) -> bool:
        space, _, name = node.tag.rpartition("}")
        if space == f"{{{SVG}" and name in ELEMENTS:
            moved = node.get("attributeName")
            if name not in MOVING or moved is None or moved in MOVABLE:
                return True
            self.notes.add(node.line, f'`<{name} attributeName="{moved}">`', Why.LINK)
        elif space == f"{{{_XHTML}" or name == "foreignObject":
            # What asks for a program's extension, as Illustrator's own data do, is shown by none.
            if node.get("requiredExtensions", _XHTML) in {"", _XHTML}:
                self.notes.add(node.line, f"`<{name}>`", Why.HTML)
        elif space == f"{{{SVG}" and name not in UNSEEN:
            why = Why.SCRIPT if name in {"script", "handler", "listener"} else Why.UNKNOWN
            self.notes.add(node.line, f"`<{name}>`", why)
        return False

    def _stylesheet(self, node: Node) -> None:
        """Clean what a browser takes for the sheet: the text, without elements in it."""
        text = (node.text or "") + "".join(child.tail or "" for child in node)
        for child in cast("list[Node]", list(node)):
            self._stays(child)  # which it does not, but what is lost is noted
        tail, attributes = node.tail, dict(node.attrib)
        node.clear()
        node.attrib.update(attributes)
        node.tail = tail
        if node.get("type", "text/css").strip().lower() not in {"", "text/css"}:
            self.notes.add(node.line, f'`<style type="{node.get("type")}">`', Why.STYLE)
            return
        node.text = self._css(text, node.line)

    def _css(self, text: str, line: int) -> str:
        sheet = clean_css(text, partial(carried, clean=self._inner(line), known=self._known))
        for more, words in sheet.left_out:
            self.notes.add(line + more, f"`{words}`", Why.STYLE)
        return sheet.text

    def _attribute(self, node: Node, element: str, key: str, value: str) -> str | None:
        """Return what an attribute becomes, None where it goes."""
        if key in _HREFS:
            return self._address(node, element, value)
        if key in _CSS and key in ATTRIBUTES:
            return self._css(value, node.line) or None
        if key in ATTRIBUTES or key in _OTHERS or key.startswith("aria-"):
            return value
        if key.startswith("on"):
            self.notes.add(node.line, f"`{key}`", Why.SCRIPT)
        return None  # no browser knows it

    def _address(self, node: Node, element: str, value: str) -> str | None:
        if element == "a":
            clean, why = (value if is_link(value) else None), Why.LINK
        else:
            clean = reference(element, value, self._inner(node.line), self._known)
            is_data = value.strip()[:5].lower() == "data:"
            why = Why.NO_PICTURE if is_data else Why.LOADS
        if clean is None:
            self.notes.add(node.line, f'`<{element} href="{_short(value)}">`', why)
        return clean

    def _inner(self, line: int) -> Clean:
        return partial(self._clean_within, line)

    def _clean_within(self, line: int, content: bytes) -> bytes:
        inner = Cleaner(self._within + 1)
        _, cleaned = inner.clean(content)
        self.notes.add_all(line, inner.notes)
        return cleaned


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 50 else f"{one_line[:40]}…"
