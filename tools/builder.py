"""A process that builds: started for each task, or kept by `make serve` for what it has learned.

The two talk through a socket, a line of JSON each way. With its task the process gets the lock of
the build, and holds it until it is done, even if who asked is killed meanwhile.
"""

import gc
import json
import logging
import os
import socket
import subprocess
import sys
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict, dataclass, field
from io import StringIO
from pathlib import Path
from typing import Any

_LONGEST = 1 << 20  # bytes of a message


@dataclass(frozen=True)
class Task:
    """Build with a settings file into `output`, leaving out files that `previous` has already.

    `house` is the digest of what `memory`, a file, holds for (tools/inputs.py).
    """

    settings: str
    output: str
    previous: str
    memory: str
    house: str
    more: dict[str, Any] = field(default_factory=dict)  # settings besides those of the file
    again: bool = False  # whether it will be built again soon


@dataclass(frozen=True)
class Answer:
    """What became of a task: the report for authors, and of a failure of ours the traceback.

    `printed` is what plugins printed besides, for other tools.

    `unchanged` are the files left out. `until` is when the same files might come out differently,
    in seconds of the epoch.
    """

    done: bool
    report: str
    traceback: str = ""
    until: float | None = None
    printed: str = ""
    unchanged: list[str] = field(default_factory=list)


class Builder:
    """The process as who asks it sees it; `house` is the one it was started in."""

    def __init__(self, house: str) -> None:
        self.house = house
        self._socket, its = socket.socketpair()
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tools.builder", str(its.fileno())], pass_fds=[its.fileno()]
            )

    def build(self, task: Task, lock: int) -> Answer:
        """Have a task done; `lock` is the file descriptor of its lock."""
        message = json.dumps(asdict(task)).encode()
        with suppress(OSError):
            socket.send_fds(self._socket, [message], [lock])
            with self._socket.makefile("rb") as answers:
                if answer := answers.readline():
                    return Answer(**json.loads(answer))
        return Answer(done=False, report="", traceback="The process that builds has ended.")

    def end(self) -> None:
        """End the process, when it is done."""
        self._socket.close()
        self._process.wait()


class Keeper:
    """Keeps a builder as long as it fits: in the same house, and well."""

    def __init__(self) -> None:
        self._builder: Builder | None = None

    def build(self, task: Task, lock: int) -> Answer:
        """Have a task done by the builder that is there, else by a fresh one."""
        if self._builder and self._builder.house != task.house:
            self.end()
        self._builder = self._builder or Builder(task.house)
        answer = self._builder.build(task, lock)
        if answer.traceback:
            self.end()  # who knows in what state it is
        return answer

    def end(self) -> None:
        """Let the builder go."""
        if self._builder:
            self._builder.end()
        self._builder = None


def serve(channel: socket.socket) -> None:
    """Do tasks until nobody is left to ask."""
    workplace = Workplace()
    with channel, channel.makefile("wb") as answers, suppress(BrokenPipeError, KeyboardInterrupt):
        while True:
            message, locks, _, _ = socket.recv_fds(channel, _LONGEST, 1)
            if not message:
                return
            task = Task(**json.loads(message))
            try:
                answer = workplace.build(task)
                answers.write(json.dumps(asdict(answer)).encode() + b"\n")
            finally:
                for lock in locks:
                    os.close(lock)
            answers.flush()
            if task.again:
                workplace.tidy()


class Workplace:
    """Pelican in this process, and what is worth keeping between two builds."""

    def __init__(self) -> None:
        import pelican.log

        self._log = logging.StreamHandler()
        pelican.log.init(logging.WARNING, fatal="warnings", handler=self._log, name="pelican")
        pelican.log.console.quiet = True  # the summary that Pelican prints is not for authors
        self._memories: dict[str, Any] = {}
        gc.freeze()
        gc.disable()

    def build(self, task: Task) -> Answer:
        """Build, with warnings as errors."""
        from plugins.common.clock import horizon

        report, printed = StringIO(), StringIO()
        self._log.setStream(report)
        horizon.forget()
        with redirect_stderr(report), redirect_stdout(printed):
            try:
                unchanged = self._run(task)
            except SystemExit as end:
                return Answer(not end.code, report.getvalue(), printed=printed.getvalue())
            except Exception as error:
                said = f"{report.getvalue()}{type(error).__name__}: {error}\n"
                return Answer(False, said, traceback.format_exc())
        until = horizon.until.timestamp() if horizon.until else None
        return Answer(True, report.getvalue(), until=until, unchanged=unchanged)

    def tidy(self) -> None:
        """Give back what the last build took, while nobody waits."""
        from pelican.contents import Content

        for method in (Content.get_content, Content.get_summary):
            method.cache.clear()  # Pelican remembers each text for the life of its process
        gc.collect()

    def _run(self, task: Task) -> list[str]:
        from pelican import Pelican
        from pelican.settings import read_settings

        from plugins.common.memory import Memory

        if task.memory not in self._memories:
            self._memories[task.memory] = Memory(Path(task.memory), task.house, keeps=task.again)
        memory = self._memories[task.memory]
        unchanged: list[str] = []
        ours = {
            "OUTPUT_PATH": str(Path(task.output).absolute()),
            "MEMORY": memory,
            "PREVIOUS_OUTPUT": task.previous,
            "UNCHANGED_FILES": unchanged,
        }
        try:
            Pelican(read_settings(task.settings, override={**ours, **task.more})).run()
            memory.forget_unused()
        finally:
            memory.save()
        return unchanged


if __name__ == "__main__":
    serve(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)  # to take all apart that a build has made would take as long as a good part of it
