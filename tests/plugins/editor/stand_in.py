"""A stand-in for GitHub's API on loopback, over a real bare git repository, with faults on demand."""

import json
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.plugins.editor.world import REPOSITORY, ROUTES, Refusal, World


class StandIn(ThreadingHTTPServer):
    """The server; a test puts a world of its own into it."""

    daemon_threads = True
    world: World

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        """Where the API answers."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: Any) -> None:
        """A tab that was closed is no fault of the server."""


class Handler(BaseHTTPRequestHandler):
    """Answers as GitHub does, for what the editor asks."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # as PagesHandler
    server: StandIn

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def do_OPTIONS(self) -> None:
        """Allow any origin (CORS)."""
        self._send(204, None)

    def do_GET(self) -> None:
        """Answer a request of any method."""
        self._answer()

    do_POST = do_PATCH = do_PUT = do_DELETE = do_GET

    def _answer(self) -> None:
        world = self.server.world
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        path = self.path.removeprefix(f"/repos/{REPOSITORY}")
        world.asked.append((self.command, path))
        world.bodies.append(body)
        token = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
        world.tokens.append(token)
        wrong = world.fault(self.command, path)
        if wrong == "cut":
            return self._hang_up()
        if wrong == "hang":
            world.released.wait()
            return self._hang_up()
        if wrong.isdigit():
            return self._send(int(wrong), {"message": "Als Probe"})
        try:
            said = self._said(world, path, json.loads(body) if body else {}, token)
        except Refusal as refusal:
            return self._send(refusal.status, {"message": str(refusal)})
        except subprocess.CalledProcessError as error:
            return self._send(
                404, {"message": error.stderr.decode() if error.stderr else "Not Found"}
            )
        if wrong == "done":
            world.released.wait()
        if wrong in {"lost", "done"}:
            return self._hang_up()
        return self._send(200 if self.command != "POST" else 201, said)

    def _hang_up(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _said(self, world: World, path: str, body: dict[str, Any], token: str) -> Any:
        if token and token not in world.valid:
            raise Refusal(401, "Bad credentials")
        if self.command != "GET" and not token:
            raise Refusal(401, "Requires authentication")
        parts = urlsplit(path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        for method, begin, act in ROUTES:
            if method == self.command and (
                parts.path == begin or (begin.endswith("/") and parts.path.startswith(begin))
            ):
                said = {**body, **query, "token": token}
                return act(world, parts.path.removeprefix(begin), said)
        world.unknown.append(f"{self.command} {self.path}")
        raise Refusal(500, "unknown")

    def _send(self, status: int, said: Any) -> None:
        content = b"" if said is None else json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header(
            "Access-Control-Allow-Headers", "*, Authorization, Content-Type, X-GitHub-Api-Version"
        )
        self.send_header("Access-Control-Allow-Methods", "*, PATCH")
        self.send_header("Access-Control-Max-Age", "600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
