"""Finished pictures are kept as long as somebody needs them."""

import os
from pathlib import Path

import pytest

from plugins.common.cache.store import Store

DAY = 24 * 3600


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store with two files, last used 91 and 93 days before a third."""
    store = Store(tmp_path)
    for key, days in (("aa1.jpg", 93), ("ab2.jpg", 91), ("ac3.jpg", 0)):
        store.keep(key, key.encode())
        for file in tmp_path.glob(f"*/{key}*"):
            used = file.stat().st_mtime - days * DAY
            os.utime(file, (used, used))
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*/*.jpg"))


def test_what_three_months_did_not_need_is_forgotten(folder: Path) -> None:
    """When something new comes in, what was not asked for in three months goes, digest and all."""
    Store(folder).keep("ad4.jpg", b"new")
    assert names(folder) == ["ab2.jpg", "ac3.jpg", "ad4.jpg"]
    assert len(list(folder.glob("*/*.sha256"))) == 3


def test_what_is_asked_for_stays(folder: Path) -> None:
    """A file that a build asks for is as young as a new one."""
    store = Store(folder)
    assert store.has("aa1.jpg")
    store.keep("ad4.jpg", b"new")
    assert store.has("aa1.jpg")


def test_a_long_rest_forgets_nothing(folder: Path) -> None:
    """Where nothing at all was built for a year, everything is still there."""
    for file in folder.glob("*/*"):
        used = file.stat().st_mtime - 365 * DAY
        os.utime(file, (used, used))
    Store(folder).keep("ad4.jpg", b"new")
    assert "ac3.jpg" in names(folder)
    assert "ab2.jpg" in names(folder)


def test_a_leftover_goes_as_well(folder: Path) -> None:
    """What a killed build left half written is no matter for ever."""
    leftover = folder / "ac/tmp123"
    leftover.write_bytes(b"half")
    os.utime(leftover, (0, 0))
    Store(folder).keep("ad4.jpg", b"new")
    assert not leftover.exists()


def test_a_damaged_file_is_not_there(folder: Path) -> None:
    """What has another content than was stored is made anew."""
    (folder / "ac/ac3.jpg").write_bytes(b"changed")
    assert not Store(folder).has("ac3.jpg")
