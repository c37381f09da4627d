"""What `make audit` says of the files of a site: our scanner's findings, and a second reader's."""

import logging
from pathlib import Path

from tools.scan import PICTURES, scan

_MADE_OF_TAGS = frozenset({".tif", ".tiff"})  # the picture's own; our scanner knows which


def look_into(folder: Path) -> None:
    """Print each file that tells more than it shows; SystemExit where there is any."""
    found = scan(folder) | _of_a_second_reader(folder)
    for path, findings in sorted(found.items()):
        print(f"{path}: {'; '.join(findings)}")
    if found:
        raise SystemExit("Published files tell more than they show.")
    print("Published files show what they show, and tell nothing else.")


def _of_a_second_reader(folder: Path) -> dict[str, list[str]]:
    """Return what another program reads of camera, time and place, by file."""
    import exifread  # only developers have it

    logging.getLogger("exifread").setLevel(logging.CRITICAL)
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in PICTURES - _MADE_OF_TAGS:
            with path.open("rb") as file:
                found[str(path.relative_to(folder))] = list(exifread.process_file(file))
    return {path: tags for path, tags in found.items() if tags}
