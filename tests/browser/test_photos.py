"""What a browser takes of the pictures, and what that weighs."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.photographs import as_phone, sample
from tests.support import Project
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
PHONE = (390, 2.6)


@pytest.fixture(scope="module")
def photo_site(module_project: Project) -> Iterator[PagesServer]:
    """A site with an article of two photographs of 12 megapixels, and ten news with pictures."""
    project = module_project
    names = ("coffee.png", "rocket.jpg")
    for number, name in enumerate(names):
        large = sample(name, (4032, 3024))
        project.write(f"content/images/{number}.jpg", as_phone(large, quality=90))
    bodies = {
        1: "![Kaffee](/images/0.jpg)\n*Ein Kaffee*\n\n![Rakete](/images/1.jpg)\n",
        2: "![Kaffee](/images/0.jpg) ![Rakete](/images/1.jpg)\n",
    }
    for day in range(1, 11):
        header = f"---\ntitle: Neues vom Tag {day}\nthumbnail: /images/{day % 2}.jpg\n---\n"
        project.write(f"content/news/2023-01-{day:02}-x.md", header + bodies.get(day, "Text"))
    project.build_well()
    with PagesServer(project.folder / "output") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


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
        tab.goto(url, wait_until="networkidle")
        for image in tab.locator("img").all():
            image.scroll_into_view_if_needed()
            image.evaluate("i => i.decode()")
        tab.wait_for_load_state("networkidle")
        shift = tab.evaluate(SHIFT)
        for response in responses:
            sizes[response.url] = response.request.sizes()["responseBodySize"]
    return sizes, float(shift)


def test_an_article_is_light(photo_site: PagesServer, chrome: Browser) -> None:
    """Two photographs of 12 megapixels weigh at most 130 KB on a phone; nothing shifts."""
    sizes, shift = loaded(chrome, f"{photo_site.url}/2023/01/01/x.html", *PHONE)
    pictures = [url for url in sizes if "/bilder/" in url]
    assert [url.rpartition(".")[2] for url in pictures] == ["avif", "avif"]
    assert sum(sizes.values()) <= 130_000
    assert shift == 0


def test_a_list_is_light(photo_site: PagesServer, chrome: Browser) -> None:
    """Ten news with pictures weigh at most 110 KB on a phone, scrolled to the end."""
    sizes, shift = loaded(chrome, f"{photo_site.url}/blog.html", *PHONE)
    assert len([url for url in sizes if "/bilder/" in url]) == 2
    # The two pictures stand for ten: each item has one of its own in real life.
    pictures = sum(size for url, size in sizes.items() if "/bilder/" in url)
    assert sum(sizes.values()) - pictures + 5 * pictures <= 110_000
    assert shift == 0


@pytest.mark.parametrize(
    ("width", "density", "expected"),
    [(320, 1, 320), (390, 1, 480), (390, 2.6, 960), (768, 1, 720), (1280, 1, 720), (1280, 2, 1440)],
)
def test_the_right_width(
    photo_site: PagesServer, chrome: Browser, width: int, density: float, expected: int
) -> None:
    """The browser takes the AVIF that fits its width and density; the layout is as promised."""
    with chrome.new_context(
        viewport={"width": width, "height": 844}, device_scale_factor=density
    ) as context:
        tab = context.new_page()
        tab.goto(f"{photo_site.url}/2023/01/01/x.html", wait_until="networkidle")
        image = tab.locator("figure img").first
        source = Path(image.evaluate("i => i.currentSrc")).name
        assert source.endswith(f"-{expected}x{expected * 3 // 4}.avif")
        shown = image.evaluate("i => i.clientWidth")
    promised = 684 if width >= 760 else 0.9 * width
    assert shown == pytest.approx(promised, rel=0.06)


@pytest.mark.parametrize("width", [320, 390, 600, 700, 768, 800, 1000, 1200, 1400])
def test_sizes_are_honest(photo_site: PagesServer, chrome: Browser, width: int) -> None:
    """What `sizes` promises is what the layout gives: in columns, galleries, lists and cards."""
    with chrome.new_context(viewport={"width": width, "height": 900}) as context:
        tab = context.new_page()
        for path in ("/2023/01/01/x.html", "/2023/01/02/x.html", "/blog.html", "/"):
            tab.goto(photo_site.url + path)
            for image in tab.locator("main picture img").all():
                image.scroll_into_view_if_needed()
                image.evaluate("i => i.decode()")
                shown, promised = image.evaluate(PROMISE)
                assert shown == pytest.approx(promised, rel=0.13), (path, width)


def test_a_small_picture_stays_small(project: Project, tab: Page) -> None:
    """A picture is shown no larger than it is: enlarged it would be blurred."""
    project.write("content/images/small.jpg", as_phone(sample(size=(60, 60))))
    project.write("content/pages/x.md", "---\ntitle: x\n---\n![Kaffee](/images/small.jpg)\n")
    project.build_well()
    with PagesServer(project.folder / "output") as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tab.goto(server.url + "/x.html")
        box = tab.locator("figure img").bounding_box()
        assert box
        assert (box["width"], box["height"]) == (60, 60)
        server.shutdown()
