"""A stand-in for GitHub's API on loopback, over a real bare git repository, with faults on demand."""

import base64
import json
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event
from typing import Any
from urllib.parse import parse_qs, urlsplit

REPOSITORY = "ort/website"
GOOD = "github_pat_gut"
_WHO = {
    "GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@users.noreply.github.example",
    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@users.noreply.github.example",
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
}  # fmt: skip


@dataclass(frozen=True)
class Bare:
    """A bare repository."""

    folder: Path

    def git(self, *words: str, given: bytes | None = None) -> str:
        """Run git, return what it says; CalledProcessError where it refuses."""
        done = subprocess.run(
            ["git", *words], cwd=self.folder, input=given, capture_output=True, check=True,
            env={**os.environ, **_WHO},
        )  # fmt: skip
        return done.stdout.decode().strip()

    def head(self, branch: str = "main") -> str:
        """Return the commit of a branch."""
        return self.git("rev-parse", branch)

    def text(self, path: str, branch: str = "main") -> str:
        """Return a file."""
        return self.content(path, branch).decode()

    def content(self, path: str, branch: str = "main") -> bytes:
        """Return the bytes of a file."""
        command = ["git", "cat-file", "blob", f"{branch}:{path}"]
        return subprocess.run(command, cwd=self.folder, capture_output=True, check=True).stdout

    def paths(self, branch: str = "main") -> list[str]:
        """Return the files of a branch."""
        return self.git("ls-tree", "-r", "--name-only", branch).split("\n")

    def messages(self, branch: str = "main") -> list[str]:
        """Return what commits say, the last one first."""
        return self.git("log", "--format=%s", branch).split("\n")

    def commit(self, files: dict[str, bytes | None], message: str = "Jemand anderes") -> str:
        """Commit to main, as somebody else would; None deletes a file."""
        head, lines = self.head(), b""
        tree = self.git("ls-tree", "-r", head).encode()
        kept = [row for row in tree.split(b"\n") if row.partition(b"\t")[2].decode() not in files]
        fresh = [
            f"100644 blob {self.git('hash-object', '-w', '--stdin', given=content)}\t{path}".encode()
            for path, content in files.items() if content is not None
        ]  # fmt: skip
        index = {**os.environ, **_WHO, "GIT_INDEX_FILE": str(self.folder / "other-index")}
        lines = b"\n".join([*kept, *fresh]) + b"\n"
        for words, given in (
            (["read-tree", "--empty"], b""),
            (["update-index", "--index-info"], lines),
        ):
            subprocess.run(["git", *words], cwd=self.folder, env=index, input=given, check=True)
        new = subprocess.run(["git", "write-tree"], cwd=self.folder, env=index, capture_output=True, check=True).stdout.decode().strip()  # fmt: skip
        sha = self.git("commit-tree", new, "-p", head, "-m", message)
        self.git("update-ref", "refs/heads/main", sha, head)
        return sha


# What goes wrong with one request: told its method and path below the repository, it returns
# "" for nothing, a status, "lost" (done, and no answer) or "cut" (neither); "done" and "hang" are
# the same with a connection that stays open.
Fault = Callable[[str, str], str]


@dataclass
class World:
    """What the stand-in knows besides git."""

    bare: Bare
    fault: Fault = lambda _method, _path: ""
    asked: list[tuple[str, str]] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    pulls: list[dict[str, Any]] = field(default_factory=list)
    checks: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    notes: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    valid: set[str] = field(default_factory=lambda: {GOOD})
    refuses_checks: set[str] = field(default_factory=set)
    released: Event = field(default_factory=Event)


