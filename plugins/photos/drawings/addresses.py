"""Which addresses a drawing may hold: places in itself, pictures it carries, links."""

import re

from plugins.common.svg.reading import UnreadableError
from plugins.photos.drawings import embedded
from plugins.photos.drawings.embedded import Clean

_WITH_PICTURES = frozenset({"image", "feImage"})
# A link leads a reader elsewhere and loads nothing; without a scheme it leads within the website.
# Browsers take no notice of blanks in it.
_LEADS = re.compile(r"(?:https?|mailto|tel):|(?![^/?#]*:)", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]+")


def is_link(address: str) -> bool:
    """Say whether an `<a>` may lead there."""
    return _LEADS.match(_IGNORED.sub("", address)) is not None


def carried(address: str, clean: Clean, known: dict[bytes, str | None]) -> str | None:
    """Return the address of what CSS may show or set text in, None for all else.

    Pictures are made anew, drawings among them by `clean`, each once (`known`).
    """
    if address.strip().startswith("#"):
        return address.strip()
    content = embedded.decoded(address)
    if content is None:
        return None
    if content not in known:
        try:
            known[content] = embedded.font(content) or embedded.picture(content, clean)
        except UnreadableError:
            known[content] = None
    return known[content]


def reference(
    element: str, address: str, clean: Clean, known: dict[bytes, str | None]
) -> str | None:
    """Return what the `href` of an element other than `<a>` becomes, None where it may not be."""
    if address.strip().startswith("#"):
        return address.strip()
    address_there = carried(address, clean, known) if element in _WITH_PICTURES else None
    return None if address_there and address_there.startswith("data:font/") else address_there
