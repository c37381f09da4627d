"""CSS within an SVG: rules and declarations of known parts stay, all others are left out, and told.

Only what these few tokens can say is written, so that no browser reads more into it than we do;
https://www.w3.org/TR/css-syntax-3/#tokenization has all there are.
"""

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from plugins.common.svg.allowed import AT_RULES, FUNCTIONS

_TOKEN = re.compile(
    r"""
      (?P<blank>(?:\s|/\*.*?\*/)++)
    | (?P<string>"(?:[^"\\\n\r\f]|\\[^\n\r\f])*+"|'(?:[^'\\\n\r\f]|\\[^\n\r\f])*+')
    | (?P<url>url\(\s*+(?:"(?P<double>[^"\\\n\r\f]*+)"|'(?P<single>[^'"\\\n\r\f]*+)'
        |(?P<bare>[^\s"'()\\]*+))\s*+\))
    | (?P<function>[-\w]++)\(
    | (?P<at>@[-\w]++)
    | (?P<word>(?:[-\w.\#%+]|[^\x00-\x7f]|\\[^\n\r\f])++)(?!\()
    | (?P<sign>[]:;,{})([>~=*|^$!&?]|/(?!\*))
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
# What begins with none of these: as long as it may be, lest the same text is read again and again.
_OTHER = re.compile(r"(?:[-\w.#%+]|[^\x00-\x7f]|\\[^\n\r\f])++|/\*.*|.", re.DOTALL)
# What says nothing but words, numbers and places within the drawing: almost all attributes.
_HARMLESS = re.compile(
    r"(?:\b(?:(?:rgba?|hsla?|translate|scale|rotate|matrix|skew[xy])\([\w.,%\s+-]*+\)"
    r"|url\(#[\w.:-]++\))|[^\\(){}@\"'/<])*+",
    re.IGNORECASE,
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_DEEPEST = 10  # rules within one another

# Returns what an address becomes, None where it may not be there.
Address = Callable[[str], str | None]


@dataclass
class Sheet:
    """Cleaned CSS; `left_out` has line (from 0) and beginning of each part that is not in it."""

    text: str
    left_out: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class _Token:
    """`text` is what is written for it, "" for what may not be; start and end its place."""

    text: str
    start: int
    end: int


def clean_css(text: str, address: Address, depth: int = 0) -> Sheet:
    """Return a stylesheet, or declarations, or the value of one, without what may not be there."""
    if _HARMLESS.fullmatch(text):
        return Sheet(text)
    sheet, line, counted = Sheet(""), 0, 0
    for item in _items(_tokens(text, address)):
        begin = next((token.start for token in item if token.text != " "), item[0].start)
        line, counted = line + text.count("\n", counted, begin), begin
        opening = next((n for n, token in enumerate(item) if token.text == "{"), len(item))
        if all(token.text for token in item):
            sheet.text += "".join(token.text for token in item)
        elif all(t.text for t in item[:opening]) and opening < len(item) and depth < _DEEPEST:
            # One bad declaration does not cost the rule, one bad rule not its @media.
            start = item[opening].start + 1
            inner = clean_css(text[start : item[-1].start], address, depth + 1)
            before = line + text.count("\n", begin, start)
            sheet.left_out += [(before + more, words) for more, words in inner.left_out]
            sheet.text += "".join(t.text for t in item[: opening + 1]) + inner.text + "}"
        else:
            words = " ".join(text[begin : item[-1].end].split())
            sheet.left_out.append((line, words if len(words) <= 50 else f"{words[:50]}…"))
    return sheet


def _tokens(text: str, address: Address) -> Iterator[_Token]:
    place = 0
    while place < len(text):
        if found := _TOKEN.match(text, place):
            yield _Token(_written(found, address), place, found.end())
        else:
            found = _OTHER.match(text, place)
            assert found is not None  # noqa: S101 - any sign will do
            yield _Token("", place, found.end())
        place = found.end()


def _written(found: re.Match[str], address: Address) -> str:
    """Return what is written for a token, "" for one that may not be there."""
    match found.lastgroup:
        case "blank":
            return " "  # a comment may name somebody
        case "function":
            return found[0] if found["function"].lower() in FUNCTIONS else ""
        case "at":
            return found[0] if found["at"].lower() in AT_RULES else ""
        case "url":
            permitted = address(found["double"] or found["single"] or found["bare"] or "")
            return "" if permitted is None else f'url("{permitted}")'
        case _:
            return found[0]


def _items(tokens: Iterator[_Token]) -> Iterator[list[_Token]]:
    """Yield declarations and rules, each with its end; what is not closed is closed."""
    item: list[_Token] = []
    expected: list[str] = []
    for token in tokens:
        item.append(token)
        opens = token.text in _CLOSING or (token.text.endswith("(") and "\\" not in token.text)
        if opens:
            expected.append(_CLOSING[token.text[-1]])
        elif token.text in {")", "]", "}"}:
            if expected[-1:] == [token.text]:
                expected.pop()
            else:
                item.append(_Token("", token.start, token.end))
        if not expected and token.text in {";", "}"}:
            yield item
            item = []
    if item:
        far = sys.maxsize
        yield [*item, *(_Token(closing, far, far) for closing in reversed(expected))]
