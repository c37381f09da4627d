"""Moving pictures: what we publish is what Chromium makes of the original, frame by frame."""

from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser

from plugins.photos import encoding, opening
from plugins.photos.moving import avif
from tests.films import (
    Decoder,
    Seen,
    decoder_of,
    difference,
    frames,
    gif,
    gif_part,
    random_gif,
    random_png,
    saved,
)
from tests.support import matrix, table
from tools.scan import findings

ENDINGS = {"GIF": ".gif", "PNG": ".png", "WEBP": ".webp", "AVIF": ".avif"}
PLAYS = [None, 1, 3]
OPAQUE = [Image.new("RGB", (40, 30), (60 * number, 90, 20)) for number in range(4)]


@pytest.fixture(scope="module")
def decoder(chrome: Browser) -> Iterator[Decoder]:
    """Chromium, which shows what is right."""
    with decoder_of(chrome) as decoder:
        yield decoder


def stored(tmp_path: Path, content: bytes, ending: str) -> Path:
    """Return the path of a file with this content."""
    path = tmp_path / f"x{ending}"
    path.write_bytes(content)
    return path


def copy_of(path: Path) -> bytes:
    """Return the clean copy of a file, which says nothing more."""
    content = encoding.clean_copy(path, opening.probe(path), opening.load(path, 2048))
    assert findings(content) == []
    return content


def shown_for(seen: Seen) -> list[float]:
    """Return milliseconds as browsers count them."""
    return [100 if duration < 11 else duration for duration in seen.durations]


def timeline(seen: Seen) -> list[tuple[float, Image.Image]]:
    """Return when what is shown, without frames that look like the one before."""
    at, line = 0.0, list[tuple[float, Image.Image]]()
    for frame, duration in zip(seen.frames, shown_for(seen), strict=True):
        if not line or difference(line[-1][1], frame) > 0.2:
            line.append((at, frame))
        at += duration
    return [*line, (at, seen.frames[-1])]


def agree(decoder: Decoder, path: Path) -> None:
    """The clean copy, and what variants are made of, show what the original shows."""
    wanted, found = decoder.see(path.read_bytes()), opening.probe(path)
    first = opening.load(path, 2048)
    assert (found.width, found.height) == first.size == wanted.frames[0].size
    assert difference(first, wanted.frames[0]) < 0.2
    assert found.transparent or first.mode == "RGB"
    assert found.moving == (len(wanted.frames) > 1)
    if found.moving:
        film, made = opening.film(path), decoder.see(copy_of(path))
        assert film.durations == [round(each) for each in shown_for(wanted)]
        assert film.plays == made.plays == wanted.plays or len(made.frames) == 1
        for (at, frame), (then, shown) in zip(timeline(made), timeline(wanted), strict=True):
            assert at == then
            assert difference(frame, shown) < 0.2


@pytest.mark.parametrize("seed", [*range(8), *matrix(*range(8, 25))])
def test_any_gif(decoder: Decoder, tmp_path: Path, seed: int) -> None:
    """Parts that are cleared, restored, clear, small, or out of the canvas come out as they are."""
    agree(decoder, stored(tmp_path, random_gif(Random(seed)), ".gif"))  # noqa: S311 - no secret


@pytest.mark.parametrize("seed", [*range(5), *matrix(*range(5, 15))])
def test_any_png(decoder: Decoder, tmp_path: Path, seed: int) -> None:
    """Blended, cleared or restored parts come out as they are; a still apart is no frame."""
    agree(decoder, stored(tmp_path, random_png(Random(seed)), ".png"))  # noqa: S311 - no secret


@pytest.mark.parametrize(
    ("source", "ending", "plays"),
    table(
        product(ENDINGS, ENDINGS.values(), PLAYS),
        [
            *((source, ending, plays) for source, ending in ENDINGS.items() for plays in PLAYS),
            *((source, ".gif", 3) for source in ENDINGS if source != "GIF"),
            *(("GIF", ending, None) for ending in ENDINGS.values() if ending != ".gif"),
        ],
    ),
)
def test_time_and_number(
    decoder: Decoder, tmp_path: Path, source: str, ending: str, plays: int | None
) -> None:
    """However a film is named, it lasts as long, and ends when the original does."""
    again: dict[str, Any] = {"loop": plays or 0, "range": "limited"}
    if source == "GIF":
        again = {} if plays == 1 else {"loop": plays - 1 if plays else 0}
    times = [80, 3000, 110, 20]
    content = saved(source, OPAQUE, duration=times, **again)
    if source == "AVIF":
        content = avif.finished(content, plays)
    path = stored(tmp_path, content, ending)
    made = decoder.see(copy_of(path))
    assert made.durations == times
    assert made.plays == plays
    assert opening.film(path).plays == plays
    for frame, shown in zip(made.frames, OPAQUE, strict=True):
        assert difference(frame, shown) < 6


