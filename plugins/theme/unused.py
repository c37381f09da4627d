"""Custom properties that a page's rules do not ask for, and so need not be carried."""

import re
from functools import lru_cache

_USED = re.compile(r"var\(--([\w-]+)")
_DEFINED = re.compile(r"--([\w-]+):[^;{}]*(?:;|(?=\}))")


@lru_cache(maxsize=64)  # each kind of page has one sheet
def without_unused(css: str) -> str:
    """Return short CSS without the custom properties that nothing in it uses."""
    used = {*_USED.findall(css)}
    rest = _DEFINED.sub(lambda found: found[0] if found[1] in used else "", css)
    rest = rest.replace(";}", "}")
    return rest if rest == css else without_unused(rest)  # one may have been used by another
