"""What a line begins, below the blocks that it goes on in."""

from plugins.common.directives import is_block
from plugins.markdown.block import Block, Kind
from plugins.markdown.block_lines import (
    DEFINITION,
    FOOTNOTE,
    LINK_DEFINITION,
    RULE,
    UNDERLINE,
    Fence,
    closes,
    fence_of,
    heading_of,
    indent_of,
)  # fmt: skip
from plugins.markdown.block_stack import Stack
from plugins.markdown.html_blocks import BLANK, end_of_html
from plugins.markdown.list_items import Sign, begins_list, sign_of


class Starts(Stack):
    """Opens blocks; `depth` is how many of the open ones the line goes on in."""

    def _begins_leaf(self, depth: int, text: str) -> bool:
        """Open what holds lines, or is just one; return false where a line begins none."""
        indent = indent_of(text)
        first = text[indent:]
        if depth == len(self._open) and self._paragraph and self._underlines(first):
            return True
        if found := heading_of(first):
            self._add_leaf(depth, Kind.HEADING, found.text).level = found.level
            self._leaf = None
        elif fence := self._fence(first):
            block = self._add_leaf(depth, Kind.FENCE)
            block.sign, block.indent, block.info = fence.sign, indent, (fence.info, False)
        elif RULE.match(first):
            self._add_leaf(depth, Kind.RULE)
            self._leaf = None
        elif first[0] == "<" and (end := end_of_html(first, may_interrupt=not self._paragraph)):
            self._add_leaf(depth, Kind.HTML, text).info = end
            if end is not BLANK and end.search(first):
                self._leaf = None
        elif FOOTNOTE.match(first):
            self._add_leaf(depth, Kind.FOOTNOTE, first)
        elif is_block(first):
            self._add_leaf(depth, Kind.PARAGRAPH, first)
            self._leaf = None
        else:
            return False
        return True

    def _fence(self, text: str) -> Fence | None:
        """Return the fence that a line opens: not in `~~~ so ~~~` where no other closes it."""
        fence = fence_of(text)
        if fence is None or "~~~" not in fence.info:
            return fence
        after = self._lines[self._number + 1 :]
        if fence.sign not in self._unending:
            if any(closes(line.strip(" >"), fence.sign) for line in after):
                return fence
            self._unending.add(fence.sign)
        return None

    def _underlines(self, text: str) -> bool:
        """Make the paragraph above a heading, where a line underlines it."""
        paragraph = self._paragraph
        if paragraph is None or not UNDERLINE.match(text):
            return False
        after = self._lines[self._number + 1 : self._number + 2]
        is_empty_item = text.strip() == "-" and after and after[0].lstrip(" >").startswith("- ")
        if is_empty_item or all(map(LINK_DEFINITION.match, paragraph.lines)):
            return False
        paragraph.kind, paragraph.level = Kind.HEADING, 1 if text[0] == "=" else 2
        self._touch()
        self._leaf = None
        return True

    def _begins_container(self, depth: int, text: str) -> str | None:
        """Open a quotation, an item or a definition; return the rest of the line."""
        indent = indent_of(text)
        first = text[indent:]
        if first[0] == ">":
            self._add(depth, Block(Kind.QUOTE, self._number, self._number))
            return first[2:] if first.startswith("> ") else first[1:]
        if first[0] == ":":
            return self._begins_definition(depth, text)
        sign = sign_of(first, self._lines, self._number)
        if sign is None or not self._may_begin(depth, sign):
            return None
        self._add_item(depth, sign, indent)
        return sign.text

    def _may_begin(self, depth: int, sign: Sign) -> bool:
        paragraph = self._paragraph
        if paragraph is None or depth < len(self._open):
            return True
        holder = self._open[-1]
        is_first = holder.kind is Kind.ITEM and holder.children[0] is paragraph
        if is_first and sign.number <= 1 and sign.text.strip():
            return True
        before = holder.children[-2:-1]
        if before and before[0].kind is Kind.LIST and before[0].end + 1 == paragraph.begin:
            return True  # the list goes on
        return begins_list(sign, self._lines, self._number)

    def _add_item(self, depth: int, sign: Sign, indent: int) -> None:
        self._close(depth)
        siblings = self._open[-1].children
        if not siblings or not self._is_continued(siblings[-1], sign):
            found = Block(Kind.LIST, self._number, self._number, sign=sign.joins)
            found.level = sign.number
            siblings.append(found)
        siblings[-1].info = sign.written
        item = Block(Kind.ITEM, self._number, self._number, indent=indent + sign.width)
        item.sign = sign.joins
        siblings[-1].children.append(item)
        self._enter(item)
        self._touch()

    def _is_continued(self, block: Block, sign: Sign) -> bool:
        """Say whether an item goes on with a list; with another bullet only right below it."""
        if block.kind is not Kind.LIST or block.sign != sign.joins:
            return False
        return block.info == sign.written or self._number == block.end + 1

    def _begins_definition(self, depth: int, text: str) -> str | None:
        """Open a definition; what stands right above are its terms."""
        indent = indent_of(text)
        found = DEFINITION.match(text, indent)
        below = self._open[depth] if depth < len(self._open) else None
        is_lazy = below is not None and below.kind is not Kind.DEFINITION
        if found is None or (self._paragraph and is_lazy):
            return None
        siblings = self._open[depth - 1].children
        last = siblings[-1] if siblings else None
        if last is None or last.kind not in {Kind.PARAGRAPH, Kind.DEFINITIONS}:
            return None
        if last.kind is Kind.PARAGRAPH:
            siblings.pop()
            if not siblings or siblings[-1].kind is not Kind.DEFINITIONS:
                siblings.append(Block(Kind.DEFINITIONS, last.begin, last.end))
            last.kind = Kind.TERM
            siblings[-1].children.append(last)
        self._close(depth)
        block = Block(Kind.DEFINITION, self._number, self._number, indent=found.end())
        siblings[-1].children.append(block)
        self._enter(block)
        return text[found.end() :]
