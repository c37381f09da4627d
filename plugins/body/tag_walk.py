"""Goes through the tags of a text as an HTML parser does, and says what is odd.

https://html.spec.whatwg.org/#parsing-main-inbody
"""

import re
from collections import Counter
from collections.abc import Iterator

from plugins.body.elements import verdict
from plugins.body.markdown import Converted
from plugins.body.tag_faults import (
    LINK_IN_LINK,
    SHOWN,
    Open,
    TagFault,
    goes_on,
    odd,
    stray,
    unclosed,
    unfinished,
)
from plugins.body.tag_names import (
    BARRIERS,
    END_A_PARAGRAPH,
    HOLDERS,
    OF_PAGES,
    OF_TABLES,
    OPTIONAL,
    OWN,
    TEXT,
    VOID,
)

# A tag, or what begins like one: a comment, a declaration, an instruction.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<whole>(?:[^>"']|"[^"]*"|'[^']*')*>)?"""
    r"""|<(?P<odd>!--|[!?])"""
)


class Tags:
    """Goes through the tags of an HTML text as a parser does."""

    def __init__(self, converted: Converted) -> None:
        self._html, self._spans = converted.html, list(converted.written)[::-1]
        self._stack: list[Open] = []
        self._counts: Counter[str] = Counter()  # of the names in it

    def faults(self) -> Iterator[TagFault]:
        """Yield what is odd."""
        position = 0
        while found := _TAG.search(self._html, position):
            position = found.end()
            end = self._end_of_written(found.start())
            if found["odd"]:
                stop = self._html.find("-->" if found["odd"] == "!--" else ">", position)
                if end:
                    yield from odd(found, stop)
                if stop < 0:
                    break
                position = stop + 1
                continue
            name = found["name"].lower()
            if end and (found["whole"] is None or found.end() > end):
                yield unfinished(found.start(), name)
                break
            if found["end"]:
                yield from self._ended(name, found.start(), is_written=bool(end))
            else:
                yield from self._begun(name, found.start(), is_written=bool(end))
                position = self._behind(name, position)
                if position < 0:
                    break
        yield from map(unclosed, filter(goes_on, self._stack))

    def _end_of_written(self, position: int) -> int:
        """Return where the author's HTML that stands at a position ends, 0 where none does."""
        while self._spans and self._spans[-1][1] <= position:
            self._spans.pop()
        begin, end = self._spans[-1] if self._spans else (position + 1, 0)
        return end if begin <= position else 0

    def _behind(self, name: str, position: int) -> int:
        """Return where the tags go on behind an element's start; -1 where they do not."""
        if name not in TEXT and name not in OWN:
            return position
        found = re.compile(rf"</{name}\b[^>]*>", re.I).search(self._html, position)
        if found is None:
            return -1
        self._remove(len(self._stack) - 1)
        return found.end()

    def _begun(self, name: str, position: int, *, is_written: bool) -> Iterator[TagFault]:
        if is_written:
            yield from self._misplaced(name, position)
        elif name == "a":
            outer = (one for one in self._stack if one.name == "a" and one.is_written)
            yield from (TagFault(one.position, *LINK_IN_LINK) for one in outer)
        if is_written and name in END_A_PARAGRAPH:
            self._end_paragraph()
        if name not in VOID:
            self._stack.append(Open(name, position, is_written))
            self._counts[name] += 1

    def _remove(self, index: int) -> None:
        self._counts[self._stack.pop(index).name] -= 1

    def _is_open(self, *names: str) -> bool:
        return any(self._counts[name] for name in names)

    def _misplaced(self, name: str, position: int) -> Iterator[TagFault]:
        if name in OF_PAGES:
            yield TagFault(position, *verdict(name))
        elif name in OF_TABLES and not self._is_open("table"):
            message = f"<{name}> steht in keiner Tabelle und würde verschwinden."
            yield TagFault(position, message, f"`<table>` davor ergänzen. {SHOWN}")
        elif name == "a" and self._is_open("a"):
            yield TagFault(position, *LINK_IN_LINK)
        elif name in HOLDERS and not self._is_open(*HOLDERS[name]):
            message = f"<{name}> steht in keiner Liste."
            remedy = f"`<{HOLDERS[name][0]}>` davor ergänzen. {SHOWN}"
            yield TagFault(position, message, remedy)

    def _end_paragraph(self) -> None:
        for i in range(len(self._stack) - 1, -1, -1):
            if not self._is_open("p") or self._stack[i].name in BARRIERS:
                break
            if self._stack[i].name == "p":
                self._remove(i)

    def _ended(self, name: str, position: int, *, is_written: bool) -> Iterator[TagFault]:
        if self._is_open(name):
            index = len(self._stack) - 1
            while self._stack[index].name != name:
                if self._stack[index].name in OPTIONAL:
                    self._remove(index)
                index -= 1
            self._remove(index)
            return
        if is_written:
            yield stray(position, name)
