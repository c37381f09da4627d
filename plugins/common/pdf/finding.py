"""What may be found in a PDF."""

from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What readers would get, or what kept us from looking."""

    SCRIPT = "script"  # JavaScript, wherever it hangs
    STARTS = "starts"  # starts programs, sends forms, takes in data
    FILES = "files"  # carries further files
    AUTHOR = "author"
    COMMENTS = "comments"  # who wrote a note
    SIGNED = "signed"
    PHOTO = "photo"  # whom a photo within names
    PATH = "path"  # a file's path, with somebody's account in it
    PLACE = "place"  # where a photo within was taken
    SERIAL = "serial number"  # of the camera of one
    STUCK = "stuck"  # why `make strip` has to leave it as it is, in German
    LOCAL = "local"  # a link to a file on the author's machine
    EARLIER = "earlier"  # earlier versions of itself
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NO_PDF = "no pdf"
    TOO_MUCH = "too much"  # time or memory did not suffice


ENCRYPTED = "es ist verschlüsselt"
SIGNED = "es ist unterschrieben, und die Unterschrift gälte nicht mehr"


class Finding(NamedTuple):
    """One thing found; `what` names it, "" where there is nothing to name."""

    kind: Kind
    what: str = ""
