"""What page builders show from settings of their own, beside the body or instead of one.

Elementor puts a copy into the body, Bricks, Oxygen and Breakdance do not: their pages have none.
"""

import json
from collections.abc import Iterator

from tools.wordpress import comparing
from tools.wordpress.block_attributes import texts_in
from tools.wordpress.item import Item
from tools.wordpress.php import unserialized

_KEYS = ("_elementor_data", "_bricks_page_content_2", "_bricks_page_content", "_ct_builder_json",
         "ct_builder_json", "_breakdance_data", "_themify_builder_settings_json",
         "vcv-pageContent")  # fmt: skip


def beside(item: Item) -> str:
    """Return the texts that a page builder keeps of an entry and its body has not, "" for none."""
    if not any(item.meta.get(key) for key in _KEYS):
        return ""
    known = comparing.of_body(f"{item.title} {item.content}")
    found: list[str] = []
    for text in _texts(item):
        if comparing.missing(comparing.words(text), known):
            found.append(text)
    return " · ".join(dict.fromkeys(found))


def _texts(item: Item) -> Iterator[str]:
    for key in _KEYS:
        value = item.meta.get(key, "")
        if not value:
            continue
        try:
            tree = json.loads(value)
        except (ValueError, RecursionError):
            tree = unserialized(value)
        yield from texts_in(tree if isinstance(tree, dict | list) else {})
