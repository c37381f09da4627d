"""Pictures of every kind look as Chromium shows their originals; what none shows, as it was made.

The pictures are made here: formats, modes, depths, colours by profile, chunk or box, turns,
transparency. Chromium draws original and result; the mean difference of both has to be small.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms
from playwright.sync_api import Browser

from plugins.photos import encoding, opening
from plugins.photos.colours import av1, icc
from plugins.photos.colours.conversion import by_signals
from plugins.photos.colours.meaning import coded
from plugins.photos.colours.signalling import signalled_in
from plugins.photos.encoding import VERSION
from plugins.photos.picture import Picture
from plugins.photos.variants import Variant
from tests.coloured import CLEAR, P3, PHOTO, SHOWN, boxed, in_stream, ramp, saved
from tests.support import table
from tools.pictures.judging import MOST, Verdict, difference, judged
from tools.pictures.rendering import Chromium


@pytest.fixture(scope="module")
def chromium(chrome: Browser) -> Iterator[Chromium]:
    """A tab that draws originals and what becomes of them."""
    with chrome.new_context() as context:
        yield Chromium(context.new_page())


# One of each: a format, a depth, a way to say colours, what wins of two ways, a turn.
USUAL = [
    "jpeg", "jpeg cmyk", "jpeg p3", "webp p3", "gif transparent", "bmp palette", "ico",
    "png palette transparent", "png grey profile", "png p3 transparent", "png p3 palette",
    "png grey 16", "png rgb 16", "png grey 8, lower byte", "gamma 1", "gamma grey",
    "gamma transparent", "chromaticities", "sRGB over gamma", "profile over gamma",
    "codes over profile", "codes of nothing", "png codes 12 13", "png codes 9 16",
    "png codes 9 18", "png pq transparent", "avif codes 12 13", "avif codes 9 16",
    "avif codes 9 18", "avif profile", "avif transparent", "JPEG 6", "PNG 8", "AVIF 3",
]  # fmt: skip


@pytest.mark.parametrize("name", table(SHOWN, USUAL))
def test_as_chromium_shows_it(tmp_path: Path, chromium: Chromium, name: str) -> None:
    """What is published looks like its original."""
    path = tmp_path / "x.jpg"
    path.write_bytes(SHOWN[name]())
    found = judged(path, chromium)
    assert found.verdict is Verdict.RIGHT, found.reason


@pytest.mark.parametrize(("primaries", "transfer"), [(12, 13), (9, 16), (9, 18), (1, 13)])
def test_heic(tmp_path: Path, chromium: Chromium, primaries: int, transfer: int) -> None:
    """A HEIC, which Chromium does not show, looks like the AVIF that says the same."""
    path = tmp_path / "x.heic"
    path.write_bytes(boxed(primaries, transfer, "HEIF"))
    alike = chromium.drawn(boxed(primaries, transfer), 320)
    assert alike
    assert difference(alike[1], opening.load(path, 320).convert("RGBA")) < MOST


@pytest.mark.parametrize(
    ("content", "clear"),
    [(ramp(bits, kind), at) for bits, kind, at in
     ((1, 0, 48), (2, 0, 40), (4, 0, 33), (8, 0, 32), (16, 0, 20), (8, 2, 32), (16, 2, 20))],
    ids=["grey 1", "grey 2", "grey 4", "grey 8", "grey 16", "rgb 8", "rgb 16"],
)  # fmt: skip
def test_the_one_colour_that_is_transparent(tmp_path: Path, content: bytes, clear: int) -> None:
    """Of grey and RGB of any depth the named colour is transparent, its neighbours are not."""
    path = tmp_path / "x.png"
    path.write_bytes(content)
    assert opening.probe(path).transparent
    row = opening.load(path, 64).crop((0, 16, 64, 17)).getchannel("A").tobytes()
    assert row[clear] == 0
    assert set(row) == {0, 255}
    assert row[(clear + 32) % 64] == 255


def test_inks_are_shown_as_they_are() -> None:
    """A JPEG in CMYK with a profile is read otherwise than one without, or than one in RGB."""
    press = PHOTO.convert("CMYK")
    assert signalled_in(saved(press, "JPEG", icc_profile=icc.profile(P3))).for_press
    assert not signalled_in(saved(press, "JPEG")).for_press
    assert not signalled_in(saved(PHOTO, "JPEG", icc_profile=icc.profile(P3))).for_press


def test_icons_of_several_depths() -> None:
    """An icon that has a size twice is read otherwise than before; one of several sizes is not."""
    content = bytearray(saved(CLEAR, "ICO", sizes=[(32, 21), (64, 43)]))
    assert not signalled_in(bytes(content)).several_depths
    content[22:24] = content[6:8]
    assert signalled_in(bytes(content)).several_depths


def test_small_ones_keep_their_colours(tmp_path: Path, chromium: Chromium) -> None:
    """An icon of colours that change with each pixel is published as it is, in every format."""
    picture = Image.new("RGB", (16, 16))
    picture.putdata([((x * 77) % 256, (x * 51) % 256, (x * 91) % 256) for x in range(256)])
    wanted = [Variant(ending, 16, 16) for ending in ("avif", "webp", "jpg")]
    for _, content in encoding.variants(picture, wanted):
        shown = chromium.drawn(content, 320)
        assert shown
        assert difference(picture.convert("RGBA"), shown[1]) < MOST
    path = tmp_path / "x.png"
    path.write_bytes(saved(picture, "PNG"))
    assert "-exact-16x16" in Picture(path, "/x.png").address(wanted[0])
    assert "-exact-" not in Picture(path, "/x.png").address(Variant("avif", 320, 320))


@pytest.mark.parametrize("kind", ["CMYK", "LAB"])
def test_what_printers_use(tmp_path: Path, kind: str) -> None:
    """A TIFF in CMYK or Lab looks like what it was made of."""
    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    picture = PHOTO.convert("CMYK")
    if kind == "LAB":
        picture = ImageCms.profileToProfile(PHOTO, srgb, lab, outputMode="LAB") or PHOTO
    path = tmp_path / "x.tif"
    path.write_bytes(saved(picture, "TIFF"))
    assert difference(PHOTO.convert("RGBA"), opening.load(path, 320).convert("RGBA")) < MOST


def key(tmp_path: Path, content: bytes) -> str:
    """Return the name under which a picture of this content is kept."""
    path = tmp_path / "x.png"
    path.write_bytes(content)
    return Picture(path, "/x.png").key(None)


@pytest.mark.parametrize("name", ["jpeg p3", "png", "png p3", "avif codes 1 13", "webp"])
def test_what_was_made_before_stays(tmp_path: Path, name: str) -> None:
    """What is read as it always was is found in the cache under the name it always had."""
    content = SHOWN[name]()
    before = sha256(content + f".png {VERSION}".encode()).hexdigest()
    assert key(tmp_path, content) == f"{before[:32]}-copy"


@pytest.mark.parametrize("name", ["gamma 1", "png grey 2", "png grey 16", "avif codes 9 16"])
def test_what_looked_otherwise_is_made_anew(tmp_path: Path, name: str) -> None:
    """What is read in another way now has another name."""
    content = SHOWN[name]()
    before = sha256(content + f".png {VERSION}".encode()).hexdigest()
    assert key(tmp_path, content) != f"{before[:32]}-copy"


def test_what_the_stream_says(tmp_path: Path, chromium: Chromium) -> None:
    """Where boxes say nothing of an AVIF's colours, the sequence header of AV1 counts."""
    content = in_stream(9, 16)
    assert signalled_in(content).colours == coded(9, 16)
    path = tmp_path / "x.avif"
    path.write_bytes(content)
    found = judged(path, chromium)
    assert found.verdict is Verdict.RIGHT, found.reason
    assert av1.codes(b"") == av1.codes(b"\x0a\x0b\0") == b""


@given(st.sampled_from(["png codes 9 16", "png grey 2", "avif codes 9 16"]), st.data())
@settings(max_examples=60)
def test_damaged_signals(name: str, data: st.DataObject) -> None:
    """Whatever a file says of its colours, reading it ends, and never in an exception."""
    content = bytearray(_made(name)[:700])
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(12, len(content) - 1))] = data.draw(st.integers(0, 255))
    said = signalled_in(bytes(content[: data.draw(st.integers(0, len(content)))]))
    if said.colours:
        by_signals(Image.new("RGB", (1, 1)), replace(said.colours, transfer=13))


@cache
def _made(name: str) -> bytes:
    return SHOWN[name]()
