"""What authors write, and what readers get of it."""

import json
import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.common.cache.store import Store
from plugins.photos.variants import thumbnails, variants, widths
from tests.photographs import SECRETS, as_phone, sample
from tests.projects import small_project
from tests.support import Project

PHOTO = as_phone(sample(size=(700, 480)))
POST = "content/news/2023-01-02-x.md"
ADDRESSES = ("/images/x.JPG", "images/x.JPG", "{static}/images/x.JPG", "../images/x.JPG",
    "/images/Foto%20Eins.JPG")  # fmt: skip
# What is written below a picture, and the caption and the credit that come of it.
CREDITS = [
    ("Stand. (Foto: Ada (BUND))", "Stand.", "Ada (BUND)"),
    ("Foto: Ada Beispiel. Unser Stand.", "Unser Stand.", "Ada Beispiel"),
    ("Text. Foto: [Ada](https://x.de/)", "Text.", "Ada"),
    ("Text. Foto: A. M. Beispiel", "Text.", "A. M. Beispiel"),
    ("Foto: Prof. Dr. Ada Beispiel. Text.", "Text.", "Prof. Dr. Ada Beispiel"),
    ("Text. Foto: BUND e. V.", "Text.", "BUND e. V."),
    ("(Foto: Ada Beispiel.)", "", "Ada Beispiel"),
]
# The bodies of the posts of one site, by name.
POSTS = {
    **{address: f"![Ein Kaffee]({address})" for address in ADDRESSES},
    **{written: f"![a](/images/x.JPG)\n*{written}*" for written, _, _ in CREDITS},
    "beside": "![Ein Kaffee](bild.jpg)",
    "caption": "![Kaffee](/images/x.JPG)\n*Der **erste** Kaffee. Foto: Ada Beispiel*",
    "gallery": "![a](/images/x.JPG) ![b](/images/x.JPG)\n*Zwei*\n\n"
    "[![c](/images/x.JPG)](/images/x.JPG)\n\nText ![d](/images/x.JPG) Text",
    "decoration": '<img src="/images/x.JPG" alt="">',
    "drawings": "![s](/images/z.svg)\n*Ein Strich*\n\n![a](/images/x.JPG) ![s](/images/z.svg)",
}


def write(project: Project, body: str, header: str = "") -> None:
    """Write one news post, and a photograph."""
    project.write("content/images/Foto Eins.JPG", PHOTO)
    project.write("content/images/x.JPG", PHOTO)
    project.write(POST, f"---\ntitle: x\n{header}---\n{body}\n")


def built(project: Project, body: str, header: str = "") -> LexborNode:
    """Return the body of the built post."""
    write(project, body, header)
    project.build_well()
    found = project.page("2023/01/02/x.html").css_first(".e-content")
    assert found is not None
    return found


def test_sizes() -> None:
    """Widths go up in sensible steps, never above the original's; thumbnails keep one shape."""
    assert widths(5000) == [320, 480, 720, 960, 1440]
    assert widths(700) == [320, 480, 700]
    assert widths(340) == [340]
    assert widths(90) == [90]
    sizes = {(v.width, v.height) for v in variants(700, 480, "jpg")}
    assert sizes == {(320, 219), (480, 329), (700, 480)}
    assert [v.width for v in thumbnails(400, 3000, "jpg")][:2] == [180, 360]
    assert [v.width for v in thumbnails(30, 20, "jpg")] == [30, 30, 30]
    assert all(v.width == round(v.height * 1.5) for v in thumbnails(4000, 3000, "jpg"))


