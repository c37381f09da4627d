"""SVG drawings: copied without scripts and without what drawing programs write of their users.

What may be in one is known by name (https://www.w3.org/TR/SVG2/eltindex.html); all else goes.
"""

import re
from pathlib import Path
from xml.etree import ElementTree
from xml.parsers import expat

from plugins.common.problem import WrongInputError

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_KNOWN = frozenset(
    """
    a circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA
    feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker
    mask path pattern polygon polyline radialGradient rect stop style svg switch symbol text
    textPath title tspan use view
    """.split()  # noqa: SIM905 - a list of eighty lines would not read better
)
# An address other than of the drawing itself, or of a picture it carries; possessive, so that no
# quote is given back.
_LOADS = re.compile(
    r"@|\\|image\(|image-set|url\(\s*+['\"]?+(?!#|data:image/(?:png|jpeg|gif|webp))", re.I
)

ElementTree.register_namespace("", _SVG)
ElementTree.register_namespace("xlink", _XLINK)


def clean(path: Path) -> bytes:
    """Return a drawing that only draws; WrongInputError where it cannot be read."""
    try:
        root = _parsed(path.read_bytes())
        _clean(root)
        return bytes(ElementTree.tostring(root, encoding="utf-8"))
    # Odd bytes, odd encodings, entities, another root, or nested beyond all measure.
    except (ElementTree.ParseError, expat.ExpatError, ValueError, LookupError, RecursionError):
        message = f"Die Zeichnung {path.name} ist kein lesbares SVG."
        raise WrongInputError(message, "Sie im Zeichenprogramm neu als SVG sichern.") from None


def _parsed(content: bytes) -> ElementTree.Element:
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entities
    parser.Parse(content, True)
    root = ElementTree.fromstring(content)  # noqa: S314 - no entities, see above
    if root.tag != f"{{{_SVG}}}svg":
        raise ValueError(root.tag)
    return root


def _refuse_entities(*_declaration: object) -> None:
    raise ValueError


def _clean(element: ElementTree.Element) -> None:
    before: ElementTree.Element | None = None
    for child in list(element):
        if _is_drawing(child):
            _clean(child)
            before = child
            continue
        # What follows an element stays, where it stood.
        if before is None:
            element.text = (element.text or "") + (child.tail or "")
        else:
            before.tail = (before.tail or "") + (child.tail or "")
        element.remove(child)
    for name, value in list(element.attrib.items()):
        if not _is_harmless(name, value):
            del element.attrib[name]


def _is_drawing(element: ElementTree.Element) -> bool:
    if not isinstance(element.tag, str):  # a comment
        return False
    space, _, name = element.tag.rpartition("}")
    if space != f"{{{_SVG}" or name not in _KNOWN:
        return False
    return name != "style" or not _LOADS.search("".join(element.itertext()))


def _is_harmless(name: str, value: str) -> bool:
    space, _, local = name.rpartition("}")
    if space not in {"", f"{{{_XLINK}"} or local.startswith("on"):
        return False
    if local == "href":
        return re.match(r"#|data:image/(?:png|jpeg|gif|webp)[;,]", value) is not None
    return not _LOADS.search(value)
