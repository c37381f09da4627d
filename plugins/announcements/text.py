"""The text of an announcement: title, description, address, tags, as long as Mastodon allows."""

import re
from collections.abc import Callable, Iterator, Sequence
from unicodedata import normalize

from mastodon import Mastodon

from plugins.announcements.post import Post

LIMIT = 500  # characters, as Mastodon counts them
LONGEST_ALT = 1500  # characters of a picture's description
_WITHIN_WORDS = re.compile(r"""[()\[\]"'„“‚‘’]""")  # Park(ing) is one word
_TAGS_LIMIT = 150  # beyond, tags would crowd out the text


def length(text: str) -> int:
    """Return the length as Mastodon counts: an address is 23, of @user@host only @user counts.

    Characters are what a reader takes for one (grapheme clusters, Unicode Annex 29), see
    https://github.com/mastodon/mastodon/blob/main/app/validators/status_length_validator.rb
    """
    return int(Mastodon.get_status_length(text))


def compose(post: Post) -> str:
    """Return the text, never longer than LIMIT; its address is always whole.

    What is too long gives way in this order: tags beyond a line or two, the description, the title.
    """
    tags = _hashtags(post.tags)

    def text(title: str, summary: str) -> str:
        return "\n\n".join(filter(None, (title, summary, post.url, tags)))

    title = _shortened(post.title, lambda title: length(text(title, "")) <= LIMIT, break_words=True)
    if not post.summary or post.summary == post.title:
        return text(title, "")
    return text(title, _shortened(post.summary, lambda cut: length(text(title, cut)) <= LIMIT))


def hashtag(tag: str) -> str:
    """Return a tag as one word in CamelCase, which screen readers read as several; "" for none.

    "Öffentlicher Verkehr" -> "#ÖffentlicherVerkehr"; digits alone are no hashtag to Mastodon.
    """
    words = re.split(r"[\W_]+", _WITHIN_WORDS.sub("", normalize("NFKC", tag)))
    name = "".join(word[:1].upper() + word[1:] for word in words)
    return f"#{name}" if any(map(str.isalpha, name)) else ""


def description(alt: str) -> str:
    """Return a picture's alternative text as long as Mastodon allows."""
    return _shortened(alt, lambda cut: len(cut) <= LONGEST_ALT, break_words=True)


def _hashtags(tags: Sequence[str]) -> str:
    different: dict[str, str] = {}
    for tag in filter(None, map(hashtag, tags)):
        different.setdefault(tag.casefold(), tag)
    line = " ".join(different.values())
    return _shortened(line, lambda cut: length(cut) <= _TAGS_LIMIT).removesuffix(" …")


def _shortened(text: str, fits: Callable[[str], bool], *, break_words: bool = False) -> str:
    """Return as much of a text as fits, "" if not one word does and words may not be broken."""
    if fits(text):
        return text
    return next(filter(fits, _beginnings(text, break_words=break_words)), "")


def _beginnings(text: str, *, break_words: bool) -> Iterator[str]:
    """Yield ever shorter beginnings; where words were left out, a space stands before the dots.

    So has German typography it, and an address that comes last stays as it is.
    """
    for end in reversed([match.start() for match in re.finditer(" ", text)]):
        yield f"{text[:end].rstrip(' ,;:–-')} …"
    if break_words:
        for end in range(min(len(text), LONGEST_ALT), 0, -1):
            yield f"{text[:end]}…"
