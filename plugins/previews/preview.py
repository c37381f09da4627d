"""A preview's facts: where it is, what it says to those who do not see it, what it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from PIL import Image
from PIL import __version__ as pillow_version

from plugins.previews import drawn, photograph
from plugins.previews.layout import HEIGHT, WIDTH, Card
from plugins.previews.look import Look, as_text

FOLDER = "vorschau"  # below output/
_TYPES: Mapping[str, str] = {"png": "image/png", "jpg": "image/jpeg"}


class Photograph(Protocol):
    """What is asked of an article's own photograph (plugins.photos.photo.Photo)."""

    alt: str

    @property
    def digest(self) -> str:
        """What tells its content from any other."""

    @property
    def fills(self) -> tuple[int, int]:
        """Its size in pixels, (0, 0) for what is transparent and so no photograph."""

    def opened(self, longest: int) -> Image.Image:
        """Return it upright, in RGB and sRGB."""


@dataclass(frozen=True)
class Preview:
    """The picture that services show beside a link.

    `path_of_text` is the file of the post, "" for the general one.
    """

    card: Card
    look: Look
    photograph: Photograph | None = None
    width: int = WIDTH
    height: int = HEIGHT
    path_of_text: str = field(default="", compare=False)

    @cached_property
    def key(self) -> str:
        """The file's name: another one as soon as anything about the picture is another."""
        photo = self.photograph.digest if self.photograph else ""
        recipe = f"{self.card!r} {as_text(self.look)} {photo} {_version()}"
        ending = "jpg" if self.photograph else "png"
        return f"{sha256(recipe.encode()).hexdigest()[:10]}.{ending}"

    @property
    def path(self) -> str:
        """Where it is written, below the site's address."""
        return f"{FOLDER}/{self.key}"

    @property
    def type(self) -> str:
        """The media type."""
        return _TYPES[self.key.rpartition(".")[2]]

    @property
    def alt(self) -> str:
        """The picture in words."""
        words = ", ".join([self.card.title, *self.card.details])
        seen = self.photograph.alt.rstrip(" .") if self.photograph else ""
        return f"{seen}. Darauf steht: {words}" if seen else words

    def drawn(self) -> bytes:
        """Return the file."""
        if self.photograph is None:
            return drawn.draw(self.card, self.look)
        longest = photograph.enough(*self.photograph.fills)
        return photograph.draw(self.card, self.photograph.opened(longest), self.look)


def fit_to_show(photo: Photograph | None) -> Photograph | None:
    """Return a photograph that is large enough and not see-through, else None."""
    if photo is None:
        return None
    width, height = photo.fills
    large = width >= photograph.LEAST_WIDTH and height >= photograph.LEAST_HEIGHT
    return photo if large else None


@cache
def _version() -> str:
    """Return what changes whenever previews may look different: our code, fonts, Pillow."""
    ours, common = Path(__file__).parent, Path(__file__).parents[1] / "common"
    files = [*ours.glob("*.py"), *common.glob("lettering/*.py"), *common.glob("lettering/fonts/*")]
    files += [common / "sun.py", *common.glob("colours/*.py")]
    content = b"".join(path.read_bytes() for path in sorted(files))
    return f"{sha256(content).hexdigest()} {pillow_version}"
