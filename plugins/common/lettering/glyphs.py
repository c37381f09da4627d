"""What a card can show: the characters of its fonts, and how far apart they stand.

The files in fonts/ are made by tools/fonts/lettering.py.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from unicodedata import normalize

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
TITLE, DETAIL, EMOJI = "InterTight-ExtraBold", "InterTight-SemiBold", "NotoEmoji-Bold"
EMOJI_SIZE = 0.86  # of the letters' size: as high as capitals with their umlauts
_UNIT = 1000  # pixels; what is measured there holds for every size
_FIRST_EMOJI = 0xF0000  # see tools/fonts/lettering.py
# What changes the look of the emoji before it, in colour at most: variation selectors, skin tones,
# and what is joined to an emoji where the font knows no glyph for both together.
_VARIANTS = re.compile("[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
# "fi" as one sign, as texts copied from a PDF have it.
_LIGATURES = {code: normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_JOINED = re.compile("\u200d.?")
_BLANKS = re.compile(r"[\u2000-\u200a\u202f\u205f\t\r\n]+")


def _lines(name: str) -> list[str]:
    return (FONTS / name).read_text(encoding="utf-8").split("\n")[:-1]


LETTERS = frozenset(_lines("letters.txt")[0])
_EMOJI = {text: chr(_FIRST_EMOJI + number) for number, text in enumerate(_lines("emoji.txt"))}
_KERNING = {line[:2]: float(line[3:]) for line in _lines("kerning.txt")}


@cache  # made when first needed: that takes 10 ms, and few titles have one
def _any_emoji() -> re.Pattern[str]:
    # Longest first, so that a family is not taken for its father.
    return re.compile("|".join(map(re.escape, sorted(_EMOJI, key=lambda e: (-len(e), e)))))


def drawable(text: str) -> str:
    """Return what is drawn of a text: one character for each letter or emoji, no others."""
    return "".join(c for c in _prepared(text) if _is_known(c))


def missing(text: str) -> str:
    """Return the characters of a text that no font has, each once, in their order."""
    return "".join(dict.fromkeys(c for c in _prepared(text) if not _is_known(c)))


def _prepared(text: str) -> str:
    prepared = _VARIANTS.sub("", _BLANKS.sub("\xa0", normalize("NFC", text).translate(_LIGATURES)))
    if LETTERS.issuperset(prepared):
        return prepared
    found = _any_emoji().sub(
        lambda match: match[0] if match[0] in LETTERS else _EMOJI[match[0]], prepared
    )
    return _JOINED.sub("", found)


def _is_known(character: str) -> bool:
    return character in LETTERS or is_emoji(character)


def is_emoji(character: str) -> bool:
    """Say whether a character of `drawable` is drawn by the emoji font."""
    return ord(character) >= _FIRST_EMOJI


@cache
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    """Return a font; `size` is in pixels. The basic layout is the same on every machine."""
    path = FONTS / f"{name}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def runs(text: str, name: str) -> Iterator[tuple[str, str, float]]:
    """Yield pieces of a drawable text: font, characters, and the kerning before them in em."""
    for of_emoji, group in groupby(text, key=is_emoji):
        characters = "".join(group)
        if of_emoji:
            yield EMOJI, characters, 0
        elif name == DETAIL:
            yield name, characters, 0
        else:
            yield from ((name, piece, kern) for piece, kern in _kerned(characters))


def _kerned(text: str) -> Iterator[tuple[str, float]]:
    """Yield a text cut where two letters are kerned: Pillow's basic layout does not do it."""
    start, before = 0, 0.0
    for end in range(1, len(text)):
        if kern := _KERNING.get(text[end - 1 : end + 1]):
            yield text[start:end], before
            start, before = end, kern
    if text:
        yield text[start:], before


@cache
def width(text: str, name: str = TITLE) -> float:
    """Return the width of a drawable text in em."""
    return sum(kern + _advance(piece, face) for face, piece, kern in runs(text, name))


def _advance(text: str, name: str) -> float:
    em = font(name, _UNIT).getlength(text) / _UNIT
    return em * EMOJI_SIZE if name == EMOJI else em
