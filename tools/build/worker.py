"""The process that builds, from within.

Started as `python -m tools.build.worker`, with the socket of who asks (tools/build/client.py).
"""

import gc
import json
import logging
import os
import signal
import socket
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

from tools.build.client import Answer, Task

_LONGEST = 1 << 20  # bytes of a message


def serve(channel: socket.socket) -> None:
    """Do tasks until nobody is left to ask."""
    worker = Worker()
    with channel, channel.makefile("wb") as answers, suppress(BrokenPipeError, KeyboardInterrupt):
        while True:
            message, locks, _, _ = socket.recv_fds(channel, _LONGEST, 1)
            if not message:
                return
            task = Task(**json.loads(message))
            try:
                answer = worker.build(task)
                answers.write(json.dumps(asdict(answer)).encode() + b"\n")
            finally:
                for lock in locks:
                    os.close(lock)
            answers.flush()
            if task.again:
                worker.tidy()


class Worker:
    """Pelican in this process, and what is worth keeping between two builds."""

    def __init__(self) -> None:
        import pelican.log

        self._log = logging.StreamHandler()
        pelican.log.init(logging.WARNING, fatal="warnings", handler=self._log, name="pelican")
        pelican.log.console.quiet = True  # the summary that Pelican prints is not for authors
        self._caches: dict[str, Any] = {}
        gc.freeze()
        gc.disable()

    def build(self, task: Task) -> Answer:
        """Build, with warnings as errors."""
        from plugins.common import clock
        from plugins.common.build import Build, Files

        state = Build(files=Files(previous=Path(task.previous)), cache=self._cache_of(task))
        report, printed = StringIO(), StringIO()
        self._log.setStream(report)
        with redirect_stderr(report), redirect_stdout(printed), clock.expiring() as expiry:
            try:
                _run(task, state)
            except SystemExit as end:
                reported, traces = report.getvalue(), "\n".join(state.tracebacks)
                return Answer(not end.code, reported, traces, printed=printed.getvalue())
            except Exception as error:
                from tools.build.failures import explained

                sentence, trace = explained(error)
                return Answer(False, report.getvalue() + sentence, trace)
        expires = expiry.expires.timestamp() if expiry.expires else None
        return Answer(
            True, report.getvalue(), expires=expires, hints=state.hints,
            unchanged=state.files.unchanged,
        )  # fmt: skip

    def tidy(self) -> None:
        """Give back what the last build took, while nobody waits."""
        from pelican.contents import Content

        for method in (Content.get_content, Content.get_summary):
            method.cache.clear()  # Pelican remembers each text for the life of its process
        gc.collect()

    def _cache_of(self, task: Task) -> Any:
        from plugins.common.cache.database import Database

        if task.cache not in self._caches:
            cache = Database(Path(task.cache), task.environment, is_long_lived=task.again)
            self._caches[task.cache] = cache
        return self._caches[task.cache]


def _run(task: Task, state: Any) -> None:
    """Let Pelican build; `state` is the Build that plugins share."""
    from pelican import Pelican
    from pelican.settings import read_settings

    from plugins.common.unexpected import reported

    ours = {"OUTPUT_PATH": str(Path(task.output).absolute()), "BUILD": state}
    settings = read_settings(task.settings, override={**ours, **task.more})
    try:
        with reported(state.problems):
            Pelican(settings).run()
            state.cache.drop_unused()
        if state.problems:  # Pelican itself failed, so plugins did not report
            from plugins.checks.reporting import report_problems

            report_problems(settings)
    finally:
        state.cache.commit()


if __name__ == "__main__":
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # it tells of its progress from the background
    serve(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)  # to take all apart that a build has made would take as long as a good part of it
