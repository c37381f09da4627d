"""What screens load of photographs, and how it looks there: the tables of docs/bilder.md.

SSIM compares what was loaded, enlarged or shrunk to the pixels the screen has for it, with the
original shrunk to the same (1 is alike).
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps
from playwright.sync_api import Browser, sync_playwright

from bench import sites
from plugins.photos.encoding import SETTINGS
from plugins.photos.opening import load
from plugins.photos.variants import LARGEST
from tools import browser
from tools.serve.server import PagesServer

# Pixels of a file, and those that a screen shows it with: a phone's column at 2 and 3 device pixels
# and a desktop's at 2, a picture in a phone's list at 2 and 3. Thumbnails are cut to 3:2.
SHOWN = ((720, 702), (720, 1053), (960, 1053), (1440, 1053), (1440, 1368), (360, 234), (360, 351))
QUALITIES = {"avif": (40, 45, 50, 55), "webp": (45, 50, 70)}
SCREENS = ((390, 2.0), (390, 2.6), (390, 3.0), (430, 3.0), (360, 4.0), (1280, 1.0), (1280, 1.25),
           (1280, 2.0))  # fmt: skip
_THUMBNAILS = 400  # pixels of width, and below


@dataclass(frozen=True)
class Seen:
    """What a screen loaded of one photograph: pixels, bytes, likeness; all bytes of its page."""

    width: int
    length: int
    likeness: float
    page: int


def bench(folder: Path) -> None:
    """Print what each quality costs in each width, then what each screen loads."""
    originals = {path: load(path, LARGEST) for path in sorted(folder.iterdir())}
    print(f"\n{len(originals)} photographs")
    print("\n| width | shown | quality | KB | median | SSIM | least |")
    for width, shown in SHOWN:
        for ending, qualities in QUALITIES.items():
            for quality in qualities:
                settings = SETTINGS[ending] | {"quality": quality}
                made = [_made(one, width, shown, settings) for one in originals.values()]
                print(f"| {width} | {shown} | {ending} {quality} | {_row(made)}", flush=True)
    print("\n| screen | list | width | KB | median | SSIM | least | page, KB |")
    with ThreadPoolExecutor(1) as pool:  # Playwright runs once in a thread, and tests have it open
        found = pool.submit(lambda: list(_on_screens(originals))).result()
    for (width, density), is_list, seen in found:
        made = [(one.length, one.likeness) for one in seen]
        wide = statistics.median(one.width for one in seen)
        page = statistics.mean(one.page for one in seen) / 1000
        screen = f"{width} × {density} | {'yes' if is_list else 'no'} | {wide:.0f}"
        print(f"| {screen} | {_row(made)} {page:.1f} |", flush=True)


def _row(made: list[tuple[int, float]]) -> str:
    sizes, likenesses = [length / 1000 for length, _ in made], [found for _, found in made]
    return (
        f"{statistics.mean(sizes):.1f} | {statistics.median(sizes):.1f}"
        f" | {statistics.mean(likenesses):.3f} | {min(likenesses):.3f} |"
    )


def _made(
    original: Image.Image, width: int, shown: int, settings: dict[str, Any]
) -> tuple[int, float]:
    cut = ImageOps.fit(original, (600, 400)) if width < _THUMBNAILS else original
    height = round(cut.height * width / cut.width)
    file = BytesIO()
    cut.resize((width, height), Image.Resampling.LANCZOS).save(file, **settings)
    return len(file.getvalue()), likeness(cut, file, shown)


def likeness(original: Image.Image, file: Path | BytesIO, shown: int) -> float:
    """Return the SSIM of a file and the original, both in grey and `shown` pixels wide."""
    import numpy
    from skimage.metrics import structural_similarity

    with Image.open(file) as image:
        made = image.convert("RGB")
    if original.width * made.height != original.height * made.width:
        original = ImageOps.fit(original, made.size, Image.Resampling.LANCZOS)
    size = shown, max(7, round(original.height * shown / original.width))
    greys = (
        numpy.asarray(picture.resize(size, method).convert("L"))
        for picture, method in (
            (original, Image.Resampling.LANCZOS),
            (made, Image.Resampling.BICUBIC),
        )
    )
    return float(structural_similarity(*greys))  # type: ignore[no-untyped-call]


def _on_screens(
    originals: dict[Path, Image.Image],
) -> Iterator[tuple[tuple[int, float], bool, list[Seen]]]:
    """Yield for each screen what Chromium loads of each photograph: in its article, in the list."""
    with tempfile.TemporaryDirectory() as folder:
        output = _built(Path(folder, "ours"), list(originals))
        pages = [f"/2023/01/01/{number}.html" for number in range(len(originals))]
        with PagesServer(output) as server, sync_playwright() as playwright:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            chrome = playwright.chromium.launch(executable_path=browser.find(), args=browser.QUIET)
            for screen in SCREENS:
                for is_list, paths in ((False, pages), (True, ["/blog.html"])):
                    urls = [server.url + path for path in paths]
                    loaded = [one for url in urls for one in _loaded(chrome, url, screen)]
                    yield screen, is_list, [_seen(one, output, originals) for one in loaded]
            server.shutdown()


def _built(project: Path, photographs: list[Path]) -> Path:
    """Return output/ of a site with an article for each photograph, the first one the newest."""
    sites.ours(project, 0)
    for number, path in enumerate(photographs):
        image = project / f"content/images/bench{number}{path.suffix.lower()}"
        image.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, image)
        text = f"---\ntitle: Bild {number}\n---\n![Bild {number}](/images/{image.name})\n"
        (project / f"content/news/2023-01-01-{number}.md").write_text(text, encoding="utf-8")
    command = ["-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings"]
    subprocess.run([sys.executable, *command], cwd=project, check=True, stdout=subprocess.DEVNULL)
    return project / "output"


@dataclass(frozen=True)
class _Loaded:
    """A picture on a page: its file's name, the device pixels of its width, the page's bytes."""

    name: str
    shown: int
    page: int


def _loaded(chrome: Browser, url: str, screen: tuple[int, float]) -> list[_Loaded]:
    width, density = screen
    with chrome.new_context(
        viewport={"width": width, "height": 844}, device_scale_factor=density
    ) as context:
        tab, lengths = context.new_page(), list[int]()
        tab.on("requestfinished", lambda done: lengths.append(done.sizes()["responseBodySize"]))
        tab.goto(url, wait_until="networkidle")
        found = []
        for image in tab.locator("main picture img").all():
            image.scroll_into_view_if_needed()
            image.evaluate("image => image.decode()")
            found.append(image.evaluate("image => [image.currentSrc, image.clientWidth]"))
        tab.wait_for_load_state("networkidle")
    return [_Loaded(Path(url).name, round(w * density), sum(lengths)) for url, w in found]


def _seen(one: _Loaded, output: Path, originals: dict[Path, Image.Image]) -> Seen:
    number = int(one.name.removeprefix("bench").partition("-")[0])
    file = output / "bilder" / one.name
    alike = likeness(list(originals.values())[number], file, one.shown)
    with Image.open(file) as image:
        return Seen(image.width, file.stat().st_size, alike, one.page)
