"""Files by which a search engine knows whose a website is.

They end like pages and data that could run scripts, so name and content must be just that proof:
https://support.google.com/webmasters/answer/9008080, https://www.bing.com/webmasters/help.
"""

import re

_GOOGLE = re.compile(r"google[0-9a-f]{16}\.html")
_BING = re.compile(
    r'<\?xml version="1\.0"( encoding="utf-8")?\?>\s*<users>\s*'
    r"<user>[0-9A-F]{32}</user>\s*</users>\s*",
    re.I,
)


def is_proof(name: str, content: bytes) -> bool:
    """Say whether a file is such a proof, and nothing more."""
    text = content.decode("latin-1")
    if _GOOGLE.fullmatch(name):
        return text.rstrip() == f"google-site-verification: {name}"
    return name == "BingSiteAuth.xml" and _BING.fullmatch(text) is not None
