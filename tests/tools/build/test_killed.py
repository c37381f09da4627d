"""A build that the system kills for its memory names the file it was at."""

from pathlib import Path

from plugins.common.at_work import AtWork
from tests.support import Project
from tests.telling import SHOWN, saved

KILLS = """
import os, signal
from plugins.photos import opening
load = opening.load
def killed(path, longest):
    return os.kill(os.getpid(), signal.SIGKILL) if path.stem == "riese" else load(path, longest)
opening.load = killed
"""


def test_the_file_is_named(project: Project) -> None:
    """The picture is told with a remedy, output/ stays; the next build knows nothing of it."""
    project.write("content/images/riese.png", saved("PNG", SHOWN.resize((900, 600))))
    publish = project.folder / "publishconf.py"
    text = publish.read_text()
    publish.unlink()
    publish.write_text(text + KILLS)
    result = project.run("-m", "invoke", "build")
    assert result.returncode == 1
    assert "content/images/riese.png:1: Fehler: Bei dieser Datei hat das System" in result.stderr
    assert "Pelican ist gescheitert" not in result.stderr
    publish.write_text(text)
    assert project.run("-m", "invoke", "build").returncode == 0


def test_the_likeliest_of_several(tmp_path: Path) -> None:
    """Of several files the one that needs most is told; what is done is no longer noted."""
    at_work = AtWork(tmp_path / "notes")
    with at_work.on("klein.jpg", 5):
        assert at_work.likeliest() == "klein.jpg"
        (tmp_path / "notes/other").write_text("7\ngroß.jpg")
        assert at_work.likeliest() == "groß.jpg"
    at_work.forget()
    assert at_work.likeliest() == ""
    with AtWork().on("x.jpg", 5):
        assert AtWork().likeliest() == ""
