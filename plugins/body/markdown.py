"""What Python-Markdown makes of a text, and what its extensions say of it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from html import unescape
from itertools import accumulate, pairwise
from typing import Any

from markdown import Markdown
from markdown.postprocessors import RawHtmlPostprocessor
from markdown.util import ETX, STX

from plugins.body.markdown_stash import resolved
from plugins.common.remark import Remark, remarks_of

# Around the HTML of authors; no text holds them, for Python-Markdown takes STX and ETX out.
_BEGIN, _END = f"{STX}[{ETX}", f"{STX}]{ETX}"
_SIGN = re.compile(f"({STX}[][]{ETX})")


@dataclass(frozen=True)
class Converted:
    """The HTML of a text; where in it stands what an author wrote as HTML; what is odd."""

    html: str
    written: tuple[tuple[int, int], ...]
    remarks: tuple[Remark, ...]

    @property
    def texts(self) -> frozenset[str]:
        """The texts between tags that stand as they were written, for Markdown left them alone."""
        pieces = (re.split("<[^>]*>", self.html[begin:end]) for begin, end in self.written)
        return frozenset(text.strip() for piece in pieces for text in map(unescape, piece)) - {""}


class Converter:
    """Makes HTML of Markdown; `settings` are those of Python-Markdown."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._markdown = Markdown(**settings)
        self._markdown.postprocessors.register(_Marked(self._markdown), "raw_html", 30)

    def html(self, text: str) -> str:
        """Return the HTML; RecursionError where lists or quotations are nested too deeply."""
        return self.convert(text).html

    def convert(self, text: str) -> Converted:
        """Return the HTML and what is to be said of it; RecursionError as above."""
        remarks = remarks_of(self._markdown)
        remarks.clear()
        html = str(self._markdown.reset().convert(text))
        html, written = _unmarked(resolved(html, self._markdown) if _is_garbled(html) else html)
        return Converted(html, written, _counted(remarks))


def _counted(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
    """Return the remarks, each knowing how many like it came before."""
    seen: Counter[tuple[str, str]] = Counter()
    counted = []
    for one in remarks:
        before = seen[one.needle, one.message]
        seen[one.needle, one.message] += 1
        counted.append(replace(one, occurrence=one.occurrence + before))
    return tuple(counted)


def _is_garbled(html: str) -> bool:
    """Say whether a placeholder of Python-Markdown is left, which no reader may see."""
    return "\x02" in html or "&#2;" in html


class _Marked(RawHtmlPostprocessor):
    """Puts signs, which no text may hold, around the HTML of authors."""

    def isblocklevel(self, html: str) -> bool:
        return super().isblocklevel(html.removeprefix(_BEGIN))

    def stash_to_string(self, text: str) -> str:
        return f"{_BEGIN}{text}{_END}"


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return a text without such signs, and from where to where they were."""
    if _BEGIN not in text:
        return text, ()
    pieces = _SIGN.split(text)
    ends = list(accumulate(map(len, pieces[::2])))
    depth, written = 0, []
    for sign, (begin, end) in zip(pieces[1::2], pairwise(ends), strict=True):
        depth += 1 if sign == _BEGIN else -1
        if depth and end > begin:
            written.append((begin, end))
    whole = "".join(pieces[::2])
    html = whole.strip()  # as Python-Markdown does, which does not see through the signs
    moved = len(whole) - len(whole.lstrip())
    inside = ((max(b - moved, 0), min(e - moved, len(html))) for b, e in written)
    return html, tuple((begin, end) for begin, end in inside if begin < end)
