"""Names of files: which travel everywhere, and how one that does not could be called."""

import re
from collections.abc import Collection
from html import unescape
from pathlib import PurePath
from unicodedata import normalize
from urllib.parse import unquote

from plugins.common.german import transliterate

MARKDOWN_SUFFIXES = (".md", ".markdown", ".mkd", ".mdown")  # each is a page, or part of no other
# What git's fast-import, a Windows checkout or an address cannot carry.
UNFIT = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029"\\:*?<>|\ud800-\udfff]|[. ]$')
# Devices of Windows, whatever ending they bear:
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I | re.S)
# Bytes; a page's ending may be longer than the one of its text, and 255 is the end everywhere.
_LONGEST = 240
# What can stand in a link as it is, and leads where it seems to: no "#", "?", "%" or bracket.
_IN_LINKS = re.compile(r"[\w.,;=~+@!&' -]*(?:\([\w.,;=~+@!&' -]*\)[\w.,;=~+@!&' -]*)*")


def is_carried(name: str) -> bool:
    """Say whether git, a checkout on Windows and GitHub Pages carry a file of this name."""
    too_long = len(name.encode(errors="surrogateescape")) > _LONGEST
    return not (too_long or UNFIT.search(name) or _DEVICE.fullmatch(name))


def is_held_by_links(path: str) -> bool:
    """Say whether a path can be written into a Markdown link as it is."""
    parts = path.split("/")
    as_it_is = unescape(path) == path and "  " not in path  # "&amp;"; several blanks become one
    return as_it_is and all(_IN_LINKS.fullmatch(part) and part == part.strip() for part in parts)


def portable(text: str) -> str:
    """Return `text` as a slug in its own case: "Lautern blüht" -> "Lautern-blueht"."""
    return (
        re.sub(r"[^A-Za-z0-9._]+", "-", transliterate(normalize("NFC", text))).strip("-._")
        or "name"
    )


def better(name: str, taken: Collection[str] = ()) -> str:
    """Return a name for a file that works everywhere, other than the `taken` ones of its folder."""
    stem, ending = PurePath(name.rstrip(". ")).stem, PurePath(name.rstrip(". ")).suffix
    stem = portable(unquote(stem))[: _LONGEST // 2]
    ending = f".{portable(ending)}" if ending else ""
    if not is_carried(stem):
        stem = f"datei-{stem}"
    others = {normalize("NFC", one).casefold() for one in taken if one != name}
    numbered = (f"{stem}{number}{ending}" for number in ("", *(f"-{n}" for n in range(2, 10000))))
    return next(new for new in numbered if new.casefold() not in others)


def renaming(path: str, taken: Collection[str] = ()) -> str:
    """Return what to do about a file that no link can hold: its new name, and the link."""
    folder, _, name = path.rpartition("/")
    new = better(name, taken)
    return f"Die Datei in {new} umbenennen und `{folder}/{new}` schreiben."
