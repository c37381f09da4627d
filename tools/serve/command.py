"""`make serve`: builds, serves, watches, builds again, and tells the browser."""

import os
import queue
import sys
import threading
import time
from pathlib import Path

from watchfiles import watch

from tools.build.client import Builder
from tools.build.command import update
from tools.build.running import BuildError
from tools.cache import CACHE
from tools.serve.preview import PreviewServer

# Not output/: that is the production site, and a preview must not take its place.
PREVIEW = CACHE / "preview"
FOLDERS = ("content", "theme", "plugins")
SETTINGS = ("pelicanconf.py", "publishconf.py")
_LOOK = 1.0  # seconds from one look at the preview to the next


def serve(settings: str, port: str) -> None:
    """Serve the site until Ctrl+C; a faulty edit is reported and the last good site stays."""
    try:
        server = PreviewServer(PREVIEW, int(port))
    except (OSError, OverflowError, ValueError):
        raise SystemExit(
            f"Fehler: Anschluss {port} ist belegt oder nicht erlaubt."
            ' Abhilfe: Einen anderen nehmen, etwa make serve ARGS="--port 8123".'
        ) from None
    # Before the builder starts, which inherits it: part of the preview's address (pelicanconf.py).
    os.environ["PREVIEW_PORT"] = str(server.server_port)
    with server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        builder = Builder()
        try:
            _build_on_changes(settings, server, builder)
        except KeyboardInterrupt:
            print()
        finally:
            builder.end()


def _build_on_changes(settings: str, server: PreviewServer, builder: Builder) -> None:
    """Build once, then after each change, and where somebody took the preview away."""
    changes, known_hints = _changes(), set[str]()
    is_good = _rebuild(settings, server, builder, known_hints)
    print(f"Vorschau: {server.url} (beenden mit Strg+C)", flush=True)
    while True:
        if _wait(changes) or (is_good and _is_gone(PREVIEW)):
            is_good = _rebuild(settings, server, builder, known_hints)


def _wait(changes: "queue.Queue[None]") -> bool:
    """Wait for a change, up to a second; say whether there was one."""
    try:
        changes.get(timeout=_LOOK)
    except queue.Empty:
        return False
    while not changes.empty():  # several saves at once are one
        changes.get_nowait()
    return True


def _is_gone(preview: Path) -> bool:
    """Say whether a folder was deleted, after a moment for `rm -r .cache` to come to its end."""
    if preview.is_dir():
        return False
    time.sleep(_LOOK)
    return not preview.is_dir()


def _rebuild(settings: str, server: PreviewServer, builder: Builder, known_hints: set[str]) -> bool:
    """Build, tell open pages what came of it, and say whether it went well."""
    try:
        update(settings, PREVIEW, builder, known_hints)
    except BuildError as error:
        server.news.tell("failed", error.report)
    except SystemExit as refused:  # by the file system: the next edit may fare better
        print(refused, file=sys.stderr, flush=True)
        server.news.tell("failed", str(refused))
    else:
        server.news.tell("built")
        return True
    return False


def _changes() -> "queue.Queue[None]":
    """Return a queue that gets an item for each change of what the site is made of.

    Settings are watched by their folder: an editor that saves by renaming gives a file a new
    identity, and a watch on the file itself would end with the old one.
    """
    found: queue.Queue[None] = queue.Queue()

    def follow(paths: tuple[str, ...], *, recursive: bool) -> None:
        for changed in watch(
            *paths, recursive=recursive, raise_interrupt=False, debounce=100, step=10
        ):
            if recursive or any(Path(path).name in SETTINGS for _, path in changed):
                found.put(None)

    for paths, recursive in ((FOLDERS, True), ((".",), False)):
        threading.Thread(
            target=follow, args=(paths,), kwargs={"recursive": recursive}, daemon=True
        ).start()
    return found
