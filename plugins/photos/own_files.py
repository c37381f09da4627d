"""Picture files at their own addresses: what links to them get, and what does not move there."""

from dataclasses import replace
from pathlib import PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from plugins.common.addresses import split_url
from plugins.common.picture_files import is_shown_everywhere
from plugins.common.problem import Level, Problem, WrongInputError
from plugins.common.source import display_path
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.photos.album import Album
from plugins.photos.photo import Photo


def may_be_odd(url: str) -> bool:
    """Say whether an address may be that of a file that not every browser shows."""
    path = PurePosixPath(split_url(url).path)
    return path.suffix != ".html" and not url.endswith("/") and not is_shown_everywhere(path)


def lead_to_shown(album: Album, tree: Tree, place: Place) -> list[Problem]:
    """Let links to pictures that not every browser shows (HEIC, TIFF) lead to the large JPEG."""
    problems = []
    for link in filter(None, tree.root.css("a[href^='/']")):
        url = link.attributes.get("href") or ""
        try:
            picture = album.find(split_url(url).path) if may_be_odd(url) else None
            if picture is not None:
                large = Photo(picture, "").large
                place.notes.wanted.update(picture.ordered([large]))
                link.attrs["href"] = picture.address(large)
        except WrongInputError as wrong:
            problem = place.source.problem(unquote(url), wrong.message, wrong.remedy)
            problems.append(replace(problem, about=wrong.about))
    return problems


def still(album: Album, image: LexborNode, place: Place) -> Problem | None:
    """Return the Hinweis for a moving picture that stands still under its name."""
    picture = album.pictures.get(normalize("NFC", unquote(image.attributes.get("src") or "")))
    if picture is None or not picture.is_readable or not picture.probe.moving or picture.moves:
        return None
    message = (
        f"{picture.path.name} bewegt sich; unter diesem Namen ist nur das erste Bild zu sehen."
    )
    remedy = "Die Datei so nennen, wie sie ist: mit der Endung .gif, .webp, .png oder .avif."
    problem = place.source.problem(picture.path.name, message, remedy, level=Level.HINWEIS)
    return replace(problem, about=display_path(picture.path))
