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
        traces: list[str] = []
        self._log.setStream(report)
        horizon.forget()
        with redirect_stderr(report), redirect_stdout(printed):
            try:
                unchanged = self._run(task, traces)
            except SystemExit as end:
                said = report.getvalue()
                return Answer(not end.code, said, "\n".join(traces), printed=printed.getvalue())
            except Exception as error:
                from tools.build.failures import explained

                said, trace = explained(error)
                return Answer(False, report.getvalue() + said, trace)
        until = horizon.until.timestamp() if horizon.until else None
        return Answer(True, report.getvalue(), until=until, unchanged=unchanged)

    def tidy(self) -> None:
        """Give back what the last build took, while nobody waits."""
        from pelican.contents import Content

        for method in (Content.get_content, Content.get_summary):
            method.cache.clear()  # Pelican remembers each text for the life of its process
        gc.collect()

    def _run(self, task: Task, traces: list[str]) -> list[str]:
        """Return the files left as they are; `traces` gets those of what nobody expected."""
        from pelican import Pelican
        from pelican.settings import read_settings

        from plugins.common.memory import Memory
        from plugins.common.problem import problems_of
        from plugins.common.unexpected import told

        if task.memory not in self._memories:
            self._memories[task.memory] = Memory(Path(task.memory), task.house, keeps=task.again)
        memory = self._memories[task.memory]
        unchanged: list[str] = []
        ours = {
            "OUTPUT_PATH": str(Path(task.output).absolute()),
            "MEMORY": memory,
            "PREVIOUS_OUTPUT": task.previous,
            "UNCHANGED_FILES": unchanged,
            "TRACEBACKS": traces,
        }
        settings = read_settings(task.settings, override={**ours, **task.more})
        try:
            with told(problems_of(settings)):
                Pelican(settings).run()
                memory.forget_unused()
            if problems_of(settings):  # Pelican itself failed, so plugins did not report
                from plugins.checks import report_problems

                report_problems(settings)
        finally:
            memory.save()
        return unchanged


if __name__ == "__main__":
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # it tells of its progress from the background
    serve(socket.socket(fileno=int(sys.argv[1])))
    os._exit(0)  # to take all apart that a build has made would take as long as a good part of it
