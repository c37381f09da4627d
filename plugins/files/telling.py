"""What files tell that stay off the site: the public repository shows them all the same."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from plugins.common.pdf import bounded, telling
from plugins.common.traces import routine, words
from plugins.common.traces.trace import Trace
from plugins.files.survey import Found, State

_MOST = 50_000_000  # bytes of a file that is left out and looked into all the same


def telling_files(content: Path, found: Found) -> Iterator[tuple[Found, str]]:
    """Yield each file that tells of people and places, with what in words; `found` is left out.

    Of a folder that is left out, every file within; links are not followed.
    """
    for one in _within(content, found):
        if what := words.telling(_traces(content / one.path)):
            yield one, what


def _within(content: Path, found: Found) -> Iterable[Found]:
    if found.state is not State.FOLDER:
        return [found] if found.state is State.FILE else []
    paths = [Path(at, name) for at, _, names in os.walk(content / found.path) for name in names]
    readable = (
        path for path in sorted(paths) if not path.is_symlink() and os.access(path, os.R_OK)
    )
    return [
        Found(f"{path.parent.relative_to(content).as_posix()}/", path.name, found.kind)
        for path in readable
    ]


def _traces(path: Path) -> Iterable[Trace]:
    if not path.is_file() or path.stat().st_size > _MOST:
        return ()
    content = path.read_bytes()
    if b"%PDF-" in content[:1024]:
        return telling.traces(bounded.look_into([path])[0])
    return routine.find(content)
