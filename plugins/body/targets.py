"""Where an address that an author wrote leads, and what was meant where it leads to nothing."""

import re
from collections.abc import Collection
from posixpath import join, normpath
from urllib.parse import SplitResult, quote, unquote

from plugins.body.addresses import Addresses, Lookup
from plugins.common.addresses import is_this_machine, parts_of, path_within, split_url
from plugins.common.file_names import is_held_by_links, renaming
from plugins.common.problem import WrongInputError, nearest
from plugins.common.steps import Place

_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.\w+")
# "www.bund.net/x", but not "bild.png" or "seite.html"
_HOST = re.compile(
    r"(?:[\w-]+\.)+(?!(?:html?|md|pdf|png|jpe?g|webp|svg|gif|xml)\b)[a-z]{2,}(?:/|$)", re.I
)
_BLANKS = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")
_FEED = re.compile(r"feed:(?:https?:)?/{0,2}", re.I)

# What a link may begin with; a browser would run a javascript: one.
SCHEMES = frozenset(
    {"", "feed", "geo", "http", "https", "mailto", "matrix", "sms", "tel", "webcal", "xmpp"}
)
UNKNOWN = "Die Adresse von der Seite abschreiben oder die Datei hinzufügen."

# Pelican's own notation: {filename}other-post.md, {static}/images/photo.jpg
_NOTATIONS = ("{filename}", "{static}", "{attach}")


class NothingThereError(WrongInputError):
    """A link within the site that leads to nothing; `meant` is a remedy, where one is known."""

    def __init__(self, url: str, meant: str | None) -> None:
        super().__init__(f"Der Link „{url}“ führt zu nichts.", meant or UNKNOWN)
        self.meant = meant

    def of_picture(self, url: str) -> WrongInputError:
        """Return the same of a picture."""
        remedy = "Die Datei in content/images/ ablegen, oder ihren Namen prüfen."
        return WrongInputError(f"Das Bild „{url}“ gibt es nicht.", self.meant or remedy)


def target_of(lookup: Lookup, own: Collection[str], url: str, place: Place) -> str:
    """Return the address to write; WrongInputError where it leads to nothing a reader can see."""
    written = _without(own, url)
    parts = _parts(lookup, own, url, written)
    if parts.scheme or parts.netloc or not parts.path:
        return _tidied(parts.scheme, written)
    path = _find(lookup, place.folder, unquote(parts.path))
    if path is None and (within := path_within(written, own)):
        written = within
        path = _find(lookup, "", unquote(split_url(within).path))
    if path is None:
        raise NothingThereError(url, meant(lookup.all(), written, place.folder))
    if lookup.is_draft(path) and not lookup.is_draft(place.url):
        message = f"Der Link „{url}“ führt zu einem Entwurf, den noch niemand sieht."
        raise WrongInputError(message, "Ihn erst setzen, wenn die Meldung erschienen ist.")
    return SplitResult("", "", quote(path), parts.query, parts.fragment).geturl()


def _parts(lookup: Lookup, own: Collection[str], url: str, written: str) -> SplitResult:
    """Return the parts of what was `written`; WrongInputError where no link may begin like it."""
    if not written:
        raise WrongInputError(
            "Ein Link hat keine Adresse.", "In die Klammern die Adresse schreiben."
        )
    parts = parts_of(written)
    if parts is None:
        message = f"Der Link „{url}“ ist keine Adresse."
        raise WrongInputError(message, "Sie neu von der Seite abschreiben.")
    # In the preview a calendar is subscribed by webcal://localhost; nobody writes that by hand.
    if is_this_machine(parts.hostname) and parts.scheme not in {"webcal", "feed"}:
        message = f"Der Link „{url}“ führt auf den eigenen Rechner."
        shown = path_within(parts.path, own) or parts.path or "/"
        raise WrongInputError(message, f"Ohne den Rechner schreiben: {shown}")
    if parts.scheme not in SCHEMES:
        message = f"Der Link „{url}“ beginnt mit „{parts.scheme}:“, das führt hier zu nichts."
        near = nearest(parts.scheme, ("https", "http", "mailto"))
        remedy = f"Gemeint ist wohl `{near}:`." if near else meant(lookup.all(), written)
        raise WrongInputError(message, remedy or UNKNOWN)
    return parts


def _tidied(scheme: str, url: str) -> str:
    """Return an address as checkers want it: no blanks in numbers and names of mailboxes.

    https://www.rfc-editor.org/rfc/rfc6068, https://www.rfc-editor.org/rfc/rfc3966
    """
    url = _BLANKS.sub(" ", url)
    if scheme == "feed":  # "feed:https://..." is no URL to the HTML checker
        url = _FEED.sub("feed://", url, count=1)
    if scheme in {"tel", "sms"}:
        return url.replace(" ", "")
    if scheme == "mailto":
        mailbox, asks, query = url.partition("?")
        url = mailbox.replace(" ", "") + asks + query
    return url.replace(" ", "%20")


def _without(own: Collection[str], url: str) -> str:
    """Return an address without the site's own beginning, and without Pelican's notation."""
    is_complete = not url.startswith("/") or url.startswith("//")
    if is_complete and (path := path_within(url, own)) is not None:
        return path
    for notation in _NOTATIONS:
        url = url.removeprefix(notation)
    return url


def _find(lookup: Lookup, folder: str, path: str) -> str | None:
    """Return the site path an author meant: as written, beside the post, or from the root."""
    candidates = [path] if path.startswith("/") else [join("/", folder, path), f"/{path}"]
    for candidate in map(normpath, candidates):
        found = lookup.find_source(candidate.lstrip("/")) or lookup.find(candidate)
        if found:
            return found
    return None


def meant(addresses: Addresses, written: str, folder: str = "") -> str | None:
    """Return a remedy that names what was meant, None where nothing is near."""
    path = "/" + normpath(written).lstrip("/")
    for candidate in (path, normpath(join("/", folder, written))):
        if misnamed := addresses.misnamed(candidate):
            return renaming(misnamed, addresses.beside(misnamed))
    if near := [one for one in addresses.nearest(path) if is_held_by_links(one)]:
        return f"Gemeint ist vielleicht {' oder '.join(near)}."
    if _MAIL.fullmatch(written):
        return f"Eine Mailadresse als `mailto:{written}` schreiben."
    if _HOST.match(written):
        return f"Führt er zu einer anderen Website, `https://{written}` schreiben."
    return None
