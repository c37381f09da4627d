"""Who and where: names in XMP (ISO 16684-1), in photos, and in paths of files."""

from collections.abc import Iterator

from plugins.common.pdf.finding import Finding, Kind
from plugins.common.traces import notes, routine, xmp
from plugins.common.traces import trace as traces

# What a photo tells, as it is found in a PDF.
_OF_PHOTOS = {
    traces.Kind.PLACE: Kind.PLACE, traces.Kind.NAME: Kind.PHOTO, traces.Kind.NOTE: Kind.PHOTO,
    traces.Kind.PATH: Kind.PATH, traces.Kind.SERIAL: Kind.SERIAL, traces.Kind.MAKER: Kind.SERIAL,
}  # fmt: skip


def in_text(text: str) -> Iterator[Finding]:
    """Yield the account that a path in a text names."""
    yield from (Finding(Kind.PATH, path) for path in notes.accounts(text))


def in_xmp(content: bytes) -> Iterator[Finding]:
    """Yield whom XMP names, and whether it tells a place."""
    try:
        for _, name, text in xmp.properties(content):
            if xmp.is_person(name):
                yield Finding(Kind.AUTHOR, text)
            elif xmp.is_place(name):
                yield Finding(Kind.PLACE)
    except xmp.UnreadableError as error:
        yield Finding(Kind.TOO_MUCH if error.is_too_large else Kind.DAMAGED)


def in_photo(content: bytes) -> Iterator[Finding]:
    """Yield whom a photo names, and whether it tells where it was taken, or with which camera."""
    for trace in routine.find(content):
        if kind := _OF_PHOTOS.get(trace.kind):
            yield Finding(kind, "" if kind in {Kind.PLACE, Kind.SERIAL} else trace.what)
