"""Options of make are shown in German, and so are those it cannot understand."""

import re

import pytest
from invoke import Task

import tasks
from tests.support import Project
from tools.options import Tasks


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("serve --prot", "„--prot“ kennt make serve nicht. Abhilfe: Gemeint ist wohl --port."),
        ("serve --prot 8001", "„--prot“ kennt make serve nicht."),
        ("serve --port", "„--port“ braucht einen Wert. Abhilfe: Ihn dahinter schreiben."),
        ("serve 8001", "„8001“ kennt make serve nicht. Abhilfe: Möglich ist: --port."),
        ("build --fast", "„--fast“ kennt make build nicht. Abhilfe: Ohne Angaben aufrufen."),
        ("lint -q", "„-q“ kennt make lint nicht."),
        ("check --formt github", "Abhilfe: Gemeint ist wohl --format."),
        ("new --title Unser Plenum", "in Striche setzen: ARGS=\"--title 'Zwei Wörter'\"."),
        (
            "new --title=Plenum --date 2026-12-01 heute",
            "Mit „heute“ kann make new nichts anfangen.",
        ),
        ("new --titel x", "Abhilfe: Gemeint ist wohl --title."),
        ("publish --dry-run=1", "„1“ kennt make publish nicht."),
        ("announce --sned", "Abhilfe: Gemeint ist wohl --send."),
        ("audit --runs viele", "„viele“ ist keine Zahl."),
        ("lock --olny pillow", "Abhilfe: Gemeint ist wohl --only."),
        ("nie", "Die Aufgabe „nie“ gibt es nicht. Abhilfe: make zeigt alle."),
    ],
)
def test_one_sentence(line: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong option ends with one sentence that says what is meant or possible."""
    with pytest.raises(SystemExit) as end:
        Tasks(name="make", binary="make").run(["make", *line.split()])
    assert end.value.code == 1
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert told.startswith("Fehler: ")
    assert said in told


TASKS = {task.name: task for task in vars(tasks).values() if isinstance(task, Task)}


@pytest.mark.parametrize("name", TASKS)
def test_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A task's help is its sentence and its options, each with words of ours."""
    task = TASKS[name]
    with pytest.raises(SystemExit):
        Tasks(name="make", binary="make").run(["make", name, "--help"])
    first, _, sentence, _, *options = capsys.readouterr().out.splitlines()
    assert first == (f'make {name} ARGS="…"' if task.help else f"make {name}")
    assert sentence == task.__doc__
    flags = re.findall(r"^  --(\S+)(?: \[?(?:WERT|ZAHL)\]?)?   +\w", "\n".join(options), re.M)
    assert flags == sorted(task.help)


def test_the_front_door(project: Project) -> None:
    """The same by the program that make starts; a right option goes on to its task."""
    assert (
        "Gemeint ist wohl --port." in project.run("-m", "tools.program", "serve", "--prot").stderr
    )
    said = project.run("-m", "tools.program", "serve", "--port", "abc").stderr
    assert said.startswith("Fehler: Anschluss abc")
