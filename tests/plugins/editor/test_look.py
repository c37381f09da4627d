"""The quick look at a text: roughly the page, and every word of it."""

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.plugins.editor.conftest import Call
from tests.plugins.editor.test_pasted_words import SIGNS
from tests.support import FIXTURES, ROOT, matrix

LOAD = "async () => { globalThis.looking = await import('/theme/static/js/redaktion/look.js') }"
LOOK = """texts => texts.map(text => {
  const place = document.createElement('div');
  place.append(...looking.looked(text, (src, alt) => Object.assign(document.createElement('img'), {src, alt})));
  const told = [...place.querySelectorAll('[href], [src], [title]')].flatMap(one => ['href', 'src', 'title', 'alt'].map(name => one.getAttribute(name) ?? ''));
  return [place.innerHTML, `${place.textContent} ${[...document.createRange().createContextualFragment(place.innerHTML.replace(/<[^>]*>/g, ' ')).childNodes].map(one => one.textContent).join('')}`, told.join(' ')];
})"""
CASES = {
    "Wort": "<p>Wort</p>",
    "# A\n\n## Was *wir* tun ##\n### C#": "<h1>A</h1><h2>Was <em>wir</em> tun</h2><h3>C#</h3>",
    "**fett** und __so__, *kursiv* und _so_, ~~weg~~, ***beides***": "<p><strong>fett</strong> und <strong>so</strong>, <em>kursiv</em> und <em>so</em>, <s>weg</s>, <strong><em>beides</em></strong></p>",
    "Bürger*innen und Schüler*innen, snake_case_x, 5 * 3 * 2": "<p>Bürger*innen und Schüler*innen, snake_case_x, 5 * 3 * 2</p>",
    r"\*so\* \[x\] `a*b*` ``a`b``": "<p>*so* [x] <code>a*b*</code> <code>a`b</code></p>",
    "a\nb\\\nc  \nd": "<p>a b<br>c  <br>d</p>",
    "* a\n    * b\n        * c\n* d\n\nEnde": "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul><p>Ende</p>",
    "- a\n  - b\n    - c\n- d": "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
    "3. drei\n4. vier": '<ol start="3"><li>drei</li><li>vier</li></ol>',
    "1. Mai: Demo": "<p>1. Mai: Demo</p>",
    "* a\n\n1. b\nso": "<ul><li>a</li></ul><ol start=\"1\"><li>b so</li></ol>",
    "* a\n\n    weiter\n\n* b": "<ul><li><p>a</p><p>weiter</p></li><li><p>b</p></li></ul>",
    "> Zitat\n> weiter\n>\n> > tief\n\nEnde": '<blockquote class="flow"><p>Zitat weiter</p><blockquote class="flow"><p>tief</p></blockquote></blockquote><p>Ende</p>',
    "| a | b |\n|---|---|\n| c \\| d | **e**<br>f |": '<div class="table"><table><tr><th>a</th><th>b</th></tr><tr><td>c | d</td><td><strong>e</strong><br>f</td></tr></table></div>',
    "| a | b |\n| c |  |": '<div class="table"><table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></table></div>',
    "```python\na *b*\n\n  c\n```\nx": '<pre><code title="python">a *b*\n\n  c</code></pre><p>x</p>',
    "---": "<hr>",
    "[Programm *neu*](/klimatag.html) [x](javascript:y)": '<p><a href="/klimatag.html" title="/klimatag.html" target="_blank">Programm <em>neu</em></a> <span title="javascript:y">x</span></p>',
    "Siehe https://example.org/a_b_c.": '<p>Siehe <a href="https://example.org/a_b_c">https://example.org/a_b_c</a>.</p>',
    "![Ein Stand](/images/stand.jpg)\n*Unser Stand. Foto: Ada*": '<figure><img src="/images/stand.jpg" alt="Ein Stand"><figcaption>Unser Stand. Foto: Ada</figcaption></figure>',
    "Vor [[EMail]] nach": '<p>Vor <span class="directive">Anweisung <strong>EMail</strong></span> nach</p>',
    "Text\n[[Zahl: 64 kg | Müll]]\nText": '<p>Text</p><p><span class="directive">Anweisung <strong>Zahl</strong>: 64 kg | Müll</span></p><p>Text</p>',
    "<b>roh</b> H<sub>2</sub>O": "<p>&lt;b&gt;roh&lt;/b&gt; H<sub>2</sub>O</p>",
    "<script>alert(1)</script>": "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
}  # fmt: skip


@pytest.fixture(scope="session")
def look(modules: Call) -> Any:
    """Look at texts: markup, words, and what attributes say."""
    modules(LOAD)
    return lambda texts: modules(LOOK, texts)


def test_what_is_common(look: Any) -> None:
    """Headings, lists, quotations, tables, links, photos and directives are what they become."""
    told = look(list(CASES))
    assert {text: found[0] for text, found in zip(CASES, told, strict=True)} == CASES


def words(text: str) -> set[str]:
    """Return the words of a text."""
    return set(re.findall(r"[^\W_]+", text))


def assert_whole(look: Any, texts: list[str]) -> None:
    """Every word of each text is shown, or told by an attribute."""
    for text, (_, shown, told) in zip(texts, look(texts), strict=True):
        if missing := words(text) - words(f"{shown} {told}") - {"br", "strong", "em", "del", "sub", "sup", *re.findall(r"(?m)\d{1,9}(?=[.)])", text)}:  # fmt: skip
            pytest.fail(f"{missing}\n{text}\n=== {shown}\n=== {told}")


def test_real_texts(look: Any) -> None:
    """No word of the texts of a site, or of the guide, is lost."""
    paths = [*sorted(FIXTURES.rglob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
    assert_whole(look, [path.read_text(encoding="utf-8") for path in paths])


pieces = st.sampled_from([*SIGNS, "so", "wort", "Ä", "7", "\n", "\n\n", "    ", "  ", " ", " ", "* ", "1. ", "> ", "| ", "```\n", "[[", "]]", "![x](/images/x.jpg)", "[a](b)", "*a*", "**b**", "<br>", "<sup>2</sup>", "---|---"])  # fmt: skip


@pytest.mark.parametrize("batches", [2, *matrix(30)])
def test_any_text(look: Any, batches: int) -> None:
    """Whatever is typed, all words are there and nothing is raised, deep as it may be."""

    @settings(max_examples=batches, suppress_health_check=list(HealthCheck), phases=[Phase.generate], deadline=None)  # fmt: skip
    @given(st.lists(st.lists(pieces, max_size=25).map("".join), min_size=40, max_size=40))
    def tried(texts: list[str]) -> None:
        assert_whole(look, texts)

    tried()
    assert_whole(
        look, ["> " * 3000 + "tief", "*" * 3000, "[" * 3000, "**a " * 500, "- " * 300 + "x"]
    )
