"""What a browser takes of the pictures, and what that weighs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.photographs import as_phone, photograph, sample, screenshot
from tests.support import Project, matrix, served
from tools.serve.server import PagesServer

SHIFT = """new Promise(done => { let sum = 0;
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(sum))) })"""
# The layout's width, and the one that the first fitting part of `sizes` names.
PROMISE = """image => { const found = image.sizes.split(", ").map(part => part.match(/^(?:(\\(.*\\)) )?(.*)$/))
  .find(([, query]) => !query || matchMedia(query).matches)[2];
  const probe = document.createElement("div"); document.body.append(probe);
  probe.style.width = found; const promised = probe.getBoundingClientRect().width; probe.remove();
  return [image.getBoundingClientRect().width, promised] }"""
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
    project.build_well()
    with served(project.folder / "output") as server:
        yield server


def loaded(chrome: Browser, url: str, width: int, density: float) -> tuple[dict[str, int], float]:
    """Return the bytes of all that a page loads when scrolled to its end, and its layout shift."""
    sizes: dict[str, int] = {}

    context = chrome.new_context(
        viewport={"width": width, "height": 844}, device_scale_factor=density
    )
    with context:
        tab = context.new_page()
        responses: list[Response] = []
        tab.on("response", lambda response: responses.append(response))
        tab.goto(url)
        for image in tab.locator("img").all():
            image.scroll_into_view_if_needed()
            image.evaluate("i => i.decode()")
        shift = tab.evaluate(SHIFT)
        for response in responses:  # the font has a budget of its own (test_pages.py)
            if not response.url.endswith(".woff2"):
                sizes[response.url] = response.request.sizes()["responseBodySize"]
    return sizes, float(shift)


@pytest.mark.parametrize(("width", "density"), PHONES)
@pytest.mark.parametrize(("day", "photos", "most"), [(1, 2, 110_000), (3, 3, 140_000)])
def test_an_article_is_light(
    photo_site: PagesServer,
    chrome: Browser,
    day: int,
    photos: int,
    most: int,
    width: int,
    density: float,
) -> None:
    """Two photographs weigh at most 110 KB on a phone, page included, three 140; nothing shifts."""
    url = f"{photo_site.url}/2023/01/0{day}/x.html"
    sizes, shift = loaded(chrome, url, width, density)
    pictures = [url for url in sizes if "/bilder/" in url]
    assert [url.rpartition(".")[2] for url in pictures] == ["avif"] * photos
    assert sum(sizes.values()) <= most
    assert shift == 0


@pytest.mark.parametrize(("width", "density"), PHONES)
def test_a_list_is_light(
    photo_site: PagesServer, chrome: Browser, width: int, density: float
) -> None:
    """Ten news with pictures weigh at most 90 KB on a phone, scrolled to the end."""
    sizes, shift = loaded(chrome, f"{photo_site.url}/blog.html", width, density)
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
    photo_site: PagesServer, chrome: Browser, width: int, density: float, expected: str
) -> None:
    """The browser takes the AVIF that fits its width and density; the layout is as promised.

    Of a photograph that is at most twice the CSS pixels, in the usual quality at a density of 1.
    """
    with chrome.new_context(
        viewport={"width": width, "height": 844}, device_scale_factor=density
    ) as context:
        tab = context.new_page()
        tab.goto(f"{photo_site.url}/2023/01/01/x.html")
        image = tab.locator("figure img").first
        image.evaluate("i => i.decode()")
        source = Path(image.evaluate("i => i.currentSrc")).name
        height = int(expected.rpartition("-")[2]) * 3 // 4
        assert re.fullmatch(rf"0-[0-9a-f]{{8}}-{expected}x{height}\.avif", source)
        shown = image.evaluate("i => i.clientWidth")
    promised = 720 if width >= 783 else 0.9 * width
    assert shown == pytest.approx(promised, rel=0.06)


def test_texts_in_pictures_stay_sharp(photo_site: PagesServer, chrome: Browser) -> None:
    """A phone of 3 device pixels gets all of a screenshot, PNG or JPEG, in the usual quality."""
    url = f"{photo_site.url}/2023/01/04/x.html"
    sizes, _ = loaded(chrome, url, 390, 3)
    pictures = [url.rpartition("/")[2] for url in sizes if "/bilder/antrag" in url]
    assert len(pictures) == 2
    for name in pictures:
        assert re.fullmatch(r"antrag-[0-9a-f]{8}-1440x1080\.avif", name)


@pytest.mark.parametrize("density", [3, *matrix(2, 2.6, 4)])
@pytest.mark.parametrize("width", [390, 844])
def test_no_more_than_eyes_see(
    photo_site: PagesServer, chrome: Browser, width: int, density: float
) -> None:
    """Of photographs a dense screen is told to get twice the CSS pixels or a bit less."""
    with chrome.new_context(
        viewport={"width": width, "height": 844}, device_scale_factor=density
    ) as context:
        tab = context.new_page()
        for path in ("/2023/01/01/x.html", "/2023/01/02/x.html", "/blog.html", "/"):
            tab.goto(photo_site.url + path)
            for image in tab.locator("main picture img").all():
                shown, promised = image.evaluate(PROMISE)
                if shown:
                    assert 1.5 <= promised * density / shown <= 2.25, (path, shown, promised)


@pytest.mark.parametrize("path", ["/2023/01/01/x.html", "/2023/01/02/x.html", "/blog.html", "/"])
def test_sizes_are_honest(photo_site: PagesServer, tab: Page, path: str) -> None:
    """What `sizes` promises is what the layout gives: in columns, galleries, lists and cards."""
    tab.goto(photo_site.url + path)
    images = tab.locator("main picture img").all()
    assert images
    for image in images:
        image.scroll_into_view_if_needed()
        image.evaluate("i => i.decode()")
    for width in (320, 390, 600, 700, 768, 800, 1000, 1200, 1400):
        tab.set_viewport_size({"width": width, "height": 900})
        for image in images:
            shown, promised = image.evaluate(PROMISE)
            assert shown == pytest.approx(promised, rel=0.13), width


def test_a_small_picture_stays_small(project: Project, tab: Page) -> None:
    """A picture is shown no larger than it is: enlarged it would be blurred."""
    project.write("content/images/small.jpg", as_phone(sample(size=(60, 60))))
    project.write("content/pages/x.md", "---\ntitle: x\n---\n![Kaffee](/images/small.jpg)\n")
    project.build_well()
    with served(project.folder / "output") as server:
        tab.goto(server.url + "/x.html")
        box = tab.locator("figure img").bounding_box()
        assert box
        assert (box["width"], box["height"]) == (60, 60)
