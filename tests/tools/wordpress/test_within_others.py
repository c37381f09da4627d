"""What a text shows of other entries: only what WordPress showed there."""

import pytest

from tests.tools.wordpress.exports import SITE
from tools.wordpress.body import Bodies, Html
from tools.wordpress.item import Item

POST = Item(1, "post")


def picture(number: int, parent: int) -> Item:
    return Item(number, "attachment", status="inherit", parent=parent, file=f"{SITE}/{number}.jpg")


def html(content: str, *others: Item) -> Html:
    items = {one.number: one for one in (POST, *others)}
    pictures: dict[int, list[Item]] = {}
    for one in others:
        if one.kind == "attachment":
            pictures.setdefault(one.parent, []).append(one)
    return Bodies(items, pictures).html(Item(1, "post", content=content))


@pytest.mark.parametrize(
    "hidden",
    [
        Item(9, "wp_block", status="draft", content="<p>Geheim</p>"), Item(9, "wp_block", status="private", content="<p>Geheim</p>"),
        Item(9, "wp_block", status="trash", content="<p>Geheim</p>"), Item(9, "wp_block", has_password=True, content="<p>Geheim</p>"),
    ],
    ids=lambda one: f"{one.status} {one.has_password}",
)  # fmt: skip
def test_a_reusable_block_that_was_not_public(hidden: Item) -> None:
    """WordPress did not show it: neither do we, and the report says so."""
    made = html('<!-- wp:block {"ref":9} /-->', hidden)
    assert "Geheim" not in made.html + "".join(made.notes)
    assert made.notes == ["Ein wiederverwendeter Block war nicht öffentlich; er bleibt draußen."]


@pytest.mark.parametrize(
    ("status", "shown"), [("publish", True), ("private", False), ("draft", False)]
)
def test_a_gallery_of_another_text(status: str, shown: bool) -> None:
    """`id` names the text whose pictures a gallery shows; those of a private one stay there."""
    other = Item(2, "post", status=status)
    made = html('[gallery id="2"]', other, picture(7, 2), picture(8, 1), picture(6, 0))
    assert (f"{SITE}/7.jpg" in made.html) is shown
    assert f"{SITE}/8.jpg" not in made.html
    assert f"{SITE}/6.jpg" not in made.html


@pytest.mark.parametrize("piece", ['<sup data-fn="a"', '<sup data-fn="a">', "<sup "])
def test_footnotes_without_an_end_take_no_time(piece: str) -> None:
    """Beginnings by the thousand are read once: else this would take minutes."""
    assert html(piece * 5000).footnotes == []
