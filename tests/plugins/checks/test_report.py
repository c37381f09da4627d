"""The report of a build."""

from plugins.checks.formats import github
from plugins.common.problem import Level, Problem, choice, in_order
from tests.support import Project


def test_order() -> None:
    """What stops the build comes first, then by file and line; nothing twice."""
    hint = Problem("a.md", 1, "h", "x", Level.HINWEIS)
    late, early = Problem("b.md", 9, "f", "x"), Problem("b.md", 2, "f", "x")
    assert in_order([hint, late, early, late]) == [early, late, hint]


def test_annotations() -> None:
    """On GitHub a problem becomes an annotation; what would break the command is escaped."""
    problem = Problem("a,b:c.md", 3, "100 %\nx", "y")
    assert (
        github(problem) == "::error file=a%2Cb%3Ac.md,line=3,title=Fehler::100 %25%0Ax Abhilfe: y"
    )


def test_choice() -> None:
    """A misspelt word is guessed, else what there is is named."""
    assert choice("Klimatg", ["klimatag", "plenum"]) == "Gemeint ist wohl klimatag."
    assert choice("x", ["klimatag", "plenum"]) == "Möglich ist: klimatag, plenum."
    assert choice("x", []) == "Es gibt noch keine."


def test_check_in_githubs_format(project: Project) -> None:
    """`check --format github` prints annotations, another format is refused in one sentence."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[[Nie]]\n")
    result = project.run("-m", "invoke", "check", "--format", "github")
    assert result.returncode == 1
    assert (
        "::error file=content/pages/x.md,line=4,title=Fehler::Die Anweisung [[Nie]]"
        in result.stderr
    )
    result = project.run("-m", "invoke", "check", "--format", "xml")
    assert (result.returncode, result.stderr.count("\n")) == (1, 1)
