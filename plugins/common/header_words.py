"""The words that a header may say, and the key that each means."""

from plugins.common import event_header
from plugins.common.problem import nearest

# What a header may say; `layout` and `type` are accepted and mean nothing.
KEYS = (
    "title", "description", "date", "modified", "tags", "id", "frueher", "status", "thumbnail",
    "authors", "announce", "imported", "layout", "type",
)  # fmt: skip
# Every word that a header may say, and the key it means.
WORDS = {
    **dict(zip(KEYS, KEYS, strict=True)),
    **event_header.KEYS,
    "titel": "title", "überschrift": "title", "beschreibung": "description", "datum": "date",
    "geändert": "modified", "themen": "tags", "thema": "tags", "schlagworte": "tags", "tag": "tags",
    "kennung": "id", "früher": "frueher", "bild": "thumbnail", "image": "thumbnail",
    "ankündigen": "announce", "autor": "authors", "autorin": "authors", "author": "authors",
}  # fmt: skip
STATUSES = ("published", "draft", "hidden")
# How much of two words is alike: "tilte" and "title" 0.8, "lang" and "tag" 0.57.
_CLOSE_WORD = 0.75


def key_of(word: str) -> str:
    """Return the key that a word stands for, itself where it is unknown."""
    return WORDS.get(word.lower(), word.lower())


def meant(word: str) -> str:
    """Return what a misspelt word most likely means; what there is where nothing is close."""
    near = nearest(word, WORDS, likeness=_CLOSE_WORD)
    # Every word may be meant; to choose from, one of each is enough.
    names = [key_of(near)] if near else list(dict.fromkeys(WORDS.values()))
    return f"Gemeint ist wohl {names[0]}." if near else f"Möglich ist: {', '.join(names)}."
