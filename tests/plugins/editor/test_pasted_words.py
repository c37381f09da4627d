"""Whatever HTML is pasted: no word is lost, none is made up, nothing of it acts."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.plugins.editor.test_clips import clips  # noqa: F401 - a fixture
from tools.markdown.comparing import rendered

BATCH = settings(
    max_examples=2, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # to make a batch smaller takes minutes
)  # fmt: skip
SILENT = frozenset("script style template title textarea select svg iframe noscript object xml".split())  # fmt: skip  # noqa: SIM905
SIGNS = ["*", "**", "_", "__", "~", "~~", "`", "``", "[", "]", "](", "[^1]", "[^1]:", "[a]: b", "#", "##", "-", "+", "1.", "a)", ">", "|",
    "\\", "<", "<b>", "</p>", "<!--", "&", "&amp;", "!", "![", ":", "=", "---", "***", "===", "~~~", "```", "://", "https://x.de/_a_*b*", "www.x.de",
    "a@b.de", "Bürger*innen", "snake_case", "1. Mai", "2026.", "*)", "(*", "„", "“", "\u200b", "\u00ad", "\ufeff", "\u202f", "\u200e", "ﬀ", "ß", "🚲", "م"]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(SIGNS), st.sampled_from(["so", "wort", "Ä", "7"])), min_size=1, max_size=6).flatmap(
    lambda parts: st.lists(st.sampled_from(["", " ", " ", "\n", "&nbsp;"]), min_size=len(parts), max_size=len(parts)).map(
        lambda gaps: "".join(part.replace("&", "&amp;").replace("<", "&lt;") + gap for part, gap in zip(parts, gaps, strict=True))
    )
)  # fmt: skip
TAGS = "p div span b i em strong u s a h1 h2 h4 ul ol li blockquote pre code table tr td th br hr sup sub img section figure font center dl dt dd o:p tbody caption details summary label".split()  # fmt: skip  # noqa: SIM905
ATTRIBUTES = st.sampled_from([
    "", "", "", "", ' style="font-weight:700"', ' style="font-weight:normal"', ' style="font-style:italic"', ' style="white-space:pre-wrap"',
    ' style="mso-list:l0 level1 lfo1"', ' style="mso-list:l0 level3 lfo1"', ' aria-level="2"', ' href="https://x.de/?utm_source=a"',
    ' href="javascript:globalThis.wrong=1"', ' onclick="globalThis.wrong=1"', " onerror=globalThis.wrong=1 src=x", ' class="MsoQuote"', ' class="moz-x"',
    ' colspan="2"', ' rowspan="3"', ' start="4"', ' role="heading" aria-level="3"', ' style="text-decoration:line-through;vertical-align:super"',
])  # fmt: skip


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """An element of any kind with some of `children`."""
    return st.builds(
        lambda tag, said, inner: f"<{tag}{said}>{''.join(inner)}</{tag}>",
        st.sampled_from(TAGS), ATTRIBUTES, st.lists(children, max_size=4),
    )  # fmt: skip


trees = st.lists(st.recursive(texts, element, max_leaves=12), min_size=1, max_size=4).map("".join)
WITH_SCRIPTS = "<script>globalThis.wrong=1</script><img src=x onerror=globalThis.wrong=1><svg onload=globalThis.wrong=1></svg>"


def words(text: str) -> list[str]:
    """Return the words of a text, without what nobody sees."""
    return re.findall(r"\w+", re.sub("[\u200b\u00ad\ufeff\u200e]", "", text))


def shown(node: LexborNode, around: frozenset[str] = frozenset()) -> str:
    """Return what an element shows."""
    if node.is_text_node:
        return node.text_content or ""
    if node.is_comment_node or node.tag in SILENT:
        return ""
    gap = (
        ""
        if node.tag
        in {
            "span",
            "b",
            "i",
            "em",
            "strong",
            "u",
            "s",
            "a",
            "sup",
            "sub",
            "font",
            "code",
            "o:p",
            "label",
            "img",
            "del",
        }
        else " "
    )
    return gap + "".join(shown(one, around) for one in node.iter(include_text=True)) + gap


@BATCH
@given(st.lists(trees, min_size=40, max_size=40))
def test_no_word_is_lost(clips: Any, htmls: list[str]) -> None:  # noqa: F811
    """The words of the page that comes of the Markdown are those of what was copied, in order."""
    told = clips([html + WITH_SCRIPTS for html in htmls])
    for html, found in zip(htmls, told, strict=True):
        body = LexborHTMLParser(html).body
        meant = words(shown(body)) if body else []
        if found is None:
            continue
        page, _ = rendered(found["text"])
        tree = LexborHTMLParser(page).body
        kept = words(shown(tree) if tree else "")
        if kept != meant:
            pytest.fail(f"{html}\n=== {found['text']}\n=== {page}\n=== {meant}\n=== {kept}")
