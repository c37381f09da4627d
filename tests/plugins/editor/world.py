"""What GitHub answers, from a real bare git repository."""

import base64
import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event
from typing import Any
from urllib.parse import unquote

from tests.plugins.editor.bare import Bare
from tests.support import PATIENCE

REPOSITORY = "ort/website"
GOOD = "github_pat_gut"

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
    kept: dict[tuple[str, str], Any] = field(default_factory=dict)

    def once(self, kind: str, sha: str, read: Callable[[], Any]) -> Any:
        """Return what a sha names, which never changes, read once."""
        if (kind, sha) not in self.kept:
            self.kept[kind, sha] = read()
        return self.kept[kind, sha]

    def hold(self, begin: str) -> Event:
        """Let requests that begin so ("PATCH", "GET /commits?") wait until what is returned is set."""
        held = Event()

        def wait(method: str, path: str) -> str:
            if f"{method} {path}".startswith(begin):
                held.wait(PATIENCE)
            return ""

        self.fault = wait
        return held


class Refusal(Exception):  # noqa: N818 - an answer
    """An answer that is none."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def _ref(world: World, name: str, _: dict[str, Any]) -> Any:
    try:
        return {"object": {"sha": world.bare.head(name)}}
    except subprocess.CalledProcessError:
        raise Refusal(404, "Not Found") from None


def _tree(world: World, sha: str, _: dict[str, Any]) -> Any:
    return world.once("tree", sha, lambda: _listed(world, sha))


def _listed(world: World, sha: str) -> Any:
    rows = world.bare.git("ls-tree", "-r", "-t", "-z", sha).split("\0")
    tree = [{"mode": m, "type": t, "sha": s, "path": path} for row in rows if row for (m, t, s), path in [(row.partition("\t")[0].split(), row.partition("\t")[2])]]  # fmt: skip
    return {"tree": tree, "truncated": False}


def _blob(world: World, sha: str, _: dict[str, Any]) -> Any:
    return world.once("blob", sha, lambda: _bytes(world, sha))


def _bytes(world: World, sha: str) -> Any:
    content = subprocess.run(["git", "cat-file", "blob", sha], cwd=world.bare.folder, capture_output=True, check=True).stdout  # fmt: skip
    return {"content": base64.encodebytes(content).decode(), "encoding": "base64"}


def _make_blob(world: World, _: str, body: dict[str, Any]) -> Any:
    return {
        "sha": world.bare.git(
            "hash-object", "-w", "--stdin", given=base64.b64decode(body["content"])
        )
    }


def _commit(world: World, sha: str, _: dict[str, Any]) -> Any:
    tree = world.once("commit", sha, lambda: world.bare.git("rev-parse", f"{sha}^{{tree}}"))
    return {"tree": {"sha": tree}}


def _make_tree(world: World, _: str, body: dict[str, Any]) -> Any:
    with_index = {**os.environ, "GIT_INDEX_FILE": str(world.bare.folder / "index-of-api")}

    def run(*words: str, given: bytes = b"") -> str:
        return subprocess.run(["git", *words], cwd=world.bare.folder, env=with_index, input=given, capture_output=True, check=True).stdout.decode().strip()  # fmt: skip

    run("read-tree", body["base_tree"])
    known = run("ls-files", "-z").split("\0")
    if any(e["sha"] is None and e["path"] not in known for e in body["tree"]):
        raise Refusal(422, "GitRPC::BadObjectState")  # what is not there cannot be deleted
    lines = "".join(
        f"{e['mode'] if e['sha'] else 0} {e['sha'] or '0' * 40}\t{e['path']}\0"
        for e in body["tree"]
    )
    run("update-index", "--add", "-z", "--index-info", given=lines.encode())
    return {"sha": run("write-tree")}


def _make_commit(world: World, _: str, body: dict[str, Any]) -> Any:
    parents = [word for parent in body["parents"] for word in ("-p", parent)]
    return {"sha": world.bare.git("commit-tree", body["tree"], *parents, "-m", body["message"])}


def _move(world: World, name: str, body: dict[str, Any]) -> Any:
    assert body["force"] is False
    head = world.bare.head(name)
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
    return {"status": status, "files": _files(world, common, head)[:300]}


def _files(world: World, base: str, head: str) -> list[dict[str, Any]]:
    """Return what differs, as GitHub tells it: of a rename both names."""
    said = world.bare.git("diff-tree", "-r", "-z", "-M", "--root", "--no-commit-id", base, head)
    words, files = iter(said.split("\0")), []
    for meta in filter(None, words):
        _, _, _, sha, status = meta.split()
        path = next(words)
        file = {"filename": path, "status": _STATUSES[status[0]], "sha": sha}
        if status[0] == "R":
            file |= {"previous_filename": path, "filename": next(words)}
        files.append(file)
    return files


_STATUSES = {"A": "added", "M": "modified", "D": "removed", "R": "renamed", "T": "changed"}


def _log(world: World, _: str, query: dict[str, Any]) -> Any:
    """Return the commits that touched a path, the last one first; none follows a rename."""
    form = "--format=%H%x00%an%x00%aI%x00%s"
    said = world.bare.git("log", form, "-n", query["per_page"], query["sha"], "--", query["path"])
    rows = [row.split("\0") for row in said.split("\n") if row]
    return [
        {"sha": sha, "commit": {"author": {"name": name, "date": day}, "message": message}}
        for sha, name, day, message in rows
    ]


def _content(world: World, path: str, query: dict[str, Any]) -> Any:
    sha = world.bare.git("rev-parse", "--verify", f"{query['ref']}:{unquote(path)}")
    return {**_blob(world, sha, {}), "sha": sha, "type": "file"}


def _checks(world: World, said: str, body: dict[str, Any]) -> Any:
    sha, _, what = said.partition("/")
    if not what:
        parents = world.bare.git("rev-list", "--parents", "-n", "1", sha).split()[1:]
        base = parents[0] if parents else world.bare.git("hash-object", "-t", "tree", os.devnull)
        return {"parents": [{"sha": one} for one in parents], "files": _files(world, base, sha)}
    assert what == "check-runs", said
    if body["token"] in world.refuses_checks:
        raise Refusal(403, "Resource not accessible by personal access token")
    return {"check_runs": world.checks.get(sha, [])}


def _notes(world: World, said: str, _: dict[str, Any]) -> Any:
    return world.notes.get(int(said.partition("/")[0]), [])


def _pulls(world: World, _: str, body: dict[str, Any]) -> Any:
    found = [pull for pull in reversed(world.pulls) if f"ort:{pull['head']}" == body["head"]]
    return [as_said(world, pull) for pull in found if body["state"] in {"all", pull["state"]}]


def as_said(world: World, pull: dict[str, Any]) -> dict[str, Any]:
    """Return a pull request as the API tells it."""
    sha = pull["sha"] or world.bare.head(pull["head"])
    return {**pull, "head": {"ref": pull["head"], "sha": sha}}


def _make_pull(world: World, _: str, body: dict[str, Any]) -> Any:
    head, base = body["head"], body["base"]
    if any(pull["head"] == head and pull["state"] == "open" for pull in world.pulls):
        raise Refusal(422, "A pull request already exists")
    if world.bare.git("rev-list", "--count", f"{base}..{head}") == "0":
        raise Refusal(422, f"No commits between {base} and {head}")
    number = len(world.pulls) + 1
    world.pulls.append(
        {key: body[key] for key in ("head", "base", "title")}
        | {"html_url": f"https://github.com/{REPOSITORY}/pull/{number}"}
        | {"state": "open", "merged_at": None, "merge_commit_sha": None, "sha": ""}
    )
    return as_said(world, world.pulls[-1])


ROUTES: list[tuple[str, str, Callable[[World, str, dict[str, Any]], Any]]] = [
    ("GET", "", lambda *_: {"full_name": REPOSITORY}),
    ("GET", "/git/ref/heads/", _ref), ("GET", "/git/trees/", _tree), ("GET", "/git/blobs/", _blob),
    ("GET", "/git/commits/", _commit), ("GET", "/compare/", _compare), ("GET", "/commits/", _checks),
    ("GET", "/commits", _log), ("GET", "/contents/", _content), ("GET", "/check-runs/", _notes), ("GET", "/pulls", _pulls), ("POST", "/pulls", _make_pull),
    ("POST", "/git/blobs", _make_blob), ("POST", "/git/trees", _make_tree),
    ("POST", "/git/commits", _make_commit), ("POST", "/git/refs", _make_ref),
    ("PATCH", "/git/refs/heads/", _move),
]  # fmt: skip
