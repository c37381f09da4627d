"""How a problem is shown."""

from collections.abc import Callable, Mapping

from plugins.common.problem import Level, Problem


def github(problem: Problem) -> str:
    """Return a workflow command, which GitHub shows beside the line of a pull request.

    https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
    """
    command = "error" if problem.level is Level.FEHLER else "notice"
    file = _escaped(problem.path).replace(":", "%3A").replace(",", "%2C")
    text = _escaped(f"{problem.message} Abhilfe: {problem.remedy}")
    return f"::{command} file={file},line={problem.line},title={problem.level}::{text}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


FORMATS: Mapping[str, Callable[[Problem], str]] = {"text": str, "github": github}
