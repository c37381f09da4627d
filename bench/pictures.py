"""What pictures and previews cost, as figures to compare.

With a folder of photographs (`ARGS="--pictures /path"`) it also prints those of docs/bilder.md:
bytes and likeness of each encoder setting, of each width, and on each screen (screens.py).
"""

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from PIL import Image

from bench import screens

PICTURES = 12  # of 12 megapixels, as a phone makes them
PHONE = (4032, 3024)
HUGE = (8660, 5774)  # 50 megapixels
PREVIEWS = 40
WIDTH = 1080  # pixels, for the table of settings

# Runs in a process of its own, whose peak is then that of the pictures alone.
_MAKE = """
import resource, sys
from pathlib import Path
from time import perf_counter
from plugins.photos import workshop
from plugins.photos.album import Album
from plugins.photos.photo import Photo
from plugins.common.at_work import AtWork
from plugins.common.cache.store import Store
album = Album()
for path in sorted(Path(sys.argv[1]).glob("*.*")):
    album.add(path, f"/images/{path.name}")
for picture in album.pictures.values():
    photo = Photo(picture, "")
    picture.wanted.update([*photo.variants, *photo.thumbnails])
started = perf_counter()
assert not workshop.make(album.pictures.values(), Store(Path(sys.argv[2])), AtWork())
print(perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def bench(photos: str) -> None:
    """Print pictures a second, peak memory and the time of a cached build; then the table."""
    with tempfile.TemporaryDirectory() as folder:
        phone, huge = Path(folder, "phone"), Path(folder, "huge")
        _make_sources(phone, PHONE, "jpg", PICTURES)
        _make_sources(huge, HUGE, "jpg", 2)
        _make_sources(huge, HUGE, "png", 1)
        print(f"{'pictures':34}{'seconds':>9}{'a second':>10}{'peak MB':>9}")
        for name, source in (("12 of 12 MP, nothing made yet", phone), ("3 of 50 MP", huge)):
            for state in ("", ", all made already"):
                seconds, peak = _run(source, Path(folder, f"{source.name}-store"))
                count = len(list(source.iterdir()))
                print(f"{name + state:34}{seconds:9.2f}{count / seconds:10.1f}{peak:9.0f}")
        _previews(phone / "0.jpg")
    if photos:
        _settings_table(Path(photos))
        screens.bench(Path(photos))


def _make_sources(folder: Path, size: tuple[int, int], ending: str, count: int) -> None:
    from tests.photographs import sample

    folder.mkdir(exist_ok=True)
    large = sample("coffee.png", size)
    for number in range(count):
        # A mark each, so that no two are alike.
        large.putpixel((number, 0), (255, 0, 0))
        large.save(folder / f"{number}.{ending}", quality=90, compress_level=1)


def _run(source: Path, store: Path) -> tuple[float, float]:
    result = subprocess.run(
        [sys.executable, "-c", _MAKE, str(source), str(store)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    seconds, peak = map(float, result.stdout.split())
    return seconds, peak


def _previews(file: Path) -> None:
    """Print what a preview costs on one core, and its size; `file` is a phone's photograph."""
    from plugins.photos.opening import load
    from plugins.previews import drawn, photograph
    from plugins.previews.layout import Card
    from plugins.previews.look import Colours, read_look

    def opened() -> Image.Image:
        return load(file, photograph.enough(*PHONE))

    mark, colours = ("Bei", "spiel"), Colours.of("#ffcc00", "#112244")
    photo, (look, _) = opened(), read_look(Path("theme"), "example.org", mark, colours)
    title = "Klimaschutzmanagement und Wärmeplanung für Stadt und Landkreis {}"
    cards = [Card(title.format(n), ("1. Dezember 2026",)) for n in range(PREVIEWS + 1)]
    print(f"\n{'previews, one core':34}{'ms each':>9}{'KB':>10}")
    kinds: dict[str, Callable[[Card], bytes]] = {
        "drawn card": lambda card: drawn.draw(card, look),
        "title over a photograph": lambda card: photograph.draw(card, photo, look),
        "the same, read from 12 MP": lambda card: photograph.draw(card, opened(), look),
    }
    for name, draw in kinds.items():
        draw(cards[0])  # reads fonts and patterns
        started = process_time()
        sizes = [len(draw(card)) for card in cards[1:]]
        each = 1000 * (process_time() - started) / PREVIEWS
        print(f"{name:34}{each:9.1f}{statistics.mean(sizes) / 1000:10.1f}")


def _settings_table(folder: Path) -> None:
    """Print bytes and likeness for photographs shrunk to WIDTH pixels."""
    pictures = [_shrunk(path) for path in sorted(folder.iterdir())]
    print(f"\n{len(pictures)} photographs, {WIDTH} pixels wide")
    print(f"{'setting':26}{'KB mean':>9}{'median':>8}{'SSIM mean':>11}{'least':>8}{'ms':>6}")
    tried: list[tuple[str, dict[str, Any]]] = [
        *(("AVIF", {"quality": q, "speed": s, "max_threads": 1})
          for q in (45, 50, 55, 60) for s in (6, 8)),
        *(("WEBP", {"quality": q, "method": 4}) for q in (60, 70, 75)),
        *(("JPEG", {"quality": q, "progressive": True, "optimize": True}) for q in (65, 70, 80)),
    ]  # fmt: skip
    for format_name, settings in tried:
        _settings_row(pictures, format_name, settings)


def _shrunk(path: Path) -> Image.Image:
    from plugins.photos.opening import load

    picture = load(path, WIDTH)
    return picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)))


def _settings_row(pictures: list[Image.Image], format_name: str, settings: dict[str, Any]) -> None:
    import numpy
    from skimage.metrics import structural_similarity

    sizes, alike = [], []
    started = perf_counter()
    files = [_encoded(picture, format_name, settings) for picture in pictures]
    each = 1000 * (perf_counter() - started) / len(pictures)
    for picture, file in zip(pictures, files, strict=True):
        sizes.append(len(file.getvalue()) / 1000)
        greys = [numpy.asarray(p.convert("L")) for p in (picture, Image.open(file))]
        alike.append(float(structural_similarity(*greys)))  # type: ignore[no-untyped-call]
    setting = f"{format_name} {settings['quality']} {settings.get('speed', '')}"
    print(
        f"{setting:26}{statistics.mean(sizes):9.1f}{statistics.median(sizes):8.1f}"
        f"{statistics.mean(alike):11.4f}{min(alike):8.4f}{each:6.0f}"
    )


def _encoded(picture: Image.Image, format_name: str, settings: dict[str, Any]) -> BytesIO:
    file = BytesIO()
    picture.save(file, format_name, **settings)
    return file
