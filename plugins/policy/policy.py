"""The Content Security Policy of one page: nothing, but for what that page needs.

https://www.w3.org/TR/CSP3/; in a <meta> there is no frame-ancestors, sandbox or reporting.
"""

import re
from base64 import b64encode
from collections.abc import Collection, Mapping
from hashlib import sha256

from markupsafe import Markup

_ORIGIN = re.compile(r"https://[a-z\d._-]+", re.A)
_API = re.compile(r"https?://[a-z\d.-]+(?::\d+)?(?:/[\w.-]+)*", re.A)


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
    return _joined(directives)


def editor_policy(*, style: str, api: str) -> Markup:
    """Return the policy of the page that writes to the repository by the API at an address.

    What it is told can never become markup or a script: https://www.w3.org/TR/trusted-types/.
    ValueError where the address could say more than that.
    """
    if not _API.fullmatch(api):
        raise ValueError(api)
    return _joined(
        {
            "default-src": ["'none'"],
            "script-src": ["'self'"],
            "style-src": [_hash(style)],
            "connect-src": ["'self'", api if api.count("/") == 2 else f"{api}/"],
            "img-src": ["'self'", "blob:"],
            "font-src": ["'self'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "require-trusted-types-for": ["'script'"],
            # One policy: what is pasted is parsed into a document of its own (redaktion/clip.js).
            "trusted-types": ["redaktion"],
        }
    )


def _joined(directives: Mapping[str, Collection[str]]) -> Markup:
    parts = (f"{name} {' '.join(sources)}" for name, sources in directives.items() if sources)
    return Markup("; ".join(parts))  # noqa: S704 - hashes, our own words, checked origins


def _hash(text: str) -> str:
    """Return the source expression of an inline element with exactly this text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
