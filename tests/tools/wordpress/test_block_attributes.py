"""Blocks that WordPress filled: what they say by themselves is in the report."""

from typing import Any

import pytest

from tests.tools.wordpress.exports import item
from tests.tools.wordpress.imports import body, texts
from tools.wordpress.body import Bodies
from tools.wordpress.item import Item

LEFT = "ist weggelassen; "


def notes(content: str) -> list[str]:
    return Bodies({}, {}).html(Item(1, "page", content=content)).notes


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('social-link {"url":"https://instagram.com/a","service":"instagram"}', "darin stand: https://instagram.com/a"),
        ('jetpack/field-name {"label":"Euer Name","required":true}', "darin stand: Euer Name"),
        ('acf/card {"name":"acf/card","data":{"field_text":"<p>Kommt zum Fest!</p>","_field_text":"field_6 a b"},"mode":"edit"}',
         "darin stand: acf/card; Kommt zum Fest!"),
        ('latest-posts {"postsToShow":3,"className":"ab cd ef"}', "sein Inhalt kam aus WordPress."),
    ],
)  # fmt: skip
def test_what_a_block_says_by_itself_is_told(written: str, said: str) -> None:
    """Texts and addresses of its attributes stand in the report, settings do not."""
    name = written.partition(" ")[0]
    assert notes(f"<!-- wp:{written} /-->") == [f"Der Block „{name}“ {LEFT}{said}"]


def test_blocks_of_events_are_no_news() -> None:
    """What they show is in the header of the event; five notes for each would hide the others."""
    assert notes("<!-- wp:tribe/event-datetime /--><!-- wp:tribe/event-venue /-->") == []


def test_the_sentence_for_an_empty_list_is_only_told(settings: dict[str, Any]) -> None:
    """Nobody read it where there was something to list."""
    empty = "<!-- wp:query-no-results --><p>Nichts gefunden.</p><!-- /wp:query-no-results -->"
    text = texts(settings, item(1, "A", f"<p>Da.</p><!-- wp:query -->{empty}<!-- /wp:query -->"))[1]
    assert body(text) == "Da."
    assert ["Nichts gefunden." in note.message for note in text.notes] == [True]
