"""Lists: points, numbers, terms with what they mean."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from tools.wordpress.markdown import figures
from tools.wordpress.markdown.nodes import attribute, kids

if TYPE_CHECKING:
    from tools.wordpress.markdown.blocks import Writer

_INDENT = "    "
_PARTED = "<!-- -->"  # two lists below one another are two


def items_of(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a list; what is nested is four blanks further right."""
    if figures.are_only_pictures(kids(node)):
        return figures.gallery(writer, node)
    is_ordered = node.tag == "ol"
    start = attribute(node, "start")
    number = int(start) if start.isdecimal() and len(start) < 7 else 1
    items: list[str] = []
    is_loose = False
    for child in kids(node):
        if child.tag in {"ul", "ol"} and items:  # not within an item, as old editors wrote it
            items[-1] += "\n" + _indented("\n\n".join(joined(items_of(writer, child))))
            continue
        if child.tag == "li":
            writer.take_place(child)
        blocks = writer.blocks(kids(child) if child.tag == "li" else [child])
        while blocks and blocks[0] == "---":  # a line across that begins an item is none
            del blocks[0]
        if not blocks:
            continue
        if _is_list(blocks[0]):  # within an item without words: Markdown has no such list
            items += blocks
            is_loose |= len(blocks) > 1
            continue
        marker = f"{number}." if is_ordered else "*"
        text, loose = _item(marker, blocks)
        items.append(text)
        is_loose |= loose
        number += 1
    made = ("\n\n" if is_loose else "\n").join(items)
    return [made] if made else []


def terms(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a list of terms with what they mean; where that is more than a line, as text."""
    members = [(str(one.tag), _meaning(writer, one)) for one in _members(node)]
    members = [(name, blocks) for name, blocks in members if blocks]
    is_of_lines = all(len(blocks) == 1 and _is_line(blocks[0]) for _, blocks in members)
    if not is_of_lines or not members or members[0][0] == "dd":
        return [block for _, blocks in members for block in blocks]
    made, last = [], ""
    for name, (text,) in members:
        made += [""] if (last, name) == ("dd", "dt") else []
        made.append(text if name == "dt" else f": {text}")
        last = name
    return ["\n".join(made)]


def _meaning(writer: "Writer", node: LexborNode) -> list[str]:
    if node.tag == "dt":
        return list(filter(None, [writer.line(node)]))
    return writer.blocks(kids(node))


def _members(terms: LexborNode) -> Iterator[LexborNode]:
    """Yield the terms of a list and what they mean; a <div> may hold some of them."""
    for child in kids(terms):
        if child.tag in {"dt", "dd"}:
            yield child
        elif child.tag == "div":
            yield from _members(child)


def _is_line(block: str) -> bool:
    """Say whether a block is one line of text."""
    return "\n" not in block and not re.match(r"[*-] |#{1,6} |[>|<]|```|!\[|\[\[|---|\d+\. ", block)


def joined(blocks: list[str]) -> list[str]:
    """Return blocks with something between two lists, which would be one."""
    made: list[str] = []
    for block in blocks:
        if made and _is_list(made[-1]) and _is_list(block):
            made.append(_PARTED)
        made.append(block)
    return made


def _is_list(block: str) -> bool:
    return re.match(r"(?:\*|\d+\.) ", block) is not None


def _item(marker: str, blocks: list[str]) -> tuple[str, bool]:
    """Return an item, and whether it has blank lines between what it holds."""
    first, *rest = joined(blocks)
    if not rest:
        return f"{marker} {_indented(first)[4:]}", False
    nested = len(rest) == 1 and _is_list(rest[0]) and not _is_list(first)
    between = "\n" if nested and "\n\n" not in rest[0] else "\n\n"
    text = between.join([_indented(first)[4:], *map(_indented, rest)])
    return f"{marker} {text}", between == "\n\n"


def _indented(text: str) -> str:
    return re.sub(r"^(?=.)", _INDENT, text, flags=re.M)
