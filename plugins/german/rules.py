"""All German rules together, for a text in one or more pieces."""

from collections.abc import Sequence
from itertools import chain

from plugins.german import dashes, formulas, quotes, ranges, spaces
from plugins.german.edits import changed, in_order
from plugins.german.untouched import masked

# Stand in for what is no text: an end of a line or block (Unicode 23.2), a picture or code (23.8).
LINE_END, BLOCK_END, OBJECT = "\u2028", "\u2029", "\ufffc"


def text(text: str) -> str:
    """Return a plain text, such as a title, as German typography has it."""
    return pieces([text]).get(0, text) if text else text


def pieces(texts: Sequence[str]) -> dict[int, str]:
    """Return those of the texts that change, by their number; together they are one text."""
    whole = masked("".join(texts))
    found = chain(*(rule.edits(whole) for rule in (quotes, ranges, dashes, spaces, formulas)))
    return changed(texts, in_order(found))
