"""Makes theme/static/fonts/ anew: the face of headings, small, with its kerning.

    python -m tools.fonts.face InterTight_800ExtraBold.ttf

With further fonts it prints how they must be adjusted to stand in for it until it is there
(theme/static/css/face.css):

    python -m tools.fonts.face InterTight_800ExtraBold.ttf Arimo-Bold.ttf DejaVuSans-Bold.ttf ...

That is how much larger or smaller its letters are set so that German text gets as wide, and its
spaces: nobody sees their size, and they differ most. A font's first glyph, the space tells how
high a line is.
"""

import sys
from pathlib import Path

import uharfbuzz
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FILE = Path("theme/static/fonts/inter-tight.woff2")
# What German headings hold. Whatever else stands in one comes from the font behind.
RARE = "^`{|}~\\"
SIGNS = "äöüßÄÖÜẞàáâçèéêíñóô„“”‚‘’«»‹›–—…·•°€§©²³₂×−±½¼¾→\u00a0\u202f\u2011"
CHARACTERS = ({*map(chr, range(0x20, 0x7F))} - {*RARE}) | {*SIGNS}


def make(source: Path) -> None:
    """Write the font."""
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, glyph_names=False, layout_features=["kern"], name_IDs=[])
    options.drop_tables += ["STAT", "gasp", "GDEF", "GSUB"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, CHARACTERS)))
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(FILE)
    print(f"{FILE}: {FILE.stat().st_size} bytes")


def adjusted(source: Path, other: Path, texts: list[str]) -> str:
    """Return the descriptors of @font-face with which another font is as wide, and as high."""
    import numpy

    ours, theirs = _font(source), _font(other)
    widths = [
        [sum(_width(theirs, c) for c in text if (c == " ") is space) for space in (True, False)]
        for text in texts
    ]
    wanted = numpy.array([_width(ours, text) for text in texts])
    # Relative errors count, for a line of any length.
    relative = numpy.array(widths) / wanted[:, None]
    (spaces, letters), *_ = numpy.linalg.lstsq(relative, numpy.ones(len(texts)), rcond=None)
    above, below = (abs(value) / ours.face.upem / spaces for value in _heights(source))
    off = (relative @ (spaces, letters)).std()
    return (
        f"{other.name}: letters {letters:.1%}, spaces {spaces:.1%},"
        f" of these ascent {above:.1%}, descent {below:.1%}; lines are off by {off:.1%}"
    )


def _font(path: Path) -> "uharfbuzz.Font":
    return uharfbuzz.Font(uharfbuzz.Face(path.read_bytes()))


def _width(font: "uharfbuzz.Font", text: str) -> float:
    """Return how wide a text is set, in em."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"calt": False})
    return float(sum(place.x_advance for place in buffer.glyph_positions) / font.face.upem)


def _heights(source: Path) -> tuple[int, int]:
    with TTFont(source) as font:
        return font["hhea"].ascent, font["hhea"].descent


def _german() -> list[str]:
    """Return pieces as long as a line of a heading, from our guides for authors."""
    words = [word for path in sorted(Path("docs").glob("*.md")) for word in _words(path)]
    return [" ".join(words[start : start + 4]) for start in range(0, len(words) - 4, 4)]


def _words(path: Path) -> list[str]:
    return [w for w in path.read_text(encoding="utf-8").split() if w.strip(".,:!?„“()").isalpha()]


if __name__ == "__main__":
    make(Path(sys.argv[1]))
    for fallback in sys.argv[2:]:
        print(adjusted(Path(sys.argv[1]), Path(fallback), _german()))
