"""Text as Markdown shows it: which signs need a backslash, and which marks of emphasis hold.

Emphasis is written as marks only where they hold whatever stands beside them; else as an element.
While a paragraph is put together, signs that no text holds stand for its marks.
"""

import re
import unicodedata

from plugins.markdown.german_dates import begins_with_date

STRONG, EMPHASIS, STRUCK = ("\ue010", "\ue011"), ("\ue012", "\ue013"), ("\ue014", "\ue015")
BREAK = "\ue016"
NOTE = re.compile("\ue020(\\d+)\ue021")  # the sign of a footnote
_PRIVATE = re.compile("[\ue000-\ue01f\ue022-\ue0ff]")
_MARKS = {STRONG: ("**", "strong"), EMPHASIS: ("*", "em"), STRUCK: ("~~", "del")}
_OPENING = {pair[0]: pair for pair in _MARKS}
_CLOSING = {pair[1]: pair for pair in _MARKS}
_SIGNS = frozenset("*_~\\<>`")
_SPACE = re.compile(r"[ \t\n\r\f\v\xa0\u2028\u2029\x1c-\x1f\x85]+")

_ALWAYS = re.compile(r"[\\`~]")
_STAR = re.compile(r"(?<![^\W_])\*|\*(?![^\W_])")
_LOW_LINE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
# Brackets that stay text by themselves: "[sic]", but not "[sic](…" nor "[^1]".
_MERE = re.compile(r"\[(?![\^!\s])[^\[\]]*\](?![(\[:])(?=.)", re.S)
_BRACKET = re.compile(r"[\[\]]")

# "1. Mai" is no list here, and needs nothing.
_NUMBER = re.compile(r"(\d{1,9}(?=[.)])|[a-z](?=\)))([.)])(?=\s|$)")
_BEGIN = re.compile(r"#{1,6}(?=\s|$)|##|>|[-+*](?=\s|$)|\||:(?=\s|$)|=+\s*$|-[-\s]*$|\+|~~~")


def one_line(text: str) -> str:
    """Return text in one line, without signs that stand for marks; blanks of all kinds are one."""
    return _SPACE.sub(" ", _PRIVATE.sub("", text))


def escaped(text: str, *, in_brackets: bool = False) -> str:
    """Return plain text with a backslash wherever a sign would do something within a line."""
    text = _ALWAYS.sub(r"\\\g<0>", text)
    text = _LOW_LINE.sub(r"\\_", _STAR.sub(r"\\*", text))
    text = _TAG.sub(r"\\<", _ENTITY.sub("&amp;", text))
    if "[" in text or "]" in text:
        text = text.replace("[[", "[ [").replace("]]", "] ]")
        harmless = [] if in_brackets else [found.span() for found in _MERE.finditer(text)]
        edges = {edge for begin, end in harmless for edge in (begin, end - 1)}
        text = _BRACKET.sub(lambda b: b[0] if b.start() in edges else f"\\{b[0]}", text)
    return text


def wrapped(inner: str, marks: tuple[str, str]) -> str:
    """Return a piece of a paragraph with emphasis; blanks and breaks at its edges stay outside."""
    core = inner.strip(f" {BREAK}")
    if not core:
        return inner
    before, _, after = inner.partition(core)
    for mark in marks:  # strong within strong
        core = core.replace(mark, "")
    return f"{before}{marks[0]}{core}{marks[1]}{after}"


def finished(pieces: str, *, one_line: bool = False) -> str:
    """Return a whole paragraph: marks for what stands for them, lines that begin nothing.

    `one_line`: a break becomes a blank, as a heading or a cell has none.
    """
    text = _tidied(pieces, " " if one_line else BREAK)
    text = _with_marks(text)
    text = NOTE.sub(r"[^\1]", text)
    lines = [line.strip() for line in text.split(BREAK)]
    return "\\\n".join(map(begun, lines))


def begun(line: str) -> str:
    """Return a line of text that begins no list, heading, table or quotation."""
    if (found := _NUMBER.match(line)) and not begins_with_date(line):
        return f"{found[1]}\\{line[found.start(2) :]}"
    return f"\\{line}" if _BEGIN.match(line) else line


def _tidied(pieces: str, instead: str) -> str:
    """Return the pieces without blanks at edges and around breaks."""
    pieces = re.sub(f" *(?:{BREAK} *)+", instead, pieces)
    return re.sub(" +", " ", pieces).strip(f" {BREAK}")


def _with_marks(text: str) -> str:
    """Return a text with marks where they hold, and elements elsewhere."""
    made, waiting = list(text), []
    pairs: list[tuple[int, int, tuple[str, str]]] = []
    for at, sign in enumerate(text):
        if sign in _OPENING:
            waiting.append((at, _OPENING[sign]))
        elif sign in _CLOSING and waiting:
            begin, marks = waiting.pop()
            pairs.append((begin, at, marks))
    for begin, end, marks in pairs:
        mark, element = _MARKS[marks]
        holds = _holds(text, begin, end)
        made[begin] = mark if holds else f"<{element}>"
        made[end] = mark if holds else f"</{element}>"
    return "".join(made)


def _holds(text: str, begin: int, end: int) -> bool:
    """Say whether marks at these places open and close, whatever stands beside them.

    https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run, and stricter: a mark within a
    word may be a gender star, one beside another mark belongs to either.
    """
    before, after = text[begin - 1 : begin], text[end + 1 : end + 2]
    first, last = text[begin + 1], text[end - 1]
    inside = text[begin + 1 : end]
    if BREAK in inside or "*" in inside.replace("\\*", ""):
        return False
    return _is_outside(before) and _is_outside(after) and _is_inside(first) and _is_inside(last)


def _is_outside(sign: str) -> bool:
    if sign in _SIGNS or _PRIVATE.match(sign):
        return sign == BREAK
    return not sign or sign.isspace() or unicodedata.category(sign)[0] in "PS"


def _is_inside(sign: str) -> bool:
    return not (sign in _SIGNS or sign.isspace() or _PRIVATE.match(sign))
