"""Photos: authors drop in what the phone made, readers get a small, safe, upright picture.

    ![Was zu sehen ist](/images/x.JPG)
    *Eine Unterschrift. Foto: Name*

becomes a figure with AVIF, WebP and JPEG in several widths; pictures side by side are a gallery.
The file's own address answers with a clean copy; the original is never published. In templates,
`article.photo` is the one for lists: `{{ article.photo.thumbnail() }}`; `article.unseen_photo` is
the same where the text does not show it: `{{ article.unseen_photo.opening() }}`. Feeds enclose
`article.photo_file`.

The file itself lies in a public repository: what it tells of people and places is told
(originals.py).

Settings: SITEURL, PATH, PHOTO_CACHE and FINDINGS_CACHE (folders that outlive builds), CHECK_ONLY,
AT_WORK (plugins/common/at_work.py), NOT_YET_PUBLIC (whether what originals tell is a Fehler).
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import StaticGenerator

from plugins.common.addresses import own_addresses, root_of
from plugins.common.at_work import AtWork
from plugins.common.build import build_of
from plugins.common.cache.store import Store
from plugins.common.picture_files import DRAWING, is_picture
from plugins.common.problem import Level, Problem, WrongInputError, errors_in
from plugins.common.steps import Only
from plugins.common.unexpected import guarded, of_each
from plugins.photos import documents, originals, step, workshop
from plugins.photos.album import Album
from plugins.photos.encoding import VERSION
from plugins.photos.in_feeds import holds_pictures, leave_one
from plugins.photos.known import Known
from plugins.photos.photo import Photo
from plugins.photos.publishing import listed, publish
from plugins.photos.sizes import Slot
from plugins.photos.variants import variant_of


def offer(pelican: Pelican) -> None:
    """Offer the steps, and what comes after the last body."""
    settings = pelican.settings
    found = Store(Path(settings["FINDINGS_CACHE"]))
    known = Known(found, reads_only=bool(settings.get("CHECK_ONLY")))
    album = Album(known=known, root=root_of(settings["SITEURL"]), own=own_addresses(settings))
    build_of(settings).put(album)
    build_of(settings).steps["photos"] = Only(step.has_pictures, partial(step.show, album))
    build_of(settings).steps["photos_in_feeds"] = Only(holds_pictures, partial(leave_one, album))
    build_of(settings).finishers["photos"] = partial(_finish, settings, album)
    settings["JINJA_GLOBALS"] |= {"CARD_SIZES": Slot.CARD, "LIST_SIZES": Slot.LIST}


def collect(generator: StaticGenerator) -> None:
    """Take every picture file into the album; look into what else is published."""
    settings = generator.settings
    album = build_of(settings).get(Album)
    album.statics = generator.context["staticfiles"]
    problems = build_of(settings).problems
    pdfs = []
    for static in sorted(generator.context["staticfiles"], key=lambda one: one.save_as):
        path, ending = Path(settings["PATH"]) / static.source_path, Path(static.save_as).suffix
        if is_picture(path) or ending.lower() == DRAWING:
            album.add(path, f"/{static.save_as}")
        elif ending.lower() == ".pdf":
            pdfs.append(path)
    in_pdfs = documents.check_pdfs(pdfs, album.known, _level(settings))
    problems += [*in_pdfs, *album.problems]


def _level(settings: dict[str, Any]) -> Level:
    """Return how much it matters what originals tell."""
    return Level.FEHLER if settings.get("NOT_YET_PUBLIC") else Level.HINWEIS


def _finish(settings: dict[str, Any], album: Album, contents: list[Content]) -> list[Problem]:
    """Make what is wanted, and tell what the originals tell."""
    problems = _make(settings, album, contents)
    drawings = (drawing.picture for drawing in album.drawings.values())
    problems += originals.check(
        [*album.pictures.values(), *drawings], album.known, _level(settings)
    )
    return problems


def _make(settings: dict[str, Any], album: Album, contents: list[Content]) -> list[Problem]:
    """Choose each article's photo, make what is wanted, and have it all copied."""
    for content in contents:
        for wanted in content.notes.wanted:
            album.pictures[wanted.name].wanted.add(variant_of(wanted))
    problems = of_each(partial(_choose, album), contents)
    store = Store(Path(settings["PHOTO_CACHE"]), VERSION)
    pictures = [album.pictures[url] for url in sorted(album.pictures)]
    if errors_in(problems) or settings.get("CHECK_ONLY"):  # nothing will be published
        return problems + workshop.verify(pictures, store, AtWork.of(settings))
    store.forget_others()
    problems += workshop.make(pictures, store, AtWork.of(settings))
    if not errors_in(problems):
        for content in contents:
            content.photo_file = content.photo and content.photo.file(store)
        publish(album, store)
        build_of(settings).pictures = listed(album)
    return problems


def _choose(album: Album, content: Content) -> Iterator[Problem]:
    """Set `content.photo`: the thumbnail of the header, else the first picture, else None.

    And `content.unseen_photo`, if that is a photograph that the text does not show.
    """
    photos = [
        Photo(album.pictures[p.name], p.alt, p.credit, album.root) for p in content.notes.photos
    ]
    content.photo, content.unseen_photo = next(iter(photos), None), None
    try:
        if written := content.metadata.get("thumbnail_file", ""):
            picture = album.named(written)
            known = next((photo for photo in photos if photo.picture is picture), None)
            content.photo = known or Photo(picture, "", root=album.root)  # nobody said what it is
            if not known and not picture.is_graphic:
                content.unseen_photo = content.photo
                picture.wanted.update(content.photo.variants)
        if content.photo:
            picture = content.photo.picture
            picture.wanted.update([*content.photo.thumbnails, content.photo.fallback])
    except WrongInputError as wrong:
        problem = content.source.problem_in_header("thumbnail", wrong.message, wrong.remedy)
        yield replace(problem, about=wrong.about)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
    signals.static_generator_finalized.connect(guarded(collect))
