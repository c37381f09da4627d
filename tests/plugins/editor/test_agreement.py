"""JavaScript takes texts apart and puts them together as Python does."""

from typing import Any
from unicodedata import normalize

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.common.header import parse
from plugins.common.header_words import KEYS, WORDS
from plugins.common.problem import UNFIT
from plugins.common.source import Source
from tests.plugins.editor.conftest import Call
from tests.support import FIXTURES

READ = """texts => texts.map(raw => {
  const doc = document_.open(raw, known), {header} = doc;
  return {
    said: Object.fromEntries([...header.said].map(([key, one]) => [key, one.value])),
    lines: Object.fromEntries([...header.said].map(([key, one]) => [key, one.rows[0] + 1])),
    body: doc.lines.slice(header.begin).map(line => line.text + (line.end && '\\n')).join('').replace(header.begin ? /$^/ : /^\\ufeff/, ''),
    is_open: header.kind === 'open',
    whole: document_.whole(doc),
  };
})""".replace("document_", "globalThis['document_']")
BATCH = settings(
    max_examples=15, suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],  # to make a batch smaller takes minutes
)  # fmt: skip
WORDS_OF_AUTHORS = [*KEYS, *WORDS, "Titel", "Überschrift", "Unbekannt", "a_b", "ß"]

plain = st.text("abcäöü ßÄ:#-'\"\\`&;[],|>~–—\t\u00a0\u200b\ufeff\u00ad{}0129.%!", max_size=20)
pieces = st.sampled_from([
    '"ganz in Zeichen"', "'es ist''s'", '"\\u00e4 \\x41 \\n \\q"', '"\\u00e4 \\x41"', "&amp;", "&#8222;", "&#x2014;",
    "&auml;&szlig;", "&#150;", "&#0;", "geht`s", ">", "|-", "- ein Punkt", "2026-12-01 18:00", "Wann: jetzt",
])  # fmt: skip
values = st.one_of(plain, pieces, st.tuples(plain, pieces).map(" ".join))
lines = st.one_of(
    st.builds(lambda key, gap, value: f"{key}:{gap}{value}", st.sampled_from(WORDS_OF_AUTHORS), st.sampled_from([" ", "", "  ", "\t"]), values),
    st.builds(lambda value: f"  {value}", values),
    st.builds(lambda value: f"- {value}", values),
    st.builds(lambda value: f"  - {value}", values),
    st.sampled_from(["", "# Kommentar", "---", "\u200btitle: x", "\u00a0title: y", "   ", "a: b"]),
    plain,
)  # fmt: skip
fences = st.sampled_from(["---", "----", "—-", "–––", "--- ", "\ufeff---", "\u200b---", ""])


def joined(begin: str, header: list[str], end: str, rest: list[str], newline: str) -> str:
    return newline.join([begin, *header, end, *rest])


texts = st.builds(joined, fences, st.lists(lines, max_size=8), fences, st.lists(lines, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))  # fmt: skip


def said_by_python(raw: str) -> dict[str, Any]:
    text = normalize("NFC", raw.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    source = Source("x.md", UNFIT.sub("\ufffd", text))
    post = parse(source)
    # A text whose header has no end is shown to authors as a whole.
    is_open = any("nicht geschlossen" in p.message for p in post.problems)
    body = source.text if is_open else source.text[post.begin :]
    return {"said": post.header, "lines": post.lines, "body": body, "is_open": is_open}


def assert_agree(modules: Call, raws: list[str]) -> None:
    told = modules(READ, raws)
    for raw, found in zip(raws, told, strict=True):
        assert found.pop("whole") == raw
        body = normalize("NFC", found["body"])
        assert {**found, "body": UNFIT.sub("\ufffd", body)} == said_by_python(raw), repr(raw)


def test_every_text_of_a_site(modules: Call) -> None:
    """Each text of the large fixture, and what a campaign sent, says the same to both."""
    paths = sorted(path for path in FIXTURES.rglob("*.md"))
    assert len(paths) > 10
    assert_agree(modules, [path.read_bytes().decode() for path in paths])


@BATCH
@given(st.lists(texts, min_size=40, max_size=40))
def test_any_text(modules: Call, raws: list[str]) -> None:
    """Whatever stands in a header, both read the same, and it is put together byte for byte."""
    assert_agree(modules, raws)
