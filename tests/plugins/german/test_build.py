"""German typography on a site: wherever a title or a text is shown."""

import json

import feedparser

from tests.support import Project

POST = """---
title: "Klima & Du" - geht's los? BUND...
description: Am 9. September, 10-16 Uhr, mit dem BUND & "allen".
tags: "Rad" & Bus
---

## "CO2" - was tun?

Der BUND & der ADFC sagen: "Das *'Wir'* zählt" - z.B. am 9. September... Bürger*innen und Politiker*innen!
"""
TITLE = "„Klima & Du“\u00a0– geht’s los? BUND…"
SUMMARY = "Am 9.\u00a0September, 10–16\u00a0Uhr, mit dem BUND & „allen“."


def test_everywhere_alike(project: Project) -> None:
    """Title and description are the same text in page, head, lists, data and both feeds."""
    project.write("content/news/2023-09-01-x.md", POST)
    project.build_well()
    page = project.page("2023/09/01/x.html")
    assert page.css_first("title").text() == f"{TITLE} – KlimaLautern"
    assert page.css_first("h1").text() == TITLE
    assert page.css_first("meta[name=description]").attributes["content"] == SUMMARY
    for data in page.css("script[type='application/ld+json']"):
        news = json.loads(data.text())["@graph"][0]
        assert (news["headline"], news["description"]) == (TITLE, SUMMARY)
    for path in ("blog.html", "index.html", "archiv.html"):
        assert project.page(path).css_first(".news-list .p-name").text() == TITLE
    assert project.page("blog.html").css_first(".p-summary").text() == SUMMARY
    for path in ("feed.xml", "rss.xml"):
        [entry] = feedparser.parse(project.text(path)).entries
        assert entry.title.replace("&amp;", "&") == TITLE
        assert [tag.term for tag in entry.tags] == ['"Rad" & Bus']


def test_bodies_and_spans(project: Project) -> None:
    """A body has typogrify's classes on its page; heads, titles and feeds have none."""
    project.write("content/news/2023-09-01-x.md", POST)
    project.build_well()
    text = project.page("2023/09/01/x.html").css_first(".e-content")
    assert text.css_first("h2").attributes["id"] == "co2---was-tun"
    assert text.css_first("h2").text() == "„CO₂“\u00a0– was\u00a0tun?"
    assert text.css_first("p").text() == (
        "Der BUND & der ADFC sagen: „Das ‚Wir‘ zählt“\u00a0– z.\u00a0B. am 9.\u00a0September…"
        " Bürger*innen und Politiker*innen!"
    )
    assert [em.text() for em in text.css("em")] == ["‚Wir‘"]
    assert [span.text() for span in text.css("span.caps, span.amp")] == ["BUND", "&", "ADFC"]
    for path in ("feed.xml", "rss.xml", "blog.html", "index.html"):
        assert "<span" not in project.text(path).partition("</title>")[0]
        assert not any(
            f"class={q}{c}" in project.text(path)
            for q in ("'", '"', "&quot;")
            for c in ("caps", "amp")
        )


def test_a_summary_made_of_the_text(project: Project) -> None:
    """Without a description the beginning of the text is the summary, set as any other."""
    project.write(
        "content/news/2023-09-01-x.md", '---\ntitle: x\n---\n"Am 9. September" - mit dem BUND'
    )
    project.build_well()
    summary = project.page("blog.html").css_first(".p-summary").text()
    assert summary == "„Am 9.\u00a0September“\u00a0– mit dem BUND"
