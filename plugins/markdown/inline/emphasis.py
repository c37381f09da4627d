"""Emphasis: CommonMark's delimiter runs, and where a star or tilde is none.

https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis, and for ~ and ~~
https://github.github.com/gfm/#strikethrough-extension-

Kinder than these: a star or a tilde between letters is a letter (Bürger*innen, 5~10), and emphasis
neither begins with a closing bracket nor ends with an opening one ("(m/w/*) und (m/w/*)").
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from unicodedata import category

from plugins.markdown.inline.tokens import Run

SIGNS = "*_~"
# What follows a gender star: Bürger*innen, Bürger*innenrat, jede*r, der*die.
_ENDING = re.compile(
    r"(?:inn?en\w*|in|r|rin|e|en|es|er|em|n|ne|nen|s|m|x|die|der|das|den|dem|zu[rm]|ihr\w*|sein\w*"
    r"|sie|frau\w*|mann|männer\w*)(?!\w)|\d"
)
_LONGEST_WORD = 50
_WORD_BEFORE = re.compile(r"(?<![\w*])\*[^\W\d_]+\Z")
_CLOSED = re.compile(r"[^\W\d_]{1,50}\*(?![\w*])")
_TAGS = {"*": ("em", "strong"), "_": ("em", "strong"), "~": ("s", "s")}


def run_of(text: str, begin: int, end: int) -> Run | None:
    """Return the run of one sign at text[begin:end], None where it is a letter."""
    sign, length = text[begin], end - begin
    before, after = text[begin - 1 : begin], text[end : end + 1]
    if length == 1 and sign != "_" and before.isalnum() and after.isalnum():
        return _within_word(text, begin) if sign == "*" else None
    if sign == "~" and length > 2:
        return None
    left, right = _flanks(_kind(before), _kind(after))
    if sign == "_":
        left, right = (
            left and (not right or _kind(before) == "P"),
            right and (not left or _kind(after) == "P"),
        )
    elif sign == "*" and length == 1:
        left, right = left and after not in ")]}", right and before not in "([{"
    return Run(sign, begin, length, left, right, length)


def _within_word(text: str, at: int) -> Run | None:
    """Return the run of a star between letters: "*Klima*schutz" and "Klima*schutz*" have one."""
    if _ENDING.match(text, at + 1):
        return None
    # Cut out, so that it is never searched further than a word is long.
    can_close = _WORD_BEFORE.search(text[max(at - _LONGEST_WORD, 0) : at]) is not None
    can_open = not can_close and _CLOSED.match(text, at + 1) is not None
    return Run("*", at, 1, can_open, can_close, 1) if can_open or can_close else None


def _flanks(before: str, after: str) -> tuple[bool, bool]:
    """Say whether a run between characters of these kinds is left-flanking, and right-flanking."""
    left = after != " " and (after != "P" or before in " P")
    right = before != " " and (before != "P" or after in " P")
    return left, right


@lru_cache(maxsize=512)
def _kind(character: str) -> str:
    """Return " " for an end or a blank, "P" for punctuation, else "a"."""
    if not character or character.isspace():
        return " "
    return "P" if category(character)[0] in "PS" else "a"


def pair(runs: Sequence[Run]) -> None:
    """Let runs that belong together become elements.

    The time is linear: what one closing run searched in vain, none of its kind searches again.
    """
    opening: list[tuple[int, Run]] = []
    searched: dict[tuple[str, bool, int], int] = {}
    for number, run in enumerate(runs):
        while run.can_close and run.left:
            kind = (run.sign, run.can_open, run.length % 3)
            if not _close(run, opening, searched.get(kind, -1)):
                searched[kind] = number - 1
                break
        if run.can_open and run.left:
            opening.append((number, run))


def _close(run: Run, opening: list[tuple[int, Run]], searched: int) -> bool:
    """Let a run close the nearest one that it can, among those later than `searched`."""
    for i in range(len(opening) - 1, -1, -1):
        number, opener = opening[i]
        if number <= searched:
            return False
        if _belong_together(opener, run):
            del opening[i + 1 :]
            size = run.left if run.sign == "~" else 1 + (opener.left > 1 and run.left > 1)
            tag = _TAGS[run.sign][size - 1]
            opener.opens.append(tag)
            run.closes.append(tag)
            opener.left -= size
            run.left -= size
            if not opener.left:
                del opening[i]
            return True
    return False


def _belong_together(opener: Run, closer: Run) -> bool:
    if opener.sign != closer.sign:
        return False
    if opener.sign == "~":
        return opener.length == closer.length
    is_ambiguous = opener.can_close or closer.can_open
    odd = (opener.length + closer.length) % 3 == 0 and closer.length % 3 != 0
    return not (is_ambiguous and odd)
