"""What other programs find after `make strip`, and how long that takes, is told in figures."""

import shutil
from pathlib import Path

import pytest

from bench import originals
from tests.originals import ORIGINALS
from tools.strip import anchors


def test_what_others_find(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every original is stripped, and where exiftool is installed it finds nothing but pictures."""
    exiftool = shutil.which("exiftool")
    # mat2 takes half a second for each.
    monkeypatch.setattr(shutil, "which", lambda name: exiftool if name == "exiftool" else None)
    for number, (name, (make, _)) in enumerate(ORIGINALS.items()):
        ending = name.split()[1 if name.startswith("moving") else 0]
        (tmp_path / f"{number}.{ending}").write_bytes(make())
    anchors.compare(tmp_path)
    said = capsys.readouterr().out
    assert f"{len(ORIGINALS)} files, {len(ORIGINALS)} stripped, 0 refused" in said
    if exiftool:
        assert f"make strip: exiftool finds more than the picture in 0 of {len(ORIGINALS)}" in said


def test_bench(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of photos is looked at and stripped."""
    monkeypatch.setattr(originals, "PHONE", (400, 300))
    originals.bench(2)
    assert capsys.readouterr().out.startswith("2 photos of ")
