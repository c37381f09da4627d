"""`make lock`, by uv itself, with wheels of a folder instead of an index."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tools import lock

PROJECT = """[project]
name = "x"
version = "1"
requires-python = ">=3.11"
dependencies = ["eins", "zwei"]
[dependency-groups]
dev = ["drei"]
"""


def offer(folder: Path, name: str, version: str, needs: str = "") -> None:
    """Put a wheel into the folder that stands in for the index."""
    about = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    with ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        needed = f"Requires-Dist: {needs}\n" if needs else ""
        wheel.writestr(f"{about}/METADATA", metadata + needed)
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index with a version of each package, from which both lists were written."""
    folder, desk = tmp_path / "index", tmp_path / "desk"
    folder.mkdir()
    desk.mkdir()
    monkeypatch.chdir(desk)
    of_the_folder = ["--no-index", "--find-links", str(folder), "--no-cache"]
    monkeypatch.setattr(lock, "_COMPILE", [*lock._COMPILE, *of_the_folder])
    (desk / "pyproject.toml").write_text(PROJECT)
    offer(folder, "eins", "1.0")
    offer(folder, "zwei", "1.0", "vier")
    offer(folder, "drei", "1.0", "eins")
    offer(folder, "vier", "1.0")
    lock.renew()
    return folder


def test_what_changed_is_shown(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each package that is new, gone or of another version has a line; without any that is said."""
    for file in (lock.SITE, lock.DEV):
        file.unlink()
    lock.renew()
    shown = capsys.readouterr().out.splitlines()
    assert shown == ["drei 1.0 (neu)", "eins 1.0 (neu)", "vier 1.0 (neu)", "zwei 1.0 (neu)"]
    before = lock.SITE.read_text(), lock.DEV.read_text()
    assert "--hash=sha256:" in before[0]
    assert str(index) not in "".join(before)
    lock.renew()
    assert capsys.readouterr().out == "Nichts Neues: Alle Fassungen bleiben.\n"
    assert (lock.SITE.read_text(), lock.DEV.read_text()) == before
    offer(index, "eins", "2.0")
    offer(index, "zwei", "2.0")
    lock.renew()
    shown = capsys.readouterr().out.splitlines()
    assert shown == ["eins 1.0 -> 2.0", "vier 1.0 (entfällt)", "zwei 1.0 -> 2.0"]
    assert "eins==2.0" in lock.DEV.read_text()


def test_one_package_on_request(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One package is renewed, in both lists where it stands in both; the others stay."""
    for name in ("eins", "zwei", "drei"):
        offer(index, name, "2.0")
    capsys.readouterr()
    lock.renew("Eins")
    assert capsys.readouterr().out == "eins 1.0 -> 2.0\n"
    lock.renew("drei")
    assert capsys.readouterr().out == "drei 1.0 -> 2.0\n"
    with pytest.raises(SystemExit, match="„nie“ steht in keiner der beiden Listen"):
        lock.renew("nie")


def test_a_new_package_alone(index: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A package that pyproject.toml names for the first time comes without renewing others."""
    for name in ("eins", "zwei", "fuenf"):
        offer(index, name, "2.0")
    project = Path("pyproject.toml")
    project.write_text(project.read_text().replace('"eins"', '"eins", "fuenf"', 1))
    capsys.readouterr()
    lock.renew("fuenf")
    assert capsys.readouterr().out == "fuenf 2.0 (neu)\n"


def test_what_cannot_be_solved(index: Path) -> None:
    """Where no versions fit, both lists stay as they were, and uv's reasons are told."""
    before = lock.SITE.read_text()
    offer(index, "eins", "2.0", "fuenf")
    (index / "eins-1.0-py3-none-any.whl").unlink()
    with pytest.raises(SystemExit, match=r"(?s)fuenf.*beide Listen bleiben, wie sie waren"):
        lock.renew()
    assert lock.SITE.read_text() == before
