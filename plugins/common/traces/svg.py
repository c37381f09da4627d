"""SVG: what goes are a drawing program's notes of its user, and what embedded pictures tell."""

import re
from base64 import b64decode, b64encode
from binascii import Error as NoBase64Error
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes
from xml.parsers import expat

from plugins.common.containers import DamagedError
from plugins.common.traces import cuts, notes, routine, svg_words
from plugins.common.traces.cuts import Cut
from plugins.common.traces.trace import CannotStripError

_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!DOCTYPE svg|(?:\w+:)?svg[\s>])")
_WIDE = (b"\xff\xfe<\0", b"\xfe\xff\0<", b"<\0?\0")  # UTF-16
_TAG = re.compile(rb"<[^\s/>]+(?:\s+[^\s=]+\s*=\s*(?:\"[^\"]*\"|'[^']*'))*\s*/?>")
_ATTRIBUTE = re.compile(rb"\s+(?P<name>[^\s=/>]+)\s*=\s*(?P<value>\"[^\"]*\"|'[^']*')")
_BREAK = rb"&#(?:1[03]|x0?[aAdD]);"
_CARRIED = re.compile(
    rb"data:image/[\w.+-]+;base64,(?P<said>(?:[\w+/=\s]|" + _BREAK + rb")+)", re.A
)
_PERCENTS = re.compile(rb"data:image/[\w.+-]+(?:;charset=[\w-]+)?,(?P<said>[^\"')>]+)")


def is_drawing(content: bytes) -> bool:
    """Say whether a file begins as drawings do."""
    begins = _BEGINNING.match(content) or content.startswith(_WIDE)
    return bool(begins) and (b"svg" in content or content.startswith(_WIDE))


def cut(content: bytes) -> Iterator[Cut]:
    """Yield what a drawing need not tell; DamagedError where it is no XML.

    CannotStripError for what cannot go: a link to a file of the author's, a picture of a kind that
    has to stay as it is, UTF-16.
    """
    if content.startswith(_WIDE):
        found = [trace for one in cut(_narrow(content)) for trace in one.found]
        if any(trace.kind.tells for trace in found):
            raise CannotStripError("sie ist in UTF-16 gespeichert", tuple(found))
        return
    reader = _Reader(content)
    reader.read()
    for one in _carried(content):
        if not any(other.start <= one.start < other.end for other in reader.cuts):
            reader.cuts.append(one)
    if reader.cuts:
        _Reader(cuts.applied(content, reader.cuts)).read()  # it is still XML
    yield from reader.cuts


def _narrow(content: bytes) -> bytes:
    try:
        text = content.decode(
            "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-16-le"
        )
    except UnicodeDecodeError:
        raise DamagedError("no UTF-16") from None
    return re.sub(r"^\s*<\?xml.*?\?>", "", text, flags=re.S).encode()


class _Reader:
    """What expat finds, with the bytes it stands in."""

    def __init__(self, content: bytes) -> None:
        self.cuts: list[Cut] = []
        self._content = content
        self._depth = 0
        self._own: tuple[int, int] | None = None  # depth and start of an element that goes
        self._parser = parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CommentHandler = self._comment
        parser.ProcessingInstructionHandler = self._instruction

    def read(self) -> None:
        """Find what goes; DamagedError where this is no XML."""
        try:
            self._parser.Parse(self._content, True)
        except CannotStripError:
            raise
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise DamagedError(str(error)) from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        at = self._parser.CurrentByteIndex
        if self._own:
            return
        prefix, _, local = name.rpartition(":")
        if local in svg_words.OWN or (prefix and local.lower() in svg_words.PEOPLE):
            self._own = self._depth, at
        elif any(
            ":" in key or "file:" in value or any(notes.accounts(value))
            for key, value in attributes.items()
        ):
            self._attributes(_tag(self._content, at))

    def _end(self, _name: str) -> None:
        if self._own and self._own[0] == self._depth:
            start, at = self._own[1], self._parser.CurrentByteIndex
            tag = _tag(self._content, start)
            end = tag.end() if tag[0].endswith(b"/>") else self._content.find(b">", at) + 1
            self.cuts.append(Cut(start, end, tuple(svg_words.in_own(self._content[start:end]))))
            self._own = None
        self._depth -= 1

    def _attributes(self, tag: re.Match[bytes]) -> None:
        for found in _ATTRIBUTE.finditer(self._content, tag.start(), tag.end()):
            name, value = (found[key].decode("utf-8", "replace") for key in ("name", "value"))
            traces = tuple(svg_words.in_attribute(name, value[1:-1]))
            if not traces:
                continue
            is_named = name == "id" and self._content.count(found["value"][1:-1]) > 1
            if is_named or not svg_words.says_only(name):
                raise CannotStripError("sie verweist auf eine Datei auf einem Rechner", traces)
            self.cuts.append(Cut(found.start(), found.end(), traces))

    def _instruction(self, target: str, words: str) -> None:
        found = tuple(
            notes.name(words) if target.lower() in svg_words.PEOPLE else notes.in_words(words)
        )
        if found and not self._own and target != "xml-stylesheet":
            start = self._parser.CurrentByteIndex
            self.cuts.append(Cut(start, self._content.find(b"?>", start) + 2, found))

    def _comment(self, text: str) -> None:
        found = tuple(notes.in_words(text))
        if found and not self._own and not svg_words.RIGHTS.search(text):
            start = self._parser.CurrentByteIndex
            if not self._content.startswith(b"<!--", start):
                raise DamagedError("a comment from elsewhere")
            self.cuts.append(Cut(start, self._content.find(b"-->", start) + 3, found))


def _tag(content: bytes, at: int) -> re.Match[bytes]:
    found = _TAG.match(content, at)
    if not found:  # within an entity, or in an encoding of several bytes
        raise DamagedError(f"no element at {at}")
    return found


def _carried(content: bytes) -> Iterator[Cut]:
    """Yield the pictures that a drawing carries, without what they tell."""
    for found in _CARRIED.finditer(content):
        if content[found.end() : found.end() + 1] not in {b'"', b"'", b")", b"<", b"&"}:
            continue
        encoded = b"".join(re.sub(_BREAK, b"", found["said"]).split())
        try:
            picture = b64decode(encoded + b"=" * (-len(encoded) % 4), validate=True)
        except NoBase64Error:
            continue
        stripped = routine.strip(picture)
        if stripped.content != picture:
            yield Cut(*found.span("said"), stripped.found, b64encode(stripped.content))
    for found in _PERCENTS.finditer(content):
        picture = unquote_to_bytes(found["said"])
        traces = tuple(trace for trace in routine.find(picture) if trace.kind.tells)
        if traces:
            raise CannotStripError("darin steckt ein Bild in ungewöhnlicher Schreibweise", traces)
