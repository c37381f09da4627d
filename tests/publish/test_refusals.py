"""What is refused, with one German sentence, and the remote untouched."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.publish.conftest import CONTACT, Desk
from tools.publish import refusals


def contact_missing(desk: Desk) -> None:
    desk.project.write(
        "content/data/contact.yml", CONTACT.replace("R\n", "\n").replace("Weg 1", "")
    )
    desk.commit()


def no_remote(desk: Desk) -> None:
    desk.git("remote", "remove", "origin")


def remote_gone(desk: Desk) -> None:
    desk.git("remote", "set-url", "origin", str(desk.remote.parent / "weg.git"))


def no_network(desk: Desk) -> None:
    desk.git("remote", "set-url", "origin", "https://127.0.0.1:9/site.git")


def no_right_to_push(desk: Desk) -> None:
    hook = desk.remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'Permission denied' >&2\nexit 1\n")
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)


def fault_in_content(desk: Desk) -> None:
    desk.project.write("content/pages/x.md", "---\ntitle: x\n---\n[[Nie]]\n")
    desk.commit()


def uncommitted(desk: Desk) -> None:
    desk.project.write("content/pages/x.md", "---\ntitle: x\n---\nx\n")


def name_git_cannot_carry(desk: Desk) -> None:
    desk.project.write('content/images/a"b.pdf', b"x")
    desk.commit()


def broken_name(desk: Desk) -> None:
    desk.project.write("content/images/a\nb.pdf", b"x")
    desk.commit()


def large_file(desk: Desk) -> None:
    desk.project.write("content/images/gross.csv", b" " * 101_000_000)
    desk.commit()


def ignored_content(desk: Desk) -> None:
    desk.project.write("content/images/geheim.png", b"x")
    desk.project.write(".git/info/exclude", "geheim.png\n")


def hidden_untracked(desk: Desk) -> None:
    desk.git("config", "status.showUntrackedFiles", "no")
    desk.project.write("content/pages/grün.md", "---\ntitle: x\n---\nx\n")


def source_on_another_branch(desk: Desk) -> None:
    desk.git("switch", "--quiet", "--create", "feature")
    desk.project.write("content/pages/x.md", "---\ntitle: x\n---\nx\n")
    desk.commit()


def nothing(_desk: Desk) -> None:
    return


def source_on_the_branch(desk: Desk) -> None:
    desk.git("push", "--quiet", "origin", "main:gh-pages")


@pytest.mark.parametrize(
    ("prepare", "options", "sentence"),
    [
        (
            contact_missing,
            [],
            "content/data/contact.yml:3: Fehler: Das Impressum ist unvollständig; noch offen",
        ),
        (no_remote, [], "Fehler: Einen Server namens „origin“ kennt git hier nicht."),
        (
            remote_gone,
            [],
            "Fehler: Der Server origin ist nicht zu erreichen (dort liegt kein Repository).",
        ),
        (no_network, [], "Fehler: Der Server origin ist nicht zu erreichen (keine Verbindung)."),
        (
            nothing,
            ["--remote", "upstream"],
            "Fehler: Einen Server namens „upstream“ kennt git hier",
        ),
        (no_right_to_push, [], "Fehler: origin nimmt die Website nicht an (kein Zugang)."),
        (
            ignored_content,
            [],
            "Fehler: Es gibt Änderungen, die in keinem Commit sind: content/images/geheim",
        ),
        (
            hidden_untracked,
            [],
            "Fehler: Es gibt Änderungen, die in keinem Commit sind: content/pages/grün.md",
        ),
        (
            source_on_another_branch,
            ["--branch", "main"],
            "Fehler: Auf „main“ liegt der Quelltext, nicht",
        ),
        (
            fault_in_content,
            [],
            "content/pages/x.md:4: Fehler: Die Anweisung [[Nie]] ist unbekannt.",
        ),
        (
            uncommitted,
            [],
            "Fehler: Es gibt Änderungen, die in keinem Commit sind: content/pages/x.md.",
        ),
        (
            name_git_cannot_carry,
            [],
            'content/images/a"b.pdf:1: Fehler: Den Dateinamen „a"b.pdf“ kann git oder GitHub',
        ),
        (
            broken_name,
            [],
            "content/images/a\\nb.pdf:1: Fehler: Den Dateinamen „a\\nb.pdf“ kann git oder GitHub",
        ),
        (large_file, [], "Fehler: images/gross.csv hat 101 MB"),
        (nothing, ["--branch", "main"], "Fehler: „main“ ist der Zweig, aus dem gebaut wird."),
        (nothing, ["--branch", "a..b"], "Fehler: „a..b“ taugt nicht als Name eines Zweigs."),
        (
            source_on_the_branch,
            [],
            "Fehler: Auf „gh-pages“ liegt der Quelltext, nicht die Website.",
        ),
    ],
)
def test_refused(
    desk: Desk, prepare: Callable[[Desk], None], options: list[str], sentence: str
) -> None:
    """It is refused before anything reaches the remote, and says how to mend it."""
    prepare(desk)
    before = desk.tip()
    result = desk.publish(*options)
    assert result.returncode == 1
    [fault] = [line for line in result.stderr.splitlines() if "Fehler: " in line]
    assert fault.startswith(sentence), result.stderr
    said = [line for line in result.stderr.splitlines() if ": Hinweis: " not in line]
    assert " ".join(said).count("Abhilfe: ") == 1
    assert desk.tip() == before


def test_missing_contact_names_its_lines(desk: Desk) -> None:
    """The lines of contact.yml that are empty are named."""
    contact_missing(desk)
    said = desk.publish().stderr
    assert "Eintragen in Zeile 3 `responsible: …` und in Zeile 4 `street: …`." in said


@pytest.mark.parametrize("missing", ["NAME", "EMAIL"])
def test_no_identity(desk: Desk, missing: str) -> None:
    """Without a name or mail address for git nothing is published."""
    result = desk.publish(environment={f"GIT_COMMITTER_{missing}": ""})
    assert result.returncode == 1
    assert result.stderr.startswith(
        f"Fehler: git weiß nicht, wer veröffentlicht: user.{missing.lower()}"
    )
    assert desk.tip() == ""


def test_outside_git(desk: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder that is no clone cannot publish."""
    (desk.project.folder / ".git").rename(tmp_path_factory.mktemp("weg") / "git")
    result = desk.publish(environment={"GIT_CEILING_DIRECTORIES": str(desk.project.folder.parent)})
    assert result.returncode == 1
    assert result.stderr.startswith("Fehler: Hier ist kein git-Verzeichnis")


