"""Code and comments in Markdown: what stands there is shown or left out, never acted upon."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

_FENCE = re.compile(r"^[ ]{0,3}(`{3,}|~{3,})", re.M)
_TICKS = re.compile(r"`+")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_END_OF_PARAGRAPH = re.compile(r"\n[ \t]*\n|\Z")
# A block behind a blank line, indented deeper than any text may be.
_INDENTED = re.compile(r"(?:(?<=\n)[ \t]*\n|\A)(?:(?: {4}|\t)[^\n]*(?:\n|\Z))+")
# The line above it that such a block would belong to: of a list, a footnote, a definition.
_HOLDER = re.compile(r"[ \t]*(?:[-*+•·:]|\d+[.)]|\[\^[^\]]*\]:)(?:[ \t]|$)")


def without_code(text: str) -> str:
    """Return a text with blanks in the place of code and comments, line for line."""
    for spans in (_fenced, _indented, _within_lines, _comments):
        pieces, end = [], 0
        for begin, until in spans(text):
            pieces += [text[end:begin], re.sub(r"[^\n]", " ", text[begin:until])]
            end = until
        text = "".join(pieces) + text[end:]
    return text


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks between fences that are closed."""
    fences = list(_FENCE.finditer(text))
    number = 0
    while number < len(fences):
        fence = fences[number][1]
        later = range(number + 1, len(fences))
        close = next((n for n in later if fences[n][1].startswith(fence)), None)
        if close is None:
            number += 1
            continue
        yield fences[number].start(), fences[close].end()
        number = close + 1


def _indented(text: str) -> Iterator[tuple[int, int]]:
    """Yield blocks that are code by their indent, as far as no list is above them."""
    for block in _INDENTED.finditer(text):
        above = text[: block.start()].rstrip()[-1000:].rpartition("\n")[2]
        if not _HOLDER.match(above) and not above.startswith((" ", "\t")):
            yield block.span()


def _within_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield code spans: as many ticks at the end as at the beginning, in one paragraph."""
    runs = [(found.start(), found.end()) for found in _TICKS.finditer(text)]
    by_length: defaultdict[int, list[int]] = defaultdict(list)
    for begin, end in runs:
        by_length[end - begin].append(begin)
    done = end_of_paragraph = -1
    for begin, end in runs:
        if begin < done:
            continue
        if begin > end_of_paragraph and (found := _END_OF_PARAGRAPH.search(text, begin)):
            end_of_paragraph = found.start()
        alike = by_length[end - begin]
        number = bisect_left(alike, end)
        if number < len(alike) and alike[number] < end_of_paragraph:
            done = alike[number] + end - begin
            yield begin, done


def _comments(text: str) -> Iterator[tuple[int, int]]:
    for found in _COMMENT.finditer(text) if "-->" in text else ():
        yield found.span()
