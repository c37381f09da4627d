"""Each form of feed against its specification."""

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from tests.plugins.feeds.conftest import SITE, read
from tests.support import Project

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = Path(__file__).with_name("atom.rng")
TEXTS = ("title", "subtitle", "summary", "content", "rights")


@pytest.mark.parametrize("path", ["feed.xml", "thema/oel.xml", "thema/wind.xml"])
def test_atom_schema(rich: Project, path: str) -> None:
    """An Atom feed follows RFC 4287, each text says its language, and no id occurs twice."""
    root = etree.fromstring(rich.text(path).encode())
    etree.RelaxNG(etree.parse(str(SCHEMA))).assertValid(root)
    texts = [node for name in TEXTS for node in root.iter(ATOM + name)]
    assert len(texts) > 4
    ids = [node.text for node in root.iter(f"{ATOM}id")]
    updated = [node.text for node in root.iter(f"{ATOM}entry/{ATOM}updated")]
    assert len(set(ids)) == len(ids)
    assert len(set(updated)) == len(updated)
    assert root.findtext(f"{ATOM}icon") == f"{SITE}/feed-icon.png"
    assert root.findtext(f"{ATOM}logo") == f"{SITE}/feed-logo.png"
    assert "CC BY-SA 3.0" in (root.findtext(f"{ATOM}rights") or "")


def test_atom_schema_of_a_whole_site(site: Path) -> None:
    """The feeds of a site with every kind of page follow it as well."""
    schema = etree.RelaxNG(etree.parse(str(SCHEMA)))
    files = [site / "feed.xml", *(site / "thema").glob("*.xml")]
    assert len(files) == 1 + len(list((site / "thema").glob("*.html")))
    for file in files:
        schema.assertValid(etree.parse(str(file)))


def test_rss_profile(rich: Project) -> None:
    """RSS follows the profile: order, language, dates, guids, one description before the content."""
    channel = etree.fromstring(rich.text("rss.xml").encode())[0]
    names = [etree.QName(node).localname for node in channel]
    assert names.index("item") == len(names) - names.count("item")
    assert channel.findtext("language") == "de"
    assert "CC BY-SA 3.0" in (channel.findtext("copyright") or "")
    image = channel.find("image")
    assert image is not None
    assert image.findtext("title") == channel.findtext("title")
    assert image.findtext("link") == channel.findtext("link") == f"{SITE}/"
    assert int(image.findtext("width") or 0) <= 144
    parsedate_to_datetime(channel.findtext("lastBuildDate") or "")
    for item in channel.iter("item"):
        tags = [etree.QName(node).localname for node in item]
        assert "description" in tags
        assert tags.index("description") < [*tags, "encoded"].index("encoded")
        assert item.find("guid").get("isPermaLink") == "false"
        assert tags.count("enclosure") <= 1
        parsedate_to_datetime(item.findtext("pubDate") or "")
    described = [item.findtext("description") for item in channel.iter("item")]
    assert described[1:] == ["1 &lt; 2 &amp; 3", "<p>Ein kurzer\u00a0Text.</p>"]


def test_json_feed(rich: Project) -> None:
    """JSON Feed 1.1: what must be there is, every value has its type, every address is complete."""
    feed = json.loads(rich.text("feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{SITE}/", f"{SITE}/feed.json")
    assert feed["language"] == "de"
    assert feed["authors"] == [{"name": "KlimaLautern", "url": f"{SITE}/"}]
    assert "CC BY-SA 3.0" in feed["user_comment"]
    assert (feed["icon"], feed["favicon"]) == (f"{SITE}/feed-icon.png", f"{SITE}/favicon.ico")
    known = {
        "id", "url", "title", "content_html", "summary", "image", "date_published",
        "date_modified", "authors", "tags", "attachments",
    }  # fmt: skip
    for item in feed["items"]:
        assert set(item) <= known
        assert item["id"]
        assert item["content_html"]
        assert item["url"].startswith(f"{SITE}/2023/")
        for key in ("date_published", "date_modified"):
            assert datetime.fromisoformat(item[key]).tzinfo
        for attachment in item.get("attachments", []):
            assert set(attachment) == {"url", "mime_type", "size_in_bytes"}


def test_pictures_of_the_feed(rich: Project) -> None:
    """Icon and logo are there; the icon is square, the logo twice as wide as high."""
    for name, shape in (("feed-icon.png", 1), ("feed-logo.png", 2)):
        with Image.open(rich.folder / "output" / name) as image:
            assert image.width == shape * image.height


def test_a_tag_keeps_entries_that_left_the_main_feed(project: Project) -> None:
    """A rare tag's feed holds its post in full, however many came after it."""
    project.write(
        "content/news/2022-12-31-selten.md",
        "---\ntitle: Alt\ntags: Selten\n---\n[a](/b)\n".replace("/b", "/blog.html"),
    )
    for day in range(1, 23):
        project.write(f"content/news/2023-01-{day:02d}-x.md", f"---\ntitle: Tag {day}\n---\nText")
    project.build_well()
    assert len(read(project, "feed.xml").entries) == len(read(project, "rss.xml").entries) == 20
    assert len(json.loads(project.text("feed.json"))["items"]) == 20
    [entry] = read(project, "thema/selten.xml").entries
    assert f'href="{SITE}/blog.html"' in entry.content[0].value


@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed")
def test_newsboat_reads_them(rich: Project, tmp_path: Path) -> None:
    """A feed reader of today takes every entry with title, id, author and content."""
    for path in ("feed.xml", "rss.xml", "thema/oel.xml"):
        urls, cache = tmp_path / "urls", tmp_path / f"{Path(path).name}.db"
        urls.write_text(f"file://{rich.folder / 'output' / path}\n")
        subprocess.run(
            ["newsboat", "-u", urls, "-c", cache, "-C", "/dev/null", "-x", "reload"],
            check=True, timeout=60, env={**os.environ, "HOME": str(tmp_path)},
        )  # fmt: skip
        with closing(sqlite3.connect(cache)) as known:
            found = known.execute("SELECT guid, title, author, content FROM rss_item").fetchall()
        entries = read(rich, path).entries
        assert {(guid, title) for guid, title, _, _ in found} == {(e.id, e.title) for e in entries}
        assert all(author and "<p>" in content for _, _, author, content in found)