def test_a_site_too_large(tmp_path: Path) -> None:
    """A site above 1 GB in files that are small enough is refused."""
    for number in range(11):
        with (tmp_path / f"{number}.bin").open("wb") as file:
            file.truncate(95_000_000)
    with pytest.raises(SystemExit, match="Die Website hat 1045 MB"):
        refusals.refuse_unfit_files(tmp_path)


@pytest.mark.parametrize("names", [["Foto.JPG", "foto.jpg"], [".git/config"], ["a.", "b"], ["a:b"]])
def test_unfit_names(tmp_path: Path, names: list[str]) -> None:
    """Names that some machine or git cannot keep are refused."""
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    with pytest.raises(SystemExit, match="Abhilfe: "):
        refusals.refuse_unfit_files(tmp_path)


def test_undecodable_name(tmp_path: Path) -> None:
    """A name that is not UTF-8 is shown and refused."""
    (tmp_path / "gr\udcfcn.png").write_text("x")
    with pytest.raises(SystemExit, match="kann git oder GitHub nicht tragen"):
        refusals.refuse_unfit_files(tmp_path)


def test_a_faulty_build_says_that_nothing_was_published(desk: Desk) -> None:
    """After the faults of the content the last line says what came of it."""
    fault_in_content(desk)
    assert desk.publish().stderr.endswith("Nicht veröffentlicht.\n")


def test_a_cache_that_cannot_be_written(desk: Desk) -> None:
    """What the file system refuses is one sentence."""
    desk.project.write(".cache", "eine Datei")
    result = desk.publish("--force-dirty")
    assert result.returncode == 1
    assert result.stderr.startswith("Fehler: .cache lässt sich nicht lesen oder beschreiben")


def test_on_github_a_refusal_is_an_annotation(desk: Desk) -> None:
    """In a workflow the sentence is shown at the top of the run."""
    contact_missing(desk)
    said = desk.publish(environment={"GITHUB_ACTIONS": "true"}).stderr
    assert said.startswith("::error::content/data/contact.yml:3: Fehler:")


def test_somebody_elses_folder(desk: Desk) -> None:
    """Where git refuses the folder itself, that is told as what it is."""
    result = desk.publish(environment={"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"})
    assert result.returncode == 1
    assert "git geht hier nicht: der Ordner gehört jemand anderem." in result.stderr
    assert desk.tip() == ""
