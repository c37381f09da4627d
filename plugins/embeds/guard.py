"""The guard: whatever an author pasted of another website becomes a placeholder."""

from collections import Counter
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from plugins.common.embeddable import is_frame, pasted_in
from plugins.common.placeholders import ADDRESS
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.common.steps import Place
from plugins.common.tree import Tree, having, replace
from plugins.embeds import pasted_addresses
from plugins.embeds.address import other_port
from plugins.embeds.embed import Embed, embed_of, is_embed, origin
from plugins.embeds.permitted import Permitted
from plugins.embeds.placeholders import put_in_place
from plugins.embeds.services import service_of


def guard(permitted: Permitted, tree: Tree, place: Place) -> list[Problem]:
    """Replace every frame and foreign script; what may not be embedded is a problem.

    So is an address that was meant to be embedded. Notes the origins that a reader of this body
    may ask after a click.
    """
    problems = list(pasted_addresses.hints(tree, place))
    seen: Counter[str] = Counter()
    groups = pasted_in(tree.root)
    frames = [_address(node) for _, nodes in groups for node in nodes if is_frame(node)]
    embedded = [embed_of(url) for url in (*_placeholders(tree), *frames) if is_embed(url)]
    unclosed = _unclosed(place) if groups else set()
    for outer, nodes in groups:
        pieces: list[str] = []
        for node in nodes:
            needle = f"{node.tag} {_address(node)}"
            try:
                if node.tag in unclosed:
                    raise _is_unclosed(node)
                pieces.append(_shown(node, permitted, embedded))
            except _HintError as hint:
                pieces.append(hint.html)
                problems.append(_problem(node, place, hint, seen[needle], Level.HINWEIS))
            except WrongInputError as wrong:
                problems.append(_problem(node, place, wrong, seen[needle], Level.FEHLER))
            seen[needle] += 1
        put_in_place("".join(pieces), outer)
    place.notes.frame_origins.update(map(origin, _placeholders(tree)))
    return problems


def as_links(tree: Tree, _place: Place) -> list[Problem]:
    """Put plain links in the place of placeholders, as feeds need them."""
    for node, url in having(tree.root, ADDRESS):
        if is_embed(url):  # else it was told
            embed = embed_of(url, node.attributes.get("data-title") or "")
            replace(node, embed.link(inline=False))
    return []


class _HintError(WrongInputError):
    """Something is shown, but not what the author may expect."""

    html = ""


def _placeholders(tree: Tree) -> list[str]:
    """Return the addresses of placeholders; another such address is a fault already told."""
    return [url for _, url in having(tree.root, ADDRESS) if is_embed(url)]


def _unclosed(place: Place) -> set[str]:
    """Return the tags that begin more often in a text than they end."""
    text = place.source.without_code.casefold()
    tags = ("blockquote", "iframe", "script")
    return {tag for tag in tags if text.count(f"<{tag}") > text.count(f"</{tag}")}


def _is_unclosed(node: LexborNode) -> WrongInputError:
    message = f"Das <{node.tag}> ist nicht geschlossen; was danach kommt, ginge verloren."
    return WrongInputError(message, f"`</{node.tag}>` ergänzen.")


def _shown(node: LexborNode, permitted: Permitted, embedded: list[Embed]) -> str:
    """Return what stands for a frame or script; WrongInputError where it may not be."""
    if is_frame(node):
        return _frame(node, permitted).placeholder()
    return _script(node, permitted, embedded)


def _frame(node: LexborNode, permitted: Permitted) -> Embed:
    """Return what a frame shows; WrongInputError where it may not."""
    url = _address(node)
    try:
        embed = embed_of(url, node.attributes.get("title") or "")
    except ValueError:
        if port := other_port(url):
            message = f"Eingebettet wird nur über den Anschluss von https, nicht über „:{port}“."
            remedy = f"„:{port}“ aus der Adresse löschen, oder einen Link setzen."
            raise WrongInputError(message, remedy) from None
        message = f"Das <iframe> zeigt nichts von einer anderen Website (src: „{url}“)."
        raise WrongInputError(message, "Einen Link setzen: `[Was dort steht](/adresse)`.") from None
    _check_host(embed.url, permitted, url)
    return embed


def _check_host(url: str, permitted: Permitted, written: str) -> None:
    """Refuse an address whose host may not be asked; `written` is the one an author pasted."""
    if not permitted.allows(url):
        host, pasted = urlsplit(url).hostname, urlsplit(written).hostname
        asked = "" if host == pasted else f" (die Website fragt dafür {host}, das weniger mitliest)"
        raise WrongInputError(
            f"{pasted} darf auf dieser Website nichts einbetten{asked}.",
            f"Einen Link setzen, oder in content/data/embeds.yml unter `services` `- host: {host}`"
            " mit `provider` und `privacy` eintragen; steht er dort schon, das `#` davor löschen.",
        )


def _script(node: LexborNode, permitted: Permitted, embedded: list[Embed]) -> str:
    """Return what stands for a script. It never runs: what it does for a frame, ours does."""
    try:
        embed = embed_of(_address(node))
    except ValueError:
        message = "Ein Skript gehört nicht in einen Text."
        remedy = "Es löschen; Formulare und Kanäle zeigen Anweisungen (docs/schreiben.md)."
        raise WrongInputError(message, remedy) from None
    if any(beside.service == embed.service or beside.host == embed.host for beside in embedded):
        return ""
    _check_host(embed.url, permitted, embed.url)
    if permitted.newsletter and service_of(permitted.newsletter) == embed.service:
        return embed_of(permitted.newsletter).placeholder()  # the script would show this form
    hint = _HintError(
        f"Skripte von {embed.host} laufen auf dieser Website nie; hier steht nur ein Link.",
        "Beim Dienst den Code mit <iframe> holen, oder selbst einen Link setzen.",
    )
    hint.html = embed_of(f"https://{embed.host}/").link(inline=False)
    raise hint


def _problem(
    node: LexborNode, place: Place, wrong: WrongInputError, occurrence: int, level: Level
) -> Problem:
    line = place.source.locator.tag(str(node.tag), _address(node), occurrence)
    return Problem(place.source.path, line, wrong.message, wrong.remedy, level)


def _address(node: LexborNode) -> str:
    attribute = "data-embed-url" if node.tag == "blockquote" else "src"
    return (node.attributes.get(attribute) or "").strip()
