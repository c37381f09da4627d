"""What looks like text and is none: addresses, handles, tags, names of files, primes."""

import re
from collections.abc import Iterator

_END = r"[^\s.,;:!?()'\"„“”‚‘’»«…]"
# Each begins where a word does, so that a long word is searched once.
_NONE_OF_OURS = re.compile(
    rf"""
      \b\w{{1,40}}://\S*{_END}                                    # https://example.org/a-b
    | \bmailto:\S*{_END}
    | \bwww\.\S*{_END}
    | (?<![\w.%+-])\w[\w.%+-]{{0,63}}(?:(?<=\w)['’]\w[\w.%+-]{{0,63}}){{0,2}}
      @[\w-]+(?:\.[\w-]+)+                                      # o'neill@example.org
    | (?<!\w)@[\w-]+(?:[.@][\w-]+)*                             # @name@mastodon.social
    | (?<![\w&])\#\w[\w-]*                                      # #waermewende-2023
    | (?<![\w.-])\w[\w-]*+(?:\.\w[\w-]*+)*\.[a-z][a-z0-9]+(?:/\S*{_END})?  # x.org, 2023-24.pdf
    | (?<![\w-])\w[\w-]*+\.(?:CSV|DOCX?|JPE?G|ODT|PDF|PNG|XLSX?)\b
    | (?<![\w/.])\.{{0,2}}/\w[\w./-]*                            # /images/10-16
    """,
    re.VERBOSE,
)
# None of them is without one of these.
_SIGNS = (re.compile(r"[@#/]"), re.compile(r"\.(?=[a-zA-Z])"))
_SPACE = re.compile(r"\s")
_LETTER = "a"  # like a word, for whatever stands beside it

# 5'10", 3' 20", 49° 26' 41.0" N; phones write ’ and ” for them.
_MINUTES = re.compile(r"['’](?<=\d.)")
_NUMBER = r"\d{1,3}(?:[.,]\d{1,9})?"
_SECONDS = rf"\s?{_NUMBER}\s?(?:[\"”]|''|’’)"
_PRIMES = re.compile(
    rf"{_NUMBER}\s?°\s?{_NUMBER}\s?['’](?:{_SECONDS})?|(?<![\w.,])\d{{1,3}}['’]{_SECONDS}"
)


def masked(text: str) -> str:
    """Return `text` with letters in the place of all that no rule may look into."""
    pieces, end = [], 0
    for begin, stop in _spans(text):
        pieces += [text[end:begin], _LETTER * (stop - begin)]
        end = stop
    return "".join([*pieces, text[end:]]) if pieces else text


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield where something begins and ends that is none of ours, from left to right."""
    spans = [*_words(text)]
    if _MINUTES.search(text):
        spans += (match.span() for match in _PRIMES.finditer(text))
    end = 0
    for begin, stop in sorted(spans):
        if begin >= end:
            yield begin, stop
            end = stop


def _words(text: str) -> Iterator[tuple[int, int]]:
    end = searched = 0
    for position in sorted(found.start() for sign in _SIGNS for found in sign.finditer(text)):
        if position < searched:
            continue
        begin, searched = _word(text, position)
        for found in _NONE_OF_OURS.finditer(text, max(begin, end), searched):
            yield found.span()
            end = found.end()


def _word(text: str, position: int) -> tuple[int, int]:
    """Return where the run of characters around `position` begins and ends."""
    begin = position
    while begin and not text[begin - 1].isspace():
        begin -= 1
    space = _SPACE.search(text, position)
    return begin, space.start() if space else len(text)
