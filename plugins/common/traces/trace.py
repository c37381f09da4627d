"""What may be found in a file, and what becomes of the file."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a part of a file tells, or is."""

    PLACE = "place"
    NAME = "name"
    SERIAL = "serial number"
    MAKER = "maker"  # data of a camera's maker, which as a rule hold its serial number
    PATH = "path"  # where a file lay, with somebody's account in it
    NOTE = "note"  # words of somebody's own
    VIDEO = "video"  # with voices and a place of its own
    CREDENTIALS = "credentials"  # who made and changed it (C2PA)
    THUMBNAIL = "thumbnail"  # may show what was cut off
    CAMERA = "camera"
    TIME = "time"
    OTHER = "other"

    @property
    def tells(self) -> bool:
        """Whether it leads to a person or a place by itself."""
        return self in _TELLING


_TELLING = frozenset(
    {Kind.PLACE, Kind.NAME, Kind.SERIAL, Kind.MAKER, Kind.PATH, Kind.NOTE, Kind.VIDEO}
)


class Trace(NamedTuple):
    """One thing found; `what` quotes it, "" where there is nothing to quote."""

    kind: Kind
    what: str = ""


@dataclass(frozen=True)
class Stripped:
    """A file without what it need not tell, and what was found in it, each once.

    The content is the very same where nothing had to go.
    """

    content: bytes
    found: tuple[Trace, ...]


class CannotStripError(ValueError):
    """A file that has to be left as it is: `reason` is German, within a sentence.

    `found` is what it tells all the same.
    """

    def __init__(self, reason: str, found: tuple[Trace, ...] = ()) -> None:
        super().__init__(reason)
        self.reason, self.found = reason, found
