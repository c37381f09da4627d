"""What is written, and what stays as it is: nothing that exists is overwritten."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from plugins.common.kinds import Kind, kind_of
from plugins.common.pdf import bounded
from plugins.common.traces import routine
from plugins.common.traces.trace import CannotStripError
from tools.wordpress.existing import CONTENT, Known
from tools.wordpress.media import Media


class State(StrEnum):
    """What became of a text."""

    NEW = "neu"
    SAME = "unverändert"
    EDITED = "seit dem Import geändert, bleibt so"
    OURS = "steht hier schon, bleibt so"
    WITHHELD = "nicht übernommen"


@dataclass(frozen=True)
class Copied:
    """What became of the files: how many are new, and German sentences on those with trouble."""

    new: int
    same: int
    troubles: tuple[str, ...]


def state_of(known: Known | None, written: str) -> State:
    """Return what writing a text would do, seen from what stands there."""
    if known is None:
        return State.NEW
    if not known.imported:
        return State.OURS
    return State.SAME if known.text.strip() == written.strip() else State.EDITED


def write(path: str, written: str) -> None:
    """Write a text that is not there yet."""
    file = CONTENT / path
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("x", encoding="utf-8", newline="\n") as opened:
        opened.write(written)


def copy(media: Media, *, dry_run: bool) -> Copied:
    """Copy the files that texts show, without what they tell of people and places."""
    new = same = 0
    troubles: list[str] = []
    for there, here in sorted(first_of(media.wanted).items()):
        source, goal = media.files[there], CONTENT / here
        if goal.exists():
            same += 1
            continue
        new += 1
        if not dry_run:
            goal.parent.mkdir(parents=True, exist_ok=True)
            content, remark = stripped(source)
            troubles += [f"{here}: {remark}"] if remark else []
            with goal.open("xb") as opened:
                opened.write(content)
    return Copied(new, same, tuple(troubles))


def first_of(wanted: Mapping[str, str]) -> dict[str, str]:
    """Return one file there for each file here: duplicates are one."""
    found: dict[str, str] = {}
    for there, here in sorted(wanted.items()):
        found.setdefault(here, there)
    return {there: here for here, there in found.items()}


def stripped(file: Path) -> tuple[bytes, str]:
    """Return a file without what it tells, and what to say where that cannot be done."""
    content = file.read_bytes()
    try:
        strip = bounded.strip if kind_of(file.name) is Kind.DOCUMENT else routine.strip
        return strip(content).content, ""
    except CannotStripError as error:
        return content, f"Was die Datei nebenbei verrät, bleibt darin: {error.reason}."


def imported_on(known: Known | None, today: str) -> str:
    """Return the day for the header: that of the first import."""
    return known.imported if known and known.imported else today
