"""Which icons there are, and what each is made of."""

from collections.abc import Callable
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from PIL import __version__ as pillow_version

from plugins.common.templates import environment
from plugins.icons.drawing import FILLED, Mark, square, tab_icons, with_word_mark

_TEMPLATES = environment(__file__)
_PHONE, _FEED = 180, 512  # pixels; the first as Apple asks, the second as podcasts' programs do


def _svg(mark: Mark) -> bytes:
    blank = round(16 * (1 - FILLED), 2)
    made = _TEMPLATES.get_template("favicon.svg").render(mark=mark, filled=FILLED, blank=blank)
    return f"{made}\n".encode()


_MAKERS: dict[str, Callable[[Mark], bytes]] = {
    "favicon.svg": _svg,
    "favicon.ico": tab_icons,
    "apple-touch-icon.png": partial(square, side=_PHONE, filled=0.7),  # its corners get cut
    "feed-icon.png": partial(square, side=_FEED, filled=0.84),
    "feed-logo.png": with_word_mark,
}
NAMES = tuple(_MAKERS)


def drawn(name: str, mark: Mark) -> bytes:
    """Return the icon of this file name."""
    return _MAKERS[name](mark)


def key_of(name: str, mark: Mark) -> str:
    """Return the key of an icon: another one as soon as anything about it is another."""
    return sha256(f"{name} {mark!r} {_version()}".encode()).hexdigest()[:16]


@cache
def _version() -> str:
    """Return what changes whenever icons may look different: our code, fonts, Pillow."""
    ours, common = Path(__file__).parent, Path(__file__).parents[1] / "common"
    files = [*ours.glob("*.py"), *ours.glob("templates/*"), *common.glob("lettering/*.py")]
    files += [*common.glob("lettering/fonts/*"), common / "sun.py", *common.glob("colours/*.py")]
    content = b"".join(path.read_bytes() for path in sorted(files))
    return f"{sha256(content).hexdigest()} {pillow_version}"
