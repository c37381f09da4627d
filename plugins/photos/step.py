"""Pictures within a body: <img> becomes <picture>, with its caption a figure, several a gallery."""

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from plugins.common.problem import Problem, WrongInputError
from plugins.common.steps import Place
from plugins.common.templates import environment
from plugins.common.tree import Tree, replace
from plugins.photos.album import Album
from plugins.photos.photo import COLUMN, GALLERY, LOGO, Photo

_templates = environment(__file__)
_CREDIT = re.compile(r"\s*\(?\bFotos?:\s*(?P<name>[^()<]+?)\)?\s*$")


@dataclass(frozen=True)
class _Figure:
    """A picture's HTML, link included, and its caption's HTML."""

    html: str
    caption: str
    credit: str


def show(album: Album, tree: Tree, place: Place) -> list[Problem]:
    """Replace every picture of the album; the photos are noted for lists and previews."""
    problems = []
    for paragraph in tree.root.css("p"):
        if groups := _pictures_only(paragraph):
            problems += _show_figures(album, paragraph, groups, place)
    for image in tree.root.css("img:not(picture img)"):
        problems += _show_inline(album, image, place)
    return problems


def plain(tree: Tree, _place: Place) -> list[Problem]:
    """Leave one plain <img> of each <picture>, as feeds need it."""
    for picture in tree.root.css("picture"):
        image = picture.css_first("img")
        if image is not None:
            for name in ("srcset", "sizes", "loading", "decoding", "fetchpriority"):
                if name in image.attributes:
                    del image.attrs[name]
            replace(picture, image.html or "")
    return []


def _pictures_only(paragraph: LexborNode) -> list[tuple[LexborNode, LexborNode | None]]:
    """Return the pictures of a paragraph with the emphasis right under each; [] with other text."""
    groups: list[tuple[LexborNode, LexborNode | None]] = []
    for child in paragraph.iter(include_text=True):
        if child.is_empty_text_node or child.tag == "br":
            continue
        if _picture_of(child) is not None:
            groups.append((child, None))
        elif child.tag == "em" and groups and groups[-1][1] is None:
            groups[-1] = (groups[-1][0], child)
        else:
            return []
    return groups


def _picture_of(node: LexborNode) -> LexborNode | None:
    """Return the <img> that `node` is, or that is all a link holds."""
    if node.tag == "img":
        return node
    inner = [c for c in node.iter(include_text=True) if not c.is_empty_text_node]
    if node.tag == "a" and len(inner) == 1 and inner[0].tag == "img":
        return inner[0]
    return None


def _show_figures(
    album: Album,
    paragraph: LexborNode,
    groups: list[tuple[LexborNode, LexborNode | None]],
    place: Place,
) -> list[Problem]:
    sizes = GALLERY if len(groups) > 1 else COLUMN
    figures, problems = [], []
    for node, emphasis in groups:
        image = _picture_of(node)
        assert image is not None  # noqa: S101 - for the type checker: such are the groups
        caption = (emphasis.inner_html or "") if emphasis else ""
        said = _CREDIT.search(emphasis.text()) if emphasis else None
        credit = said["name"].strip() if said else ""
        if said:
            caption = _CREDIT.sub("", caption)
        try:
            html = _picture(album, image, credit, sizes, place)
        except WrongInputError as wrong:
            problems.append(_problem(image, place, wrong))
            continue
        if html is None:
            return problems  # not one of the album's: an SVG stays as it is
        if node.tag == "a":
            html = f'<a href="{escape(node.attributes.get("href") or "")}">{html}</a>'
        figures.append(_Figure(html, caption, credit))
    if figures:
        replace(paragraph, _templates.get_template("figure.html").render(figures=figures))
    return problems


def _show_inline(album: Album, image: LexborNode, place: Place) -> list[Problem]:
    sizes = LOGO if _is_logo(image) else COLUMN
    try:
        if html := _picture(album, image, "", sizes, place):
            replace(image, html)
    except WrongInputError as wrong:
        return [_problem(image, place, wrong)]
    return []


def _picture(album: Album, image: LexborNode, credit: str, sizes: str, place: Place) -> str | None:
    """Return the <picture> for an <img>; None where the album does not hold its file."""
    source = image.attributes.get("src") or ""
    alt = image.attributes.get("alt") or ""
    _check_alt(image, alt, place)
    picture = album.find(source)
    if picture is None:
        return None
    photo = Photo(picture, alt, credit)
    is_photo = sizes is not LOGO
    html = photo.shown(sizes, eager=is_photo and not place.notes.photos)
    if is_photo:
        place.notes.photos.append(photo)
    if picture.probe.moving:
        template = _templates.get_template("moving.html")
        html += " " + template.render(url=quote(picture.url), alt=alt or picture.path.stem)
    return html


def _check_alt(image: LexborNode, alt: str, place: Place) -> None:
    """Refuse a picture that says nothing; alt="" written out is a decoration."""
    if re.search(r"\.(?:jpe?g|png|gif|webp|avif|hei[cf])$|^(?:IMG|DSC)[-_]?\d", alt.strip(), re.I):
        raise WrongInputError(
            f"Der Ersatztext „{alt}“ ist nur ein Dateiname.", "Schreiben, was zu sehen ist."
        )
    if alt.strip():
        return
    written = re.search(r"<img\b[^>]*\balt\s*=\s*(?:\"\"|'')", place.source.text, re.I)
    if not written and not _is_logo(image):
        raise WrongInputError(
            "Dem Bild fehlt der Ersatztext; wer es nicht sieht, erfährt nichts davon.",
            "In die eckigen Klammern schreiben, was zu sehen ist: `![Was zu sehen ist](…)`.",
        )


def _is_logo(image: LexborNode) -> bool:
    parent = image.parent
    while parent is not None:
        if "logos" in (parent.attributes.get("class") or "").split():
            return True
        parent = parent.parent
    return False


def _problem(image: LexborNode, place: Place, wrong: WrongInputError) -> Problem:
    name = (image.attributes.get("src") or "").rpartition("/")[2]
    return place.source.problem(name, wrong.message, wrong.remedy)
