"""Whether a published picture looks like its original is told for each collection."""

from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser

from tests.photographs import as_phone, sample
from tools.pictures import report
from tools.pictures.judging import MOST, difference, published

PHOTO = sample(size=(120, 80)).convert("RGBA")


@pytest.mark.parametrize(
    ("other", "is_alike"),
    [
        (PHOTO, True),
        (PHOTO.resize((60, 40)), True),
        (PHOTO.transpose(Image.Transpose.FLIP_LEFT_RIGHT), False),
        (PHOTO.point([value // 2 for value in range(256)] * 3 + list(range(256))), False),
        (PHOTO.point(list(range(256)) * 3 + [200] * 256), False),
    ],
)
def test_difference(other: Image.Image, is_alike: bool) -> None:
    """A picture made smaller is the same; one mirrored, darker, or seen through is not."""
    assert (difference(PHOTO, other) < MOST) is is_alike


def test_table(
    tmp_path: Path, chrome: Browser, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Each collection has a row of numbers; what is not right is named with its reason."""
    for name, content in (("one/x.jpg", as_phone(sample(size=(60, 40)), orientation=6)),
                          ("two/a/y.png", b"nothing"), ("two/z.txt", b"no picture")):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    assert report.compare(tmp_path, chrome) == 0
    named, _head, *rows = capsys.readouterr().out.splitlines()
    assert named.startswith("refused: two/a/y.png: Das Bild y.png ist beschädigt")
    assert [row.split() for row in rows] == [
        ["one", "1", "1", "0", "0", "0"], ["two", "1", "0", "1", "0", "0"], ["all", "2", "1", "1", "0", "0"],
    ]  # fmt: skip
    (tmp_path / "other.png").write_bytes(as_phone(sample("rocket.jpg", size=(60, 40)), "PNG"))
    monkeypatch.setattr(
        "tools.pictures.judging.published", lambda _path: published(tmp_path / "other.png")
    )
    assert report.compare(tmp_path, chrome) == 1
    assert "wrong: one/x.jpg: " in capsys.readouterr().out
