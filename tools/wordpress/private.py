"""What not everybody could read: it stays out of the public texts."""

import re

from tools.wordpress.item import Item

# Shortcodes and settings by which plugins show something to members only.
_SHORTCODE = re.compile(
    r"\[(?:members?_?(?:only|access|content)?|memb_\w+|restrict(?:ed)?(?:_content)?|rcp_\w+|restrict\w*"
    r"|pms-restrict|um_(?:loggedin|show_content)|loggedin|logged_in|is_logged_in|userloggedin|s2If"
    r"|ihc-hide-content|mepr-(?:show|active)|wlm_private|private|hidden|secret|access|pmpro_\w+"
    r"|membership|groups_(?:member|can)|ws_plugin__s2member\w*|content_protector|passster"
    r"|wppb-restrict|protected|visitor|groups_can)(?=[\s\]])",
    re.I,
)
_BLOCK = re.compile(
    r"<!--\s+wp:(?:pmpro/membership|memberpress/\w+|groups/\w+|pms/\w*restrict\w*"
    r"|wp-members/\w+|passster/\w+|content-control/\w+)"
)
_META = re.compile(
    r"_members_access_role|_members_access_error|pms-content-restrict\S*|um_content_restriction"
    r"|rcp_(?:user_level|subscription_level|access_level|restrict\S*)|_wc_memberships\S*"
    r"|groups-(?:groups_)?read\S*|_groups-\S*|_wpmem_block|wlm_\S*protect\S*|ihc_mb_type|mepr_\S*rule\S*"
    r"|_restrict_\S*|_access_role|content_control\S*|passster_\S*|_is4?_?member\S*|wppb-content-restrict\S*"
)
_OFF = frozenset({"", "0", "a:0:{}", "no", "none", "off", "false", "disable", "default"})


def reason(item: Item) -> str:
    """Return why an entry stays private, as half a sentence; "" for one that all could read."""
    if item.status == "private":
        return "war nur für Angemeldete"
    if item.status == "trash":
        return "lag im Papierkorb"
    if item.has_password:
        return "war durch ein Passwort geschützt"
    if _SHORTCODE.search(item.content) or _BLOCK.search(item.content):
        return "enthält etwas, das nur Mitglieder sahen"
    for name, value in item.meta.items():
        if _META.fullmatch(name) and value.lower() not in _OFF:
            return "war nur für Mitglieder"
    return ""
