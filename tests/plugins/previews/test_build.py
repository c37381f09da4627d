"""What services find of a page, in real builds."""

import json
from collections import defaultdict
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from tests.photographs import as_phone, sample, turned
from tests.support import TWO_FRAMES, Project, served

POST = "content/news/2023-01-02-x.md"
EVENT = "start: 2023-12-01 18:00\nend: 20:00\nlocation: Rathaus, Kaiserslautern\n"
ONE_EACH = {
    "og:type", "og:site_name", "og:locale", "og:title", "og:description", "og:url", "og:image",
    "og:image:type", "og:image:width", "og:image:height", "og:image:alt", "twitter:card",
}  # fmt: skip
# What the news of one site are: header and body.
NEWS = {
    "plain": ('title: Mehr "Wind" & Öl\ntags: Öl, Wind\nmodified: 2023-02-03\n', "Text"),
    "event": (f"title: x\n{EVENT}", "Text"),
    "photograph": ("title: Ein Titel\n", "![Eine Tasse.](/images/k.JPG)"),
    "thumbnail": ("title: Ein Titel\nthumbnail: /images/k.JPG\n", "Text"),
    "small": ("title: x\n", "![z](/images/klein.png)"),
    "with holes": ("title: x\n", "![z](/images/klar.png)"),
    "undrawable": ("tags: Öl\ntitle: Klima 気候\n", "Text"),
}
SITE = "https://klimalautern.de/"


def tags(page: LexborHTMLParser) -> dict[str, list[str]]:
    """Return a page's tags for services, by name, in their order."""
    found = defaultdict(list)
    for meta in page.css("head meta[content]"):
        name = meta.attributes.get("property") or meta.attributes.get("name") or ""
        if name.startswith(("og:", "article:", "twitter:")):
            found[name].append(str(meta.attributes["content"]))
    return dict(found)


def built(project: Project, header: str = "title: x\n", body: str = "Text") -> dict[str, list[str]]:
    """Return the tags of the built post."""
    project.write("content/images/k.JPG", as_phone(sample(size=(900, 600)), orientation=6))
    project.write(POST, f"---\n{header}---\n{body}\n")
    project.build_well()
    return tags(project.page("2023/01/02/x.html"))


def picture_of(project: Project, found: dict[str, list[str]]) -> Path:
    """Return the file that tags name."""
    [address] = found["og:image"]
    assert address.startswith(SITE)
    return project.folder / "output" / address.removeprefix(SITE)


