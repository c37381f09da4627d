"""What looks like text and is none: addresses, handles, tags, names of files."""

import re

_END = r"[^\s.,;:!?()'\"„“”‚‘’»«…]"
# Each begins where a word does, so that a long word is searched once.
_NONE_OF_OURS = re.compile(
    rf"""
      \b\w+://\S*{_END}                                          # https://example.org/a-b
    | \bmailto:\S*{_END}
    | \bwww\.\S*{_END}
    | (?<![\w.%+-])\w[\w.%+-]*(?:(?<=\w)['’]\w[\w.%+-]*)*@[\w-]+(?:\.[\w-]+)+  # o'neill@example.org
    | (?<!\w)@[\w-]+(?:[.@][\w-]+)*                             # @KlimaLautern@mastodon.social
    | (?<![\w&])\#\w[\w-]*                                      # #klimatag-2023
    | (?<![\w.-])\w[\w-]*(?:\.\w[\w-]*)*\.[a-z][a-z0-9]+(?:/\S*{_END})?  # x.org, 2023-24.pdf
    | (?<![\w-])\w[\w-]*\.(?:CSV|DOCX?|JPE?G|ODT|PDF|PNG|XLSX?)\b
    | (?<![\w/.])\.{{0,2}}/\w[\w./-]*                            # /images/10-16
    """,
    re.VERBOSE,
)
# None of them is without one of these.
_SIGN = re.compile(r"[@#/]|\.[a-zA-Z]|mailto:")
_LETTER = "a"  # like a word, for whatever stands beside it


def masked(text: str) -> str:
    """Return `text` with letters in the place of all that no rule may look into."""
    pieces, end, searched = [], 0, 0
    for sign in _SIGN.finditer(text):
        if sign.start() < searched:
            continue
        begin, searched = _word(text, sign.start())
        for found in _NONE_OF_OURS.finditer(text, max(begin, end), searched):
            pieces += [text[end : found.start()], _LETTER * len(found[0])]
            end = found.end()
    return "".join([*pieces, text[end:]])


def _word(text: str, position: int) -> tuple[int, int]:
    """Return where the run of characters around `position` begins and ends."""
    begin = end = position
    while begin and not text[begin - 1].isspace():
        begin -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return begin, end
