"""No picture takes more memory than there is: it is refused before it is decoded."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from plugins.common.problem import WrongInputError
from plugins.photos import memory, opening
from plugins.photos.room import Room
from tests.photographs import sample
from tests.support import ROOT
from tests.telling import moving, saved

LARGE = sample(size=(1000, 800))
CLEAR = LARGE.convert("RGBA")
CLEAR.putalpha(90)
# What a file of 0.8 megapixels takes at its peak, decoded and made into a picture of 200 pixels.
FILES: dict[str, Callable[[], bytes]] = {
    "jpg": lambda: saved("JPEG", LARGE, progressive=True, subsampling=0),
    "cmyk.jpg": lambda: saved("JPEG", LARGE.convert("CMYK"), progressive=True),
    "png": lambda: saved("PNG", CLEAR),
    "16.png": lambda: saved("PNG", LARGE.convert("L").convert("I;16")),
    "webp": lambda: saved("WEBP", CLEAR),
    "avif": lambda: saved("AVIF", CLEAR, speed=10),
    "heic": lambda: saved("HEIF", CLEAR, enc_params={"preset": "ultrafast"}),
    "tif": lambda: saved("TIFF", CLEAR, compression="tiff_adobe_deflate", tiffinfo={278: 800}),
    "jp2": lambda: saved("JPEG2000", LARGE),
}
# The peak of a process, not of the one that started it, as getrusage has it.
MEASURE = """
import re, sys
from pathlib import Path
from plugins.photos import opening
def peak():
    said = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\\s+(\\d+) kB", said)[1]) * 1024
opening.load(Path(sys.argv[1]), 2048)
before = peak()
opening.load(Path(sys.argv[2]), 2048)
print(peak() - before, opening.probe(Path(sys.argv[2])).memory)
"""


def stored(folder: Path, name: str, content: bytes) -> Path:
    """Return the path of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


def grown(by: bytes = b"\x00\xf0\x00\xf0") -> bytes:
    """Return a small GIF whose second frame begins far to the right and below."""
    content = moving("GIF", loop=0)
    timing = b"!\xf9\x04"  # eight bytes, then the frame they are for
    place = content.index(timing, content.index(timing) + 1) + 9
    return content[:place] + by + content[place + 4 :]


@pytest.mark.parametrize("name", FILES)
def test_too_much_to_decode(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every kind is refused before it is decoded, with its size and the size that can be."""
    path = stored(tmp_path, f"x.{name}", FILES[name]())
    assert opening.probe(path).memory >= 800_000
    monkeypatch.setattr(memory, "MOST_BYTES", 500_000)
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was decoded"))
    for work in (opening.probe, lambda file: opening.load(file, 2048)):
        with pytest.raises(WrongInputError) as wrong:
            work(path)
        assert "ist mit 1 Megapixeln zu groß (1000 × 800): Als" in wrong.value.message
        assert "4000 Punkte Breite genügen" in wrong.value.remedy


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the peak")
def test_what_is_foretold_is_true(tmp_path: Path) -> None:
    """In a process of its own, a picture takes no more than its header made us expect.

    `make bench` measures every kind.
    """
    small = stored(tmp_path, "x.png", saved("PNG"))
    large = stored(tmp_path, "y.webp", saved("WEBP", CLEAR.resize((3000, 2500)), method=0))
    command = [sys.executable, "-c", MEASURE, str(small), str(large)]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    taken, foretold = map(int, result.stdout.split())
    assert 100_000_000 < taken < foretold + 4 * 3000 * 2500  # besides, what is made of it


def test_frames_that_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A GIF whose second frame says it is huge is refused before it is decoded."""
    path = stored(tmp_path, "x.gif", grown(b"\0\0\0\0\0\xf0\0\xf0"))
    monkeypatch.setattr(Image.Image, "load", lambda *_: pytest.fail("it was decoded"))
    with pytest.raises(WrongInputError) as wrong:
        opening.film(path)
    assert "x.gif ist mit" in wrong.value.message
    assert "Megapixeln zu groß" in wrong.value.message


@pytest.mark.parametrize("by", [b"\x05\0\x05\0", b"\x00\xf0\x00\xf0"])
def test_a_frame_that_stands_over(tmp_path: Path, by: bytes) -> None:
    """A frame that reaches over the edge, or is far out, is cut off there, as browsers do it."""
    film = opening.film(stored(tmp_path, "x.gif", grown(by)))
    assert {frame.size for frame in film.frames} == {(120, 80)}


def test_more_than_can_be_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Frames that would not fit into memory together become smaller, and keep their shape."""
    path = stored(tmp_path, "x.gif", moving("GIF", loop=0))
    monkeypatch.setattr(memory, "MOST_MOVING", 3 * 60 * 40)
    film = opening.film(path)
    assert [frame.size for frame in film.frames] == [(60, 40)] * 3
    assert memory.needed_moving((120, 80), 3) == 3 * 60 * 40 * 9


def test_many_frames(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many frames are refused with their number, however small they are."""
    monkeypatch.setattr(memory, "MOST_FRAMES", 2)
    for format_name in ("GIF", "WEBP", "PNG", "AVIF"):
        with pytest.raises(WrongInputError) as wrong:
            opening.probe(stored(tmp_path, "x.webp", moving(format_name)))
        assert wrong.value.message == "Das bewegte Bild x.webp ist zu lang oder zu groß."
        assert "3 Bilder von 120 × 80" in wrong.value.remedy


def test_a_part_larger_than_its_head_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An icon of 16 pixels that holds a huge picture is refused in one sentence."""
    huge = saved("PNG", LARGE)
    head = b"\0\0\1\0\1\0\x10\x10\0\0\1\0\x20\0" + len(huge).to_bytes(4, "little") + b"\x16\0\0\0"
    path = stored(tmp_path, "x.ico", head + huge)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100_000)
    with pytest.raises(WrongInputError) as wrong:
        opening.load(path, 2048)
    assert "Megapixeln zu groß (1 Megapixel)" in wrong.value.message


def test_no_memory_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the machine has none left, that is what is told."""
    path = stored(tmp_path, "x.png", saved("PNG"))

    def refuse(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(Image.Image, "crop", refuse)
    with pytest.raises(WrongInputError) as wrong:
        opening.load(path, 2048)
    assert wrong.value.message == "Für das Bild x.png reicht der Speicher nicht."


def test_threads_share_the_room() -> None:
    """Two large pictures are opened one after the other, small ones side by side."""
    room, both, at_once = Room(10), threading.Barrier(2), []

    def small() -> None:
        with room.for_bytes(5):
            both.wait(10)  # breaks if the other one has to wait

    def large() -> None:
        with room.for_bytes(100):
            at_once.append(room._free)

    for work in (small, large):
        threads = [threading.Thread(target=work) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert at_once == [0, 0]
    assert not both.broken
