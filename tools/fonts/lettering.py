"""Makes plugins/common/lettering/fonts/ anew from the fonts as their makers publish them.

    python -m tools.fonts.lettering EXTRABOLD SEMIBOLD EMOJI

These are InterTight-ExtraBold.ttf, InterTight-SemiBold.ttf and NotoEmoji-Bold.ttf.

Pillow looks the same on every machine only without HarfBuzz (a machine may lack FriBiDi), so what
HarfBuzz would do is done here. Beside the fonts lie

    letters.txt    the characters of the text font
    kerning.txt    pairs of them and by how much of an em they are set closer (below 0) or wider
    emoji.txt      one emoji a line; the one of line n, from 0, is drawn by U+F0000 + n
"""

import sys
from collections.abc import Iterable
from itertools import product
from pathlib import Path
from unicodedata import category

import uharfbuzz
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.removeOverlaps import removeOverlaps

FOLDER = Path("plugins/common/lettering/fonts")
# Latin with all its accents, Greek, Cyrillic, and the signs that German texts use.
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x37A, 0x400), *range(0x400, 0x460),
    0x490, 0x491, 0x1E9E, *range(0x2010, 0x2060), *range(0x2070, 0x20BF), 0x2116, 0x2122,
    *range(0x2150, 0x2160), *range(0x2190, 0x2194), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265,
]  # fmt: skip
KERNED = [chr(c) for c in (*range(0x21, 0x7F), *map(ord, "ÄÖÜäöüßẞéèàçáóíñâêœæøåş„“”‚‘’–—…€°«»"))]
LEAST = 0.012  # of an em: a pixel in a title; what is less is not seen
FIRST_EMOJI = 0xF0000  # a plane for private use
SKIN_TONES = range(0x1F3FB, 0x1F400)


def make(bold: Path, semibold: Path, emoji: Path) -> None:
    """Write the three fonts and what is told of them."""
    _write("kerning.txt", kerning(bold))
    for source, name in ((bold, "InterTight-ExtraBold"), (semibold, "InterTight-SemiBold")):
        font = _subset(TTFont(source), LETTERS)
        # Where strokes overlap FreeType draws sixteen times as many points.
        removeOverlaps(font)
        font.save(FOLDER / f"{name}.ttf")
    _write("letters.txt", ["".join(map(chr, sorted(font.getBestCmap())))])
    _make_emoji(TTFont(emoji))


def kerning(source: Path) -> list[str]:
    """Return lines such as "To -0.060", for the bold font: small text does without."""
    face = uharfbuzz.Face(source.read_bytes())
    font, lines = uharfbuzz.Font(face), []
    for left, right in product(KERNED, repeat=2):
        kerned, apart = (_advance(font, left + right, kern=on) for on in (True, False))
        if abs(kerned - apart) >= LEAST * face.upem:
            lines.append(f"{left}{right} {(kerned - apart) / face.upem:.3f}")
    return lines


def _advance(font: "uharfbuzz.Font", text: str, *, kern: bool) -> int:
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"kern": kern, "calt": False, "liga": False})
    return sum(int(place.x_advance) for place in buffer.glyph_positions)


def _subset(font: TTFont, characters: Iterable[int]) -> TTFont:
    options = Options(hinting=False, glyph_names=False, notdef_outline=True, layout_features=[])
    options.drop_tables += ["STAT", "vhea", "vmtx", "GPOS", "GSUB", "GDEF", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _make_emoji(font: TTFont) -> None:
    glyphs = {chr(c): name for c, name in font.getBestCmap().items() if c not in SKIN_TONES}
    glyphs |= _sequences(font, {name: character for character, name in glyphs.items()})
    emoji = [text for text in sorted(glyphs) if len(text) > 1 or _is_sign(text)]
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap.update({FIRST_EMOJI + n: glyphs[text] for n, text in enumerate(emoji)})
    _subset(font, range(FIRST_EMOJI, FIRST_EMOJI + len(emoji))).save(FOLDER / "NotoEmoji-Bold.ttf")
    _write("emoji.txt", emoji)


def _is_sign(character: str) -> bool:
    """Say whether it is shown by itself; digits and the like belong to the text font."""
    return character > "\xff" and category(character) not in {"Cf", "Me", "Mn"}


def _sequences(font: TTFont, characters: dict[str, str]) -> dict[str, str]:
    """Return the glyph of each sequence, but for those that look like their first character."""
    found = {}
    for subtable in font["GSUB"].table.LookupList.Lookup[0].SubTable:
        for first, ligatures in subtable.ligatures.items():
            for ligature in ligatures:
                parts = [first, *ligature.Component]
                known = all(part in characters for part in parts)
                if known and ligature.LigGlyph not in {parts[0], parts[-1]}:
                    found["".join(characters[part] for part in parts)] = ligature.LigGlyph
    return found


def _write(name: str, lines: list[str]) -> None:
    (FOLDER / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    make(*map(Path, sys.argv[1:]))
