"""Titles and descriptions that lists of results and previews would cut off."""

from collections.abc import Iterator

from plugins.common.problem import Level, Problem
from plugins.common.source import Source

# Characters: what Google and Mastodon show of a title and a description at most.
LONGEST_TITLE = 70
LONGEST_DESCRIPTION = 160


def too_long(source: Source, title: str, description: str) -> Iterator[Problem]:
    """Yield a Hinweis for each that is longer than previews show, with the count."""
    for key, text, most in (
        ("title", title, LONGEST_TITLE),
        ("description", description, LONGEST_DESCRIPTION),
    ):
        if len(text) > most:
            message = f"`{key}` hat {len(text)} Zeichen; Vorschauen zeigen etwa {most}."
            remedy = "Das Wichtigste nach vorn stellen oder kürzen."
            yield source.problem_in_header(key, message, remedy, level=Level.HINWEIS)
