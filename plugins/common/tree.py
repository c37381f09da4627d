"""A post's body as one HTML5 tree: parsed once, changed by the steps, serialised.

The parser is lexbor through selectolax: 0.03 ms for a 3 KB post where html5lib takes 1.7 ms,
and it follows the same specification (https://html.spec.whatwg.org/#parsing).
"""

import re
from collections.abc import Callable, Collection, Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Text in these is shown as it stands.
_VERBATIM = frozenset({"code", "kbd", "pre", "samp", "script", "style", "textarea"})

_URL_ATTRIBUTES = ("href", "src", "poster", "data", "cite", "action", "formaction")
# With these a page loads something at once.
LOADED = frozenset({"src", "poster", "data"})
# What parts an address and its size from the next: https://html.spec.whatwg.org/#srcset-attribute
_BETWEEN = re.compile(r"(?<=[whx\s]),|,(?=\s)")
_WITH_URLS = ", ".join(f"[{name}]" for name in _URL_ATTRIBUTES)


class Tree:
    """An HTML fragment, parsed as the content of a <body>; `root` is that body.

    The parser owns the memory of its nodes, so it is kept as long as the tree. `unread` are the
    texts in an author's own HTML, which Markdown left alone.
    """

    def __init__(self, html: str, unread: Collection[str] = ()) -> None:
        self.unread = unread
        self._parser = LexborHTMLParser("<body>")
        body = self._parser.body
        assert body is not None  # noqa: S101 - for the type checker: it stands in the line above
        self.root = body
        self.root.inner_html = html

    def __str__(self) -> str:
        # As a character it has two bytes instead of six; what an author typed reads "&amp;nbsp;".
        return (self.root.inner_html or "").replace("&nbsp;", "\u00a0")

    @property
    def children(self) -> list[LexborNode]:
        """The top-level nodes, text included."""
        return list(self.root.iter(include_text=True))

    def texts(self) -> list[LexborNode]:
        """Return the text nodes outside code, in document order."""
        return [n for n in _descend(self.root) if n.is_text_node]

    def ids(self) -> set[str]:
        """Return every id: what a #fragment can point to."""
        return {value for _, value in having(self.root, "id")}

    def urls(self) -> Iterator[tuple[LexborNode, str, str]]:
        """Yield (element, attribute, URL) for every address in the fragment, in document order."""
        nodes = {node.mem_id: node for node in self.root.css(_WITH_URLS)}  # some are found twice
        for node in nodes.values():
            attributes = node.attributes
            for name in _URL_ATTRIBUTES:
                if name in attributes:
                    yield node, name, (attributes[name] or "").strip()

    def change_urls(self, change: Callable[[str], str | None]) -> None:
        """Write what `change` returns for each address, those of srcset among them.

        None says that it is none: it stays as it is, but a srcset loses it.
        """
        for node, attribute, url in self.urls():
            if (changed := change(url)) not in {None, url}:
                node.attrs[attribute] = changed
        for node, srcset in having(self.root, "srcset"):
            candidates = (candidate.split(None, 1) for candidate in _BETWEEN.split(srcset))
            changes = ([change(url), *size] for url, *size in filter(None, candidates))
            node.attrs["srcset"] = ", ".join(
                " ".join(filter(None, one)) for one in changes if one[0]
            )


def having(root: LexborNode, name: str, among: str = "") -> Iterator[tuple[LexborNode, str]]:
    """Yield the elements that bear an attribute, of the tags `among` or all, and its value.

    CSS alone will not do: an SVG's xlink:href matches [href] and is none.
    """
    for node in root.css(f"{among}[{name}]"):
        attributes = node.attributes
        if name in attributes:
            yield node, attributes[name] or ""


def _descend(root: LexborNode) -> Iterator[LexborNode]:
    """Yield the nodes below `root` in document order; not by recursion, which depth could break."""
    waiting = list(root.iter(include_text=True))[::-1]
    while waiting:
        node = waiting.pop()
        yield node
        if node.is_element_node and node.tag not in _VERBATIM:
            waiting += list(node.iter(include_text=True))[::-1]


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Yield what an element or a text stands in, the innermost first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def remembering(is_it: Callable[[LexborNode], bool]) -> Callable[[LexborNode | None], bool]:
    """Return a function that says whether `is_it` holds for an element or for one around it.

    It asks about each element once, as long as these stay where they are.
    """
    known: dict[int, bool] = {}

    def is_within(node: LexborNode | None) -> bool:
        asked = []
        while node is not None and node.mem_id not in known:
            asked.append(node)
            node = node.parent
        found = node is not None and known[node.mem_id]
        for element in reversed(asked):
            found = known[element.mem_id] = found or is_it(element)
        return found

    return is_within


def replace(node: LexborNode, html: str) -> None:
    """Put the fragment `html` in the place of `node`."""
    for child in Tree(html).children:
        node.insert_before(child)
    node.decompose()
