"""Files that would be left out."""

import pytest

from tests.support import Project

MISPLACED = [
    ("content/2023-01-02-x.md", "Diese Datei würde nicht veröffentlicht."),
    ("content/images/x.md", "Diese Datei würde nicht veröffentlicht."),
    ("content/foo.MD", "Diese Datei würde nicht veröffentlicht."),
    ("content/notiz.txt", "Diese Datei würde nicht veröffentlicht."),
    ("content/bilder/x.jpg", "Diese Datei würde nicht veröffentlicht."),
    ("content/news/~lock", "Eine Datei ohne Endung würde hier nicht"),
    ("content/news/2023-01-02-x.txt", "Eine Datei mit der Endung „.txt“"),
    ("content/news/2023-01-02-x.MD", "Eine Datei mit der Endung „.MD“"),
    ("content/pages/x.docx", "Eine Datei mit der Endung „.docx“"),
]


@pytest.fixture(scope="module")
def told(module_project: Project) -> str:
    """What a build says of all of them at once."""
    for path, _ in MISPLACED:
        module_project.write(path, "---\ntitle: x\n---\nx")
    result = module_project.build()
    assert result.returncode == 1
    return result.stderr


@pytest.mark.parametrize(("path", "message"), MISPLACED)
def test_misplaced_files_stop_the_build(told: str, path: str, message: str) -> None:
    """A text in the wrong folder or with an odd ending is named, not dropped."""
    assert f"{path}:1: Fehler: {message}" in told
