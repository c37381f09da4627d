"""make sets up its environment: once, from the lock files, and says in German what is wrong."""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.support import ROOT

LOCKS = ("requirements.lock", "requirements-dev.lock")
NEEDED = ("make", "sh", "cat", "cmp", "cp", "grep", "mkdir", "rm")
# Stands in for Python: makes environments of itself, and says what files beside it tell.
PYTHON = """#!/bin/sh
here=${0%/*}
case "$*" in
    *fcntl*) exec "$here/real" "$@";;
    *"sys.exit("*) [ ! -e "$here/too-old" ];;
    *ensurepip*) [ ! -e "$here/no-venv" ];;
    *version_info*) cat "$here/version";;
    *"-m venv"*) for folder; do :; done
        rm -rf "$folder"; mkdir -p "$folder/bin"
        cp "$here"/python3 "$folder/bin/python"
        cp "$here"/version "$folder/bin"
        [ ! -e "$here/pip" ] || cp "$here/pip" "$folder/bin"
        echo "new environment" >> calls;;
    *"-m pip"*) for lock; do :; done
        echo "$lock" >> calls
        case "$*" in *"--require-hashes --no-deps --only-binary :all:"*);; *) exit 2;; esac
        [ ! -e "$here/pip" ] || { cat "$here/pip" >&2; exit 1; };;
    *) echo "$*";;
esac
"""
OFFLINE = """WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError(...)'
ERROR: Could not find a version that satisfies the requirement invoke==3.0.3
"""


class Desk:
    """A clone on a machine with one Python, and nothing installed yet."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.bin = folder / "klon", folder / "bin"
        (self.folder / "tools").mkdir(parents=True)
        self.bin.mkdir()
        for name in ("Makefile", "tools/install.sh", *LOCKS):
            shutil.copy(ROOT / name, self.folder / name)
        for name in NEEDED:
            (self.bin / name).symlink_to(str(shutil.which(name)))
        (self.bin / "python3").write_text(PYTHON)
        (self.bin / "python3").chmod(0o755)
        (self.bin / "version").write_text("3.12.1")
        (self.bin / "real").symlink_to(sys.executable)

    def start(self, *args: str) -> subprocess.Popen[str]:
        """Start make where nothing else is on PATH."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("MAKE", "PYTHON"))}
        return subprocess.Popen(
            ["make", "--silent", *args], cwd=self.folder, text=True, stdout=PIPE, stderr=PIPE,
            env={**kept, "PATH": str(self.bin)},
        )  # fmt: skip

    def make(self, *args: str) -> subprocess.CompletedProcess[str]:
        """Run make to its end."""
        process = self.start(*args)
        out, err = process.communicate()
        return subprocess.CompletedProcess(args, process.returncode, out, err)

    def installed(self, *args: str) -> list[str]:
        """Run make, and return what it installed."""
        calls = self.folder / "calls"
        calls.write_text("")
        result = self.make(*args)
        assert result.returncode == 0, result.stderr
        assert result.stdout.splitlines()[-1].startswith("-m tools.program ")
        return calls.read_text().splitlines()

    def refused(self, *args: str) -> str:
        """Run make, and return the one sentence it ends with."""
        result = self.make(*args)
        assert result.returncode
        [said] = [line for line in result.stderr.splitlines() if not line.startswith("make")]
        assert said.startswith("Fehler: ")
        assert " Abhilfe: " in said
        return said


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_first_and_second_run(desk: Desk) -> None:
    """The first run makes an environment and installs what the task needs; the second nothing."""
    assert desk.installed("serve", "ARGS=--port 8001") == ["new environment", LOCKS[0]]
    assert desk.make("serve", "ARGS=--port 8001").stdout == "-m tools.program serve --port 8001\n"
    assert desk.installed() == []
    assert desk.installed("test") == [LOCKS[1]]
    assert desk.installed("build") == desk.installed("test") == []


def test_ages_say_nothing(desk: Desk) -> None:
    """Switching branches back and forth, which makes files young, installs nothing."""
    desk.make("test")
    for name in LOCKS:
        lock = desk.folder / name
        text = lock.read_text()
        lock.write_text("another branch")
        lock.write_text(text)
        os.utime(lock, (4e9, 4e9))
    assert desk.installed("test") == []