@pytest.mark.parametrize("source", ENDINGS)
def test_no_time_at_all(decoder: Decoder, tmp_path: Path, source: str) -> None:
    """Frames of at most 10 ms are shown as long as browsers show them: 100 ms."""
    content = saved(source, OPAQUE, duration=[10, 0, 10, 50], loop=0)
    made = decoder.see(copy_of(stored(tmp_path, content, ENDINGS[source])))
    assert made.durations == [100, 100, 100, 50]


@pytest.mark.parametrize("ending", ENDINGS.values())
def test_nothing_piles_up(decoder: Decoder, tmp_path: Path, ending: str) -> None:
    """What moves over a transparent ground leaves no trace, in any format."""
    path = stored(tmp_path, saved("GIF", frames(), duration=80, disposal=2, loop=0), ending)
    made = decoder.see(copy_of(path))
    for frame, shown in zip(made.frames, frames(), strict=True):
        assert difference(frame, shown) < 6


def test_a_first_frame_that_is_small(tmp_path: Path) -> None:
    """Around a first frame that is smaller than the canvas nothing is seen, in stills as well."""
    part = gif_part(Image.new("P", (6, 6), 1), (2, 2), 0, None)
    path = stored(tmp_path, gif((10, 10), [part]), ".gif")
    assert opening.probe(path).transparent
    shown = opening.load(path, 2048)
    assert [shown.getpixel(at) for at in ((0, 0), (9, 9), (4, 4))] == [
        (0, 0, 0, 0), (0, 0, 0, 0), (255, 0, 0, 255),
    ]  # fmt: skip
    with Image.open(BytesIO(copy_of(path))) as copy:
        assert copy.convert("RGBA").tobytes() == shown.tobytes()


def test_a_still_apart(tmp_path: Path) -> None:
    """The still that a PNG has for others is no frame, even if there is but one frame."""
    for count in (2, 4):
        content = saved("PNG", OPAQUE[:count], default_image=True, duration=80)
        path = stored(tmp_path, content, ".png")
        assert opening.load(path, 2048).getpixel((0, 0)) == (60, 90, 20)
        assert opening.probe(path).moving == (count > 2)


def test_more_colours_than_a_gif_has(decoder: Decoder, tmp_path: Path) -> None:
    """A frame that brings more than 255 colours is shown in the nearest ones."""
    noise = [Image.effect_noise((40, 30), 70 + n).convert("RGB") for n in range(2)]
    noise = [Image.merge("RGB", [*one.split()[:2], noise[1 - n].split()[2]]) for n, one in
             enumerate(noise)]  # fmt: skip
    path = stored(tmp_path, saved("PNG", noise, duration=80), ".gif")
    for frame, shown in zip(decoder.see(copy_of(path)).frames, noise, strict=True):
        assert difference(frame, shown) < 12


def test_what_stays_costs_nothing(tmp_path: Path) -> None:
    """Of a frame a GIF keeps what is new in it: the copy is no larger than the original."""
    photo = Image.effect_noise((200, 150), 60).convert("P")
    shown = [photo.copy() for _ in range(8)]
    for number, frame in enumerate(shown):
        frame.paste(3, (10 * number, 5, 10 * number + 9, 20))
    content = saved("GIF", shown, duration=80, loop=0)
    assert len(copy_of(stored(tmp_path, content, ".gif"))) < 1.1 * len(content)


@pytest.mark.parametrize("kind", ["full", "limited"])
def test_the_range_of_a_film(decoder: Decoder, tmp_path: Path, kind: str) -> None:
    """A film in AVIF keeps the range of its samples, of which Chromium knows one only."""
    content = saved("AVIF", OPAQUE, duration=80, range=kind)
    path = stored(tmp_path, content, ".avif")
    assert avif.is_full_range(content) == (kind == "full")
    seen, made = decoder.see(content), decoder.see(copy_of(path))
    for frame, shown in zip(made.frames, seen.frames, strict=True):
        assert difference(frame, shown) < 3


def test_a_moving_photo_turned(tmp_path: Path) -> None:
    """A film stands upright, however its camera was held."""
    exif = Image.Exif()
    exif[0x0112] = 6
    for source in ("WEBP", "PNG"):
        content = saved(source, OPAQUE, duration=80, exif=exif)
        path = stored(tmp_path, content, ENDINGS[source])
        assert {frame.size for frame in opening.film(path).frames} == {(30, 40)}
        assert opening.load(path, 2048).size == (30, 40)


def test_the_same_bytes(tmp_path: Path) -> None:
    """Two copies of a film are the same, whenever they are made."""
    for source, ending in ENDINGS.items():
        path = stored(tmp_path, saved(source, OPAQUE, duration=80), ending)
        assert copy_of(path) == copy_of(path)
