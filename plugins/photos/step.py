"""Pictures within a body: <img> becomes <picture>, with its caption a figure, several a gallery."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote

from selectolax.lexbor import LexborNode

from plugins.common.placeholders import is_logo
from plugins.common.problem import Problem, WrongInputError
from plugins.common.steps import Place, ShownPhoto
from plugins.common.templates import environment
from plugins.common.tree import Tree, ancestors, replace
from plugins.photos import own_files
from plugins.photos.album import Album
from plugins.photos.alternative import check_alt, file_name
from plugins.photos.captions import caption_of
from plugins.photos.paragraphs import Captioned, picture_of, pictures_only
from plugins.photos.photo import Photo
from plugins.photos.sizes import Slot

_templates = environment(__file__)
_NO_LINKS = frozenset({"a", "button", "h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True)
class _Figure:
    """A picture's HTML, the address of a link around it, and its caption's HTML."""

    html: str
    leads_to: str | None
    caption: str
    credit: str


def show(album: Album, tree: Tree, place: Place) -> list[Problem]:
    """Replace every picture of the album; noted are photos, and the variants that are wanted."""
    problems = [
        *own_files.lead_to_shown(album, tree, place),
        *filter(None, (own_files.still(album, image, place) for image in tree.root.css("img"))),
    ]
    seen: Counter[str] = Counter()
    for paragraph in tree.root.css("p"):
        if groups := pictures_only(paragraph):
            problems += _show_figures(album, paragraph, groups, place, seen)
    for image in tree.root.css("img:not(picture img):not(figure img)"):
        problems += _show_inline(album, image, place, seen)
    return problems


def has_pictures(tree: Tree) -> bool:
    """Say whether a body holds any, or leads to what may be one that not every browser shows."""
    return tree.root.css_first("img") is not None or any(
        own_files.may_be_odd(link.attributes.get("href") or "")
        for link in tree.root.css("a[href^='/']")
    )


def _show_figures(
    album: Album,
    paragraph: LexborNode,
    groups: list[Captioned],
    place: Place,
    seen: Counter[str],
) -> list[Problem]:
    sizes = _slot(len(groups))
    figures, problems = [], []
    for node, emphasis in groups:
        image = picture_of(node)
        assert image is not None  # noqa: S101 - for the type checker: such are the groups
        caption, credit = caption_of(emphasis)
        problems += _without_words(image, place, seen)
        try:
            html, moving = _picture(album, image, credit, sizes, place, seen)
            leads_to = (node.attributes.get("href") or "") if node.tag == "a" else None
            words = " ".join(filter(None, (caption, moving)))
            figures.append(_Figure(html, leads_to, words, credit))
        except WrongInputError as wrong:
            problems.append(_problem(image, place, wrong, seen))
    if figures:
        replace(paragraph, _templates.get_template("figure.html").render(figures=figures))
    return problems


def _slot(count: int) -> Slot:
    """Return where each of so many pictures beside one another stands."""
    if count == 1:
        return Slot.COLUMN
    return Slot.GALLERY if count % 3 else Slot.TRIPLE


def _show_inline(
    album: Album, image: LexborNode, place: Place, seen: Counter[str]
) -> list[Problem]:
    sizes = Slot.LOGO if is_logo(image) else Slot.COLUMN
    problems = _without_words(image, place, seen)
    try:
        html, moving = _picture(album, image, "", sizes, place, seen)
        # No link within a link, and none in a heading.
        if moving and all(around.tag not in _NO_LINKS for around in ancestors(image)):
            html += f" {moving}"
        replace(image, html)
    except WrongInputError as wrong:
        return [*problems, _problem(image, place, wrong, seen)]
    return problems


def _without_words(image: LexborNode, place: Place, seen: Counter[str]) -> list[Problem]:
    """Return what is wrong with a picture's alternative text; it is shown all the same."""
    number = seen[file_name(image)]
    try:
        check_alt(image, image.attributes.get("alt") or "", place, number)
    except WrongInputError as wrong:
        line = place.source.locator.file(file_name(image), number)
        path = place.source.path
        return [Problem(path, line, wrong.message, wrong.remedy, of_style=True)]
    return []


def _picture(
    album: Album, image: LexborNode, credit: str, sizes: Slot, place: Place, seen: Counter[str]
) -> tuple[str, str]:
    """Return what an <img> becomes, and the link to its moving version, "" for none."""
    source, alt = image.attributes.get("src") or "", image.attributes.get("alt") or ""
    attributes = {k: v or "" for k, v in image.attributes.items() if k in {"class", "id", "title"}}
    if drawing := album.drawing(source):
        seen[file_name(image)] += 1
        template = _templates.get_template("drawing.html")
        logo = sizes is Slot.LOGO  # which has a ground of its own
        if not logo:
            place.notes.drawings.append(ShownPhoto(drawing.picture.name, alt, credit))
        return template.render(
            src=source, alt=alt, size=drawing.size, attributes=attributes, is_logo=logo
        ), ""
    picture = album.find(source)
    seen[file_name(image)] += 1
    if picture is None:  # not a file of ours: links has told
        return image.html or "", ""
    photo, is_photo = Photo(picture, alt, credit), sizes is not Slot.LOGO
    html = photo.shown(sizes, eager=is_photo and not place.notes.photos, attributes=attributes)
    place.notes.wanted.update(picture.ordered(photo.variants))
    if is_photo:
        place.notes.photos.append(ShownPhoto(picture.name, alt, credit))
    if not picture.moves:
        return html, ""
    template = _templates.get_template("moving.html")
    return html, template.render(url=quote(picture.url), alt=alt or picture.path.stem)


def _problem(
    image: LexborNode, place: Place, wrong: WrongInputError, seen: Counter[str]
) -> Problem:
    name = file_name(image)
    line = place.source.locator.file(name, seen[name])
    seen[name] += 1
    return Problem(place.source.path, line, wrong.message, wrong.remedy, about=wrong.about)
