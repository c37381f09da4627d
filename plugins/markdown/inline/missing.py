"""What to tell an author of a link that leads nowhere."""

import re
from collections.abc import Iterator, Sequence

from plugins.common.remark import Remark
from plugins.markdown.inline.tokens import Bracket, Run, Token

_LETTER = re.compile(r"[^\W\d_]")


def unclosed(text: str, at: int) -> Remark | None:
    """Return what to tell of "[words](address" without an end; `at` is where the ] stands."""
    if not re.match(r"\S", text[at + 2 : at + 3]):
        return None
    end = re.search(r"\s|\Z", text[at + 2 : at + 200])
    needle = text[at : at + 2 + (end.start() if end else 0)]
    return Remark(0, needle, "Ein Link ist nicht geschlossen.", "Nach der Adresse `)` ergänzen.")


def undefined(text: str, bracket: Bracket, at: int, label: re.Match[str] | None) -> Remark | None:
    """Return what to tell of "[words][label]", or "![words]", without a definition.

    `at` is where the first ] stands. "[1][2]" are sources in a text, "a[i][j]" are places in a
    matrix, "[[Name]][x]" is for directives, "[^1]" for footnotes.
    """
    if bracket.holds_bracket:
        return None
    words, before = text[bracket.end : at], text[bracket.begin - 1 : bracket.begin]
    end = label.end() if label else at + 1
    begins_word = not before or before.isspace() or (before not in "[]" and not before.isalnum())
    if not begins_word or words[:1] == "^" or not _LETTER.search(words):
        return None
    if text[end : end + 1] in {"(", "["} or not (
        label or (bracket.is_image and not before.strip())
    ):
        return None
    name = (label[1] if label else "") or words
    if name[:1] == "^":
        return None
    written = text[bracket.begin : end]
    what = "Dem Bild" if bracket.is_image else "Dem Link"
    message = f"{what} „{' '.join(written.split())}“ fehlt die Adresse."
    remedy = f"Sie in runden Klammern anfügen oder eine Zeile `[{name}]: https://…` ergänzen."
    return Remark(0, written, message, remedy)


def unpaired(text: str, tokens: Sequence[Token]) -> Iterator[Remark]:
    """Yield what to tell of each ** beside a word that has no other one."""
    for token in tokens:
        if not isinstance(token, Run) or token.sign != "*" or token.left < 2:
            continue
        end = token.begin + token.length
        if not re.search(r"\w", text[max(token.begin - 1, 0) : end + 1]):
            continue
        message = "Das `**` für Fettes ist nicht geschlossen."
        remedy = "Am Ende des Fetten `**` ergänzen."
        if not token.can_open:
            message = "Vor diesem `**` fehlt das andere, mit dem Fettes beginnt."
            remedy = "Am Anfang des Fetten `**` ergänzen, oder dieses löschen."
        needle = text[max(token.begin - 12, 0) : end + 12]
        yield Remark(0, max(needle.split("\n"), key=lambda line: "**" in line), message, remedy)
