"""Microformats, read back by mf2py."""

from typing import Any

import mf2py

from tests.support import Project

SITE = "https://klimalautern.de"


def items(project: Project, path: str) -> list[dict[str, Any]]:
    parsed = mf2py.parse(doc=project.text(path), url=f"{SITE}/{path}")
    found: list[dict[str, Any]] = parsed["items"]
    return found


def test_article_is_an_entry(project: Project) -> None:
    """An article reads back with name, author, dates, summary, categories, content and address."""
    project.write(
        "content/news/2023-01-02-x.md",
        "---\ntitle: Lautern\ndescription: Worum\ntags: Öl\nmodified: 2023-02-03\n---\nDer *Text*.",
    )
    project.build_well()
    [entry] = [i for i in items(project, "2023/01/02/x.html") if i["type"] == ["h-entry"]]
    properties = entry["properties"]
    assert properties["name"] == ["Lautern"]
    assert properties["summary"] == ["Worum"]
    assert properties["category"] == ["Öl"]
    assert properties["published"] == ["2023-01-02"]
    assert properties["updated"] == ["2023-02-03"]
    assert properties["url"] == [f"{SITE}/2023/01/02/x.html"]
    assert properties["content"][0]["html"] == "<p>Der <em>Text</em>.</p>"
    [author] = properties["author"]
    assert author["type"] == ["h-card"]
    assert (author["properties"]["name"], author["properties"]["url"]) == (
        ["KlimaLautern"],
        [f"{SITE}/"],
    )


def test_list_is_a_feed(project: Project) -> None:
    """The news list reads back as a feed of entries."""
    for day in (1, 2):
        project.write(f"content/news/2023-01-0{day}-x.md", f"---\ntitle: Tag {day}\n---\nText")
    project.build_well()
    [feed] = [i for i in items(project, "blog.html") if i["type"] == ["h-feed"]]
    entries = [entry["properties"] for entry in feed["children"]]
    assert [entry["name"] for entry in entries] == [["Tag 2"], ["Tag 1"]]
    assert entries[0]["url"] == [f"{SITE}/2023/01/02/x.html"]
    assert entries[0]["published"] == ["2023-01-02"]
