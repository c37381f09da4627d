"""The Content Security Policy of one page: nothing, but for what that page needs.

https://www.w3.org/TR/CSP3/; in a <meta> there is no frame-ancestors, sandbox or reporting.
"""

import re
from base64 import b64encode
from collections.abc import Collection
from hashlib import sha256

from markupsafe import Markup

_ORIGIN = re.compile(r"https://[a-z\d._-]+", re.A)


def policy(
    *, style: str, data: str, body: str, scripts: Collection[str], frames: Collection[str]
) -> Markup:
    """Return the policy for a page, as the value of an attribute.

    `style`, `data` and `scripts` are the texts of the inline stylesheet, of the JSON-LD and of our
    scripts, `body` is the HTML an author wrote; "" for none. `frames` are the origins that a reader
    may load by a click; ValueError where one could say more than an origin.
    """
    if not all(_ORIGIN.fullmatch(origin) for origin in frames):
        raise ValueError(frames)
    plays = "<video" in body or "<audio" in body
    directives = {
        "default-src": ["'none'"],
        "style-src": [_hash(style)],
        "script-src": [_hash(text) for text in (*scripts, data) if text],
        "img-src": ["'self'"],
        "media-src": ["'self'"] * plays,
        "frame-src": sorted(frames),
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    said = (f"{name} {' '.join(sources)}" for name, sources in directives.items() if sources)
    return Markup("; ".join(said))  # noqa: S704 - hashes, our own words, checked origins


def _hash(text: str) -> str:
    """Return the source expression of an inline element with exactly this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
