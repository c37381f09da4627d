"""What programs write into drawings of their users: in elements and attributes of their own."""

import re
from collections.abc import Iterator

from plugins.common.traces import notes, xmp
from plugins.common.traces.trace import Kind, Trace

# Elements and attributes, without their prefixes, in which programs keep what is theirs.
OWN = frozenset({"metadata", "RDF", "xmpmeta", "pgf", "aipgfRef"})
# Whose names mean a person, as names of attributes, elements and instructions.
PEOPLE = frozenset({"author", "artist", "creator", "designer", "editor", "lastmodifiedby", "owner",
                     "user", "username"})  # fmt: skip
_BY_NAME = re.compile(rb"<\w+:(?:" + "|".join(sorted(PEOPLE)).encode() + rb")\b", re.I)
_MARKUP = re.compile(rb"<!--.*?-->|<[^>]*>", re.S)
_FILES = frozenset({b"docname", b"docbase", b"absref", b"export-filename", b"export-batch-path"})
RIGHTS = re.compile(r"licen[sc]e|Lizenz|copyright notice", re.I)


def says_only(name: str) -> bool:
    """Say whether nothing is drawn by an attribute of this name; an id may be asked for."""
    prefix, _, local = name.rpartition(":")
    return prefix not in {"", "xlink", "xml", "xmlns"} or local.startswith("data-") or name == "id"


def in_attribute(name: str, value: str) -> Iterator[Trace]:
    """Yield what an attribute tells that a drawing does not need."""
    prefix, _, local = name.rpartition(":")
    if prefix and local.encode() in _FILES:
        yield Trace(Kind.OTHER)
    if prefix and local.lower() in PEOPLE and says_only(name):
        yield from notes.name(value)
    yield from (Trace(Kind.PATH, path) for path in notes.accounts(value))


def in_own(content: bytes) -> Iterator[Trace]:
    """Yield what an element tells that goes as a whole: in XMP, in an author, or in plain words."""
    yield Trace(Kind.OTHER)
    yield from (one for one in xmp.in_packets(content) if one.kind.tells)
    text = _MARKUP.sub(b" ", xmp.PACKET.sub(b"", content)).decode("utf-8", "replace")
    if _BY_NAME.match(content):
        yield from notes.name(text)
    elif not RIGHTS.search(text):
        yield from notes.in_words(text)
    yield from (
        Trace(Kind.PATH, path) for path in notes.accounts(content.decode("utf-8", "replace"))
    )
