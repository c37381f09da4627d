"""How titles are broken into lines."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.common.lettering.glyphs import drawable, missing, width
from plugins.previews.layout import (
    ABOVE_FOOTER,
    CARD_TITLE,
    MARGIN,
    PHOTO_TITLE,
    WIDTH,
    Block,
    Card,
    ink,
)
from plugins.previews.typesetting import ELLIPSIS, Box, fit

EVENT = ("Samstag, 9. September 2023, 10:00 bis 16:00 Uhr", "Schillerplatz, Kaiserslautern")
WORDS = [
    "Klima", "schutz", "Wärme", "planung", "über", "Öl", "Straßen", "bahn", "und", "in", "der",
    "Kaiserslautern", "2035", "CO₂", "„Lautern", "blüht“", "–", "e.V.", "Rheinland-Pfalz", "Ämter",
    "Bürger:innen", "🌍", "👨‍👩‍👧", "Donaudampfschifffahrtsgesellschaft", "Nahverkehrsplan", "ẞ", "¿Qué?",
    "Київ", "https://example.org/pfad", "%", "W", "iii",
]  # fmt: skip
TITLES = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from([" ", "", "-"])), min_size=1).map(
    lambda parts: " ".join("".join(word + glue for word, glue in parts).split())[:120].strip()
)  # fmt: skip
LONGEST = (
    "Kompetenzzentrum für Klimawandelfolgen: Vortrag und Diskussion zur Biodiversitätsstrategie"
    " in Rheinland-Pfalz am 1. Mai"
)


def letters_only(text: str) -> str:
    return re.sub(r"[-\s\xad\xa0]", "", text)


@given(TITLES.filter(bool), st.sampled_from([CARD_TITLE, PHOTO_TITLE]), st.booleans())
@example(LONGEST, CARD_TITLE, True)
@example("W" * 120, PHOTO_TITLE, True)
@example(
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung" * 2, CARD_TITLE, False
)
def test_every_title_fits(title: str, box: Box, is_event: bool) -> None:
    """At most four lines, no ink outside the margins, and no letter lost unless it says so."""
    block = Block.of(Card(title[:120], EVENT if is_event else ()), box)
    details, lines = block.lines((ABOVE_FOOTER - block.height) / 2)
    assert 1 <= len(lines) <= 4
    assert block.height <= box.height
    said = "".join(block.title.lines)
    if not said.endswith(ELLIPSIS):
        assert letters_only(said) == letters_only(drawable(title[:120]))
    shown = ink([*details, *lines]).getbbox()
    if shown:
        left, top, right, bottom = shown
        assert left >= MARGIN - 8, "letters may hang over by a trifle"
        assert right <= WIDTH - MARGIN + 8
        assert top >= 20
        assert bottom <= ABOVE_FOOTER - 20


@pytest.mark.parametrize("box", [CARD_TITLE, PHOTO_TITLE])
def test_120_characters_fit(box: Box) -> None:
    """A German title of 120 characters is shown whole, also with time and place of an event."""
    assert len(LONGEST) <= 120
    whole = f"{LONGEST}{'!' * (120 - len(LONGEST))}"
    for details in ((), EVENT):
        shown = Block.of(Card(whole, details), box).title
        assert letters_only("".join(shown.lines)) == letters_only(whole)


def test_lines_are_even() -> None:
    """Lines are about as long as one another, and none ends with a little word."""
    for title in (
        LONGEST,
        "Stadt und Landkreis Kaiserslautern klimaneutral!",
        "Plan für alle in Lautern",
    ):
        lines = fit(title, CARD_TITLE, width).lines
        widths = [width(line) for line in lines]
        assert min(widths) > 0.5 * max(widths), lines
        assert not [line for line in lines[:-1] if re.search(r" [a-zäöü]{1,2}$", line)], lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Plan", ("Plan",)),
        ("Klimaschutzmanagement", ("Klimaschutz-", "management")),
        ("Rheinland-Pfalz isst besser", ("Rheinland-", "Pfalz isst", "besser")),
    ],
)
def test_words_are_divided_where_it_helps(title: str, lines: tuple[str, ...]) -> None:
    """A hyphen makes long words large; one that is there anyway is not doubled."""
    assert fit(title, Box(900, 400, range(128, 43, -4)), width).lines == lines


def test_short_titles_are_larger() -> None:
    """Letters shrink before anything is left out."""
    sizes = [fit("Klimaschutz " * n, CARD_TITLE, width).size for n in (1, 4, 8, 10)]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
    assert fit("Klimaschutz " * 40, CARD_TITLE, width).lines[-1].endswith(ELLIPSIS)


@pytest.mark.parametrize("word", ["x" * 300, "W" * 300, "https://example.org/" + "a" * 300])
@pytest.mark.parametrize("box", [CARD_TITLE, PHOTO_TITLE])
def test_a_word_without_end(word: str, box: Box) -> None:
    """Of a word longer than all lines the beginning is shown, as much as four lines hold."""
    lines = fit(word, box, width).lines
    assert len(lines) == 4
    assert lines[-1].endswith(ELLIPSIS)
    assert word.startswith("".join(lines).removesuffix(ELLIPSIS))


def test_emoji_are_one_sign() -> None:
    """Families, flags, keycaps and skin tones are one glyph each; digits stay digits."""
    assert [len(drawable(text)) for text in ("👨‍👩‍👧", "🇩🇪", "1️⃣", "👍🏽", "❤️", "☀️", "12")] == [
        1, 1, 1, 1, 1, 1, 2,
    ]  # fmt: skip
    assert drawable("👍🏽") == drawable("👍")
    assert drawable("👩🏽‍🔬") == drawable("👩‍🔬")


def test_ligatures_are_letters() -> None:
    """Signs of several letters, as PDFs have them, become letters again, and only these do."""
    assert (
        drawable("ﬁnden Eﬀekt ﬂott oﬃziell Kaﬄe ﬅ ﬆ")
        == "finden Effekt flott offiziell Kaffle st st"
    )
    assert missing("ﬁnden") == ""
    assert drawable("CO₂") == "CO₂"


def test_what_no_font_has_is_told() -> None:
    """Nothing is drawn as an empty box: it is left out, and named."""
    assert missing("Klima 気候 „ẞ“ 🌍 CO₂ Київ Ελλάδα") == "気候"
    assert drawable("Klima気候") == "Klima"
