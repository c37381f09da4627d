"""What page builders keep beside the body of a page is in the report."""

import json
from typing import Any

import pytest

from tests.tools.wordpress.exports import item
from tests.tools.wordpress.imports import texts
from tools.wordpress.builder_data import beside
from tools.wordpress.item import Item

ELEMENTOR = json.dumps(
    [{"elType": "section", "settings": {"css_classes": "a b c"}, "elements": [
        {"widgetType": "heading", "settings": {"title": "Im Text"}},
        {"widgetType": "text-editor", "settings": {"editor": "<p>Nur im Baukasten zu lesen.</p>"}},
    ]}]
)  # fmt: skip
BRICKS = (
    'a:1:{i:0;a:2:{s:4:"name";s:7:"heading";s:8:"settings";a:1:{s:4:"text";s:13:"Kommt zum Tag";}}}'
)


def test_what_the_body_lacks_is_told(settings: dict[str, Any]) -> None:
    """Of Elementor's data only what its copy in the body does not say."""
    made = texts(settings, item(1, "A", "<p>Im Text</p>", kind="page", slug="a", meta={"_elementor_data": ELEMENTOR}))[1]  # fmt: skip
    said = "Ein Seitenbaukasten zeigte außerdem: Nur im Baukasten zu lesen."
    assert [note.message for note in made.notes] == [said]


@pytest.mark.parametrize("value", ["", "{", "[" * 5000, "a:99:{", "1", '"x"', "null"])
def test_settings_that_cannot_be_read(value: str) -> None:
    """They end nothing."""
    assert beside(Item(1, "page", meta={"_elementor_data": value})) == ""


def test_a_page_without_a_body() -> None:
    """Bricks keeps all in PHP's way of writing."""
    assert "Kommt zum Tag" in beside(Item(1, "page", meta={"_bricks_page_content_2": BRICKS}))
