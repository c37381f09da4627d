"""What in an address only tells who passed it on: patterns for Python and JavaScript alike.

All are matched whole, without regard to case.
"""

# Of newsletters, of social networks, of shops.
_ANYWHERE = (
    r"utm_\w+|pk_(?:campaign|kwd|source|medium)|mtm_\w+|piwik_\w+|fbclid|gclid|gbraid|wbraid|dclid"
    r"|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok|_hs(?:enc|mi)|vero_id"
    r"|oly_(?:anon|enc)_id|wt_mc|at_(?:campaign|medium)|xtor|ref_src|ref_url|share_id|smid"
)
# Hosts, and the names in their queries. What means something elsewhere comes after the first.
NAMES = {
    ".*": _ANYWHERE,
    r"(?:.*\.)?(?:youtube|spotify)\.com|youtu\.be": "si|feature|pp",
    r"(?:.*\.)?(?:twitter|x)\.com": "[st]",
    r"(?:.*\.)?amazon\.\w+": "tag|ref_?|linkCode|ascsubtag",
    r"(?:.*\.)?(?:facebook|instagram)\.com": "__tn__|mibextid|rdid",
}
# Host and path of pages that only lead on, and the name of what says where to.
REDIRECTS = {
    r"(?:www\.)?google\.[\w.]+/url": "q",
    r"www\.google\.[\w.]+/url": "url",
    r".+\.safelinks\.protection\.outlook\.com/?": "url",
    r"lm?\.facebook\.com/l\.php|l\.(?:instagram|threads)\.(?:com|net)/?": "u",
    r"www\.youtube\.com/redirect": "q",
    r"duckduckgo\.com/l/": "uddg",
    r"deref-(?:gmx|web)[\w-]*\.\w+/.*": "redirectUrl",
    r"(?:www\.)?linkedin\.com/(?:redir/redirect|safety/go)|slack-redir\.net/link": "url",
}
