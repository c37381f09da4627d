"""Elements, made of the tokens of a text."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from plugins.markdown.inline.tokens import Begin, End, Picture, Run, Token

# Deeper, browsers stop counting; so do we, and say so.
_DEEPEST = 100


def build(tokens: Iterable[Token]) -> Element:
    """Return an element that holds what the tokens mean; RecursionError where it is too deep."""
    building = _Building()
    for token in tokens:
        building.add(token)
    return building.finished()


class _Building:
    def __init__(self) -> None:
        self._open = [Element("span")]
        self._words: list[str] = []

    def finished(self) -> Element:
        self._put_words()
        return self._open[0]

    def add(self, token: Token) -> None:
        if isinstance(token, str):
            self._words.append(token)
        elif isinstance(token, Run):
            self._run(token)
        elif isinstance(token, Begin):
            self._begin(token.element)
        elif isinstance(token, End):
            self._end()
        elif isinstance(token, Picture):
            token.element.set("alt", _escaped(_words(token.within)))
            self._whole(token.element)
        elif isinstance(token, Element):
            self._whole(token)

    def _run(self, run: Run) -> None:
        for _ in run.closes:
            self._end()
        if run.left:
            self._words.append(run.sign * run.left)
        for tag in reversed(run.opens):
            self._begin(Element(tag))

    def _begin(self, element: Element) -> None:
        self._whole(element)
        self._open.append(element)
        if len(self._open) > _DEEPEST:
            raise RecursionError

    def _end(self) -> None:
        self._put_words()
        self._open.pop()

    def _whole(self, element: Element) -> None:
        self._put_words()
        for name in ("href", "src", "title"):
            if value := element.get(name):
                element.set(name, _escaped(value))
        if element.tag == "code":
            element.text = _escaped(element.text or "")
        self._open[-1].append(element)

    def _put_words(self) -> None:
        text = _escaped("".join(self._words))
        self._words.clear()
        parent = self._open[-1]
        if len(parent):
            parent[-1].tail = (parent[-1].tail or "") + text
        else:
            parent.text = (parent.text or "") + text


def _escaped(text: str) -> str:
    """Return a text in which & is no entity; the serializer knows < and > itself."""
    return text.replace("&", "&amp;") if "&" in text else text


def _words(tokens: list[Token]) -> str:
    """Return the words of tokens, those of pictures among them; in linear time, however deep."""
    words: list[str] = []
    waiting = tokens[::-1]
    while waiting:
        token = waiting.pop()
        if isinstance(token, str):
            words.append(token)
        elif isinstance(token, Run):
            words.append(token.sign * token.left)
        elif isinstance(token, Picture):
            waiting += token.within[::-1]
        elif isinstance(token, Element):
            words.append(" " if token.tag == "br" else token.text or "")
    return " ".join("".join(words).split())
