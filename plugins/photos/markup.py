"""The <picture> of a photo: files that browsers choose from, and what stands around them."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from plugins.common.templates import environment
from plugins.photos.picture import Picture
from plugins.photos.sizes import Slot, of_photograph
from plugins.photos.variants import DENSE, Variant

_PICTURE = environment(__file__).get_template("picture.html")
NOTHING: Mapping[str, str] = MappingProxyType({})
_FEED_WIDTH = 960  # pixels; what a feed reader's column shows well


@dataclass(frozen=True)
class _Source:
    """A <source>: candidates of one format, for screens that `media` describes."""

    ending: str
    media: str
    srcset: str


@dataclass(frozen=True)
class Offer:
    """Files that browsers choose from, `dense` on dense screens; `root` stands before addresses."""

    picture: Picture
    files: list[Variant]
    dense: list[Variant]
    root: str

    def html(
        self, sizes: Slot, alt: str, *, eager: bool = False, attributes: Mapping[str, str] = NOTHING
    ) -> str:
        """Return the <picture>; `attributes` are those that an author gave the <img>."""
        fallbacks = [file for file in self.files if file.ending == self.picture.probe.fallback]
        *sources, last = self._sources()
        return _PICTURE.render(
            sources=sources, srcset=last.srcset, sizes=self._sizes(sizes), alt=alt,
            src=self.root + self.picture.address(moderate(fallbacks)), eager=eager,
            attributes=attributes, width=fallbacks[-1].width, height=fallbacks[-1].height,
        )  # fmt: skip

    def _sources(self) -> list[_Source]:
        """Return what a browser may take, the first that fits; the last is for all."""
        candidates: dict[tuple[str, str], list[str]] = {}
        for file, media in [*((f, DENSE) for f in self.dense), *((f, "") for f in self.files)]:
            candidate = f"{self.root}{self.picture.address(file)} {file.width}w"
            candidates.setdefault((file.ending, media), []).append(candidate)
        endings = list(dict.fromkeys(file.ending for file in self.files))
        first = sorted(candidates, key=lambda of: (endings.index(of[0]), not of[1]))
        return [_Source(*of, ", ".join(candidates[of])) for of in first]

    def _sizes(self, sizes: Slot) -> str:
        """Return how wide browsers shall take it to be: drawings are as sharp as can be."""
        return sizes if sizes is Slot.LOGO or self.picture.is_graphic else of_photograph(sizes)


def moderate(files: list[Variant]) -> Variant:
    """Return the file for readers that know no <picture>: about as wide as a feed's column."""
    return min(files, key=lambda file: abs(file.width - _FEED_WIDTH))
