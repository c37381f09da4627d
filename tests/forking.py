"""Runs Python modules in copies of a process that has imported Pelican and our code already.

Importing takes two thirds of a small build. Tests make hundreds, so each process of tests starts one
server (`ForkServer`); it forks for each command, and the copy changes folder, environment and
outputs, then runs the module as `python -m` would. A worker that builds is a copy as well. Nothing is built in the server itself, so every
copy begins as fresh as an interpreter. Linux only; elsewhere, and where a test is about starting
Python, interpreters are started.
"""

import gc
import json
import os
import pkgutil
import runpy
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import chdir, suppress
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from unittest.mock import patch

from jinja2 import Environment, FileSystemLoader, TemplateError

MODULES = frozenset({"pelican", "tools.program", "invoke"})  # what may be run so
FIXTURES = Path(__file__).parent / "fixtures"
_SAID_AT_START = ("PYTHON", "LC_", "LANG")  # what Python reads in the environment when it starts


class ForkServer:
    """The server as who asks it sees it."""

    def __init__(self, root: Path, leash: Sequence[str]) -> None:
        self._socket, its = socket.socketpair()
        with its:
            self._process = subprocess.Popen(
                [*leash, sys.executable, "-m", "tests.forking", str(its.fileno())],
                cwd=root, stdin=subprocess.DEVNULL, pass_fds=[its.fileno()],
            )  # fmt: skip

    def run(
        self, command: Sequence[str], folder: Path, environment: Mapping[str, str]
    ) -> "subprocess.CompletedProcess[str]":
        """Return what `python COMMAND` in a folder comes to."""
        with TemporaryFile() as request, TemporaryFile() as out, TemporaryFile() as err:
            asked = {"command": command, "folder": str(folder), "environment": dict(environment)}
            request.write(json.dumps(asked).encode())
            request.flush()
            files = [request.fileno(), out.fileno(), err.fileno()]
            socket.send_fds(self._socket, [b"?"], files)
            code = int.from_bytes(self._socket.recv(2), "big", signed=True)
            said = [_text(out), _text(err)]
        return subprocess.CompletedProcess([sys.executable, *command], code, *said)

    def end(self) -> None:
        """End the server."""
        self._socket.close()
        self._process.wait()


def can_run(command: Sequence[str], environment: Mapping[str, str] | None) -> bool:
    """Say whether the server may run a command with what a test adds to the environment."""
    is_known = len(command) > 1 and command[0] == "-m" and command[1] in MODULES
    starts_otherwise = any(name.startswith(_SAID_AT_START) for name in environment or {})
    return sys.platform == "linux" and is_known and not starts_otherwise


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode().replace("\r\n", "\n")


def _serve(channel: socket.socket) -> None:
    _import_all()
    gc.freeze()
    while True:
        message, files, _, _ = socket.recv_fds(channel, 1, 3)
        if not message:
            return
        process = os.fork()
        if process == 0:
            channel.close()
            _become(*files)
        for file in files:
            os.close(file)
        _, status = os.waitpid(process, 0)
        code = os.waitstatus_to_exitcode(status)
        with suppress(BrokenPipeError):
            channel.send(code.to_bytes(2, "big", signed=True))


def _import_all() -> None:
    import_module("pelican")
    import_module("tools.options")
    plugins = import_module("plugins")
    for module in pkgutil.walk_packages(plugins.__path__, "plugins."):
        if not module.name.endswith(".worker"):  # a program of its own
            import_module(module.name)
    import_module("rich.status")
    import_module("PIL.Image").init()
    with chdir(FIXTURES):  # where no facts are
        settings = runpy.run_path("../../pelicanconf.py")
    _compile_templates_of_plugins()
    _compile_templates_of_theme(settings)
    _compile_patterns(settings)


def _compile_templates_of_plugins() -> None:
    """Let every build find them as a kept builder does: each plugin keeps its own."""
    modules = [module for name, module in sys.modules.items() if name.startswith("plugins.")]
    for environment in [one for module in modules for one in vars(module).values()]:
        if isinstance(environment, Environment):
            for name in environment.list_templates():
                environment.get_template(name)


def _compile_patterns(settings: Mapping[str, Any]) -> None:
    """Fill the caches of re and Python-Markdown, of which the latter looks through all packages."""
    from plugins.body.markdown import Converter

    Converter(settings["MARKDOWN"]).html("# A\n\n*b* [c](/d)\n")


def _compile_templates_of_theme(settings: Mapping[str, Any]) -> None:
    """Let every build find the theme's templates compiled, as an earlier build would leave them."""
    from plugins.common.cache.database import Database
    from plugins.pages.compiled import Compiled

    first = Database()
    loader = FileSystemLoader("theme/templates")
    environment = Environment(  # noqa: S701 - autoescape is among the settings
        loader=loader, bytecode_cache=Compiled(first), **settings["JINJA_ENVIRONMENT"]
    )
    for name in loader.list_templates():
        with suppress(TemplateError):  # a filter that only a build has
            environment.get_template(name)
    prepare = Compiled.__init__

    def prepared(self: Compiled, cache: Database) -> None:
        cache.objects.setdefault("templates", dict(first.objects["templates"]))
        prepare(self, cache)

    Compiled.__init__ = prepared  # type: ignore[method-assign]


def _become(request: int, out: int, err: int) -> None:
    """Run what was asked for, and end."""
    with open(request, encoding="utf-8") as file:
        file.seek(0)
        asked = json.load(file)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.close(out)
    os.close(err)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    sys.path[0] = asked["folder"]
    _, module, *arguments = asked["command"]
    sys.argv = [module, *arguments]
    with patch("tools.build.client.start_worker", _ForkedWorker):
        code = _run(module)
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


class _ForkedWorker:
    """Stands in for the process that tools/build/client.py starts: a copy of who asks."""

    def __init__(self, channel: int) -> None:
        self.pid = os.fork()
        if self.pid == 0:
            os.setpgid(0, 0)
            for name in os.listdir("/proc/self/fd"):  # noqa: PTH208 - names are what is wanted
                if int(name) > 2 and int(name) != channel:  # else nobody's end would end it
                    with suppress(OSError):
                        os.close(int(name))
            import_module("tools.build.worker").serve(socket.socket(fileno=channel))
            os._exit(0)

    def wait(self) -> None:
        """Wait for its end."""
        os.waitpid(self.pid, 0)


def _run(module: str) -> int:
    """Run a module and return the exit code."""
    try:
        runpy.run_module(module, run_name="__main__", alter_sys=True)
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return int(end.code or 0)
        sys.stderr.write(f"{end.code}\n")
        return 1
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
