"""Links of authors: checked, and written from the site's root."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from posixpath import join, normpath
from urllib.parse import SplitResult, quote, unquote

from selectolax.lexbor import LexborNode

from plugins.body.addresses import Addresses, Lookup
from plugins.common.addresses import is_this_machine, parts_of, path_within, split_url
from plugins.common.file_names import is_held_by_links, renaming
from plugins.common.locating import numbered
from plugins.common.problem import Problem, WrongInputError, nearest
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import LOADED, Tree

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
_UNKNOWN = "Die Adresse von der Seite abschreiben oder die Datei hinzufügen."
_KINDS = {"img": "Das Bild", "video": "Das Video", "audio": "Die Aufnahme"}

# Pelican's own notation: {filename}other-post.md, {static}/images/photo.jpg
_NOTATIONS = ("{filename}", "{static}", "{attach}")


class _NothingThereError(WrongInputError):
    """A link within the site that leads to nothing; `meant` is a remedy, where one is known."""

    def __init__(self, url: str, meant: str | None) -> None:
        super().__init__(f"Der Link „{url}“ führt zu nichts.", meant or _UNKNOWN)
        self.meant = meant

    def of_picture(self, url: str) -> WrongInputError:
        """Return the same of a picture."""
        remedy = "Die Datei in content/images/ ablegen, oder ihren Namen prüfen."
        return WrongInputError(f"Das Bild „{url}“ gibt es nicht.", self.meant or remedy)


def resolve(addresses: Addresses, own: Collection[str], tree: Tree, place: Place) -> list[Problem]:
    """Make every internal address start with "/", wherever the file or page it means is.

    `own` are the addresses of the site itself (plugins/common/addresses.py).
    """
    found = list(tree.urls())
    lookup = Lookup(addresses, place.dependencies)
    faults: dict[int, WrongInputError] = {}
    for number, (node, attribute, url) in enumerate(found):
        try:
            resolved = _resolved(lookup, own, url, place)
            if attribute in LOADED and (resolved[0] != "/" or resolved.startswith("//")):
                raise _foreign(node, url)
            node.attrs[attribute] = resolved
        except _NothingThereError as wrong:
            faults[number] = wrong.of_picture(url) if node.tag == "img" else wrong
        except WrongInputError as wrong:
            faults[number] = wrong
    urls = [(url, attribute in LOADED) for _, attribute, url in found]
    return list(_problems(faults, urls, place.source)) if faults else []


def _problems(
    faults: Mapping[int, WrongInputError], urls: Sequence[tuple[str, bool]], source: Source
) -> Iterator[Problem]:
    """Yield the problem of each fault; it is known by the number of its address."""
    occurrences = numbered(urls)
    for number, wrong in faults.items():
        url, loaded = urls[number]
        line = source.locator.address(url, occurrences[number], loaded=loaded)
        yield Problem(source.path, line, wrong.message, wrong.remedy)


def check_menu(
    addresses: Addresses,
    menu: Iterable[tuple[str, str]],
    problem: Callable[[str, str, str, str], Problem],
) -> list[Problem]:
    """Return a problem for each entry of a menu that leads to nothing.

    `problem` makes one of target, label, message and remedy.
    """
    return [
        problem(
            target,
            label,
            f"Der Menüpunkt „{label}“ führt zu nichts.",
            _meant(addresses, f"/{target}") or _UNKNOWN,
        )
        for target, label in menu
        if not addresses.find(f"/{target}")
    ]


def _resolved(lookup: Lookup, own: Collection[str], url: str, place: Place) -> str:
    """Return the address to write; WrongInputError where it leads to nothing a reader can see."""
    written = _without(own, url)
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
        meant = nearest(parts.scheme, ("https", "http", "mailto"))
        remedy = f"Gemeint ist wohl `{meant}:`." if meant else _meant(lookup.all(), written)
        raise WrongInputError(message, remedy or _UNKNOWN)
    if parts.scheme or parts.netloc or not parts.path:
        return _tidied(parts.scheme, written)
    path = _find(lookup, place.folder, unquote(parts.path))
    if path is None and (within := path_within(written, own)):
        written = within
        path = _find(lookup, "", unquote(split_url(within).path))
    if path is None:
        raise _NothingThereError(url, _meant(lookup.all(), written, place.folder))
    if lookup.is_draft(path) and not lookup.is_draft(place.url):
        message = f"Der Link „{url}“ führt zu einem Entwurf, den noch niemand sieht."
        raise WrongInputError(message, "Ihn erst setzen, wenn die Meldung erschienen ist.")
    return SplitResult("", "", quote(path), parts.query, parts.fragment).geturl()


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


def _foreign(node: LexborNode, url: str) -> WrongInputError:
    """Return what is wrong with a picture or sound of another website."""
    what = _KINDS.get(str(node.tag), "Die Datei")
    message = f"{what} „{url}“ liegt auf einer anderen Website, die so von allen Lesenden erführe."
    if node.tag in {"video", "audio"}:
        return WrongInputError(message, "Einen Link setzen, oder den Code zum Einbetten kopieren.")
    remedy = "Die Datei in content/images/ ablegen und `/images/bild.jpg` schreiben."
    return WrongInputError(message, remedy)


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


def _meant(addresses: Addresses, written: str, folder: str = "") -> str | None:
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
