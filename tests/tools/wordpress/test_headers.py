"""Headers of imported texts: names only where asked for, each address once, states of WordPress."""

from typing import Any

import pytest

from plugins.common.header import parse
from plugins.common.source import Source
from tests.tools.wordpress.exports import SITE, item
from tests.tools.wordpress.imports import prepared, texts
from tools.wordpress.texts import Text


def header(text: Text) -> dict[str, object]:
    return dict(parse(Source("x.md", text.written)).header)


def test_names_come_along_only_if_asked_for(settings: dict[str, Any]) -> None:
    """Who wrote is personal data: it is left out, unless somebody asked for it."""
    post = item(1, "A", "<p>Text.</p>", slug="a")
    assert "Ada" not in texts(settings, post)[1].written
    assert header(texts(settings, post, authors=True)[1])["authors"] == "Ada Beispiel"


def test_an_address_belongs_to_one_text(settings: dict[str, Any]) -> None:
    """Of two texts with one address the first keeps it; what answers there today keeps it always."""
    items = [
        item(1, "A", "<p>a</p>", slug="a", link=f"{SITE}/gleich/"),
        item(2, "B", "<p>b</p>", slug="b", link=f"{SITE}/gleich/"),
        item(3, "C", "<p>c</p>", kind="page", slug="c", link=f"{SITE}/klimatag.html"),
        item(4, "D", "<p>d</p>", kind="page", slug="d", link=f"{SITE}/d.HTML"),
    ]
    found = {
        number: header(text).get("frueher") for number, text in texts(settings, *items).items()
    }
    assert found == {1: "/gleich/", 2: None, 3: None, 4: None}


@pytest.mark.parametrize(
    ("status", "written"),
    [("publish", True), ("draft", True), ("pending", True), ("future", True), ("private", False), ("archive", False), ("trash", False), ("auto-draft", False)],
)  # fmt: skip
def test_states(settings: dict[str, Any], status: str, written: bool) -> None:
    """Only what was published is; drafts, planned and pending ones are drafts; all else stays out."""
    _, aims = prepared(settings, [item(1, "A", "<p>a</p>", slug="a", status=status)])
    assert [not aim.withheld for aim in aims] == ([written] if status != "auto-draft" else [])
    if written:
        said = header(texts(settings, item(1, "A", "<p>a</p>", slug="a", status=status))[1])
        assert said.get("status") == (None if status == "publish" else "draft")


def test_of_two_spellings_of_a_topic_the_quieter_stays(settings: dict[str, Any]) -> None:
    """Where both are used as often, no capitals shout."""
    terms = [("category", "news-2", "NEWS"), ("category", "news", "News")]
    items = [item(1, "A", "<p>a</p>", slug="a", terms=terms[:1]), item(2, "B", "<p>b</p>", slug="b", terms=terms[1:]), item(3, "C", "<p>c</p>", slug="c")]  # fmt: skip
    made = texts(settings, *items)
    assert [header(made[n])["tags"] for n in (1, 2)] == ["News", "News"]
