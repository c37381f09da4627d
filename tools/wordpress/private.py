"""What not everybody could read: it stays out of the public texts.

Plugins mark it in their own ways, by shortcodes, blocks and settings. All that sounds like it
counts: what is left out too much stands in the report, what is published too much is public.
"""

import re
from collections.abc import Iterator, Mapping

from tools.wordpress.item import DRAFTS, Item
from tools.wordpress.php import unserialized

# Parts of names by which plugins call what is for members only.
_WORD = re.compile(
    r"members?|membership|memb|mmbrs|memberpress|mepr|wpmem|pmpro|pms|rcp|swpm|ihc|armember|s2member"
    r"|s2if|restrict\w*|protect\w*|private|hidden|secret|access|passster|paywall|subscribers?|wlm"
    r"|logged|loggedin|userloggedin|roles?|capabilit\w+|visitors?|intern|mitglieder\w*", re.I,
)  # fmt: skip
_ENDED = re.compile(r"\[/([\w-]{1,60})\]")  # what shows something to some has a begin and an end
_BEGUN = re.compile(
    r"\[(?:members?_?(?:only|access|content)?|restrict\w*|rcp_restrict\w*|private|loggedin|logged_in"
    r"|access|protected|um_show_content)(?=[\s\]])", re.I,
)  # fmt: skip
# Nothing of these is about who may read.
_HARMLESS = re.compile(r"(?:et_pb|vc|fusion|av|elementor)_\w*|(?:team|staff)[_-]?members?", re.I)
_BLOCK = re.compile(r"<!--\s+wp:([a-z0-9-]+)/([a-z0-9/-]+)")
_CONDITION = re.compile(
    r"<!--\s+wp:[^<>]*?(?:logged-?_?in|userRole|visibilityByRole|user_?roles|loggedInUser|restrict"
    r"|membership|premium-content|memberpress|paywall|\"private\"|allowedRoles)", re.I,
)  # fmt: skip
_META = re.compile(
    r"restrict|membership|_members?_|members_access|members_only|protect|paywall|subscriber"
    r"|newsletter_access|access_role|access_level|user_level|required_level|_access$|^access_"
    r"|content_control|passster|wpmem_(?:block|hide)|mepr_.*rule|wlm_|ihc_mb_|groups-.*read"
    r"|_private$|^private_|is_private", re.I,
)  # fmt: skip
_NO_META = re.compile(r"force_public|_error$|_message$", re.I)
_LONGEST = 200  # signs of a setting's name that are looked at
_OFF = frozenset(
    """0 no none off false disable disabled default everybody everyone public all open [] {} null
    inherit global visible""".split()  # noqa: SIM905
) | {""}
# Folders and topics of texts that a group keeps to itself.
_INSIDE = re.compile(
    r"intern(?:es?|er-bereich)?|(?:nur-)?(?:fuer-)?mitglieder(?:bereich)?|members?(?:-only|-area)?"
    r"|vereinsintern|geschlossener-bereich|mitglieder-intern|protokolle-intern", re.I,
)  # fmt: skip


def reason(item: Item, items: Mapping[int, Item] | None = None) -> str:
    """Return why an entry stays private, as half a sentence; "" for one that all could read.

    `items` are those of the export by number, for the pages that it lies below.
    """
    if item.status == "private":
        return "war nur für Angemeldete"
    if item.status == "trash":
        return "lag im Papierkorb"
    if item.status not in {"publish", "inherit", *DRAFTS}:
        return f"stand auf „{item.status}“, nicht auf „veröffentlicht“"
    if item.has_password:
        return "war durch ein Passwort geschützt"
    if _is_partly_private(item.content):
        return "enthält etwas, das nur Mitglieder sahen"
    if any(_restricts(key[:_LONGEST], value) for key, value in item.meta.items()):
        return "war nur für Mitglieder"
    inside = next(_inside(item, items or {}), "")
    return f"lag unter „{inside}“, also wohl nur für Mitglieder" if inside else ""


def _is_partly_private(content: str) -> bool:
    if _BEGUN.search(content) or _CONDITION.search(content):
        return True
    blocks = (name for found in _BLOCK.findall(content) for name in found)
    return any(map(_sounds_private, {*_ENDED.findall(content), *blocks}))


def _sounds_private(name: str) -> bool:
    if _HARMLESS.fullmatch(name):
        return False
    return any(map(_WORD.fullmatch, re.split(r"[_/-]", name)))


def _restricts(key: str, value: str) -> bool:
    return bool(_META.search(key)) and not _NO_META.search(key) and _is_on(value)


def _is_on(value: str) -> bool:
    """Say whether a setting restricts anything; one that PHP wrote as an array may say no."""
    found = unserialized(value)
    if isinstance(found, dict):
        if "_um_custom_access_settings" in found:  # Ultimate Member writes one of every text
            settings = (found["_um_custom_access_settings"], found.get("_um_accessible", "1"))
            return all(_is_on(_text(one)) for one in settings)
        return any(_is_on(_text(one)) for one in found.values())
    return (_text(found) if found is not None else value).strip().lower() not in _OFF


def _text(value: object) -> str:
    """Return a value that PHP wrote as a setting: arrays that hold nothing say no."""
    if isinstance(value, dict | bool):
        return "1" if value else ""
    return str(value or "")


def _inside(item: Item, items: Mapping[int, Item]) -> Iterator[str]:
    """Yield the pages and topics that an entry lies in which by their names are for members."""
    page: Item | None = item
    for _ in range(10):  # pages may lie below one another in a circle
        if page is not None and _INSIDE.fullmatch(page.slug):
            yield page.title or page.slug
        page = items.get(page.parent) if page is not None and page.kind == "page" else None
    yield from (term.name for term in item.terms if _INSIDE.fullmatch(term.slug))
