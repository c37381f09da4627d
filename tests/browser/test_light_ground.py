"""A black drawing that one can see through does not vanish on a dark page."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, Page

from tests.photographs import as_phone, sample
from tests.support import Project, served
from tools.serve.server import PagesServer

_SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 300 200'><circle cx='150' cy='100' r='80'/></svg>"
# Files by name; a JPEG hides what is behind it.
_NAMES = ("a.png", "b.webp", "c.gif", "d.avif", "e.svg", "f.tif")
_DARK = [{"color_scheme": "dark"}, {"color_scheme": "dark", "contrast": "more"},
    {"color_scheme": "dark", "forced_colors": "active"}]  # fmt: skip


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


def _corner(tab: Page, selector: str) -> list[int]:
    """Return how light, 0 to 255, the ground of each picture is in a screenshot."""
    found = []
    for image in tab.locator(selector).all():
        image.scroll_into_view_if_needed()
        image.evaluate("i => i.decode()")
        with Image.open(BytesIO(image.screenshot())) as shot:
            found.append(int(shot.convert("L").getpixel((shot.width // 2, 3))))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("preferred", _DARK, ids=["dark", "contrast", "forced"])
def test_drawings_stand_on_light(
    drawings: PagesServer, chrome: Browser, preferred: dict[str, str]
) -> None:
    """In dark mode, whatever is seen through has something light behind it, everywhere."""
    with chrome.new_context(viewport={"width": 390, "height": 844}, **preferred) as context:  # type: ignore[arg-type]
        tab = context.new_page()
        tab.goto(f"{drawings.url}/2023/01/01/x.html")
        shown = _corner(tab, "main img[alt^=Kreis], .logos img")
        assert len(shown) == len(_NAMES) + 3 + 1 + 1
        assert min(shown) > 200
        tab.goto(f"{drawings.url}/nur.html")
        assert min(_corner(tab, "main img")) > 200
        tab.goto(f"{drawings.url}/blog.html")
        assert min(_corner(tab, "main img[src*='bilder/a-']")) > 200


def test_nothing_else_does(drawings: PagesServer, chrome: Browser) -> None:
    """A JPEG has no ground, and on a light page nothing has."""
    grounds = "images => images.map(image => getComputedStyle(image).backgroundColor)"
    for scheme, which in (("dark", "img[src$='.jpg']"), ("light", "figure img")):
        with chrome.new_context(color_scheme=scheme) as context:  # type: ignore[arg-type]
            tab = context.new_page()
            tab.goto(f"{drawings.url}/2023/01/01/x.html")
            assert set(tab.eval_on_selector_all(which, grounds)) == {"rgba(0, 0, 0, 0)"}
