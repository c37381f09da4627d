"""SVG: the elements, attributes and addresses that a published drawing may hold.

The names are those of plugins/common/svg/allowed.py, but for what must never be on that list; the
reading is our own. https://www.w3.org/TR/SVG2/
"""

import re
from base64 import b64decode
from collections.abc import Iterator
from xml.parsers import expat

from plugins.common.svg.allowed import ATTRIBUTES, ELEMENTS, MOVABLE, MOVING

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_NEVER = frozenset(
    """
    animation audio canvas discard embed foreignObject handler html iframe link listener metadata
    object script solidColor unknown video
    """.split()  # noqa: SIM905 - shorter to read
)
_OTHERS = frozenset(
    {f"{_XML} space", f"{_XML} lang", f"{_XLINK} title", f"{_XLINK} href"}
)  # fmt: skip
_CARRIED = re.compile(r"data:(?P<kind>[a-z]+/[\w.+-]+);base64,(?P<content>[\w+/]*=*)")
_FONTS = (b"wOF2", b"wOFF", b"\0\1\0\0", b"true", b"OTTO")
# In CSS, wherever it stands: what loads, what may load, and signs by which either is hidden.
_LOADING = re.compile(
    r"@import|@namespace|@charset|image-set|\bimage\(|\bsrc\(|expression|/\*", re.I
)
_ADDRESS = re.compile(r"url\(\s*(?P<quote>[\"']?)(?P<address>.*?)(?P=quote)\s*\)", re.I | re.S)
_HIDDEN = re.compile(r"\\[^\"']*\(")
_LINK = re.compile(r"(?:https?|mailto|tel):|(?![^/?#]*:)", re.I)


def findings(content: bytes) -> list[str]:
    """Return a sentence for each part that may not be in a published drawing."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except expat.ExpatError as error:
        reader.findings.append(f"damaged: {error}")
    return reader.findings


class _Reader:
    """What expat finds, judged at once; `finding` are the findings."""

    def __init__(self) -> None:
        self.findings: list[str] = []
        self._open: list[str] = []
        self._sheet = ""
        self.parser = parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.CommentHandler = lambda text: self.findings.append(f"a comment: {text[:40]}")
        parser.ProcessingInstructionHandler = lambda target, _: self.findings.append(f"<?{target}")
        parser.StartDoctypeDeclHandler = lambda name, *_: self.findings.append(f"<!DOCTYPE {name}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space != _SVG or local not in ELEMENTS or local in _NEVER:
            self.findings.append(f"<{name}>")
        if not self._open and local != "svg":
            self.findings.append(f"begins with <{local}>")
        if local in MOVING and attributes.get("attributeName", "x") not in {*MOVABLE, "x"}:
            self.findings.append(f"moves {attributes['attributeName']}")
        self._open.append(local)
        for key, value in attributes.items():
            self.findings += _in_attribute(local, key, value)

    def _end(self, _name: str) -> None:
        if self._open.pop() == "style":
            self.findings += _in_css(self._sheet)
            self._sheet = ""

    def _data(self, text: str) -> None:
        if self._open[-1] == "style":
            self._sheet += text


def _in_attribute(element: str, key: str, value: str) -> Iterator[str]:
    known = key in ATTRIBUTES or key in _OTHERS or key.startswith("aria-")
    if not known or key.lower().startswith("on"):
        yield f"{key} of <{element}>"
    if key in {"href", f"{_XLINK} href"}:
        if element != "a":
            yield from _in_address(value)
        elif not _LINK.match(re.sub(r"[\x00-\x20]", "", value)):
            yield f"a link to {value[:40]}"
    elif "(" in value and not key.startswith("aria-") and key not in {"id", "class", "result"}:
        yield from _in_css(value)


def _in_css(text: str) -> Iterator[str]:
    if found := _LOADING.search(text) or _HIDDEN.search(text):
        yield f"{found[0][:40]} in CSS"
    addresses = list(_ADDRESS.finditer(text))
    if len(addresses) != len(re.findall(r"url\(", text, re.I)):
        yield "an address in CSS that does not end"
    for found in addresses:
        yield from _in_address(found["address"])


def _in_address(address: str) -> Iterator[str]:
    if address.startswith("#"):
        return
    carried = _CARRIED.fullmatch(address)
    if not carried:
        yield f"the address {address[:60]}"
        return
    content = b64decode(carried["content"])
    if carried["kind"].startswith("font/") and content.startswith(_FONTS):
        return
    from tools.scan import findings as of_any  # which asks us for drawings

    yield from (f"{carried['kind']} within: {finding}" for finding in of_any(content))
