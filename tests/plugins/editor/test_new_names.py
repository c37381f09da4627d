"""What a text says under another name: JavaScript alone, in a bare page."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pelicanconf import (
    ARTICLE_SAVE_AS,
    DRAFT_PAGE_SAVE_AS,
    DRAFT_SAVE_AS,
    EVENT_SAVE_AS,
    PAGE_SAVE_AS,
)
from plugins.common.moments import parse_date
from plugins.editor.listing import addresses
from plugins.front_matter.file_name import parse_name
from tests.plugins.editor.conftest import Call

PATTERNS = addresses({
    "ARTICLE_SAVE_AS": ARTICLE_SAVE_AS, "DRAFT_SAVE_AS": DRAFT_SAVE_AS,
    "EVENT_SAVE_AS": EVENT_SAVE_AS, "PAGE_SAVE_AS": PAGE_SAVE_AS, "DRAFT_PAGE_SAVE_AS": DRAFT_PAGE_SAVE_AS,
})  # fmt: skip
LOADED = """async ([patterns, act, cases]) => {
  const { renaming } = await import("/theme/static/js/redaktion/renaming.js");
  const { open, whole } = globalThis["document_"];
  const desk = (texts, files) => ({ known, order: ["title", "date", "id", "frueher"], told: path => texts.find(([one]) => one === path), files: new Map(files.map(one => [one, {}])), data: { addresses: patterns, images: "content/images", texts } });
  return cases.map(new Function("renaming", "open", "whole", "desk", "known", "return " + act)(renaming, open, whole, desk, known));
}"""
ADDRESS = "([kind, path, date, isDraft]) => renaming.address(desk([], []), { kind, path }, open(`---\\ndate: ${date}\\n---\\n`, known), isDraft)"
RENAMED = """([kind, path, text, name, day, was, others]) => {
  const draft = { kind, path }, said = renaming.renamed(desk(others.map(([one, address]) => [one, "", "", address]), others.map(([one]) => one)), draft, open(text, known), name, day, was);
  return typeof said === "string" ? said : [said.path, whole(said.doc)];
}"""
RELINKED = "([text, from, old, now]) => renaming.relinked(text, from, old, now)"


def called(modules: Call, act: str, *cases: Any) -> list[Any]:
    found: list[Any] = modules(LOADED, [PATTERNS, act, list(cases)])
    return found


DAYS = st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)).map(lambda day: day.date())
WRITTEN = st.builds(
    lambda day, form, time: f"{day:{form}}{time}" if form else f"{day.day}. Mai {day.year}{time}",
    DAYS, st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%d. %m. %Y", ""]), st.sampled_from(["", " 18:00", " 7 Uhr"]),
)  # fmt: skip
NAMES = st.one_of(
    st.builds(lambda day, slug: f"{day}-{slug}.md", DAYS, st.from_regex(r"[a-z0-9][a-z0-9._-]{0,9}", fullmatch=True)),
    st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}\.md", fullmatch=True),
    st.sampled_from(["2023-02-30-x.md", "2023-01-02.md", "2023-1-2-x.md", "a.b.md"]),
)  # fmt: skip


@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(NAMES, st.one_of(st.just(""), WRITTEN), st.booleans()), min_size=30, max_size=30
    )
)
def test_addresses_are_those_of_the_build(
    modules: Call, cases: list[tuple[str, str, bool]]
) -> None:
    """Of any name and day, a text answers where Python says."""
    expected, asked = [], []
    for name, written, is_draft in cases:
        read = parse_name(Path(name), dated=True)
        if date := parse_date(written) or read.date:
            expected.append(
                (DRAFT_SAVE_AS if is_draft else ARTICLE_SAVE_AS).format(date=date, slug=read.slug)
            )
            asked.append(["news", f"content/news/{name}", written, is_draft])
        stem = Path(name).stem
        expected.append((DRAFT_PAGE_SAVE_AS if is_draft else EVENT_SAVE_AS).format(slug=stem))
        asked.append(["events", f"content/termine/{name}", "", is_draft])
    assert called(modules, ADDRESS, *asked) == expected


OLD, HEAD = "content/news/2023-09-09-klimatag.md", "---\ntitle: A\n---\n"
WAS = "2023/09/09/klimatag.html"
TAKEN = "So heißt schon ein anderer Text."
CASES = {
    "a name": (["news", OLD, HEAD, "2023-09-09-fest.md", "2023-09-09", WAS, []],
        ["content/news/2023-09-09-fest.md", "---\ntitle: A\nid: 2023-09-09-klimatag\nfrueher: /2023/09/09/klimatag.html\n---\n"]),
    "a draft": (["news", OLD, HEAD, "2023-09-09-fest.md", "2023-09-09", "", []], ["content/news/2023-09-09-fest.md", HEAD]),
    "again": (["news", "content/news/2023-09-09-fest.md", "---\ntitle: A\nid: 2023-09-09-klimatag\nfrueher: [/2023/09/09/klimatag]\n---\n", "2023-09-10-fest.md", "2023-09-10", "2023/09/09/fest.html", []],
        ["content/news/2023-09-10-fest.md", "---\ntitle: A\nid: 2023-09-09-klimatag\nfrueher: /2023/09/09/klimatag, /2023/09/09/fest.html\n---\n"]),
    "and back": (["news", "content/news/2023-09-09-fest.md", "---\ntitle: A\nid: 2023-09-09-klimatag\nfrueher: https://klimalautern.de/2023/09/09/klimatag.html\n---\n", "2023-09-09-klimatag.md", "2023-09-09", "2023/09/09/fest.html", []],
        [OLD, "---\ntitle: A\nfrueher: /2023/09/09/fest.html\n---\n"]),
    "a day in the header": (["news", "content/news/klimatag.md", "---\ndate: 9.9.2023\ntitle: A\n---\n", "klimatag.md", "10.9.2023", WAS, []],
        ["content/news/klimatag.md", "---\ndate: 10.9.2023\ntitle: A\nfrueher: /2023/09/09/klimatag.html\n---\n"]),
    "a header's day goes into the name": (["news", "content/news/klimatag.md", "---\ndate: 9.9.2023\ntitle: A\n---\n", "2023-09-10-klimatag.md", "2023-09-10", WAS, []],
        ["content/news/2023-09-10-klimatag.md", "---\ntitle: A\nid: klimatag\nfrueher: /2023/09/09/klimatag.html\n---\n"]),
    "a name without a day": (["news", OLD, HEAD, "fest.md", "2023-09-09", WAS, []],
        ["content/news/fest.md", "---\ntitle: A\ndate: 2023-09-09\nid: 2023-09-09-klimatag\nfrueher: /2023/09/09/klimatag.html\n---\n"]),
    "an event": (["events", "content/termine/plenum.md", HEAD, "treffen.md", "", "termine/plenum.html", []],
        ["content/termine/treffen.md", "---\ntitle: A\nid: plenum\nfrueher: /termine/plenum.html\n---\n"]),
    "a page has no id": (["pages", "content/pages/wir.md", HEAD, "gruppe.md", "", "wir.html", []],
        ["content/pages/gruppe.md", "---\ntitle: A\nfrueher: /wir.html\n---\n"]),
    "another ending is the same address": (["pages", "content/pages/wir.markdown", HEAD, "wir.md", "", "wir.html", []],
        ["content/pages/wir.md", HEAD]),
    "a folder within": (["news", "content/news/alt/2023-09-09-a.md", HEAD, "2023-09-09-b.md", "2023-09-09", "", []], ["content/news/alt/2023-09-09-b.md", HEAD]),
    "a link to itself": (["pages", "content/pages/wir.md", HEAD + "[x](wir.md#y)\n", "gruppe.md", "", "", []],
        ["content/pages/gruppe.md", HEAD + "[x](gruppe.md#y)\n"]),
    "taken": (["pages", "content/pages/wir.md", HEAD, "Uns.md", "", "wir.html", [["content/pages/uns.markdown", "x.html"]]], TAKEN),
    "an address that is taken": (["news", OLD, HEAD, "2023-09-10-klimatag.md", "2023-09-10", WAS, [["content/news/klimatag.md", "2023/09/10/Klimatag.html"]]], TAKEN),
    "its case alone": (["pages", "content/pages/wir.md", HEAD, "Wir.md", "", "wir.html", []], "Nur groß und klein zu tauschen geht nicht: Auf manchen Rechnern ist das derselbe Name."),
    "the same": (["news", OLD, HEAD, "2023-09-09-klimatag.md", "2023-09-09", WAS, []], "So heißt der Text schon."),
    "no day": (["news", OLD, HEAD, "2023-09-09-fest.md", "bald", WAS, []], "Das ist kein Tag. Ihn wie 2026-12-01 schreiben."),
    "a day to come": (["news", OLD, HEAD, "2099-09-09-fest.md", "2099-09-09", WAS, []], "Bis dahin wäre die Meldung nicht zu sehen. Sie erst von der Website nehmen."),
    "no name": (["pages", "content/pages/wir.md", HEAD, "für uns.md", "", "wir.html", []], "Der Dateiname braucht Buchstaben ohne Umlaute, Ziffern, Binde- oder Unterstriche, und am Schluss .md."),
}  # fmt: skip


def test_another_name(modules: Call) -> None:
    """Each has the identity and the addresses that `make check` asks for, or a sentence why not."""
    found = called(modules, RENAMED, *(case for case, _ in CASES.values()))
    assert dict(zip(CASES, found, strict=True)) == {name: said for name, (_, said) in CASES.items()}


@pytest.mark.parametrize("now", ["news/neu.md", "pages/neu.md"])
def test_links_by_name(modules: Call, now: str) -> None:
    """Those that mean the file lead to the other one, however written; all else stays."""
    near, root = ("neu.md", "news/neu.md") if now == "news/neu.md" else ("/pages/neu.md",) * 2
    links = {
        "[a](alt.md)": f"[a]({near})", "[a](alt.md#x 'T')": f"[a]({near}#x 'T')",
        "[a]({filename}alt.md)": f"[a]({{filename}}{near})", "[a](/news/alt.md?x)": f"[a](/{root.lstrip('/')}?x)",
        "[a](../news/alt.md)": f"[a]({'../news/neu.md' if near == 'neu.md' else near})", "[a](< ./alt.md>)": "[a](< ./alt.md>)",
        "[a](news/alt.md)": f"[a]({root})", "[a]: alt.md": f"[a]: {near}", '<a href="alt.md">': f'<a href="{near}">',
    }  # fmt: skip
    kept = ["alt.md", "[a](https://x.de/news/alt.md)", "[a](b/alt.md)", "[a](alt.mdx)", "[alt.md](x)", "`alt.md`", "[a](%E0%A4%A)"]  # fmt: skip
    cases = [[text, "news/x.md", "news/alt.md", now] for text in [*links, *kept]]
    assert called(modules, RELINKED, *cases)[: len(links)] == list(links.values())
    assert called(modules, RELINKED, *cases)[len(links) :] == kept
