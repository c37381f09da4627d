"""What was asked for, and whether it can be taken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.git import git, says
from tools.wordpress.refusing import refuse


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line; `bases` are said by the kind of terms below them."""

    file: Path
    media: Path | None
    fetch: bool = False
    dry_run: bool = False
    authors: bool = False
    bases: Mapping[str, str] = field(default_factory=dict)


def export_file(name: str) -> Path:
    """Return the export of that name; one that git could take along is refused."""
    if not name:
        refuse("Es fehlt, was übernommen werden soll.", 'make import ARGS="--file export.xml"')
    file = Path(name).expanduser()
    if not file.is_file():
        refuse(f"{name} ist keine Datei.", "Den Namen der exportierten Datei schreiben.")
    if _lies_open(file):
        refuse(
            f"{name} enthält Mail- und IP-Adressen und könnte hier mit veröffentlicht werden.",
            "Die Datei außerhalb dieses Ordners ablegen, etwa unter Downloads.",
        )
    return file


def _lies_open(file: Path) -> bool:
    """Say whether a file lies in the work tree, where git would take it along."""
    if not says("rev-parse", "--is-inside-work-tree"):
        return file.resolve().is_relative_to(Path.cwd().resolve())
    root = Path(git("rev-parse", "--show-toplevel")).resolve()
    return file.resolve().is_relative_to(root) and not says(
        "check-ignore", "-q", str(file.resolve())
    )


def uploads(name: str) -> Path | None:
    """Return the folder with the files that a name means, None for ""."""
    if not name:
        return None
    folder = Path(name).expanduser()
    if not folder.is_dir():
        refuse(
            f"{name} ist kein Ordner.", "Den Ordner wp-content/uploads der alten Website nennen."
        )
    inner = (folder / "wp-content/uploads", folder / "uploads")
    return next((one for one in inner if one.is_dir()), folder)
