"""The texts of a generator of Pelican, articles or pages, by whom they are for."""

from typing import Any

_SHOWN = ("articles", "hidden_articles", "pages", "hidden_pages")
_DRAFTS = ("drafts", "draft_pages")


def shown(generator: Any) -> list[Any]:
    """Return what readers can see, in lists or at its address only."""
    return [one for name in _SHOWN for one in getattr(generator, name, ())]


def drafts(generator: Any) -> list[Any]:
    """Return what nobody shall see yet."""
    return [one for name in _DRAFTS for one in getattr(generator, name, ())]


def all_texts(generator: Any) -> list[Any]:
    """Return both."""
    return shown(generator) + drafts(generator)
