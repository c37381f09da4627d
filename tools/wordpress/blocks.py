"""Bodies of the block editor: blocks between comments, with attributes in JSON.

    <!-- wp:heading {"level":3} --><h3>Anreise</h3><!-- /wp:heading -->

https://developer.wordpress.org/block-editor/explanations/architecture/key-concepts/
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

# An attribute may hold "-->" only as --\u003e, so the first one ends the comment.
_COMMENT = re.compile(
    r"<!--\s+(?P<end>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)"
    r"(?:\s+(?P<attributes>\{.*\}))?\s*(?P<whole>/)?-->", re.S
)  # fmt: skip
_DEEPEST = 60


@dataclass
class Block:
    """A block: its name without "core/", its attributes, HTML and blocks in their order.

    The one of name "" is HTML that stands in no block.
    """

    name: str
    attributes: Mapping[str, Any] = field(default_factory=dict)
    parts: "list[str | Block]" = field(default_factory=list)
    written: str = ""

    @property
    def html(self) -> str:
        """The HTML of this block and those within."""
        return "".join(part if isinstance(part, str) else part.html for part in self.parts)


def has_blocks(body: str) -> bool:
    """Say whether a body was written with the block editor."""
    return next(_comments(body), None) is not None


def parse(body: str) -> "list[str | Block]":
    """Return the blocks of a body, and what stands between them, in order."""
    top = Block("")
    open_blocks, at = [top], 0
    for begin, end, found in _comments(body):
        open_blocks[-1].parts.append(body[at:begin])
        at = end
        name = found["name"].removeprefix("core/")
        if found["end"]:
            _close(open_blocks, name)
            continue
        block = Block(name, _attributes(found["attributes"]), written=found[0])
        open_blocks[-1].parts.append(block)
        if not found["whole"] and len(open_blocks) < _DEEPEST:
            open_blocks.append(block)
    open_blocks[-1].parts.append(body[at:])
    return [part for part in top.parts if part]


def _comments(body: str) -> Iterator[tuple[int, int, re.Match[str]]]:
    """Yield where the comments of blocks begin and end, and what they say."""
    at = 0
    while (begin := body.find("<!--", at)) >= 0 and (end := body.find("-->", begin + 4)) >= 0:
        at = end + 3
        if found := _COMMENT.fullmatch(body[begin:at]):
            yield begin, at, found


def _close(open_blocks: list[Block], name: str) -> None:
    """Close a block, and those within that were left open; an end of none is nothing."""
    names = [block.name for block in open_blocks]
    if name in names[1:]:
        del open_blocks[len(names) - 1 - names[::-1].index(name) :]


def _attributes(written: str | None) -> Mapping[str, Any]:
    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
