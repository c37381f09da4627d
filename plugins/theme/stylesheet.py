"""Many small CSS files as one short stylesheet."""

import re
from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_AROUND = re.compile(r"\s*([{};,>])\s*")


def join(sheets: Iterable[str]) -> str:
    """Return the sheets without comments and needless blanks.

    Our own sources keep it simple: no braces, comments or runs of blanks within strings. The
    minifiers on offer are abandoned, need Node, or have no wheels for macOS.
    """
    text = re.sub(r"\s+", " ", _COMMENT.sub("", "\n".join(sheets)))
    return _AROUND.sub(r"\1", text).replace(";}", "}").replace(": ", ":").strip()
