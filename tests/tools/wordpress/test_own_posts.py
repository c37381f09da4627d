"""Our own built site, written as an export of WordPress, comes home as it was."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from plugins.common.header import parse
from plugins.common.source import Source
from tests.projects import small_project
from tests.support import FAR_FUTURE, Project
from tests.tools.wordpress.exports import SITE, item, wxr

_BODY = ".e-content, main .text"
_BLOCKS = "p, ul, ol, li, h2, h3, h4, blockquote, table, tr, td, pre, figure, figcaption, img, a, em, strong, dt, dd"  # fmt: skip


def exported(project: Project) -> Iterator[tuple[str, str]]:
    """Yield the address of each text of a built site, and the entry WordPress would write of it."""
    texts = sorted((project.folder / "content").glob("[np]*s/*.md"))
    for number, file in enumerate(texts, 1):
        source = Source(file.name, file.read_text(encoding="utf-8"))
        header = parse(source)
        is_news = file.parent.name == "news"
        slug = file.stem[11:] if is_news else file.stem
        address = f"/{file.stem[:10].replace('-', '/')}/{slug}.html" if is_news else f"/{slug}.html"
        page = project.folder / "output" / address[1:]
        body = LexborHTMLParser(page.read_text(encoding="utf-8")).css_first(_BODY)
        # What the theme made of a directive, and the pages every project has, are no texts.
        if body is None or "[[" in source.text or slug in {"index", "404"}:
            continue
        terms = [("category", tag.lower(), tag) for tag in header.texts("tags")]
        yield address, item(
            number, header.text("title"), _as_wordpress(body, source.text), kind="post" if is_news else "page",
            slug=slug.lower(), date=f"{file.stem[:10]} 10:00:00" if is_news else "2023-01-01 10:00:00",
            excerpt=header.text("description"), terms=terms, link=f"{SITE}{address}",
        )  # fmt: skip


def _as_wordpress(body: LexborNode, source: str) -> str:
    """Return the HTML of a body as WordPress would hold it: its own pictures, whole addresses."""
    names = iter(re.findall(r"\]\(/images/([^)\s]+)\)", source))
    for picture in body.css("picture, figure > img"):
        image = picture if picture.tag == "img" else picture.css_first("img")
        alt = image.attributes.get("alt") or ""
        made = LexborHTMLParser(
            f'<img src="{SITE}/wp-content/uploads/{next(names)}" alt="{alt}">'
        ).css_first("img")
        assert made is not None
        picture.replace_with(made)
    html = body.inner_html or ""
    return re.sub(r'href="/(?!/)', f'href="{SITE}/', html)


@pytest.fixture(scope="module")
def home(
    site: Path, site_project: Project, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Project, list[str]]:
    """A project after the import of such an export, and the addresses that were in it."""
    assert site.is_relative_to(site_project.folder)
    folder = tmp_path_factory.mktemp("home")
    found = dict(exported(site_project))
    (folder / "export.xml").write_text(wxr(*found.values()), encoding="utf-8")
    (folder / "site").mkdir()
    project = small_project(folder / "site")
    for page in (project.folder / "content/pages").glob("*.md"):
        if f"/{page.stem}.html" in found:
            page.unlink()
    shutil.copytree(site_project.folder / "content/images", folder / "uploads")
    result = project.run(
        "-m", "tools.program", "import", "--file", "../export.xml", "--media", "../uploads",
        environment={"SOURCE_DATE_EPOCH": FAR_FUTURE},
    )  # fmt: skip
    assert result.returncode == 0, result.stdout + result.stderr
    return project, sorted(found)


def body_of(folder: Path, address: str) -> LexborNode:
    page = LexborHTMLParser((folder / address[1:]).read_text(encoding="utf-8"))
    body = page.css_first(_BODY)
    assert body is not None
    return body


def test_our_own_posts_come_home(home: tuple[Project, list[str]], site: Path) -> None:
    """Each text answers at its address, with the same words in the same blocks, links and emphasis."""
    project, addresses = home
    assert len(addresses) >= 8
    for address in addresses:
        old, new = body_of(site, address), body_of(project.folder / "output", address)
        assert new.text().split() == old.text().split(), address
        assert [n.tag for n in new.css(_BLOCKS)] == [n.tag for n in old.css(_BLOCKS)], address
        assert [a.attributes.get("href") for a in new.css("a")] == [a.attributes.get("href") for a in old.css("a")], address  # fmt: skip


def test_titles_topics_and_descriptions_come_home(
    home: tuple[Project, list[str]], site_project: Project
) -> None:
    """The headers say what ours said; no address had to be kept, for none is another."""
    for address in home[1]:
        parts = address[1:].removesuffix(".html").split("/")
        name = f"news/{'-'.join(parts)}.md" if len(parts) > 1 else f"pages/{parts[0]}.md"
        ours, theirs = (
            parse(Source(name, _read(project, name))) for project in (site_project, home[0])
        )
        for key in ("title", "description"):
            assert theirs.text(key) == ours.text(key), name
        assert theirs.text("frueher") == ""


def _read(project: Project, name: str) -> str:
    found = next(p for p in (project.folder / "content").rglob("*.md") if str(p).lower().endswith(name.lower()))  # fmt: skip
    return found.read_text(encoding="utf-8")