def test_every_page_says_what_it_is(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    """Each public page has each tag once, with its own address and a picture that is there."""
    for path, page in pages.items():
        if page.css_first("meta[http-equiv=refresh]"):
            continue  # leads on, to a page with tags of its own
        if path == "/404.html":
            assert tags(page).keys() == {"og:description"}
            continue
        found = tags(page)
        assert found.keys() >= ONE_EACH, path
        assert [name for name in ONE_EACH if len(found[name]) != 1 or not found[name][0]] == []
        canonical = page.css_first("link[rel=canonical]").attributes["href"]
        assert found["og:url"] == [canonical]
        assert found["og:locale"] == ["de_DE"]
        assert found["og:site_name"] == ["KlimaLautern"]
        assert found["og:title"][0] in page.css_first("title").text()
        description = page.css_first("meta[name=description]").attributes["content"]
        assert found["og:description"] == [description]
        assert found["twitter:card"] == ["summary_large_image"]
        assert [name for name in found if name.startswith("twitter:")] == ["twitter:card"]
        with Image.open(site / found["og:image"][0].removeprefix(SITE)) as picture:
            assert picture.size == (1200, 630)
            assert found["og:image:type"] == [picture.get_format_mimetype()]
            assert (found["og:image:width"], found["og:image:height"]) == (["1200"], ["630"])


def test_sizes_and_leftovers(site: Path, pages: dict[str, LexborHTMLParser]) -> None:
    """Each picture has at most 80 KB and is named by a page; none is shown by one."""
    files = {f"{SITE}vorschau/{file.name}": file for file in (site / "vorschau").iterdir()}
    assert {url for page in pages.values() for url in tags(page).get("og:image", [])} == set(files)
    assert [f.name for f in files.values() if f.stat().st_size > 80_000] == []
    for page in pages.values():
        shown = page.css("[src*=vorschau], [srcset*=vorschau], [href*=vorschau], style")
        assert [node for node in shown if "vorschau" in (node.html or "")] == []


def test_lists_share_one_picture(pages: dict[str, LexborHTMLParser]) -> None:
    """The home page, lists, archives and topics have the same picture; others have their own."""
    lists = [
        path for path in pages
        if path in {"/index.html", "/blog.html", "/termine.html", "/archiv.html", "/themen.html"}
        or path.startswith("/thema/") or path.count("/") == 2
    ]  # fmt: skip
    of_lists = {tags(pages[path])["og:image"][0] for path in lists}
    assert len(lists) > 7
    assert len(of_lists) == 1
    others = [tags(page)["og:image"][0] for path, page in pages.items()
              if path not in lists and path != "/404.html"]  # fmt: skip
    assert len(set(others)) == len(others) > 10
    assert not of_lists & set(others)


@pytest.fixture(scope="module")
def told(module_project: Project) -> tuple[Project, str]:
    """A site of news and events with photographs, drawings and none, and what its build says."""
    project = module_project
    project.write("content/images/k.JPG", as_phone(sample(size=(900, 600)), orientation=6))
    project.write("content/images/klein.png", png(sample(size=(300, 200))))
    with_holes = Image.new("RGBA", (900, 600), "#117744")
    with_holes.putpixel((0, 0), (0, 0, 0, 0))
    project.write("content/images/klar.png", png(with_holes))
    for day, (header, body) in enumerate(NEWS.values(), start=1):
        project.write(f"content/news/2023-01-{day:02}-x.md", f"---\n{header}---\n{body}\n")
    project.write("content/termine/a.md", f"---\ntitle: Plenum\n{EVENT}status: abgesagt\n---\nx\n")
    project.write("content/news/2023-02-01-x.md", "---\ntitle: x\nstatus: draft\n---\nText\n")
    result = project.build()
    assert result.returncode == 0, result.stderr
    return project, result.stderr


def png(picture: Image.Image) -> bytes:
    file = BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def of(told: tuple[Project, str], name: str) -> dict[str, list[str]]:
    """Return the tags of one of NEWS."""
    day = list(NEWS).index(name) + 1
    return tags(told[0].page(f"2023/01/{day:02}/x.html"))


def test_news(told: tuple[Project, str]) -> None:
    """News says when it appeared and changed, and its topics; typography is that of the page."""
    found = of(told, "plain")
    assert found["og:type"] == ["article"]
    assert found["og:title"] == ["Mehr „Wind“ & Öl"]
    assert found["article:published_time"] == ["2023-01-01T00:00:00+01:00"]
    assert found["article:modified_time"] == ["2023-02-03T00:00:00+01:00"]
    assert found["article:tag"] == ["Öl", "Wind"]
    assert found["og:image:alt"] == ["Mehr „Wind“ & Öl, 1. Januar 2023"]


def test_events(told: tuple[Project, str]) -> None:
    """The picture of an event says when and where, and whether it was cancelled."""
    when = "Freitag, 1. Dezember 2023, 18:00 bis 20:00 Uhr, Rathaus, Kaiserslautern"
    assert of(told, "event")["og:image:alt"] == [f"x, {when}"]
    of_event = tags(told[0].page("termine/a.html"))
    assert of_event["og:type"] == ["website"]
    assert "article:published_time" not in of_event
    assert of_event["og:title"] == ["Abgesagt: Plenum"]
    assert of_event["og:image:alt"] == [f"Plenum, Abgesagt: {when}"]


def test_the_articles_own_photograph(told: tuple[Project, str]) -> None:
    """With a photograph the picture is a JPEG that shows it, upright, without the phone's data."""
    found = of(told, "photograph")
    assert found["og:image:type"] == ["image/jpeg"]
    assert found["og:image:alt"] == ["Eine Tasse. Darauf steht: Ein Titel, 3. Januar 2023"]
    with Image.open(picture_of(told[0], found)) as picture:
        assert not picture.getexif()
        assert len(picture.convert("RGB").getcolors(10**7) or []) > 5000
    assert of(told, "thumbnail")["og:image:type"] == ["image/jpeg"]


def test_a_picture_of_the_header_says_nothing(told: tuple[Project, str]) -> None:
    """The title does not pretend to describe a picture that only the header names."""
    found = of(told, "thumbnail")
    assert found["og:image:type"] == ["image/jpeg"]
    assert found["og:image:alt"] == ["Ein Titel, 4. Januar 2023"]
    graph = told[0].page("2023/01/04/x.html").css_first("script[type='application/ld+json']")
    assert '"image"' in graph.text()
    assert '"caption"' not in graph.text()


@pytest.mark.parametrize("name", ["small", "with holes"])
def test_small_and_transparent_pictures(told: tuple[Project, str], name: str) -> None:
    """What would look blurred, or is a drawing with holes, is no background: a card is drawn."""
    assert of(told, name)["og:image:type"] == ["image/png"]


def test_drafts_have_none(told: tuple[Project, str]) -> None:
    """A draft is not to be passed on: no address, no picture."""
    page = told[0].page("entwurf/2023-02-01-x.html")
    assert page.css_first("h1").text() == "x"
    assert tags(page).keys() == {"og:description"}


def test_what_cannot_be_drawn_is_told(told: tuple[Project, str]) -> None:
    """A character that no font has is a Hinweis at the title's line, and no empty box."""
    [line] = [line for line in told[1].splitlines() if "Vorschaubild" in line]
    day = list(NEWS).index("undrawable") + 1
    assert line.startswith(
        f"content/news/2023-01-{day:02}-x.md:3: Hinweis: Das Vorschaubild kann „気候“ nicht zeigen"
    )


def test_no_reader_loads_one(told: tuple[Project, str], tab: Page) -> None:
    """Whoever reads a page asks for none of these pictures."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    with served(told[0].folder / "output") as server:
        for path in ("/", "/blog.html", "/2023/01/03/x.html", "/impressum.html"):
            tab.goto(server.url + path)
            tab.evaluate("scrollTo(0, document.body.scrollHeight)")
            tab.evaluate(TWO_FRAMES)
    assert len(asked) > 4
    assert [url for url in asked if "vorschau" in url] == []


def test_the_name_changes_with_the_picture(project: Project) -> None:
    """Another title or photograph is another address, so services fetch it anew; others stay."""
    first = built(project, "title: Eins\n")["og:image"]
    home = tags(project.page("index.html"))["og:image"]
    assert built(project, "title: Eins\n", "Anderer Text")["og:image"] == first
    assert built(project, "title: Zwei\n")["og:image"] != first
    assert tags(project.page("index.html"))["og:image"] == home
    with_photo = built(project, "title: Eins\n", "![k](/images/k.JPG)")["og:image"]
    project.write("content/images/l.JPG", as_phone(sample("rocket.jpg", (900, 600))))
    assert built(project, "title: Eins\n", "![k](/images/l.JPG)")["og:image"] != with_photo


def test_the_cache(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is drawn twice; what is damaged in the cache, or gone, comes out the same."""
    monkeypatch.setattr(Project, "preview_cache", "")
    found = built(project, "title: Eins\n", "![k](/images/k.JPG)")
    first = picture_of(project, found).read_bytes()
    cached = sorted(p for p in (project.folder / ".cache/previews").rglob("*") if p.is_file())
    before = {path: (path.stat().st_ino, path.read_bytes()) for path in cached}
    project.build_well()
    assert {p: (p.stat().st_ino, p.read_bytes()) for p in cached} == before
    for number, path in enumerate(cached):
        path.write_bytes(before[path][1][: number % 40]) if number % 3 else path.unlink()
    project.build_well()
    assert {p: p.read_bytes() for p in cached} == {p: content for p, (_, content) in before.items()}
    assert picture_of(project, found).read_bytes() == first


def test_one_core_or_many(project: Project) -> None:
    """However many cores a machine has, the bytes are the same."""
    outputs = []
    project.write("content/images/k.JPG", as_phone(sample(size=(900, 600))))
    for day in range(2, 5):
        header = f"title: Klimaschutzmanagement {day}\n"
        project.write(f"content/news/2023-01-0{day}-x.md", f"---\n{header}---\n![k](/images/k.JPG)")
    for cores in (1, 4):
        project.append("publishconf.py", f"import os\nos.cpu_count = lambda: {cores}")
        result = project.run(
            "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
            "-e", "PREVIEWS=true", f'PREVIEW_CACHE=".cache/{cores}"',
            f"PHOTO_CACHE={json.dumps(project.photo_cache)}",
        )  # fmt: skip
        assert result.returncode == 0, result.stderr
        folder = project.folder / "output/vorschau"
        outputs.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 2 * 4, "several for each core"


def test_switched_off(project: Project) -> None:
    """PREVIEWS = False leaves the texts and makes no picture."""
    project.write(POST, "---\ntitle: x 気候\n---\nText\n")
    result = project.run(
        "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
        "--extra-settings", "PREVIEWS=false",
    )  # fmt: skip
    assert result.returncode == 0
    found = tags(project.page("2023/01/02/x.html"))
    assert found["og:title"] == ["x 気候"]
    assert not [name for name in found if "image" in name or "twitter" in name]
    assert not (project.folder / "output/vorschau").exists()
    assert not (project.folder / ".cache/previews").exists()
    assert "Vorschaubild" not in result.stderr


def test_checking_draws_nothing(project: Project) -> None:
    """`make check` makes no picture."""
    project.run(
        "-m", "pelican", "-s", "publishconf.py", "--fatal=warnings",
        "--extra-settings", "CHECK_ONLY=true",
    )  # fmt: skip
    assert not (project.folder / ".cache/previews").exists()


def quarters() -> Image.Image:
    """Return a picture that looks different from each side: red, green, blue and white."""
    picture = Image.new("RGB", (900, 600), "white")
    for colour, at in (("red", (0, 0)), ("lime", (450, 0)), ("blue", (0, 300))):
        picture.paste(colour, (*at, at[0] + 450, at[1] + 300))
    return picture


def exchanged() -> bytes:
    """Return a profile that takes red for blue, and blue for red."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")


def test_all_come_of_one_picture(project: Project) -> None:
    """Text, list, feed, data and preview show a photograph upright and in its own colours."""
    red, green, blue = quarters().split()
    camera = turned(Image.merge("RGB", (blue, green, red)), 6)
    project.write("content/images/k.jpg", as_phone(camera, orientation=6, icc_profile=exchanged()))
    project.write(POST, "---\ntitle: x\n---\n![Vier Felder](/images/k.jpg)\n")
    project.build_well()
    page = project.page("2023/01/02/x.html")
    said = [page, project.page("blog.html")]
    addresses = {c.split()[0] for one in said for node in one.css("picture [srcset]")
                 for c in str(node.attributes["srcset"]).split(", ")}  # fmt: skip
    addresses |= {str(i.attributes["src"]) for one in said for i in one.css("picture img")}
    [item] = json.loads(project.text("feed.json"))["items"]
    feed = LexborHTMLParser(item["content_html"]).css_first("img").attributes["src"]
    data = json.loads(page.css_first("script[type='application/ld+json']").text())
    addresses |= {str(feed), data["@graph"][0]["image"]["url"], item["image"], "/images/k.jpg"}
    preview = f"/{picture_of(project, tags(page)).relative_to(project.folder / 'output')}"
    assert len(addresses) > 12
    for address in sorted({*addresses, preview}):
        with Image.open(project.folder / "output" / address.removeprefix(SITE).lstrip("/")) as made:
            shown = made.convert("RGB")
        corners = [shown.getpixel((x, shown.height // 9)) for x in (9, shown.width - 9)]
        assert [near(one) for one in corners] == [(1, 0, 0), (0, 1, 0)], address
        if address != preview:
            assert near(shown.getpixel((9, shown.height - 9))) == (0, 0, 1), address


def near(colour: float | tuple[int, ...] | None) -> tuple[bool, ...]:
    """Return which of red, green and blue there is."""
    assert isinstance(colour, tuple)
    return tuple(value > 120 for value in colour)
