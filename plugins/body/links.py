"""Links of authors: made site-absolute, checked, and absolute for feeds."""

from collections.abc import Iterable, Mapping
from posixpath import join, normpath
from urllib.parse import SplitResult, quote, unquote, urlsplit

from plugins.body.addresses import Addresses
from plugins.common.problem import Problem
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree

# Pelican's own notation: {filename}other-post.md, {static}/images/photo.jpg
_NOTATIONS = ("{filename}", "{static}", "{attach}")


def resolve(addresses: Addresses, tree: Tree, place: Place) -> list[Problem]:
    """Make every internal address start with "/", wherever the file or page it means is."""
    problems = []
    for node, attribute, url in tree.urls():
        parts = _split(url)
        if parts is None:
            problems.append(_missing(addresses, place.source, url))
        elif parts.path and not parts.scheme and not parts.netloc:
            path = _find(addresses, place.folder, unquote(parts.path))
            if path is None:
                problems.append(_missing(addresses, place.source, url))
            else:
                rest = SplitResult("", "", quote(path), parts.query, parts.fragment)
                node.attrs[attribute] = rest.geturl()
    return problems


def check_fragments(
    links: Iterable[tuple[Place, str]], ids: Mapping[str, set[str]]
) -> list[Problem]:
    """Return a problem for each #fragment that no element of the page it leads to bears.

    `links` are resolved addresses with a fragment, `ids` those of each page by its address.
    """
    problems = []
    for place, url in links:
        path, _, fragment = url.partition("#")
        target = ids.get(unquote(path) or place.url)
        if target is not None and unquote(fragment) not in target:
            problems.append(
                place.source.problem(
                    f"#{fragment}",
                    f"Auf {path or 'dieser Seite'} gibt es keine Stelle #{fragment}.",
                    f"Vorhanden sind {', '.join(f'#{i}' for i in sorted(target)) or 'keine'}.",
                )
            )
    return problems


def make_absolute(tree: Tree, page_url: str, site_url: str) -> None:
    """Complete every address with the site's, as a feed needs it (RFC 4287, 3.1.1.3)."""
    for node, attribute, url in tree.urls():
        if url.startswith("#"):
            node.attrs[attribute] = site_url + page_url + url
        elif url.startswith("/") and not url.startswith("//"):
            node.attrs[attribute] = site_url + url


def _split(url: str) -> SplitResult | None:
    for notation in _NOTATIONS:
        url = url.removeprefix(notation)
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _find(addresses: Addresses, folder: str, path: str) -> str | None:
    """Return the site path an author meant: as written, beside the post, or from the root."""
    candidates = [path] if path.startswith("/") else [join("/", folder, path), f"/{path}"]
    for candidate in map(normpath, candidates):
        found = addresses.find_source(candidate.lstrip("/")) or addresses.find(candidate)
        if found:
            return found
    return None


def _missing(addresses: Addresses, source: Source, url: str) -> Problem:
    near = addresses.nearest("/" + normpath(url.partition("}")[2] or url).lstrip("/"))
    if near:
        remedy = f"Gemeint ist vielleicht {' oder '.join(near)}."
    elif "." in url.split("/")[0]:
        remedy = f"Führt er zu einer anderen Website, `https://{url}` schreiben."
    else:
        remedy = "Die Adresse von der Seite abschreiben oder die Datei hinzufügen."
    return source.problem(url, f"Der Link „{url}“ führt zu nichts.", remedy)
