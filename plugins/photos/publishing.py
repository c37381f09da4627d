"""What of the pictures is published: clean copies in the place of originals, and the variants."""

from dataclasses import dataclass
from hashlib import sha256

from plugins.common.cache.store import Store
from plugins.common.picture_files import PublishedPicture
from plugins.common.source import display_path
from plugins.photos.album import Album


@dataclass(frozen=True)
class _Made:
    """A file for Pelican to copy, as its StaticGenerator asks for it."""

    source_path: str
    save_as: str


def publish(album: Album, store: Store) -> None:
    """Let Pelican copy what was made: clean files in the place of originals, and the variants."""
    pictures = album.pictures.values()
    clean = {picture.url: picture.key(None) for picture in pictures if picture.answers}
    for drawing in album.drawings.values():
        key = f"{sha256(drawing.content).hexdigest()[:32]}.svg"
        if not store.has(key):
            store.keep(key, drawing.content)
        clean[drawing.picture.url] = key
    silent = {picture.url for picture in pictures if not picture.answers}
    statics = album.statics
    statics[:] = [static for static in statics if f"/{static.save_as}" not in silent]
    for number, static in enumerate(statics):
        if key := clean.get(f"/{static.save_as}", ""):
            statics[number] = _Made(str(store.path(key)), static.save_as)
    made = {p.address(v): store.path(p.key(v)) for p in pictures for v in p.wanted}
    statics += [_Made(str(path), address.lstrip("/")) for address, path in sorted(made.items())]


def listed(album: Album) -> list[PublishedPicture]:
    """Return all pictures as the editor shows them."""
    drawings = (drawing.picture for drawing in album.drawings.values())
    pictures = sorted([*album.pictures.values(), *drawings], key=lambda one: one.name)
    return [
        PublishedPicture(display_path(p.path), p.name, p.small_copy)
        for p in pictures
        if "/" in p.name.lstrip("/")  # what lies at the root is for browsers: icons
    ]
