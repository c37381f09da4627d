"""Building: whole or not at all."""

import os
import pty
import subprocess
import sys
from contextlib import ExitStack

import pytest

from tests.support import NOW, PATIENCE, Project


def inv(project: Project, *task: str) -> tuple[int, str, str]:
    result = project.run("-m", "invoke", *task)
    assert "Traceback" not in result.stdout + result.stderr
    return result.returncode, result.stdout, result.stderr


def test_build_writes_the_production_site(project: Project) -> None:
    """`build` writes output/ with the settings of production and says so."""
    code, out, _ = inv(project, "build")
    assert code == 0
    assert out.startswith("Fertig: ")
    assert "https://klimalautern.de/feed.xml" in project.text("feed.xml")


def test_failed_build_leaves_the_last_good_site(project: Project) -> None:
    """A build that failed leaves output/ as it was; the next good one replaces it whole."""
    inv(project, "build")
    before = project.text("index.html")
    page = project.write("content/pages/x.md", "---\ntitle: x\n---\n[[Nie]]\n")
    code, _, err = inv(project, "build")
    assert code == 1
    assert "content/pages/x.md:4: Fehler: Die Anweisung [[Nie]]" in err
    assert "output/ bleibt, wie es war" in err
    assert project.text("index.html") == before
    page.write_text("---\ntitle: x\n---\nGut.\n")
    assert inv(project, "build")[0] == 0
    page.unlink()
    assert inv(project, "build")[0] == 0
    assert not (project.folder / "output/x.html").exists()


def test_warnings_of_pelican_are_errors(project: Project) -> None:
    """What Pelican only logs, like a plugin that is not there, stops the build, in one line."""
    (project.folder / "publishconf.py").unlink()
    project.write(
        "publishconf.py", "from pelicanconf import *\nPLUGINS = [*PLUGINS, 'plugins.nie']\n"
    )
    code, _, err = inv(project, "build")
    assert code == 1
    assert "plugins.nie" in err
    assert "alles Nähere steht in .cache/build.log" in err
    assert not (project.folder / "output").exists()


def test_killed_while_putting_in_place(project: Project) -> None:
    """A build killed while it changes output/ is mended by the next, good or not."""
    inv(project, "build")
    (project.folder / "output").rename(project.folder / ".cache/changing-output")
    project.write("content/pages/x.md", "kaputt")
    assert inv(project, "build")[0] == 1
    assert "Willkommen" in project.text("index.html")


@pytest.mark.parametrize(("text", "code"), [("Gut.", 0), ("[[Nie]]", 1)])
def test_check_writes_nothing(project: Project, text: str, code: int) -> None:
    """`check` reports as a build does, says when all is well, and writes nothing."""
    project.write("content/pages/x.md", f"---\ntitle: x\n---\n{text}\n")
    found, out, err = inv(project, "check")
    assert found == code
    assert ("Kein Fehler gefunden" in out) is (code == 0)
    assert ("x.md:4: Fehler:" in err) is (code == 1)
    assert not (project.folder / "output").exists()


def test_new_post(project: Project) -> None:
    """`new` creates a post with the right name that only lacks its text, and never overwrites."""
    title = "Grün & „schön“: ein Fest"
    code, out, _ = inv(project, "new", "--title", title, "--date", "2023-05-06")
    assert (code, out.split()[1]) == (0, "content/news/2023-05-06-gruen-schoen-ein-fest.md.")
    code, _, err = inv(project, "check")
    assert (code, "fest.md:7: Fehler: Der Text fehlt." in err) == (1, True), err
    with (project.folder / "content/news/2023-05-06-gruen-schoen-ein-fest.md").open("a") as file:
        file.write("Text\n")
    assert inv(project, "build")[0] == 0
    assert project.page("2023/05/06/gruen-schoen-ein-fest.html").css_first("h1").text() == title
    code, _, err = inv(project, "new", "--title", title, "--date", "2023-05-06")
    assert code == 1
    assert "gibt es schon" in err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--title", "x", "--date", "morgen"], "„morgen“ ist kein Datum"),
        (["--title", "x", "--kind", "Seite"], "„Seite“ gibt es nicht."),
        (["--title", "!!!"], "„!!!“ kann keine Adresse werden"),
        ([], "Die Überschrift fehlt"),
    ],
)
def test_new_refuses(project: Project, options: list[str], message: str) -> None:
    """What `new` cannot use is said in one German sentence."""
    code, _, err = inv(project, "new", *options)
    assert code == 1
    assert err.startswith(f"Fehler: {message}")


def test_new_asks(project: Project) -> None:
    """On a terminal `new` asks for what no option says; an empty answer takes what stands there."""
    for number, (answers, path) in enumerate({
        "Plenum\nTermin\n1.12.2026\n": "content/termine/2026-12-01-plenum.md",
        "Plenum\n\n\n": "content/news/2023-11-14-plenum.md",
        "Plenum\ntermin\n\n": "content/termine/plenum.md",
    }.items()):  # fmt: skip
        keyboard, terminal = pty.openpty()
        os.write(keyboard, answers.encode())
        result = subprocess.run(
            [sys.executable, "-m", "invoke", "new"], cwd=project.folder, stdin=terminal,
            capture_output=True, text=True, check=False, env={**os.environ, "SOURCE_DATE_EPOCH": NOW},
        )  # fmt: skip
        os.close(keyboard)
        os.close(terminal)
        assert f"Angelegt: {path}." in result.stdout, number


def test_new_event(project: Project) -> None:
    """`new` creates an event, too; what only its author knows is asked for by the next build."""
    options = ("new", "--kind", "Termin", "--title", "Plenum")
    code, out, _ = inv(project, *options, "--date", "2026-12-01")
    assert (code, out.split()[1]) == (0, "content/termine/2026-12-01-plenum.md.")
    code, _, err = inv(project, "check")
    assert code == 1
    assert "plenum.md:10: Fehler: Der Ort des Termins fehlt." in err
    file = project.folder / "content/termine/2026-12-01-plenum.md"
    file.write_text(
        file.read_text().replace("location:", "location: Rathaus, Kaiserslautern") + "Text\n"
    )
    assert inv(project, "build")[0] == 0
    assert "18:00 Uhr" in project.page("termine.html").css_first(".event-list").text()
    assert inv(project, *options)[1].split()[1] == "content/termine/plenum.md."


def test_new_without_a_date_takes_today(project: Project) -> None:
    """Today is the clock's today."""
    inv(project, "new", "--title", "Heute")
    assert (project.folder / "content/news/2023-11-14-heute.md").exists()
    assert inv(project, "new", "--title", "lang " * 99)[0] == 0


def test_two_builds_at_once(project: Project) -> None:
    """Builds started together follow one another; both end well and leave one whole site."""
    with ExitStack() as ends:
        running = [
            ends.enter_context(project.start("-m", "invoke", "build")) for _ in range(3)
        ]  # fmt: skip
        said = [process.communicate(timeout=PATIENCE)[0] for process in running]
        assert [process.returncode for process in running] == [0, 0, 0], said
    assert "Willkommen" in project.text("index.html")
    left = sorted(p.name for p in (project.folder / ".cache").iterdir())
    # A list, or previews, where a build had something for them; nothing half made.
    assert set(left) <= {
        "at-work", "findings", "lock", "news.json", "output.json", "output.sqlite", "photos", "previews",
    }  # fmt: skip
