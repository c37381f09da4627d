"""The one routine: what a file tells besides what it shows, and the file without that.

Pixels, orientation and colour profile stay bit for bit; what cannot be followed is left alone.
"""

from collections.abc import Callable, Iterable, Iterator

from plugins.common.containers import DamagedError
from plugins.common.traces import gif, iso, jpeg, others, png, svg, webp
from plugins.common.traces.cuts import Cut, applied, in_rest
from plugins.common.traces.trace import CannotStripError, Stripped, Trace

# How a file of each format begins, and who knows it.
_CUTTERS: tuple[tuple[int, bytes, Callable[[bytes], Iterator[Cut]]], ...] = (
    (0, b"\xff\xd8", jpeg.cut),
    (0, b"\x89PNG\r\n\x1a\n", png.cut),
    (0, b"GIF8", gif.cut),
    (8, b"WEBP", webp.cut),
    (4, b"ftyp", iso.cut),
)
_READERS: tuple[tuple[int, bytes, Callable[[bytes], Iterator[Trace]]], ...] = (
    (6, b"HEAPCCDR", others.in_raw),  # Canon: CRW, CR3
    (8, b"crx ", others.in_raw),
    (0, b"IIU\0", others.in_raw),  # Panasonic, Leica
    (0, b"IIRO", others.in_raw),  # Olympus
    (0, b"IIRS", others.in_raw),
    (0, b"MMOR", others.in_raw),
    (0, b"FUJIFILMCCD-RAW", others.in_raw),
    (0, b"FOVb", others.in_raw),  # Sigma
    (0, b"II", others.in_tiff),
    (0, b"MM", others.in_tiff),
    (0, b"\0\0\1\0", others.in_icon),
    (4, b"jP  \r\n\x87\n", others.in_boxes),
)
_DAMAGED = "es ist beschädigt oder von ungewöhnlicher Bauart"
_STAYS = "aus einer Datei dieser Art lässt es sich hier nicht entfernen"


def find(content: bytes) -> tuple[Trace, ...]:
    """Return what a picture tells, each once; of a damaged one, what can be seen in its bytes."""
    try:
        return _once(_all(_cuts(content)))
    except CannotStripError as error:
        return error.found


def strip(content: bytes) -> Stripped:
    """Return a picture without what it tells; CannotStripError where that cannot be done.

    One of which nothing is known, and one that has nothing to hide, comes back as it is.
    """
    cuts = _cuts(content)
    try:
        return Stripped(applied(content, cuts) if cuts else content, _once(_all(cuts)))
    except DamagedError:
        raise CannotStripError(_DAMAGED, _once(_all(cuts))) from None


def _cuts(content: bytes) -> list[Cut]:
    """Return what goes; CannotStripError, with all that is found, where something has to stay."""
    cutter = next((cut for at, begin, cut in _CUTTERS if content.startswith(begin, at)), None)
    if content.startswith(b"ftypcrx ", 4):  # made of boxes, and yet no HEIC
        cutter = None
    if cutter is None and svg.is_drawing(content):
        cutter = svg.cut
    if cutter is None:
        return _read(content)
    cuts: list[Cut] = []
    try:
        cuts += cutter(content)
    except DamagedError:  # a film among them, which is made like HEIC
        raise CannotStripError(_DAMAGED, _once(in_rest(content))) from None
    except CannotStripError as error:
        found = _once((*error.found, *in_rest(content)))
        raise CannotStripError(error.reason, found) from None
    return cuts


def _read(content: bytes) -> list[Cut]:
    """Return nothing of a file of another kind; CannotStripError where it tells something."""
    reader = next((read for at, begin, read in _READERS if content.startswith(begin, at)), None)
    found = _once((reader or others.in_notes)(content))
    if any(trace.kind.tells for trace in found):
        raise CannotStripError(_STAYS, found)
    return []


def _all(cuts: Iterable[Cut]) -> Iterator[Trace]:
    return (trace for cut in cuts for trace in cut.found)


def _once(found: Iterable[Trace]) -> tuple[Trace, ...]:
    return tuple(dict.fromkeys(found))
