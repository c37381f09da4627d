"""The files of a copy of wp-content/uploads, and which of them are originals."""

import os
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from PIL import Image
from pillow_heif import register_heif_opener

from plugins.common.kinds import Kind, kind_of

register_heif_opener()
LARGEST = 100_000_000  # bytes of a file, what GitHub takes
# What WordPress adds to the name of an original: a size, a turn, an edit.
MADE = re.compile(r"(?:-\d{2,5}x\d{2,5}|-scaled|-rotated|-e\d{10,13})(?=\.\w+$)", re.I)


def files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files that may go out, with their paths; links are not followed."""
    for where, below, names in os.walk(folder):
        below.sort()
        for name in sorted(names):
            file = Path(where, name)
            if kind_of(name).is_published and file.is_file() and not file.is_symlink():
                yield file.relative_to(folder).as_posix(), file


def originals_of(inside: str) -> list[str]:
    """Return what the original of a file may be called, the likeliest first."""
    found = [inside]
    while (shorter := MADE.sub("", found[0])) != found[0]:
        found.insert(0, shorter)
    stem, dot, ending = found[0].rpartition(".")
    return [*found, f"{stem}-scaled{dot}{ending}"]


def is_readable(file: Path) -> bool:
    """Say whether a file is what its ending says, and not too large; others are as good as lost."""
    if not 0 < file.stat().st_size <= LARGEST:
        return False
    if kind_of(file.name) is not Kind.PICTURE:
        return True
    try:
        with Image.open(file) as image:
            image.verify()
    except Exception:  # Pillow raises whatever a damaged file makes it
        return False
    return True


def digest(file: Path) -> bytes:
    """Return what tells a content from others."""
    with file.open("rb") as content:
        made = sha256()
        while piece := content.read(1 << 20):
            made.update(piece)
        return made.digest()
