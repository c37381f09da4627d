"""GIF (GIF89a): what stays are pictures, their timing, how often they repeat, a colour profile."""

from collections.abc import Iterator

from plugins.common.containers import DamagedError, blocks
from plugins.common.traces import cuts, notes, xmp
from plugins.common.traces.cuts import Cut
from plugins.common.traces.trace import Kind, Trace

_STAYS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def cut(content: bytes) -> Iterator[Cut]:
    """Yield what a GIF need not tell; DamagedError where its blocks cannot be followed."""
    end = len(content)
    for block in blocks.walk(content):
        end = block.end
        if not block.is_whole:
            raise DamagedError("cut short")
        if block.kind != blocks.EXTENSION or block.label == blocks.TIMING:
            continue
        words = block.of(content)
        if block.label != blocks.APPLICATION or not words.startswith(_STAYS):
            yield Cut(block.start, block.end, tuple(_found(block, content, words)))
    yield from cuts.rest(content, end)


def _found(block: blocks.Block, content: bytes, words: bytes) -> Iterator[Trace]:
    yield Trace(Kind.OTHER)
    if block.label == blocks.COMMENT:
        yield from notes.in_words(words.decode("utf-8", "replace"))
    else:  # XMP is written without blocks, so that it can be found by its words
        yield from xmp.in_packets(content[block.start : block.end])
