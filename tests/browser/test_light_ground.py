"""A black drawing that one can see through does not vanish on a dark page."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Page

from tests.photographs import as_phone, sample
from tests.support import Project, served
from tools.serve.server import PagesServer

_SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 200'><circle cx='150' cy='100' r='80'/></svg>"
# Files by name; a JPEG hides what is behind it.
_NAMES = ("a.png", "b.webp", "c.gif", "d.avif", "e.svg", "f.tif")
_LIGHT: dict[str, Any] = {
    "color_scheme": "light", "contrast": "no-preference", "forced_colors": "none",
}  # fmt: skip
_DARK = [_LIGHT | more for more in (
    {"color_scheme": "dark"}, {"color_scheme": "dark", "contrast": "more"},
    {"color_scheme": "dark", "forced_colors": "active"},
)]  # fmt: skip
_LOADED = (
    "async images => { for (const one of images) { one.scrollIntoView(); await one.decode() } }"
)
# In the middle of each, and a bit below its upper edge: what is drawn begins further down.
_PLACES = """images => images.map(image => { const box = image.getBoundingClientRect();
  return [scrollX + box.x + box.width / 2, scrollY + box.y + 3].map(Math.floor) })"""


def _drawing(kind: str) -> bytes:
    """Return a black disc on nothing."""
    picture = Image.new("RGBA", (300, 200))
    ImageDraw.Draw(picture).ellipse((70, 20, 230, 180), fill="black")
    file = BytesIO()
    picture.save(file, kind)
    return file.getvalue()


@pytest.fixture(scope="module")
def drawings(module_project: Project) -> Iterator[PagesServer]:
    """A site with such drawings alone, in a gallery, in text, in lists, and as logos."""
    project = module_project
    for name in _NAMES:
        kind = {"tif": "TIFF"}.get(name[2:], name[2:].upper())
        project.write(f"content/images/{name}", _SVG if kind == "SVG" else _drawing(kind))
    project.write("content/images/x.jpg", as_phone(sample(size=(300, 200))))
    project.write("content/images/partners/logo.png", _drawing("PNG"))
    project.write(
        "content/data/partners.yml",
        "groups: []\npartners:\n  - name: Ein Partner\n    logo: logo.png\n    alt: Logo\n",
    )
    alone = "".join(f"![Kreis mit {name[2:]}](/images/{name})\n\n" for name in _NAMES)
    gallery = " ".join(f"![Kreis als {name[2:]}](/images/{name})" for name in _NAMES[:3])
    text = f"{alone}{gallery}\n\nText ![Kreis](/images/a.png) Text\n\n![Kaffee](/images/x.jpg)\n\n[[Partner]]\n"
    for day, name in enumerate(("a.png", "x.jpg"), start=1):
        header = f"---\ntitle: Neues vom Tag {day}\nthumbnail: /images/{name}\n---\n"
        project.write(f"content/news/2023-01-{day:02}-x.md", header + (text if day == 1 else "x"))
    project.write("content/pages/nur.md", "---\ntitle: Nur\n---\n![Kreis](/images/e.svg)\n")
    project.build_well()
    with served(project.folder / "output") as server:
        yield server


def _grounds(tab: Page, selector: str) -> list[int]:
    """Return how light, 0 to 255, the ground of each picture is in a screenshot."""
    places = tab.locator(selector).evaluate_all(_PLACES)
    with Image.open(BytesIO(tab.screenshot(full_page=True))) as shot:
        grey = shot.convert("L")
    return [int(grey.getpixel((x, y))) for x, y in places]  # type: ignore[arg-type]


def test_drawings_stand_on_light(drawings: PagesServer, shared_tab: Page) -> None:
    """In dark mode, whatever is seen through has something light behind it, everywhere."""
    tab = shared_tab
    for path, selector, count in (
        ("/2023/01/01/x.html", "main img[alt^=Kreis], .logos img", len(_NAMES) + 3 + 1 + 1),
        ("/nur.html", "main img", 1),
        ("/blog.html", "main img[src*='bilder/a-']", 1),
    ):
        tab.goto(drawings.url + path)
        tab.locator(selector).evaluate_all(_LOADED)
        for preferred in _DARK:
            tab.emulate_media(**preferred)
            found = _grounds(tab, selector)
            assert len(found) == count
            assert min(found) > 200, (path, preferred)


def test_nothing_else_does(drawings: PagesServer, shared_tab: Page) -> None:
    """A JPEG has no ground, and on a light page nothing has."""
    grounds = "images => images.map(image => getComputedStyle(image).backgroundColor)"
    shared_tab.goto(f"{drawings.url}/2023/01/01/x.html")
    for media, which in ((_DARK[0], "img[src$='.jpg']"), (_LIGHT, "figure img")):
        shared_tab.emulate_media(**media)
        assert set(shared_tab.eval_on_selector_all(which, grounds)) == {"rgba(0, 0, 0, 0)"}
