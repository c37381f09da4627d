"""SVG drawings: copied without scripts and without what drawing programs write of their users."""

import re
from pathlib import Path
from xml.etree import ElementTree

from plugins.common.problem import WrongInputError

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
# What runs, loads, or tells of the author and the program; see https://www.w3.org/TR/SVG2/.
_DROPPED = frozenset({"script", "foreignObject", "iframe", "image", "metadata", "handler"})
_LOADS = re.compile(r"@import|url\(\s*['\"]?(?!#)", re.I)

ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)


def clean(path: Path) -> bytes:
    """Return a drawing that only draws; WrongInputError where it cannot be read."""
    text = path.read_bytes()
    try:
        if b"<!ENTITY" in text:
            raise ElementTree.ParseError
        root = ElementTree.fromstring(text)  # noqa: S314 - no entities, see above
    except (ElementTree.ParseError, ValueError):
        message = f"Die Zeichnung {path.name} ist kein lesbares SVG."
        raise WrongInputError(message, "Sie im Zeichenprogramm neu als SVG sichern.") from None
    _clean(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8"))


def _clean(element: ElementTree.Element) -> None:
    for child in list(element):
        space, _, name = child.tag.rpartition("}") if isinstance(child.tag, str) else ("", "", "")
        if space != f"{{{_SVG}" or name in _DROPPED or _loads(child):
            element.remove(child)
        else:
            _clean(child)
    for name, value in list(element.attrib.items()):
        if not _is_harmless(name, value):
            del element.attrib[name]


def _loads(element: ElementTree.Element) -> bool:
    return bool(_LOADS.search(element.text or ""))


def _is_harmless(name: str, value: str) -> bool:
    space, _, local = name.rpartition("}")
    if space not in {"", f"{{{_XLINK}"} or local.startswith("on") or _LOADS.search(value):
        return False
    return local != "href" or value.startswith("#")
