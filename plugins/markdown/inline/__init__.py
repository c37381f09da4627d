r"""Python-Markdown extension: what stands within a line or a paragraph, as CommonMark has it.

    *kursiv*, **fett**, ~~weg~~, `Code`, [Link](/a.html), ![Bild](/b.jpg), <https://example.org>
    Zeile\                  a backslash or two blanks at its end break a line
    trans\*, A \& B         a backslash before a sign is not shown

Python-Markdown tries some twenty patterns one after the other on each text; what one of them found
is hidden from the next. So stars, brackets and tags are seen otherwise than on GitHub, and the time
grows with the square of some texts. Here a text is read once, by CommonMark's own algorithm
(https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy), with the exceptions that German
asks for: `emphasis`, `code`, `targets.kinder`, `lines`. Patterns of other extensions count no more.
"""

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from plugins.common.remark import remarks_of
from plugins.markdown.inline.building import build
from plugins.markdown.inline.definitions import Definitions
from plugins.markdown.inline.hints import hints
from plugins.markdown.inline.reading import SPECIAL, Surroundings, tokens_of
from plugins.markdown.inline.references import References

# Python-Markdown's own of these names.
_PRIORITY, _OF_REFERENCES = 20, 15


class Inline(Extension):
    """Named in the setting MARKDOWN."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Put our processors in the place of Python-Markdown's."""
        self.definitions = Definitions()
        md.registerExtension(self)
        md.treeprocessors.register(_Inline(md, self), "inline", _PRIORITY)
        md.parser.blockprocessors.register(
            References(md.parser, self.definitions), "reference", _OF_REFERENCES
        )

    def reset(self) -> None:
        """Forget the last text."""
        self.definitions.clear()


def _no_footnote(_name: str) -> None:
    return None


class _Inline(Treeprocessor):
    def __init__(self, md: Markdown, extension: Inline) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        md: Any = self.md
        found = remarks_of(md)
        around = Surroundings(
            self._extension.definitions,
            vars(md).get("footnote_mark", _no_footnote),  # plugins.markdown.footnotes
            md.htmlStash.store,
            found,
        )
        for paragraph in root:
            if paragraph.tag == "p" and _is_markdown(paragraph.text):
                found += hints(paragraph.text or "")
        waiting = [root]
        while waiting:
            element = waiting.pop()
            children = list(element)
            _convert(element, children, around)
            waiting += reversed(children)
        found += self._extension.definitions.remarks()


def _convert(element: Element, children: list[Element], around: Surroundings) -> None:
    """Make elements of the Markdown in an element's text, and behind each of its children."""
    made: list[Element] = []
    if _is_markdown(element.text):
        holder = build(tokens_of((element.text or "").rstrip(" \n"), around))
        element.text = holder.text
        made += holder
    for child in children:
        made.append(child)
        if _is_markdown(child.tail):
            holder = build(tokens_of(child.tail or "", around))
            child.tail = holder.text
            made += holder
    if len(made) > len(children):
        element[:] = made


def _is_markdown(text: str | None) -> bool:
    return bool(text) and not isinstance(text, AtomicString) and bool(SPECIAL.search(text or ""))
