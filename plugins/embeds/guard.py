"""The guard: whatever an author pasted of another website becomes a placeholder."""

from html import escape
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from plugins.common.embeddable import is_foreign_script, is_frame, outermost
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.common.steps import Place
from plugins.common.tree import Tree, replace
from plugins.embeds.embed import Embed, embed_of
from plugins.embeds.permitted import Permitted

# Elements that can hold a block; a frame within a sentence is put behind its paragraph.
_HOLDERS = frozenset(
    {"article", "aside", "blockquote", "body", "dd", "details", "div", "figure", "footer",
     "header", "li", "main", "nav", "section", "td", "th"}
)  # fmt: skip


def guard(permitted: Permitted, tree: Tree, place: Place) -> list[Problem]:
    """Replace every frame and foreign script; what may not be embedded is a problem."""
    problems: list[Problem] = []
    embedded: list[Embed] = []
    for node in [n for n in tree.root.css("iframe, [data-embed-url]") if is_frame(n)]:
        try:
            embed = _frame(node, permitted)
        except WrongInputError as wrong:
            problems.append(place.source.problem(_needle(node, place), wrong.message, wrong.remedy))
            node.decompose()
        else:
            embedded.append(embed)
            _put(embed.placeholder(), node)
    for script in filter(is_foreign_script, tree.root.css("script")):
        problems += _script(script, permitted, embedded, place)
    return problems


def plain(tree: Tree, _place: Place) -> list[Problem]:
    """Put plain links in the place of placeholders, as feeds need them."""
    for node in tree.root.css("[data-src]"):
        title = node.attributes["data-title"] or ""
        for link in node.css("a"):
            replace(
                node,
                f'<p><a href="{escape(link.attributes["href"] or "")}">{escape(title)}</a></p>',
            )
    return []


def _frame(node: LexborNode, permitted: Permitted) -> Embed:
    """Return what a frame shows; WrongInputError where it may not."""
    url = node.attributes.get("src") or node.attributes.get("data-embed-url") or ""
    try:
        embed = embed_of(url, node.attributes.get("title") or "")
    except ValueError:
        message = f"Das <iframe> zeigt nichts von einer anderen Website (src: „{url}“)."
        raise WrongInputError(message, "Einen Link setzen: `[Was dort steht](/adresse)`.") from None
    _check_host(embed.url, permitted)
    return embed


def _check_host(url: str, permitted: Permitted) -> None:
    if not permitted.allows(url):
        host = urlsplit(url).hostname
        raise WrongInputError(
            f"{host} darf auf dieser Website nichts einbetten.",
            f"Einen Link setzen, oder in content/data/embeds.yml unter `services` `- host: {host}`"
            " mit `provider` und `privacy` eintragen.",
        )


def _script(
    node: LexborNode, permitted: Permitted, embedded: list[Embed], place: Place
) -> list[Problem]:
    """Take a script out. It never runs here: what it does for a frame beside it, ours does."""
    url, needle = str(node.attributes["src"]), _needle(node, place)
    try:
        embed = embed_of(url)
        if any(beside.service == embed.service or beside.host == embed.host for beside in embedded):
            outermost(node).decompose()
            return []
        _check_host(embed.url, permitted)
    except (ValueError, WrongInputError) as error:
        node.decompose()
        message = "Ein Skript gehört nicht in einen Text."
        remedy = "Es löschen; Formulare und Kanäle zeigen Anweisungen (docs/schreiben.md)."
        if isinstance(error, WrongInputError):
            message, remedy = error.message, error.remedy
        return [place.source.problem(needle, message, remedy)]
    home = embed_of(f"https://{embed.host}/")
    _put(home.link(inline=False), node)
    message = f"Skripte von {embed.host} laufen auf dieser Website nie; hier steht nur ein Link."
    remedy = "Beim Dienst den Code mit <iframe> holen, oder selbst einen Link setzen."
    return [place.source.problem(needle, message, remedy, level=Level.HINWEIS)]


def _put(html: str, node: LexborNode) -> None:
    """Put a block in the place of `node`, and of what stands around nothing else."""
    node = before = outermost(node)
    while before.parent is not None and before.parent.tag not in _HOLDERS:
        before = before.parent
    for child in reversed(Tree(html).children):
        before.insert_after(child)
    node.decompose()


def _needle(node: LexborNode, place: Place) -> str:
    """Return how the element's address, or at least its name, is written in the source."""
    url = node.attributes.get("src") or node.attributes.get("data-embed-url") or ""
    written = (url, escape(url), f"<{node.tag}")
    return next((form for form in written if form and form in place.source.text), "<")
