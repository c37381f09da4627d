"""An address as a QR code, for who has it on paper: a phone's camera opens it.

    {{ qr_code(url) }}    an inline SVG

It is the same for the same address in every build, and small: the lowest level of correction (paper
gets few stains before the date is over), without the quiet zone, which the paper is.
"""

import segno
from markupsafe import Markup
from pelican import Pelican, signals

from plugins.common.unexpected import guarded

# Any mask can be read (ISO/IEC 18004, 7.8); to look for the one that reads best takes four times as
# long, and what it found could change with the library.
_MASK = 3


def qr_code(text: str) -> Markup:
    """Return the QR code of a text as an SVG of the size it is given; 600 bytes when compressed."""
    code = segno.make_qr(text, error="l", boost_error=False, mask=_MASK)
    return Markup(code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 - segno writes numbers only


def provide(pelican: Pelican) -> None:
    """Hand the function to Jinja."""
    pelican.settings["JINJA_GLOBALS"]["qr_code"] = qr_code


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(provide))
