"""Photos: authors drop in what the phone made, readers get a small, safe, upright picture.

    ![Was zu sehen ist](/images/x.JPG)
    *Eine Unterschrift. Foto: Name*

becomes a figure with AVIF, WebP and JPEG in several widths; pictures side by side are a gallery.
The file's own address answers with a clean copy; the original is never published. In templates,
`article.photo` is the one for lists: `{{ article.photo.thumbnail() }}`.

Settings: PATH, STATIC_PATHS (Pelican's), PHOTO_CACHE (a folder that outlives builds), CHECK_ONLY.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import StaticGenerator

from plugins.common.problem import Problem, WrongInputError, problems_of
from plugins.common.source import display_path
from plugins.common.steps import finishers_of, steps_of
from plugins.photos import documents, drawings, step, workshop
from plugins.photos.album import Album, Picture
from plugins.photos.opening import ENDINGS
from plugins.photos.photo import CARD, LIST, Photo
from plugins.photos.store import Store


@dataclass(frozen=True)
class _Made:
    """A file for Pelican to copy, as its StaticGenerator asks for it."""

    source_path: str
    save_as: str


def offer(pelican: Pelican) -> None:
    """Offer the steps, and what comes after the last body."""
    settings = pelican.settings
    album = settings["PHOTO_ALBUM"] = Album()
    steps_of(settings)["photos"] = partial(step.show, album)
    steps_of(settings)["photos_in_feeds"] = step.plain
    finishers_of(settings)["photos"] = partial(_finish, settings, album)
    settings["JINJA_GLOBALS"] |= {"CARD_SIZES": CARD, "LIST_SIZES": LIST}


def collect(generator: StaticGenerator) -> None:
    """Take every picture file into the album; clean drawings, look into documents."""
    settings = generator.settings
    settings["PHOTO_STATICS"] = generator.context["staticfiles"]
    problems = problems_of(settings)
    for static in generator.context["staticfiles"]:
        path, ending = Path(settings["PATH"]) / static.source_path, Path(static.save_as).suffix
        if ending.lower() in ENDINGS:
            settings["PHOTO_ALBUM"].add(path, f"/{static.save_as}", partial(_at_file, path))
        elif ending.lower() == ".pdf":
            problems += documents.check_pdf(path)
    problems += settings["PHOTO_ALBUM"].same_names()


def _finish(settings: dict[str, Any], album: Album, contents: list[Content]) -> list[Problem]:
    """Choose each article's photo, make what is wanted, and have it all copied."""
    problems = [problem for content in contents for problem in _choose(album, content)]
    store = Store(Path(settings["PHOTO_CACHE"]))
    pictures = [album.pictures[url] for url in sorted(album.pictures)]
    if settings.get("CHECK_ONLY"):
        return problems + workshop.verify(pictures, store)
    problems += workshop.make(pictures, store)
    problems += _publish(settings, pictures, store)
    return problems


def _choose(album: Album, content: Content) -> Iterator[Problem]:
    """Set `content.photo`: the thumbnail of the header, else the first picture, else None."""
    photos: list[Photo] = content.notes.photos
    content.photo = next(iter(photos), None)
    try:
        if written := content.metadata.get("thumbnail_file", ""):
            picture = album.named(written)
            known = next((photo for photo in photos if photo.picture is picture), None)
            content.photo = known or Photo(picture, content.title)
        if content.photo:
            content.photo.order()
    except WrongInputError as wrong:
        yield content.source.problem("thumbnail:", wrong.message, wrong.remedy)


def _publish(settings: dict[str, Any], pictures: list[Picture], store: Store) -> list[Problem]:
    """Let Pelican copy what was made: clean files in the place of originals, and the variants."""
    statics, problems = settings["PHOTO_STATICS"], []
    made = {picture.url: store.path(picture.key(None)) for picture in pictures}
    for number, static in enumerate(statics):
        try:
            if static.save_as.lower().endswith(".svg"):
                made[f"/{static.save_as}"] = _clean_drawing(settings, static, store)
        except WrongInputError as wrong:
            path = Path(settings["PATH"]) / static.source_path
            problems.append(_at_file(path, wrong.message, wrong.remedy))
        if clean := made.get(f"/{static.save_as}"):
            statics[number] = _Made(str(clean), static.save_as)
    statics += [
        _Made(str(store.path(picture.key(variant))), picture.address(variant).lstrip("/"))
        for picture in pictures
        for variant in sorted(picture.wanted)
    ]
    return problems


def _clean_drawing(settings: dict[str, Any], static: Any, store: Store) -> Path:
    path = Path(settings["PATH"]) / static.source_path
    key = Picture(path, f"/{static.save_as}", partial(_at_file, path)).key(None)
    if not store.has(key):
        store.keep(key, drawings.clean(path))
    return store.path(key)


def _at_file(path: Path, message: str, remedy: str) -> Problem:
    return Problem(display_path(path), 1, message, remedy)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(offer)
    signals.static_generator_finalized.connect(collect)
