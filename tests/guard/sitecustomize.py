"""Loaded by each Python that tests start: nobody reads the site's own content.

Today's texts are none of the tests' business: an author who adds, renames or deletes one must not
turn them red. What holds for any content is checked by every build (plugins/checks).
"""

import os
import sys
from pathlib import Path
from typing import Any

CONTENT = str(Path(__file__).resolve().parents[2] / "content")
_READING = frozenset({"open", "os.listdir", "os.scandir"})


def refuse(event: str, args: tuple[Any, ...]) -> None:
    """Raise RuntimeError where a file or folder of content/ is opened.

    An audit hook: https://docs.python.org/3/library/sys.html#sys.addaudithook
    """
    if event in _READING and isinstance(args[0], str | bytes | os.PathLike):
        name = os.fsdecode(args[0])
        if event == "open" and args[1] is None and not name.startswith("/"):
            return  # by os.open, so it may be a name in whatever folder; shutil.rmtree asks so
        path = os.path.abspath(name)  # noqa: PTH100 - of thousands, as fast as can be
        if path == CONTENT or path.startswith(f"{CONTENT}/"):
            raise RuntimeError(f"A test reads {path}; tests have content of their own.")


sys.addaudithook(refuse)
