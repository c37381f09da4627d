"""The preview's server: as GitHub Pages, with a channel that tells open pages of each build."""

import json
import threading
from pathlib import Path

from tools.serve.server import PagesHandler, PagesServer

EVENTS = "/.vorschau"
_SCRIPT = Path(__file__).with_name("preview.html")
_PATIENCE = 15.0  # seconds between signs of life on an idle connection


class EventStream:
    """The latest event of the builds; waiting threads are woken by each new one."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._number = 0
        self._event = ""
        self.built = 0  # the number of the last build that succeeded: what the preview shows

    def tell(self, name: str, data: str = "") -> None:
        """Send an event to every open page (https://html.spec.whatwg.org/#server-sent-events)."""
        with self._condition:
            self._number += 1
            self._event = f"event: {name}\ndata: {json.dumps(data)}\n\n"
            if name == "built":
                self.built = self._number
            self._condition.notify_all()

    def after(self, number: int) -> tuple[int, str]:
        """Wait for an event later than `number`; an empty comment where none comes in time."""
        with self._condition:
            if self._condition.wait_for(lambda: self._number > number, _PATIENCE):
                return self._number, self._event
            return number, ":\n\n"


class PreviewServer(PagesServer):
    """The pages server with a channel for events."""

    def __init__(self, root: Path, port: int) -> None:
        super().__init__(root, port, PreviewHandler)
        self.news = EventStream()


class PreviewHandler(PagesHandler):
    """Answers as GitHub Pages, but nothing is cached and pages listen for the next build."""

    cache_control = "no-store"
    nothing = Path(__file__).with_name("nothing.html").read_bytes()
    server: PreviewServer

    def do_GET(self) -> None:
        """Answer the event channel, else as ever."""
        path, _, number = self.path.partition("?")
        if path == EVENTS:
            self._send_events(int(number) if number.isdecimal() else 0)
        else:
            super().do_GET()

    def read(self, file: Path) -> bytes:
        """Add the script to pages; the files themselves stay as they are."""
        number = self.server.news.built  # asked first: a build in between is told later
        body = super().read(file)
        if file.suffix != ".html":
            return body
        return body + _SCRIPT.read_bytes().replace(b"NUMBER", str(number).encode())

    def _send_events(self, number: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                number, event = self.server.news.after(number)
                self.wfile.write(event.encode())
                self.wfile.flush()
        except OSError:
            return  # the page was closed
