"""One picture as readers see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from mimetypes import types_map
from types import MappingProxyType

from markupsafe import Markup
from PIL import Image

from plugins.common.cache.store import Store
from plugins.common.problem import WrongInputError
from plugins.common.templates import environment
from plugins.photos.album import Picture
from plugins.photos.memory import MOST_BYTES, ROOM
from plugins.photos.opening import load
from plugins.photos.pixels import flattened
from plugins.photos.variants import LARGEST, Variant, thumbnails, variants

_templates = environment(__file__)

# CSS pixels the picture takes, as theme/static/css lays it out; rem would be the browser's own
# 16 px here (https://html.spec.whatwg.org/#sizes-attributes).
COLUMN = "(min-width: 760px) 684px, 90vw"
GALLERY = "(min-width: 760px) 333px, (min-width: 580px) 43vw, 90vw"
LOGO = "192px"
LIST = "(min-width: 768px) 198px, 117px"
CARD = "(min-width: 1332px) 324px, (min-width: 1090px) 24vw, (min-width: 715px) 36vw, 73vw"
NOTHING: Mapping[str, str] = MappingProxyType({})
FEED_WIDTH = 960  # pixels; what a feed reader's column shows well


@dataclass(frozen=True)
class File:
    """A published file: address below the site's, length in bytes, media type."""

    url: str
    length: int
    media_type: str


@dataclass(frozen=True)
class Photo:
    """A picture with its alternative text and the name of who took it, "" for none."""

    picture: Picture
    alt: str
    credit: str = ""

    def shown(self, sizes: str, *, eager: bool = False, kept: Mapping[str, str] = NOTHING) -> str:
        """Return the <picture> of all `variants`.

        `kept` are attributes that an author gave the <img>.
        """
        return self._markup(self.variants, sizes, self.alt, eager=eager, kept=kept)

    def thumbnail(self, sizes: str = LIST) -> Markup:
        """Return the <picture> for a list, where the title beside it says what it is."""
        return Markup(self._markup(self.thumbnails, sizes, "", eager=False, kept=NOTHING))  # noqa: S704 - our template

    @property
    def variants(self) -> list[Variant]:
        """The files that show it in a body."""
        return variants(*self.picture.probe.loaded, self.picture.probe.fallback)

    @property
    def thumbnails(self) -> list[Variant]:
        """The files that show it in lists."""
        return thumbnails(*self.picture.probe.loaded, self.picture.probe.fallback)

    @property
    def plain(self) -> Variant:
        """The one file for readers that know no <picture>: feeds, search engines."""
        return _moderate(self._for_all)

    @property
    def large(self) -> Variant:
        """The largest file that every browser shows."""
        return self._for_all[-1]

    @property
    def _for_all(self) -> list[Variant]:
        return [file for file in self.variants if file.ending == self.picture.probe.fallback]

    @property
    def url(self) -> str:
        """The address of that file, below the site's."""
        return self.picture.address(self.plain)

    def file(self, store: Store) -> File:
        """Return what that file is, once it is made."""
        length = store.path(self.picture.key(self.plain)).stat().st_size
        return File(self.url, length, types_map[f".{self.plain.ending}"])

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

    def _markup(
        self, files: list[Variant], sizes: str, alt: str, *, eager: bool, kept: Mapping[str, str]
    ) -> str:
        srcsets: dict[str, list[str]] = {}
        for file in files:
            said = f"{self.picture.address(file)} {file.width}w"
            srcsets.setdefault(file.ending, []).append(said)
        fallbacks = [file for file in files if file.ending == self.picture.probe.fallback]
        return _templates.get_template("picture.html").render(
            srcset=srcsets.pop(fallbacks[0].ending), sources=srcsets, sizes=sizes, alt=alt,
            src=self.picture.address(_moderate(fallbacks)), eager=eager, kept=kept,
            width=fallbacks[-1].width, height=fallbacks[-1].height,
        )  # fmt: skip


def _moderate(files: list[Variant]) -> Variant:
    return min(files, key=lambda file: abs(file.width - FEED_WIDTH))
