"""Links and pictures: from [ or ![ to ], and where they lead."""

import re
from functools import cached_property
from xml.etree.ElementTree import Element

from plugins.common.remark import Remark
from plugins.markdown.inline import emphasis
from plugins.markdown.inline.definitions import Definitions
from plugins.markdown.inline.missing import unclosed, undefined
from plugins.markdown.inline.targets import LONGEST_LABEL, Target, kinder, parentheses, target
from plugins.markdown.inline.tokens import END, Begin, Bracket, End, Picture, Run, Token

_LABEL = re.compile(rf"\[((?:[^\[\]\\]|\\.){{0,{LONGEST_LABEL}}})\]", re.S)


class Brackets:
    """The brackets of one text while it is read; it works on the reader's tokens and runs."""

    def __init__(
        self,
        text: str,
        tokens: list[Token],
        runs: list[Run],
        definitions: Definitions,
        found: list[Remark],
    ) -> None:
        self._text = text
        self._tokens = tokens
        self._runs = runs
        self._definitions = definitions
        self._found = found
        self._open: list[Bracket] = []
        self._no_links_before = 0  # no link may hold another

    @cached_property
    def _closing(self) -> dict[int, int]:
        return parentheses(self._text)

    @cached_property
    def _last_closing(self) -> int:
        return self._text.rfind(")")

    def open(self, begin: int, end: int) -> int:
        """Take a [ or ![ at text[begin:end]; return where it ends."""
        if self._open:
            self._open[-1].holds_bracket = True
        bracket = Bracket(end - begin == 2, begin, end, len(self._tokens), len(self._runs))
        self._open.append(bracket)
        self._tokens.append(self._text[begin:end])
        return end

    def close(self, at: int) -> int:
        """Take the ] at text[at] and where it leads; return where that ends."""
        bracket = self._open.pop() if self._open else None
        if bracket and (bracket.is_image or bracket.begin >= self._no_links_before):
            if found := self._inline(at + 1) or self._reference(bracket, at):
                self._make(bracket, found)
                return found.end
            if problem := self._missing(bracket, at):
                self._found.append(problem)
        self._tokens.append("]")
        return at + 1

    def _inline(self, begin: int) -> Target | None:
        if begin > self._last_closing or not self._text.startswith("(", begin):
            return None
        found = target(self._text, begin)
        return found or kinder(self._text, begin, self._closing.get(begin))

    def _reference(self, bracket: Bracket, at: int) -> Target | None:
        if not self._definitions.targets:
            return None
        label, end = self._label(bracket, at)
        found = self._definitions.use(label) if label.strip() else None
        return Target(*found, end) if found else None

    def _label(self, bracket: Bracket, at: int) -> tuple[str, int]:
        """Return the label of the brackets that end at text[at], "" for none, and where it ends."""
        named = _LABEL.match(self._text, at + 1)
        if named and named[1].strip():
            return named[1], named.end()
        is_label = not bracket.holds_bracket and at - bracket.end <= LONGEST_LABEL
        end = named.end() if named and not named[1] else at + 1
        return (self._text[bracket.end : at] if is_label else ""), end

    def _make(self, bracket: Bracket, found: Target) -> None:
        tokens, runs = self._tokens, self._runs
        emphasis.pair(runs[bracket.run :])
        del runs[bracket.run :]
        title = {} if found.title is None else {"title": found.title}
        within = tokens[bracket.token + 1 :]
        if bracket.is_image:
            del tokens[bracket.token :]
            tokens.append(Picture(Element("img", {"src": found.url, **title}), within))
            return
        tokens[bracket.token :] = [
            Begin(Element("a", {"href": found.url, **title})),
            *(t for t in within if not isinstance(t, Begin | End)),
            END,
        ]
        self._no_links_before = bracket.begin

    def _missing(self, bracket: Bracket, at: int) -> Remark | None:
        """Return what to tell of brackets that lead nowhere."""
        text = self._text
        if text.startswith("(", at + 1):
            return unclosed(text, at) if at + 1 not in self._closing else None
        return undefined(text, bracket, at, _LABEL.match(text, at + 1))
