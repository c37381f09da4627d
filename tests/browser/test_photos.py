"""What a browser takes of the pictures, and what that weighs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, CDPSession, Page, Response

from tests.photographs import as_phone, photograph, sample, screenshot
from tests.support import PATIENCE, Project, matrix, served
from tools.serve.server import PagesServer

SHIFT = """new Promise(done => { let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })"""
# The layout's width, and the one that the first fitting part of `sizes` names.
PROMISES = """images => images.map(image => { const found = image.sizes.split(", ").map(part => part.match(/^(?:(\\(.*\\)) )?(.*)$/))
  .find(([, query]) => !query || matchMedia(query).matches)[2];
  const probe = document.createElement("div"); document.body.append(probe);
  probe.style.width = found; const promised = probe.getBoundingClientRect().width; probe.remove();
  return [image.getBoundingClientRect().width, promised] })"""
SCROLLED = """async images => {
  for (const image of images) { image.scrollIntoView(); await image.decode() } }"""
PHONES = [(390, 3), *matrix((390, 2), (390, 2.6))]


@pytest.fixture(scope="module")
def photo_site(module_project: Project) -> Iterator[PagesServer]:
    """A site with articles of photographs of 12 megapixels, and ten news with pictures."""
    project = module_project
    for number, name in enumerate(("coffee.png", "rocket.jpg", "chelsea.png")):
        large = as_phone(photograph(name, number), quality=90)
        project.write(f"content/images/{number}.jpg", large)
    project.write("content/images/antrag.png", as_phone(screenshot(), "PNG"))
    project.write("content/images/antrag.jpg", as_phone(screenshot(), quality=80))
    two = "![Kaffee](/images/0.jpg)\n*Ein Kaffee*\n\n![Rakete](/images/1.jpg)\n"
    bodies = {
        1: two,
        2: "![Kaffee](/images/0.jpg) ![Rakete](/images/1.jpg)\n",
        3: f"{two}\n![Katze](/images/2.jpg)\n",
        4: "![Antrag](/images/antrag.png)\n\n![Antrag](/images/antrag.jpg)\n",
    }
    for day in range(1, 11):
        header = f"---\ntitle: Neues vom Tag {day}\nthumbnail: /images/{day % 2}.jpg\n---\n"
        project.write(f"content/news/2023-01-{day:02}-x.md", header + bodies.get(day, "Text"))
    project.write("content/images/small.jpg", as_phone(sample(size=(60, 60))))
    project.write("content/pages/x.md", "---\ntitle: x\n---\n![Kaffee](/images/small.jpg)\n")
    project.build_well()
    with served(project.folder / "output") as server:
        yield server


@dataclass(frozen=True)
class Screen:
    """A tab that may be of any width and density, and keeps nothing of what it loaded before."""

    tab: Page
    _devtools: CDPSession

    def shows(self, url: str, width: int, density: float) -> Page:
        """Open a page on a screen of so many CSS pixels, and device pixels for each."""
        size = {"width": width, "height": 844, "deviceScaleFactor": density, "mobile": False}
        self._devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        self._devtools.send("Emulation.setDeviceMetricsOverride", size)
        self.tab.goto(url)
        return self.tab

    def loads(self, url: str, width: int, density: float) -> tuple[dict[str, int], float]:
        """Return the bytes of all that a page loads when scrolled to its end, and its shift."""
        responses: list[Response] = []

        def load(response: Response) -> None:
            responses.append(response)

        self.tab.on("response", load)
        tab = self.shows(url, width, density)
        tab.locator("img").evaluate_all(SCROLLED)
        shift = tab.evaluate(SHIFT)
        self.tab.remove_listener("response", load)
        sizes = {  # the font has a budget of its own (test_pages.py)
            response.url: response.request.sizes()["responseBodySize"]
            for response in responses
            if not response.url.endswith(".woff2")
        }
        return sizes, float(shift)


@pytest.fixture(scope="module")
def screen(chrome: Browser) -> Iterator[Screen]:
    """A tab for all tests of a width or density."""
    with chrome.new_context(no_viewport=True) as context:
        context.set_default_timeout(PATIENCE * 1000)
        tab = context.new_page()
        yield Screen(tab, context.new_cdp_session(tab))


@pytest.mark.parametrize(("width", "density"), PHONES)
@pytest.mark.parametrize(("day", "photos", "most"), [(1, 2, 110_000), (3, 3, 140_000)])
def test_an_article_is_light(
    photo_site: PagesServer,
    screen: Screen,
    day: int,
    photos: int,
    most: int,
    width: int,
    density: float,
) -> None:
    """Two photographs weigh at most 110 KB on a phone, page included, three 140; nothing shifts."""
    url = f"{photo_site.url}/2023/01/0{day}/x.html"
    sizes, shift = screen.loads(url, width, density)
    pictures = [url for url in sizes if "/bilder/" in url]
    assert [url.rpartition(".")[2] for url in pictures] == ["avif"] * photos
    assert sum(sizes.values()) <= most
    assert shift == 0


@pytest.mark.parametrize(("width", "density"), PHONES)
def test_a_list_is_light(
    photo_site: PagesServer, screen: Screen, width: int, density: float
) -> None:
    """Ten news with pictures weigh at most 90 KB on a phone, scrolled to the end."""
    sizes, shift = screen.loads(f"{photo_site.url}/blog.html", width, density)
    pictures = [size for url, size in sizes.items() if "/bilder/" in url]
    assert len(pictures) == 2
    # The two pictures stand for ten: each item has one of its own in real life.
    assert sum(sizes.values()) + 4 * sum(pictures) <= 90_000
    assert shift == 0


@pytest.mark.parametrize(
    ("width", "density", "expected"),
    [
        (320, 1, "320"),
        (390, 1, "480"),
        (768, 1, "720"),
        (1280, 1.33, "960"),
        (1280, 1.4, "q45-1440"),
        (390, 2, "q45-720"),
        (390, 3, "q45-720"),
        (844, 3, "q45-1440"),
        *matrix(
            (1280, 1, "720"),
            (1280, 1.25, "960"),
            (320, 2, "q45-720"),
            (412, 2.625, "q45-720"),
            (390, 2.6, "q45-720"),
            (430, 3, "q45-720"),
            (360, 4, "q45-720"),
            (1280, 2, "q45-1440"),
        ),
    ],
)
def test_the_right_width(
    photo_site: PagesServer, screen: Screen, width: int, density: float, expected: str
) -> None:
    """The browser takes the AVIF that fits its width and density; the layout is as promised.

    Of a photograph that is at most twice the CSS pixels, in the usual quality at a density of 1.
    """
    tab = screen.shows(f"{photo_site.url}/2023/01/01/x.html", width, density)
    image = tab.locator("figure img").first
    image.evaluate("i => i.decode()")
    source = Path(image.evaluate("i => i.currentSrc")).name
    height = int(expected.rpartition("-")[2]) * 3 // 4
    assert re.fullmatch(rf"0-[0-9a-f]{{8}}-{expected}x{height}\.avif", source)
    shown = image.evaluate("i => i.clientWidth")
    promised = 720 if width >= 783 else 0.9 * width
    assert shown == pytest.approx(promised, rel=0.06)


def test_texts_in_pictures_stay_sharp(photo_site: PagesServer, screen: Screen) -> None:
    """A phone of 3 device pixels gets all of a screenshot, PNG or JPEG, in the usual quality."""
    url = f"{photo_site.url}/2023/01/04/x.html"
    sizes, _ = screen.loads(url, 390, 3)
    pictures = [url.rpartition("/")[2] for url in sizes if "/bilder/antrag" in url]
    assert len(pictures) == 2
    for name in pictures:
        assert re.fullmatch(r"antrag-[0-9a-f]{8}-1440x1080\.avif", name)


@pytest.mark.parametrize("density", [3, *matrix(2, 2.6, 4)])
@pytest.mark.parametrize("width", [390, 844])
def test_no_more_than_eyes_see(
    photo_site: PagesServer, screen: Screen, width: int, density: float
) -> None:
    """Of photographs a dense screen is told to get twice the CSS pixels or a bit less."""
    for path in ("/2023/01/01/x.html", "/2023/01/02/x.html", "/blog.html", "/"):
        tab = screen.shows(photo_site.url + path, width, density)
        found = tab.locator("main picture img").evaluate_all(PROMISES)
        assert found
        for shown, promised in found:
            if shown:
                assert 1.5 <= promised * density / shown <= 2.25, (path, shown, promised)


@pytest.mark.parametrize("path", ["/2023/01/01/x.html", "/2023/01/02/x.html", "/blog.html", "/"])
def test_sizes_are_honest(photo_site: PagesServer, shared_tab: Page, path: str) -> None:
    """What `sizes` promises is what the layout gives: in columns, galleries, lists and cards."""
    shared_tab.goto(photo_site.url + path)
    images = shared_tab.locator("main picture img")
    images.evaluate_all(SCROLLED)
    for width in (320, 390, 600, 700, 768, 800, 1000, 1200, 1400):
        shared_tab.set_viewport_size({"width": width, "height": 900})
        found = images.evaluate_all(PROMISES)
        assert found
        for shown, promised in found:
            assert shown == pytest.approx(promised, rel=0.13), width


def test_a_small_picture_stays_small(photo_site: PagesServer, shared_tab: Page) -> None:
    """A picture is shown no larger than it is: enlarged it would be blurred."""
    shared_tab.goto(photo_site.url + "/x.html")
    box = shared_tab.locator("figure img").bounding_box()
    assert box
    assert (box["width"], box["height"]) == (60, 60)
