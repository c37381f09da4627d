"""Addresses of videos that an author pasted alone, and that stay links."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from plugins.common.problem import Level, Problem
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.embeds.embed import is_embed
from plugins.embeds.services import service_of


def hints(tree: Tree, place: Place) -> Iterator[Problem]:
    """Yield a Hinweis for each paragraph that is the bare address of a video."""
    for link in tree.root.css("p > a[href^='http']:only-child"):
        url = link.attributes["href"] or ""
        assert link.parent is not None  # noqa: S101 - for the type checker: the selector asks for it
        is_alone = link.parent.text().strip() == link.text().strip() == url
        if is_alone and is_embed(url) and service_of(url).what == "Video":
            message = f"Aus der Adresse von {urlsplit(url).hostname} wird nur ein Link."
            remedy = (
                "Nichts tun, wenn das genügt; um das Video zu zeigen, beim Dienst „Teilen“ und"
                " „Einbetten“ wählen und den Code (`<iframe …>`) statt der Adresse einfügen."
            )
            yield place.source.problem(url, message, remedy, level=Level.HINWEIS)
