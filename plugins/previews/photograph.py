"""The title over an article's own photograph, as a JPEG."""

from io import BytesIO
from math import ceil

from PIL import Image, ImageFilter, ImageOps

from plugins.previews.drawn import footer
from plugins.previews.layout import ABOVE_FOOTER, HEIGHT, PHOTO_TITLE, WIDTH, Block, Card, ink
from plugins.previews.look import Look

MOST_BYTES = 80_000
LEAST_WIDTH, LEAST_HEIGHT = 600, 267  # pixels of a photograph that may be enlarged to fill it
_DOUBT = 1.5  # how much more a window has to show for each height or width it is off
# Quality and chroma subsampling, best first; 0 keeps the edges of coloured letters clean.
_SETTINGS = ((84, 0), (76, 0), (68, 0), (66, 2), (54, 2), (40, 2), (25, 2))
_BELOW = 30  # pixels between text and footer
_FADE = 200  # pixels above the text in which the scrim comes up
# On a white photograph letters still have a contrast of 8.1:1 (white) and 5.2:1 (yellow); WCAG 2.2
# asks for 4.5:1 (1.4.3).
SCRIM = 0.78
_SEEN = 0.6  # the share of a crop that the text leaves free
_HEADS = 0.15  # from the uppermost window (0) to the lowest (1)


def draw(card: Card, photograph: Image.Image, look: Look) -> bytes:
    """Return the photograph with the card's text over it; at most MOST_BYTES."""
    block = Block.of(card, PHOTO_TITLE)
    top = ABOVE_FOOTER - _BELOW - block.height
    picture = Image.new("RGB", (WIDTH, HEIGHT))
    picture.paste(crop(photograph))
    details, title = block.lines(top)
    c = look.colours
    for colour, mask in ((c.ink, _scrim(top)), (c.accent, ink(details)), (c.on_ink, ink(title))):
        if covered := mask.getbbox():
            picture.paste(colour, covered, mask.crop(covered))
    picture.paste(footer(look), (0, ABOVE_FOOTER))
    return _jpeg(picture)


def enough(width: int, height: int) -> int:
    """Return how many pixels the longer side of a photograph of this shape needs for `crop`."""
    return ceil(max(width, height) * max(WIDTH / width, ABOVE_FOOTER / height))


def crop(photograph: Image.Image) -> Image.Image:
    """Return the part of a photograph that fills a preview, cut where most is to be seen.

    Lines and faces have edges, sky and walls have none: the window is chosen that has most of
    them above the text. Windows further from the middle, or in height from the upper part, where
    heads are, have to have more.
    """
    shape = WIDTH / ABOVE_FOOTER
    width, height = photograph.size
    if width / height > shape:
        window = round(height * shape)
        columns = _edges(photograph, (64, 1))
        left = round(_best(columns, window / width, seen=1, at=0.5) * width)
        box = (left, 0, left + window, height)
    else:
        window = round(width / shape)
        rows = _edges(photograph, (1, 64))
        top = round(_best(rows, window / height, seen=_SEEN, at=_HEADS) * height)
        box = (0, top, width, top + window)
    # In whole pixels: a photograph that is just large `enough` is not scaled once more.
    size = (WIDTH, ABOVE_FOOTER)
    return photograph.crop(box).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _edges(photograph: Image.Image, size: tuple[int, int]) -> list[int]:
    """Return how much there is to see in each column or row."""
    small = ImageOps.autocontrast(photograph.resize((128, 128), Image.Resampling.BOX).convert("L"))
    edges = small.filter(ImageFilter.FIND_EDGES).crop((1, 1, 127, 127))
    return list(edges.resize(size, Image.Resampling.BOX).tobytes())


def _best(weights: list[int], window: float, seen: float, at: float) -> float:
    """Return the start of the best window; it and `window` are shares of the whole.

    `seen` is the share of a window that counts, `at` where among all windows the likeliest is.
    """
    count = len(weights)
    length = min(count, round(window * count))
    counted = max(1, round(length * seen))
    likely = (count - length) * at

    def worth(start: int) -> float:
        off = abs(start - likely) / count
        return sum(weights[start : start + counted]) * (1 - _DOUBT * off)

    best = max(range(count - length + 1), key=lambda start: (worth(start), -start))
    return min(best / count, 1 - window)


def _scrim(top: float) -> Image.Image:
    """Return how much of the ink covers each row: none, coming up above the text, then SCRIM."""

    def share(row: int) -> float:
        risen = min(1.0, max(0.0, (row - (top - _FADE)) / (_FADE - 10)))
        return SCRIM * risen * risen * (3 - 2 * risen)

    column = bytes(round(255 * share(row)) for row in range(HEIGHT))
    mask = Image.frombytes("L", (1, HEIGHT), column)
    return mask.resize((WIDTH, HEIGHT), Image.Resampling.NEAREST)


def _jpeg(picture: Image.Image) -> bytes:
    """Return the best JPEG that is small enough; noise that never is gets smoothed."""
    best, first, end = b"", 0, len(_SETTINGS)
    while first < end:
        middle = (first + end) // 2
        file = _written(picture, *_SETTINGS[middle])
        if len(file) <= MOST_BYTES:
            best, end = file, middle
        else:
            first = middle + 1
    return best or _jpeg(picture.filter(ImageFilter.GaussianBlur(1)))


def _written(picture: Image.Image, quality: int, subsampling: int) -> bytes:
    # Neither progressive nor optimised: that takes four times as long for 7 % fewer bytes.
    file = BytesIO()
    picture.save(file, "JPEG", quality=quality, subsampling=subsampling)
    return file.getvalue()