class Refusal(Exception):  # noqa: N818 - an answer
    """An answer that is none."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


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


def _ref(world: World, name: str, _: dict[str, Any]) -> Any:
    try:
        return {"object": {"sha": world.bare.git("rev-parse", "--verify", f"refs/heads/{name}")}}
    except subprocess.CalledProcessError:
        raise Refusal(404, "Not Found") from None


def _tree(world: World, sha: str, _: dict[str, Any]) -> Any:
    rows = world.bare.git("-c", "core.quotePath=false", "ls-tree", "-r", "-t", sha).split("\n")
    tree = [{"mode": m, "type": t, "sha": s, "path": path} for row in rows if row for (m, t, s), path in [(row.partition("\t")[0].split(), row.partition("\t")[2])]]  # fmt: skip
    return {"tree": tree, "truncated": False}


def _blob(world: World, sha: str, _: dict[str, Any]) -> Any:
    content = subprocess.run(["git", "cat-file", "blob", sha], cwd=world.bare.folder, capture_output=True, check=True).stdout  # fmt: skip
    return {"content": base64.encodebytes(content).decode(), "encoding": "base64"}


def _make_blob(world: World, _: str, body: dict[str, Any]) -> Any:
    return {
        "sha": world.bare.git(
            "hash-object", "-w", "--stdin", given=base64.b64decode(body["content"])
        )
    }


def _commit(world: World, sha: str, _: dict[str, Any]) -> Any:
    return {"tree": {"sha": world.bare.git("rev-parse", f"{sha}^{{tree}}")}}


def _make_tree(world: World, _: str, body: dict[str, Any]) -> Any:
    with_index = {**os.environ, "GIT_INDEX_FILE": str(world.bare.folder / "index-of-api")}

    def run(*words: str, given: bytes = b"") -> str:
        return subprocess.run(["git", *words], cwd=world.bare.folder, env=with_index, input=given, capture_output=True, check=True).stdout.decode().strip()  # fmt: skip

    run("read-tree", body["base_tree"])
    lines = "".join(f"{e['mode']} {e['type']} {e['sha']}\t{e['path']}\n" for e in body["tree"])
    run("update-index", "--add", "--index-info", given=lines.encode())
    return {"sha": run("write-tree")}


def _make_commit(world: World, _: str, body: dict[str, Any]) -> Any:
    parents = [word for parent in body["parents"] for word in ("-p", parent)]
    return {"sha": world.bare.git("commit-tree", body["tree"], *parents, "-m", body["message"])}


def _move(world: World, name: str, body: dict[str, Any]) -> Any:
    assert body["force"] is False
    head = world.bare.git("rev-parse", f"refs/heads/{name}")
    bases = world.bare.git("merge-base", head, body["sha"])
    if bases != head:
        raise Refusal(422, "Update is not a fast forward")
    world.bare.git("update-ref", f"refs/heads/{name}", body["sha"], head)
    return {"object": {"sha": body["sha"]}}


def _make_ref(world: World, _: str, body: dict[str, Any]) -> Any:
    if world.bare.git("for-each-ref", body["ref"]):
        raise Refusal(422, "Reference already exists")
    world.bare.git("update-ref", body["ref"], body["sha"])
    return {"object": {"sha": body["sha"]}}


def _compare(world: World, said: str, _body: dict[str, Any]) -> Any:
    base, head = said.split("...")
    base = world.bare.git("rev-parse", "--verify", f"{base}^{{commit}}")
    head = world.bare.git("rev-parse", "--verify", f"{head}^{{commit}}")
    common = world.bare.git("merge-base", base, head)
    status = (
        "identical"
        if base == head
        else "ahead"
        if common == base
        else "behind"
        if common == head
        else "diverged"
    )
    return {"status": status}


def _checks(world: World, said: str, body: dict[str, Any]) -> Any:
    sha, what = said.split("/")
    assert what == "check-runs", said
    if body["token"] in world.refuses_checks:
        raise Refusal(403, "Resource not accessible by personal access token")
    return {"check_runs": world.checks.get(sha, [])}


def _notes(world: World, said: str, _: dict[str, Any]) -> Any:
    return world.notes.get(int(said.partition("/")[0]), [])


def _pulls(world: World, _: str, body: dict[str, Any]) -> Any:
    return [pull for pull in world.pulls if f"ort:{pull['head']}" == body["head"]]


def _make_pull(world: World, _: str, body: dict[str, Any]) -> Any:
    if any(pull["head"] == body["head"] for pull in world.pulls):
        raise Refusal(422, "A pull request already exists")
    number = len(world.pulls) + 1
    world.pulls.append(
        {key: body[key] for key in ("head", "base", "title")}
        | {"html_url": f"https://github.com/{REPOSITORY}/pull/{number}"}
    )
    return world.pulls[-1]


ROUTES: list[tuple[str, str, Callable[[World, str, dict[str, Any]], Any]]] = [
    ("GET", "", lambda *_: {"full_name": REPOSITORY}),
    ("GET", "/git/ref/heads/", _ref), ("GET", "/git/trees/", _tree), ("GET", "/git/blobs/", _blob),
    ("GET", "/git/commits/", _commit), ("GET", "/compare/", _compare), ("GET", "/commits/", _checks),
    ("GET", "/check-runs/", _notes), ("GET", "/pulls", _pulls), ("POST", "/pulls", _make_pull),
    ("POST", "/git/blobs", _make_blob), ("POST", "/git/trees", _make_tree),
    ("POST", "/git/commits", _make_commit), ("POST", "/git/refs", _make_ref),
    ("PATCH", "/git/refs/heads/", _move),
]  # fmt: skip
