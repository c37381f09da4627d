"""One picture file, seen from outside."""

from dataclasses import replace
from pathlib import Path

import pytest

from plugins.photos.photo import Photo
from plugins.photos.picture import Picture
from tests.photographs import sample


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    sample(size=(1600, 1000)).save(tmp_path / "Kühe im Juni.jpg")
    return Picture(tmp_path / "Kühe im Juni.jpg", "/images/Kühe im Juni.jpg")


def test_a_small_copy_to_know_it_by(picture: Picture) -> None:
    """Of what is published anyway it is the copy nearest to 320 pixels, never AVIF; else itself."""
    assert picture.small_copy == picture.url
    picture.wanted.update(Photo(picture, "").variants)
    one = next(file for file in picture.wanted if file.ending == "jpg")
    picture.wanted.add(replace(one, width=40))
    assert picture.small_copy.startswith("/bilder/KueheimJuni-")
    assert picture.small_copy.endswith("-320x200.jpg")
