"""What Markdown leaves as it is, or shows to nobody, is told."""

import pytest

from tools.markdown.comparing import rendered


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Eins\n\n```\ncode", "3: Fehler: Der Codeblock ist nicht geschlossen. Abhilfe: Nach ihm eine Zeile mit drei ``` ergänzen."),
        ("```\na\n```\n\n~~~~ py\nb\n~~~", "5: Fehler: Der Codeblock ist nicht geschlossen. Abhilfe: Nach ihm eine Zeile mit vier ~~~~ ergänzen."),
        ("- a\n\n  ```\n  code\n\nText", "3: Fehler: Der Codeblock ist nicht geschlossen."),
        ("> ```\n> x\n\nText", "1: Fehler: Der Codeblock ist nicht geschlossen."),
        ("Eins\n\n``` Wichtig: lesen\nx\n```", "3: Hinweis: Hinter ``` steht „Wichtig: lesen“, das zeigt niemand. Abhilfe: Es in die Zeile darunter schreiben."),
        ("~~~ so ~~~", "1: Fehler: Drei ~~~ öffnen hier keinen Code. Abhilfe: Sie an den Anfang einer Zeile setzen, oder löschen."),
        ("Eins\n\n<div>\n**a** b\n</div>", "4: Fehler: „**a**“ bleibt, wie es ist: In HTML wirkt Markdown nicht. Abhilfe: Darüber und darunter eine Zeile frei lassen, dann wirkt es."),
        ("<div>\n\n**a**\n\n<p>\n[x](/y)\n</p></div>", "6: Fehler: „[x](/y)“ bleibt, wie es ist"),
        ("<div>\n- a\n- b\n</div>", "2: Fehler: „- a“ bleibt, wie es ist"),
        ("<section>\n## Titel\n</section>", "2: Fehler: „## Titel“ bleibt, wie es ist"),
    ],
)  # fmt: skip
def test_told(text: str, said: str) -> None:
    """Each is one message, with its line and a remedy."""
    problems = [str(problem) for problem in rendered(text)[1]]
    assert len(problems) == 1
    assert problems[0].startswith(f"beispiel.md:{said}")


@pytest.mark.parametrize(
    "text",
    [
        '```python title="x.py"\nx\n```',
        "```{.python .numberLines}\nx\n```",
        "- a\n\n  ```\n  code\n  ```\n- b",
        "> ~~~\n> **x**\n> ~~~",
        "````\n```\n````",
        "<div>\n\n**a** und [x](/y)\n\n- b\n\n</div>",
        "<details><summary>So *nicht*</summary>\n\n**a**\n\n</details>",
        "<pre>\n**a**\n- b\n- c\n</pre>",
        "<p>2 ** 3 und - so - #1</p>",
    ],
)
def test_not_told(text: str) -> None:
    """Nothing is said of what comes out as it was meant."""
    assert rendered(text)[1] == []


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085", "\x1c", "\x0b", "\u00a0"])
def test_odd_blanks_stay_within_a_line(sign: str) -> None:
    """What Python takes for the end of a line, or a blank, ends no line of an author's."""
    html, _ = rendered(f"eins{sign}# zwei\n\n- a{sign}- b")
    assert html.count("<p>") == html.count("<li>") == 1
    assert f"eins{sign}#" in html
    assert f"a{sign}-" in html
