"""One text, taken apart in one pass from its begin to its end.

https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from xml.etree.ElementTree import Element

from plugins.common.remark import Remark
from plugins.markdown.inline import emphasis
from plugins.markdown.inline.brackets import Brackets
from plugins.markdown.inline.code import Ticks, content
from plugins.markdown.inline.definitions import Definitions
from plugins.markdown.inline.lines import line_breaks
from plugins.markdown.inline.missing import unpaired
from plugins.markdown.inline.signs import (
    ENTITY,
    PUNCTUATION,
    Tags,
    angle_address,
    character,
)
from plugins.markdown.inline.tokens import END, Begin, Run, Token

_SIGN = re.compile(r"[\\`*_~\[\]<&\n]|!\[")
# As the former, and addresses that are typed as they are: in these nothing is a sign.
_SIGN_OR_ADDRESS = re.compile(r"[\\`*_~\[\]<&\n]|!\[|\b(?:https?://|www\.)", re.IGNORECASE)
SPECIAL = re.compile(r"[\\`*_~\[\]<&\n]")
_REST_OF_ADDRESS = re.compile(r"""[^\s<>"`\[\]\\\x02\x03]*""")
_ENDS_A_SENTENCE = "'.,;:!?*_~(){}"
_FOOTNOTE = re.compile(r"\[\^([^\[\]\n]{1,200})\](?!\()")


@dataclass
class Surroundings:
    """What a text may refer to, and what is found in it.

    `footnote` returns the mark for a footnote's name, `keep` takes a tag and returns what
    stands for it until the end.
    """

    definitions: Definitions
    footnote: Callable[[str], Element | None]
    keep: Callable[[str], str]
    found: list[Remark] = field(default_factory=list)


def tokens_of(text: str, around: Surroundings) -> list[Token]:
    """Return what a text is made of; where it is no sign of Markdown, it is text."""
    return _Reader(text, around).read()


class _Reader:
    def __init__(self, text: str, around: Surroundings) -> None:
        self._text = text
        self._around = around
        self._tokens: list[Token] = []
        self._runs: list[Run] = []
        self._brackets = Brackets(text, self._tokens, self._runs, around.definitions, around.found)

    @cached_property
    def _ticks(self) -> Ticks:
        return Ticks(self._text)

    @cached_property
    def _tags(self) -> Tags:
        return Tags(self._text)

    @cached_property
    def _breaks(self) -> frozenset[int]:
        return line_breaks(self._text)

    def read(self) -> list[Token]:
        text, tokens, begin = self._text, self._tokens, 0
        has_address = "://" in text or "www." in text.casefold()
        search = (_SIGN_OR_ADDRESS if has_address else _SIGN).search
        while sign := search(text, begin):
            at = sign.start()
            if at > begin:
                tokens.append(text[begin:at])
            begin = self._sign(text[at], at)
        tokens.append(text[begin:])
        emphasis.pair(self._runs)
        self._around.found += unpaired(text, tokens)
        return tokens

    def _sign(self, sign: str, at: int) -> int:
        """Take what begins with a sign at text[at]; return where it ends."""
        if sign in emphasis.SIGNS:
            return self._emphasis(sign, at)
        match sign:
            case "\n":
                return self._line_end(at)
            case "\\":
                return self._backslash(at)
            case "`":
                return self._code(at)
            case "[":
                return self._footnote(at) or self._brackets.open(at, at + 1)
            case "!":
                return self._picture(at)
            case "]":
                return self._brackets.close(at)
            case "<":
                return self._angle(at)
            case "&":
                return self._entity(at)
        return self._address(at)

    def _emphasis(self, sign: str, at: int) -> int:
        end = at + 1
        while self._text.startswith(sign, end):
            end += 1
        if run := emphasis.run_of(self._text, at, end):
            self._tokens.append(run)
            self._runs.append(run)
        else:
            self._tokens.append(self._text[at:end])
        return end

    def _line_end(self, at: int) -> int:
        """Break the line after two blanks or a backslash, or where lines belong apart."""
        last = self._tokens[-1] if self._tokens else ""
        blanks = 0
        if isinstance(last, str):
            stripped = last.rstrip(" ")
            blanks = len(last) - len(stripped)
            if blanks:
                self._tokens[-1] = stripped
        is_break = blanks > 1 or at in self._breaks
        return self._next_line(at, Element("br") if is_break else "\n")

    def _next_line(self, at: int, end: Token) -> int:
        """Take what ends a line; return where the next one begins."""
        self._tokens.append(end)
        begin = at + 1
        while self._text.startswith(" ", begin):
            begin += 1
        return begin

    def _backslash(self, at: int) -> int:
        after = self._text[at + 1 : at + 2]
        if after == "\n":
            return self._next_line(at + 1, Element("br"))
        is_escape = bool(after) and after in PUNCTUATION
        self._tokens.append(after if is_escape else "\\")
        return at + 1 + is_escape

    def _code(self, at: int) -> int:
        text, begin = self._text, at + 1
        while text.startswith("`", begin):
            begin += 1
        length = begin - at
        if length == 1 and self._ticks.is_apostrophe(at):
            self._tokens.append("'")
            return begin
        closing = self._ticks.closing(begin, length)
        if closing is None:
            self._tokens.append(text[at:begin])
            return begin
        code = Element("code")
        code.text = content(text[begin:closing])
        self._tokens.append(code)
        return closing + length

    def _footnote(self, at: int) -> int:
        """Take the mark of a footnote; return 0 where there is none."""
        found = _FOOTNOTE.match(self._text, at)
        mark = self._around.footnote(found[1]) if found else None
        if not found or mark is None:
            return 0
        self._tokens.append(mark)
        return found.end()

    def _picture(self, at: int) -> int:
        """Take the begin of a picture; "Kommt alle![^1]" is none."""
        if _FOOTNOTE.match(self._text, at + 1):
            self._tokens.append("!")
            return at + 1
        return self._brackets.open(at, at + 2)

    def _angle(self, at: int) -> int:
        if address := angle_address(self._text, at):
            url, words, end = address
            self._tokens += [Begin(Element("a", href=url)), words, END]
            return end
        end_of_tag = self._tags.end(at)
        if end_of_tag is None:
            self._tokens.append("<")
            return at + 1
        self._tokens.append(self._around.keep(self._text[at:end_of_tag]))
        return end_of_tag

    def _entity(self, at: int) -> int:
        found = ENTITY.match(self._text, at)
        if found is None:
            self._tokens.append("&")
            return at + 1
        meant = character(found[0])
        # The checks tell of what is no character, as long as it stands there as written.
        is_unfit = meant == found[0] and meant.startswith("&#")
        self._tokens.append(self._around.keep(meant) if is_unfit else meant)
        return found.end()

    def _address(self, at: int) -> int:
        """Take an address as text, without what belongs to the sentence around it."""
        found = _REST_OF_ADDRESS.match(self._text, at)
        address = found[0].rstrip(_ENDS_A_SENTENCE) if found else ""
        end = at + max(len(address), len("www."))
        self._tokens.append(ENTITY.sub(lambda one: character(one[0]), self._text[at:end]))
        return end
