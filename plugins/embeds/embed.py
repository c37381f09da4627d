"""One embedded thing: what it is, where it lies, how it is shown."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from plugins.common.templates import environment
from plugins.embeds.address import normalised_address
from plugins.embeds.services import Rewrite, Service, service_of

_templates = environment(__file__)
# What services call every frame of theirs says nothing.
_NO_TITLES = frozenset({"", "youtube video player"})


@dataclass(frozen=True)
class Embed:
    """`url` is loaded on a click, `page` opens in a new tab; both are https addresses."""

    service: Service
    url: str
    page: str
    title: str

    @property
    def host(self) -> str:
        """Who learns the reader's address."""
        return urlsplit(self.url).hostname or ""

    @property
    def full_title(self) -> str:
        """What a screen reader calls the frame."""
        return self.title or f"{self.service.what} von {self.service.name}"

    def placeholder(self) -> str:
        """Return what stands in the page until a reader asks for more."""
        return _templates.get_template("placeholder.html").render(embed=self)

    def link(self, *, inline: bool) -> str:
        """Return a plain link, for feeds and within sentences."""
        return _templates.get_template("link.html").render(embed=self, inline=inline)


def embed_of(url: str, title: str = "") -> Embed:
    """Return the embed for the address that a frame bears; ValueError where it is none.

    Only plain addresses are (`normalised_address`), so the host is all that has to be permitted.
    """
    url = normalised_address(url)
    service = service_of(url)
    frame = _rewritten(service.frame, url)
    named = "" if title.strip().casefold() in _NO_TITLES else " ".join(title.split())
    return Embed(service, frame, _rewritten(service.page, frame), named)


def is_embed(url: str) -> bool:
    """Say whether `embed_of` takes an address."""
    try:
        embed_of(url)
    except ValueError:
        return False
    return True


def origin(url: str) -> str:
    """Return scheme and host of an embed's address."""
    return f"https://{urlsplit(url).hostname}"


def _rewritten(rewrite: Rewrite, url: str) -> str:
    try:
        return rewrite(urlsplit(url)).geturl()
    except (KeyError, ValueError):  # an address of another shape than we know
        return url
