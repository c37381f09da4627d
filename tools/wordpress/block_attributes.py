"""Blocks without HTML of their own: what the report tells of them, with all that they say.

WordPress makes their HTML when somebody reads the page: of other entries, or of attributes as in

    <!-- wp:acf/card {"data":{"text":"Kommt zum Fest!"}} /-->
"""

import re
from collections.abc import Iterator

from tools.wordpress.blocks import Block
from tools.wordpress.builder_shortcodes import is_address
from tools.wordpress.plain import one_line

# Those that arrange, or stand for nothing that can be read.
_WORDLESS = frozenset({"spacer", "more", "nextpage", "separator", "site-logo", "post-title",
                       "post-content", "footnotes"})  # fmt: skip
_OF_EVENTS = "tribe/event-"  # show day, place and price, which a header here has
_NAMES = re.compile(
    r"title|heading|label|text|content|caption|summary|description|question|answer|name|url|href"
    r"|link|alt|quote|citation|button\w*", re.I,
)  # fmt: skip
_SENTENCE = re.compile(r"[^\W\d_]{2,}[,;:]? +[^\W\d_]{2,}")
_SETTINGS = re.compile(r"font|style|class|color|colour|css|template|layout|query|metadata", re.I)
_DEEPEST = 40


def is_missed(block: Block) -> bool:
    """Say whether a block without HTML of its own is one that readers miss."""
    return block.name not in _WORDLESS and not block.name.startswith(_OF_EVENTS)


def sentence(block: Block) -> str:
    """Return the German sentence on a block that is left out, with what its attributes say."""
    found = "; ".join(dict.fromkeys(texts_in(block.attributes)))
    why = f"darin stand: {found}" if found else "sein Inhalt kam aus WordPress."
    return f"Der Block „{block.name}“ ist weggelassen; {why}"


def texts_in(value: object) -> Iterator[str]:
    """Yield the texts and addresses that readers may have seen of a value with settings."""
    yield from _texts("", value, 0)


def _texts(name: str, value: object, depth: int) -> Iterator[str]:
    """Yield what readers may have seen of an attribute: texts and addresses, no settings."""
    if isinstance(value, dict | list) and depth < _DEEPEST:
        pairs = value.items() if isinstance(value, dict) else ((name, one) for one in value)
        for key, one in pairs:
            if not _SETTINGS.search(str(key)) and not str(key).startswith("_"):
                yield from _texts(str(key), one, depth + 1)
    elif isinstance(value, str):
        text = one_line(value)
        if text and (_NAMES.fullmatch(name) or _SENTENCE.search(text) or is_address(text)):
            yield text