@pytest.fixture(scope="module")
def shown(module_project: Project, made_pictures: str) -> Project:
    """A site with a post for each of POSTS."""
    project = module_project
    for name in ("images/Foto Eins.JPG", "images/x.JPG", "news/bild.jpg"):
        project.write(f"content/{name}", PHOTO)
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0"/></svg>'
    project.write("content/images/z.svg", drawing)
    for number, body in enumerate(POSTS.values()):
        project.write(f"content/news/2023-01-02-p{number}.md", f"---\ntitle: x\n---\n{body}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Project, "photo_cache", made_pictures)
        project.build_well()
    return project


def page(shown: Project, name: str) -> LexborHTMLParser:
    """Return the page of one of POSTS."""
    return shown.page(f"2023/01/02/p{list(POSTS).index(name)}.html")


def body(shown: Project, name: str) -> LexborNode:
    """Return what is written in it."""
    found = page(shown, name).css_first(".e-content")
    assert found is not None
    return found


@pytest.mark.parametrize("address", ADDRESSES)
def test_all_addresses_mean_the_file(shown: Project, address: str) -> None:
    """However an author writes the address, the picture is found and shown small."""
    text = body(shown, address)
    [image] = text.css("figure > picture > img")
    said = image.attributes
    assert (said["alt"], said["width"], said["height"]) == ("Ein Kaffee", "700", "480")
    assert (said["decoding"], said["fetchpriority"]) == ("async", "high")
    assert "loading" not in said
    assert [s.attributes["type"] for s in text.css("source")] == ["image/avif", "image/webp"]
    candidates = [c for n in text.css("[srcset]") for c in str(n.attributes["srcset"]).split(", ")]
    assert len(candidates) == 9
    for candidate in candidates:
        url, width = candidate.split(" ")
        with Image.open(shown.folder / "output" / url.lstrip("/")) as made:
            assert f"{made.width}w" == width


def test_beside_the_post(shown: Project) -> None:
    """A picture may lie beside its post."""
    assert body(shown, "beside").css("picture")


def test_captions_and_credits(shown: Project) -> None:
    """Emphasis right under a picture is its caption, "Foto:" its credit, also in JSON-LD."""
    text = body(shown, "caption")
    assert text.css_first("figcaption").text() == "Der erste Kaffee. Foto: Ada Beispiel"
    assert text.css_first("figcaption > small").text() == "Foto: Ada Beispiel"
    data = json.loads(page(shown, "caption").css_first("script").text())
    image = data["@graph"][0]["image"]
    assert (image["creditText"], image["caption"], image["width"]) == (
        "Ada Beispiel",
        "Kaffee",
        700,
    )
    assert image["url"].startswith("https://klimalautern.de/bilder/x-")


def test_galleries_links_and_text(shown: Project) -> None:
    """Pictures side by side are a gallery; a linked one stays a link; one in a sentence stays."""
    text = body(shown, "gallery")
    assert len(text.css(".gallery > figure")) == 2
    assert text.css_first(".gallery figcaption").text() == "Zwei"
    assert text.css_first("figure > a").attributes["href"] == "/images/x.JPG"
    assert text.css("p > picture")
    assert [i.attributes.get("loading") for i in text.css("img")] == [None, "lazy", "lazy", "lazy"]


def test_decoration(shown: Project) -> None:
    """alt="" written out is a decoration."""
    assert body(shown, "decoration").css("picture img[alt='']")


def test_drawings_are_pictures_too(shown: Project) -> None:
    """An SVG is a figure with size and caption; beside a photo it makes a gallery."""
    text = body(shown, "drawings")
    [first, photo, second] = text.css("figure img")
    assert (first.attributes["width"], first.attributes["height"]) == ("40", "20")
    assert text.css_first("figcaption").text() == "Ein Strich"
    assert photo.attributes["fetchpriority"] == "high"
    assert second.attributes["src"] == "/images/z.svg"
    assert len(text.css(".gallery > figure")) == 2


@pytest.mark.parametrize(("written", "caption", "credit"), CREDITS)
def test_credits_in_every_form(shown: Project, written: str, caption: str, credit: str) -> None:
    """The name ends with its sentence or bracket; links within it are read as text."""
    text = body(shown, written)
    assert text.css_first("figcaption small").text() == f"Foto: {credit}"
    assert text.css_first("figcaption").text() == f"{caption} Foto: {credit}".strip()


def test_the_original_is_not_published(shown: Project) -> None:
    """The file's own address answers with a clean picture, and no file says anything secret."""
    assert any(secret in PHOTO for secret in SECRETS)
    copy = (shown.folder / "output/images/x.JPG").read_bytes()
    with Image.open(BytesIO(copy)) as image:
        assert (image.format, image.size) == ("JPEG", (700, 480))
    pictures = [p for p in (shown.folder / "output").rglob("*") if p.suffix.lower() in
                {".jpg", ".avif", ".webp"}]  # fmt: skip
    assert len(pictures) > 10
    assert [p for p in pictures if any(s in p.read_bytes() for s in SECRETS)] == []


def test_thumbnails_and_feeds(project: Project) -> None:
    """Lists get a cropped picture, feeds one plain absolute JPEG; the header may choose."""
    write(project, "Ohne Bild", "thumbnail: images/x.JPG\n")
    other = "---\ntitle: y\nthumbnail:\n---\n![y](/images/x.JPG)\n"
    project.write("content/news/2023-01-03-y.md", other)
    project.build_well()
    items = project.page("blog.html").css(".news-list > li")
    assert [len(item.css("picture")) for item in items] == [1, 1]
    # What only the header names opens its article; what the text shows is there once.
    opens = [project.page(f"2023/01/0{day}/{name}.html") for day, name in ((2, "x"), (3, "y"))]
    assert [len(page.css(".opening-photo picture")) for page in opens] == [1, 0]
    assert [len(page.css("article picture")) for page in opens] == [1, 1]
    said = items[0].css_first("img").attributes
    assert (said["alt"], said["width"], said["height"]) == ("", "360", "240")
    for feed in ("feed.xml", "rss.xml"):
        assert "srcset" not in project.text(feed)
        assert 'src="https://klimalautern.de/bilder/x-' in project.text(feed).replace("&quot;", '"')


def test_a_feed_says_the_size_of_its_file(project: Project) -> None:
    """In a feed width and height are those of the one file that is left."""
    project.write("content/images/x.JPG", as_phone(sample(size=(2000, 250))))
    project.write(POST, "---\ntitle: x\n---\n![Eine Tasse](/images/x.JPG)\n")
    project.build_well()
    [item] = json.loads(project.text("feed.json"))["items"]
    said = LexborHTMLParser(item["content_html"]).css_first("img").attributes
    path = str(said["src"]).removeprefix("https://klimalautern.de/")
    with Image.open(project.folder / "output" / path) as image:
        assert image.size == (int(said["width"] or 0), int(said["height"] or 0))


def test_a_second_build_encodes_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was made is kept; what is damaged in the cache is made anew, with the same bytes."""
    monkeypatch.setattr(Project, "photo_cache", "")
    built(project, "![Kaffee](/images/x.JPG)")
    cache = project.folder / ".cache/photos"
    files = sorted(path for path in cache.rglob("*") if path.is_file())
    before = {path: (path.stat().st_ino, path.read_bytes()) for path in files}
    assert len(files) > 20
    project.build_well()
    assert {p: (p.stat().st_ino, p.read_bytes()) for p in files} == before
    for number, path in enumerate(files):
        path.write_bytes(before[path][1][: number % 50])
    project.build_well()
    assert {p: p.read_bytes() for p in files} == {p: content for p, (_, content) in before.items()}


def test_the_store(tmp_path: Path) -> None:
    """A file is there when it is whole, and only then."""
    store = Store(tmp_path)
    assert not store.has("ab.jpg")
    store.keep("ab.jpg", b"x")
    store.keep("ab.webp", b"y")
    assert store.has("ab.jpg")
    assert store.has("ab.webp")
    store.path("ab.jpg").write_bytes(b"z")
    assert not store.has("ab.jpg")
    os.truncate(store.path("ab.webp"), 0)
    assert not store.has("ab.webp")


# Name and content of a picture, a text that shows it, and where what is said of it.
FAULTS = [
    ("eine-tasse-mit-kaffee.jpg", PHOTO, "\n![a](/images/eine-tasse-mit-kaffee.JPG)", "0.md:5", "Das Bild „/images/eine-tasse-mit-kaffee.JPG“ gibt es nicht. Abhilfe: Gemeint ist vielleicht /images/eine-tasse-mit-kaffee.jpg."),
    ("unsere-rakete-bei-nacht.jpg", PHOTO, "![a](/images/unsere-rakete-bei-nacht.jpeg)", "1.md:4", "Gemeint ist vielleicht /images/unsere-rakete-bei-nacht.jpg."),
    ("mond.jpg", PHOTO, "![](/images/mond.jpg)", "2.md:4", "Dem Bild fehlt der Ersatztext"),
    ("fahrrad.jpg", PHOTO[:9000], "![a](/images/fahrrad.jpg)", "fahrrad.jpg:1", "Das Bild fahrrad.jpg ist beschädigt"),
    ("blumen.jpg", b"Text", "Eins\n\n![a](/images/blumen.jpg)", "4.md:6", "beschädigt oder gar kein Bild"),
    ("zug.jpg", b"Noch ein Text", "Nur da", "zug.jpg:1", "Das Bild zug.jpg ist beschädigt oder gar kein Bild."),
    ("STAND.JPG", PHOTO, "![a](/images/STAND.JPG)", "stand.jpg:1", "unterscheiden sich nur in Groß- und"),
    ("zeichnung.svg", b"<svg", "![a](/images/zeichnung.svg)", "zeichnung.svg:1", "ist kein lesbares SVG"),
]  # fmt: skip


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the build of a site with all of FAULTS says."""
    project = small_project(tmp_path_factory.mktemp("faulty"))
    project.write("content/images/stand.jpg", PHOTO)
    for number, (name, content, text, _, _) in enumerate(FAULTS):
        project.write(f"content/images/{name}", content)
        project.write(f"content/news/2023-01-02-{number}.md", f"---\ntitle: x\n---\n{text}\n")
    result = project.build()
    assert result.returncode == 1
    return result.stderr


@pytest.mark.parametrize(("place", "said"), [fault[3:] for fault in FAULTS])
def test_bad_input(faulty: str, place: str, said: str) -> None:
    """Each mistake is one German sentence with its place, and no traceback."""
    faults = [fault for fault in faulty.splitlines() if ": Fehler: " in fault]
    assert any(f"{place}: Fehler: " in fault and said in fault for fault in faults), faults
    assert "Traceback" not in faulty


def test_a_bad_thumbnail(project: Project) -> None:
    """A thumbnail that is not there is told at its line, with what may be meant."""
    write(project, "x", "thumbnail: /images/x.jpg\n")
    [fault] = [f for f in project.build().stderr.splitlines() if "Fehler" in f]
    assert fault.startswith(f"{POST}:3: Fehler: Das Bild „/images/x.jpg“")
    assert "Gemeint ist vielleicht /images/x.JPG" in fault


def test_two_spellings_of_one_name(project: Project) -> None:
    """A decomposed name, as a Mac writes it, beside a composed one is told; nothing is published."""
    project.write("content/images/K\u00e4se.jpg", PHOTO)
    project.write("content/images/Ka\u0308se.jpg", PHOTO)
    result = project.build()
    assert result.returncode == 1
    assert "oder in der Schreibweise der Umlaute" in result.stderr
    assert not (project.folder / "output").exists()


def test_alt_is_judged_one_by_one(project: Project) -> None:
    """A decoration elsewhere, or in code, excuses no picture; each is told in its own line."""
    code = '```\n<img src="/images/x.JPG" alt="">\n```'
    write(
        project,
        f'{code}\n\n![a](/images/x.JPG)\n\n<img src="/images/x.JPG" alt="">\n\n![](/images/x.JPG)',
    )
    faults = [f for f in project.build().stderr.splitlines() if "Fehler" in f]
    assert [f.split(": ")[0] for f in faults] == [f"{POST}:12"]


def test_heic_leads_to_a_jpeg(project: Project) -> None:
    """What a phone stores as HEIC is shown by no browser: its link leads to a large JPEG."""
    project.write("content/images/h.heic", as_phone(sample(size=(400, 270)), "HEIF"))
    body = built(project, "[![h](/images/h.heic)](/images/h.heic)")
    target = str(body.css_first("figure > a").attributes["href"])
    with Image.open(project.folder / "output" / target.lstrip("/")) as image:
        assert (image.format, image.width) == ("JPEG", 400)


def test_check_finds_damage_without_encoding(project: Project) -> None:
    """`make check` tells of a damaged picture, and makes none."""
    write(project, "![a](/images/x.JPG)")
    project.write("content/images/kaputt.jpg", PHOTO[:9000])
    result = project.run(
        "-m", "pelican", "-s", "publishconf.py", "--fatal=warnings",
        "--extra-settings", "CHECK_ONLY=true",
    )  # fmt: skip
    assert "images/kaputt.jpg:1: Fehler: Das Bild kaputt.jpg ist beschädigt" in result.stderr
    assert not (project.folder / ".cache/photos").exists()


@pytest.mark.parametrize("content", [b"Text", PHOTO[:9000]], ids=["no picture", "cut short"])
def test_a_broken_picture_is_told_once(project: Project, content: bytes) -> None:
    """However many texts, headers and data mention it, a file that cannot be used is one fault."""
    project.write("content/images/partners/kaputt.jpg", content)
    shown = "![Eine Tasse](/images/partners/kaputt.jpg)"
    linked = "[Tasse](/images/partners/kaputt.jpg)"
    for day, header, body in (
        (1, "", f"{shown}\n\n{shown}"),
        (2, "", f"Text {shown}"),
        (3, "thumbnail: images/partners/kaputt.jpg\n", linked),
    ):
        text = f"---\ntitle: Tag {day}\n{header}---\n{body}\n"
        project.write(f"content/news/2023-01-0{day}-x.md", text)
    project.write(
        "content/data/partners.yml",
        "groups: [foerderer]\npartners:\n  - name: A\n    logo: kaputt.jpg\n    alt: A\n    group: foerderer\n",
    )
    result = project.build()
    assert result.returncode == 1
    faults = [fault for fault in result.stderr.splitlines() if ": Fehler: " in fault]
    assert len(faults) == 1, faults
    assert "kaputt.jpg" in faults[0]


@pytest.mark.parametrize("content", [b"Text", PHOTO[:9000]], ids=["no picture", "cut short"])
def test_all_broken_pictures_are_told_at_once(project: Project, content: bytes) -> None:
    """One that nothing shows is told beside one of the same bytes, and beside a bad thumbnail."""
    write(project, "![Eine Tasse](/images/kaputt.jpg)")
    for name in ("kaputt", "zweite"):
        project.write(f"content/images/{name}.jpg", content)
    built = _broken(project)
    project.write("content/news/2023-01-03-b.md", "---\ntitle: B\nthumbnail: /nix.jpg\n---\nText\n")
    assert built == ["kaputt.jpg", "zweite.jpg"] == _broken(project)


def _broken(project: Project) -> list[str]:
    """Return the names of the broken pictures that a build tells of."""
    said = project.build().stderr
    return sorted(re.findall(r"Das Bild (\S+) ist (?:beschädigt|unvollständig)", said))


def test_logos_are_no_photographs(project: Project) -> None:
    """A partner's logo is as small as its place, and never the picture of an article."""
    project.write("content/images/partners/logo.png", as_phone(sample(size=(400, 270))))
    facts = "groups: []\npartners:\n  - name: Ein Partner\n    logo: logo.png\n    alt: Logo\n"
    project.write("content/data/partners.yml", facts)
    project.write("content/news/2023-01-02-a.md", "---\ntitle: A\n---\nText\n\n[[Partner]]\n")
    project.build_well()
    logo = project.page("2023/01/02/a.html").css_first("ul.logos img")
    assert logo.attributes["sizes"] == "192px"
    assert project.page("blog.html").css_first(".news-list img") is None