def test_what_changed_is_installed(desk: Desk) -> None:
    """A changed list of tools is installed on top, a changed list of the site makes all anew."""
    desk.make("test")
    (desk.folder / LOCKS[1]).write_text("changed")
    assert desk.installed("test") == [LOCKS[1]]
    (desk.folder / LOCKS[0]).write_text("changed")
    assert desk.installed("test") == ["new environment", *LOCKS]


def test_a_folder_may_be_moved(desk: Desk) -> None:
    """Moved or copied, a clone works on with the environment it has."""
    desk.make("test")
    shutil.copytree(desk.folder, desk.folder.with_name("kopie"))
    desk.folder = desk.folder.rename(desk.folder.with_name("anders wo"))
    assert desk.installed("test") == []
    desk.folder = desk.folder.with_name("kopie")
    assert desk.installed("test") == []


def test_a_python_that_is_gone(desk: Desk) -> None:
    """Where an update of the system took the interpreter away, the environment is made anew."""
    desk.make("test")
    python = desk.folder / ".venv/bin/python"
    python.unlink()
    python.symlink_to("/nowhere/python3.10")
    assert desk.installed("test") == ["new environment", *LOCKS]


def test_an_interrupted_installation(desk: Desk) -> None:
    """What was not installed to its end is installed again."""
    (desk.bin / "pip").write_text("ERROR: killed")
    desk.make("build")
    (desk.bin / "pip").unlink()
    assert desk.installed("build") == ["new environment", LOCKS[0]]


def test_two_at_the_same_time(desk: Desk) -> None:
    """Whoever comes second waits with one sentence, and finds all installed."""
    (desk.folder / ".cache").mkdir()
    with (desk.folder / ".cache/install.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        others = [desk.start("build"), desk.start("test")]
        for other in others:
            assert other.stderr
            assert other.stderr.readline() == "Es wird hier schon eingerichtet; einen Moment ...\n"
    for other in others:
        assert other.communicate()[1] == ""
        assert other.returncode == 0
    calls = (desk.folder / "calls").read_text().splitlines()
    assert sorted(calls) == sorted(["new environment", *LOCKS])


def test_somebody_else_s_environment(desk: Desk, tmp_path: Path) -> None:
    """An environment that is a link to another is replaced, and the other is left alone."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other/file").touch()
    (desk.folder / ".venv").symlink_to(tmp_path / "other")
    assert desk.installed("build") == ["new environment", LOCKS[0]]
    assert (tmp_path / "other/file").exists()


def test_offline(desk: Desk) -> None:
    """Without a connection there is one sentence; what pip said is in a file."""
    (desk.bin / "pip").write_text(OFFLINE)
    assert "Die Pakete waren nicht zu holen: keine Verbindung." in desk.refused("build")
    assert (desk.folder / ".cache/pip.log").read_text() == OFFLINE


def test_pip_says_something_else(desk: Desk) -> None:
    """Whatever else pip has to say is in the file."""
    (desk.bin / "pip").write_text("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES")
    assert "nicht einrichten. Abhilfe: Lesen, was pip dazu sagt: .cache/pip.log" in desk.refused(
        "build"
    )


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("too-old", "Python 3.11 oder neuer fehlt."),
        ("no-venv", "python3 kann keine virtuelle Umgebung anlegen."),
    ],
)
def test_an_unfit_python(desk: Desk, file: str, said: str) -> None:
    """A Python that is too old, or lacks venv, gets one clear sentence."""
    (desk.bin / file).touch()
    assert said in desk.refused("build")


def test_a_python_of_one_s_choice(desk: Desk) -> None:
    """PYTHON= makes the environment; one that cannot be had, or is not the one, is said."""
    assert "PYTHON=python9 lässt sich hier nicht starten." in desk.refused(
        "build", "PYTHON=python9"
    )
    (desk.bin / "too-old").touch()
    assert "ist Python 3.12.1, nötig ist 3.11 oder neuer" in desk.refused("build", "PYTHON=python3")
    (desk.bin / "too-old").unlink()
    assert desk.installed("build", "PYTHON=python3") == ["new environment", LOCKS[0]]
    assert desk.installed("build", "PYTHON=python3") == []
    (desk.bin / "version").write_text("3.13.0")
    assert desk.installed("build") == []
    said = desk.refused("build", "PYTHON=python3")
    assert "PYTHON=python3 ist Python 3.13.0, in .venv ist aber Python 3.12.1." in said
    assert "rm -r .venv" in said
    (desk.folder / ".venv" / LOCKS[0]).unlink()  # never finished: made anew without a question
    assert desk.installed("build", "PYTHON=python3") == ["new environment", LOCKS[0]]
