"""A process that builds: started for each task, or kept by `make serve` for what it has learned.

The two talk through a socket, a line of JSON each way (the other end: tools/build/worker.py). With
its task the process gets the lock of the build, and holds it until it is done, even if who asked
is killed meanwhile.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import Any

KILLED = (
    "Fehler: Das Programm wurde mitten im Bauen beendet, vielleicht fehlte Speicher."
    " Abhilfe: Es noch einmal versuchen; hilft das nicht, die letzte Änderung zurücknehmen.\n"
)


@dataclass(frozen=True)
class Task:
    """Build with a settings file into `output`, leaving out files that `previous` has already.

    `environment` is the digest of what `cache`, a file, holds for (tools/build/inputs.py).
    """

    settings: str
    output: str
    previous: str
    cache: str
    environment: str
    more: dict[str, Any] = field(default_factory=dict)  # settings besides those of the file
    again: bool = False  # whether it will be built again soon


@dataclass(frozen=True)
class Answer:
    """What became of a task: the report for authors, and of a failure of ours the traceback.

    `printed` is what plugins printed besides, for other tools; `hints` are the report's lines that
    stop nothing.

    `unchanged` are the files left out. `expires` is when the same files might come out differently,
    in seconds of the epoch.
    """

    done: bool
    report: str
    traceback: str = ""
    expires: float | None = None
    printed: str = ""
    hints: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)


def start_worker(channel: int) -> "subprocess.Popen[bytes]":
    """Start the process, which gets the descriptor of its end of the socket.

    Ctrl+C reaches a group of processes: only who asked, who then ends this one.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "tools.build.worker", str(channel)],
        pass_fds=[channel], process_group=0,
    )  # fmt: skip


class WorkerProcess:
    """The process as who asks it sees it; `environment` is the one it was started in."""

    def __init__(self, environment: str) -> None:
        self.environment = environment
        self._socket, its = socket.socketpair()
        with its:
            self._process = start_worker(its.fileno())

    def build(self, task: Task, lock: int) -> Answer:
        """Have a task done; `lock` is the file descriptor of its lock."""
        message = json.dumps(asdict(task)).encode()
        try:
            with suppress(OSError):
                socket.send_fds(self._socket, [message], [lock])
                with self._socket.makefile("rb") as answers:
                    if answer := answers.readline():
                        return Answer(**json.loads(answer))
        except KeyboardInterrupt:
            os.killpg(self._process.pid, signal.SIGTERM)  # with what shares its work
            raise
        return Answer(done=False, report="", traceback="The process that builds has ended.")

    def end(self) -> None:
        """End the process, when it is done."""
        self._socket.close()
        self._process.wait()


class Builder:
    """Keeps a builder as long as it fits: in the same environment, and well."""

    def __init__(self) -> None:
        self._builder: WorkerProcess | None = None

    def build(self, task: Task, lock: int) -> Answer:
        """Have a task done by the builder that is there, else by a fresh one."""
        if self._builder and self._builder.environment != task.environment:
            self.end()
        self._builder = self._builder or WorkerProcess(task.environment)
        answer = self._builder.build(task, lock)
        if answer.traceback:
            self.end()  # who knows in what state it is
        return answer

    def end(self) -> None:
        """Let the builder go."""
        if self._builder:
            self._builder.end()
        self._builder = None
