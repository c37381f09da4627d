"""Names that filter lists hide on every page: elements with such an id or class would vanish.

The patterns are those of EasyList's and Fanboy's general cosmetic rules, by their first word.
"""

import re

_HIDDEN = re.compile(
    r"(?:ads?|advert\w*|banner|consent|cookies?|facebook|follow|instagram|mastodon|newsletter|"
    r"popup|promo|share|sharing|social|sponsor\w*|subscribe|tracking|twitter)(?:[-_]|$)",
    re.I,
)


def is_hidden(name: str) -> bool:
    """Say whether filter lists may hide an element, or block a file, of this name."""
    return _HIDDEN.match(name) is not None
