"""Whether a picture, as it is published, looks like its original."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PIL import Image, ImageChops, ImageStat

from plugins.common.problem import WrongInputError
from plugins.photos import encoding, opening
from plugins.photos.variants import Variant
from tools.pictures.rendering import Chromium, Drawn, by_others

MOST = 6.0  # of 255: a mean difference that nobody sees
_LONGEST = 320  # pixels, as which pictures are drawn
# Pixels, as which they are compared, and never more than half of what was drawn: else the answer
# would tell how lines were made smaller, and that photographs have one colour for four pixels.
_COMPARED = 64


class Verdict(Enum):
    """What became of a picture."""

    RIGHT = "right"
    REFUSED = "refused"  # with a clear message
    WRONG = "wrong"
    UNKNOWN = "unknown"  # nobody else reads it


@dataclass(frozen=True)
class Judgement:
    """A verdict, and in words what it rests on."""

    verdict: Verdict
    reason: str


def judged(path: Path, chromium: Chromium) -> Judgement:
    """Publish a picture as the site does, and say whether it looks like the original."""
    try:
        found = opening.probe(path)
        content = published(path)
    except WrongInputError as wrong:
        return Judgement(Verdict.REFUSED, wrong.message)
    original = _original(path, chromium, transparent=found.transparent)
    shown = chromium.drawn(content, _LONGEST)
    if original is None:
        return Judgement(Verdict.UNKNOWN, "nobody else reads it")
    if shown is None:
        return Judgement(Verdict.WRONG, "Chromium does not read what is published")
    return _compared(original, (found.width, found.height), shown[1])


def published(path: Path) -> bytes:
    """Return the file that most readers load, small enough to be drawn as it is.

    With transparency it is a WebP: Chromium 156 reads the opacity of an AVIF in limited range.
    """
    picture = opening.load(path, 2 * _LONGEST)
    picture.thumbnail((_LONGEST, _LONGEST), Image.Resampling.LANCZOS)
    ending = "webp" if picture.mode == "RGBA" else "avif"
    [(_, content)] = encoding.variants(picture, [Variant(ending, *picture.size)])
    return content


def _original(path: Path, chromium: Chromium, *, transparent: bool) -> Drawn | None:
    """Return what others make of it; Chromium draws nothing where it finds out late it cannot."""
    drawn = chromium.drawn(path.read_bytes(), _LONGEST)
    if drawn and drawn[1].getchannel("A").getbbox():
        return drawn
    return by_others(path, _LONGEST, transparent=transparent) or drawn


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, 0 to 255, on the ground where it is larger."""
    scale = max(2.0, max(one.size) / _COMPARED)
    size = max(1, round(one.width / scale)), max(1, round(one.height / scale))
    one, other = (each.resize(size, Image.Resampling.BOX) for each in (one, other))
    return max(_difference(one, other, ground) for ground in ("white", "black"))


def _difference(one: Image.Image, other: Image.Image, ground: str) -> float:
    grounds = (Image.new("RGBA", one.size, ground) for _ in "12")
    laid = (
        Image.alpha_composite(below, above)
        for below, above in zip(grounds, (one, other), strict=True)
    )
    means = ImageStat.Stat(ImageChops.difference(*(each.convert("RGB") for each in laid))).mean
    return sum(means) / len(means)


def _compared(original: Drawn, size: tuple[int, int], shown: Image.Image) -> Judgement:
    if original[0] != size:
        sizes = " instead of ".join("{} × {}".format(*each) for each in (size, original[0]))
        return Judgement(Verdict.WRONG, sizes)
    found = difference(original[1], shown)
    return Judgement(Verdict.RIGHT if found < MOST else Verdict.WRONG, f"{found:.1f} of 255")
