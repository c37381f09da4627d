"""Parts of an address that only tell who passed it on."""

import re
from urllib.parse import urlsplit

# Of newsletters, of social networks, of shops.
_TRACKING = re.compile(
    r"(?:utm_\w+|pk_(?:campaign|kwd|source|medium)|mtm_\w+|piwik_\w+|fbclid|gclid|gbraid|wbraid|dclid"
    r"|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|vero_id"
    r"|oly_(?:anon|enc)_id|wt_mc|at_(?:campaign|medium)|xtor|ref_src|ref_url|share_id|smid)=",
    re.IGNORECASE,
)
# What means something elsewhere, and there is only for tracking.
_OF_HOSTS = (
    (re.compile(r"(?:.*\.)?(?:youtube|spotify)\.com|youtu\.be"), re.compile("(?:si|feature|pp)=")),
    (re.compile(r"(?:.*\.)?(?:twitter|x)\.com"), re.compile("[st]=")),
    (re.compile(r"(?:.*\.)?amazon\.\w+"), re.compile("(?:tag|ref_?|linkCode|ascsubtag)=")),
    (re.compile(r"(?:.*\.)?(?:facebook|instagram)\.com"), re.compile("(?:__tn__|mibextid|rdid)=")),
)


def without_tracking(url: str) -> str:
    """Return an address of http or https without such parts, as it was where it has none."""
    if "?" not in url or not url.lower().startswith(("http:", "https:")):
        return url
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return url
    patterns = [_TRACKING, *(names for hosts, names in _OF_HOSTS if hosts.fullmatch(host))]
    before, _, rest = url.partition("?")
    query, sign, fragment = rest.partition("#")
    parts = query.split("&")
    kept = [part for part in parts if not any(pattern.match(part) for pattern in patterns)]
    if len(kept) == len(parts):
        return url
    return before + ("?" + "&".join(kept) if kept else "") + sign + fragment
