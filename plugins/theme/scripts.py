"""Our few small scripts, as part of the pages that need them: a request would weigh more."""

import re
from collections.abc import Mapping
from pathlib import Path

from markupsafe import Markup

_COMMENT = re.compile(r"^\s*//.*\n|^\s+|\n(?=\n)", re.M)


def read(folder: Path) -> dict[str, Markup]:
    """Return the scripts of a folder by file name, each as the text of a <script>.

    ValueError for one that would end its element, https://html.spec.whatwg.org/#restrictions-for-contents-of-script-elements.
    """
    return {
        path.name: _text(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.js"))
    }


def named(found: Mapping[str, Markup], name: str) -> Markup:
    """Return one of them; KeyError where there is none of this name."""
    return found[name]


def _text(source: str) -> Markup:
    """Return a script without lines of comment and indents; our sources put nothing else there."""
    if re.search("</?script|<!--", source, re.I):
        raise ValueError(source)
    return Markup(_COMMENT.sub("", source).strip())  # noqa: S704 - our own
