"""One picture as readers see it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from mimetypes import types_map

from markupsafe import Markup
from PIL import Image

from plugins.common.cache.store import Store
from plugins.common.problem import WrongInputError
from plugins.photos.markup import NOTHING, Offer, moderate
from plugins.photos.memory import MOST_BYTES
from plugins.photos.opening import load
from plugins.photos.picture import Picture
from plugins.photos.pixels import flattened
from plugins.photos.room import ROOM
from plugins.photos.sizes import Slot
from plugins.photos.variants import (
    LARGEST,
    Variant,
    for_dense,
    thumbnails,
    thumbnails_for_dense,
    variants,
)


@dataclass(frozen=True)
class File:
    """A published file: address below the site's, length in bytes, media type."""

    url: str
    length: int
    media_type: str


@dataclass(frozen=True)
class Photo:
    """A picture with its alternative text and the name of who took it, "" for none.

    `root` stands before addresses in what it shows: where no body is around it, it is the site's.
    """

    picture: Picture
    alt: str
    credit: str = ""
    root: str = ""

    def shown(
        self, sizes: Slot, *, eager: bool = False, attributes: Mapping[str, str] = NOTHING
    ) -> str:
        """Return the <picture> of all `variants`.

        `attributes` are those that an author gave the <img>.
        """
        dense = self._for_dense(for_dense, self._shown)
        offer = Offer(self.picture, self._shown, dense, self.root)
        return offer.html(sizes, self.alt, eager=eager, attributes=attributes)

    def opening(self) -> Markup:
        """Return the <picture> that a page opens with, where its text does not show it."""
        return Markup(self.shown(Slot.COLUMN, eager=True))  # noqa: S704 - our template

    def thumbnail(self, sizes: Slot = Slot.LIST) -> Markup:
        """Return the <picture> for a list, where the title beside it says what it is."""
        dense = self._for_dense(thumbnails_for_dense, self._cut)
        offer = Offer(self.picture, self._cut, dense, self.root)
        return Markup(offer.html(sizes, ""))  # noqa: S704 - our template

    @property
    def variants(self) -> list[Variant]:
        """The files that show it in a body."""
        dense = self._for_dense(for_dense, self._shown)
        return sorted({*self._shown, *dense})

    @property
    def thumbnails(self) -> list[Variant]:
        """The files that show it in lists."""
        dense = self._for_dense(thumbnails_for_dense, self._cut)
        return sorted({*self._cut, *dense})

    def _for_dense(
        self, choose: Callable[[list[Variant]], list[Variant]], files: list[Variant]
    ) -> list[Variant]:
        """Return what dense screens get instead of these files: of a drawing nothing else."""
        return [] if self.picture.is_graphic else choose(files)

    @property
    def _shown(self) -> list[Variant]:
        found = self.picture.probe
        return variants(*found.loaded, found.fallback, is_graphic=self.picture.is_graphic)

    @property
    def _cut(self) -> list[Variant]:
        found = self.picture.probe
        return thumbnails(*found.loaded, found.fallback, is_graphic=self.picture.is_graphic)

    @property
    def fallback(self) -> Variant:
        """The one file for readers that know no <picture>: feeds, search engines."""
        return moderate(self._for_all)

    @property
    def large(self) -> Variant:
        """The largest file that every browser shows."""
        return self._for_all[-1]

    @property
    def _for_all(self) -> list[Variant]:
        return [file for file in self._shown if file.ending == self.picture.probe.fallback]

    @property
    def url(self) -> str:
        """The address of that file, below the site's."""
        return self.picture.address(self.fallback)

    def file(self, store: Store) -> File:
        """Return what that file is, once it is made."""
        length = store.path(self.picture.key(self.fallback)).stat().st_size
        return File(self.url, length, types_map[f".{self.fallback.ending}"])

    @property
    def digest(self) -> str:
        """What tells the file's content from any other."""
        return self.picture.digest

    @property
    def fills(self) -> tuple[int, int]:
        """Width and height in pixels; (0, 0) where one can see through it: it fills nothing."""
        found = self.picture.probe
        return (0, 0) if found.transparent else (found.width, found.height)

    def opened(self, longest: int) -> Image.Image:
        """Return the picture itself, upright, in RGB, its longer side at most `longest` pixels.

        Where that takes too much memory, as of a very long panorama, it has LARGEST.
        """
        is_usual = longest <= LARGEST
        with ROOM.for_bytes(self.picture.probe.memory if is_usual else MOST_BYTES):
            try:
                return flattened(load(self.picture.path, longest))
            except WrongInputError:
                if is_usual:
                    raise
                return flattened(load(self.picture.path, LARGEST))
