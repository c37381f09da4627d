"""Links of authors."""

from functools import partial
from pathlib import Path

import pytest
from markdown import markdown

from plugins.body.absolute import begin_with, make_absolute
from plugins.body.addresses import collect
from plugins.body.fragments import check_fragments
from plugins.body.links import check_menu, resolve
from plugins.common.addresses import published
from plugins.common.site.menus import join_problem, menu_problem
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree

ADDRESSES = collect(
    ["index.html", "blog.html", "2023/index.html", "2023/09/09/klimatag.html", "images/x.JPG",
     "images/gru\u0308n.png", "news/beside.pdf", "feed.xml", "entwurf/2024-01-01-x.html"],
    {
        "pages/index.md": "index.html",
        "news/2023-09-09-klimatag.md": "2023/09/09/klimatag.html",
        "images/x.JPG": "images/x.JPG",
        "news/beside.pdf": "news/beside.pdf",
        "news/2024-01-01-x.md": "entwurf/2024-01-01-x.html",
    },
    ["entwurf/2024-01-01-x.html"],
)  # fmt: skip


def resolved(url: str) -> tuple[str, list[str]]:
    tree = Tree(f'<a href="{url}">x</a>')
    place = Place(Source("content/news/a.md", f"\n\n[x]({url})"), "news", "/2023/01/02/a.html")
    problems = resolve(ADDRESSES, ["https://klimalautern.de"], tree, place)
    return tree.root.css("a")[0].attributes["href"] or "", [str(p) for p in problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/blog.html", "/blog.html"),
        ("blog.html", "/blog.html"),
        ("/blog", "/blog.html"),
        ("/blog.html?a=1#b", "/blog.html?a=1#b"),
        ("/", "/"),
        ("/index.html", "/"),
        ("/2023/", "/2023/"),
        ("images/x.JPG", "/images/x.JPG"),
        ("../images/x.JPG", "/images/x.JPG"),
        ("{static}/images/x.JPG", "/images/x.JPG"),
        ("beside.pdf", "/news/beside.pdf"),
        ("{filename}2023-09-09-klimatag.md", "/2023/09/09/klimatag.html"),
        ("{filename}/news/2023-09-09-klimatag.md#a", "/2023/09/09/klimatag.html#a"),
        ("2023-09-09-klimatag.md", "/2023/09/09/klimatag.html"),
        ("/images/gr\u00fcn.png", "/images/gru%CC%88n.png"),
        ("#hier", "#hier"),
        ("https://klimalautern.de/blog.html", "/blog.html"),
        ("https://klimalautern.de", "/"),
        ("https://klimalautern.design/x", "https://klimalautern.design/x"),
        ("https://example.org/nie.html", "https://example.org/nie.html"),
        ("mailto:a@b.de", "mailto:a@b.de"),
        (
            "mailto: a@b.de ?subject=Zum Tag&body=ja so",
            "mailto:a@b.de?subject=Zum%20Tag&body=ja%20so",
        ),
        ("tel:0631 310\u00a040-1", "tel:063131040-1"),
        ("tel:+49 (631) 1\u200b", "tel:+49(631)1"),
        ("https://e.org/ein blatt", "https://e.org/ein%20blatt"),
        ("feed:https://example.org/feed.xml", "feed://example.org/feed.xml"),
        ("feed://example.org/feed.xml", "feed://example.org/feed.xml"),
        ("//example.org/x", "//example.org/x"),
    ],
)
def test_resolved(written: str, meant: str) -> None:
    """An internal link starts at the root, whatever form the author chose; others stay."""
    assert resolved(written) == (meant, [])


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("/images/x.jpg", "/images/x.JPG"),
        ("/blogg.html", "/blog.html"),
        ("{filename}2023-09-09-klimatg.md", "/2023/09/09/klimatag.html"),
        ("monitoring.localzero.net", "`https://monitoring.localzero.net`"),
        ("/ganz/woanders", "Die Adresse von der Seite abschreiben"),
        ("https://klimalautern.de/nie.html", "Die Adresse von der Seite abschreiben"),
        ("info@klimalautern.de", "`mailto:info@klimalautern.de`"),
        ("nix.md", "die Datei hinzufügen"),
        ("bild.png", "die Datei hinzufügen"),
    ],
)
def test_links_to_nothing(written: str, remedy: str) -> None:
    """A link that leads to nothing is named with its line, and what may have been meant."""
    _, [problem] = resolved(written)
    assert problem.startswith(f"content/news/a.md:3: Fehler: Der Link „{written}“ führt zu nichts.")
    assert remedy in problem


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("", "Ein Link hat keine Adresse."),
        ("{filename}", "Ein Link hat keine Adresse."),
        ("http://[x", "Der Link „http://[x“ ist keine Adresse."),
        ("http://localhost:8000/blog.html", "führt auf den eigenen Rechner."),
        ("/entwurf/2024-01-01-x.html", "führt zu einem Entwurf, den noch niemand sieht."),
    ],
)
def test_links_that_readers_cannot_follow(written: str, message: str) -> None:
    """An empty link, one to the author's machine or to a draft is a fault."""
    _, [problem] = resolved(written)
    assert message in problem


def test_the_line_is_that_of_the_very_link() -> None:
    """Of two equal dead links each has its line; a longer address is another one."""
    text = "[a](https://a.de/nie.html)\n\n[b](/nie.html)\n\n[c](/nie.html)\n"
    place = Place(Source("a.md", text), "news", "/a.html")
    tree = Tree(markdown(text))
    problems = resolve(ADDRESSES, ["https://klimalautern.de"], tree, place)
    assert [problem.line for problem in problems] == [3, 5]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("/blog.html", "/blog.html"),
        ("/verein/blog.html?a=1#b", "/blog.html?a=1#b"),
        ("/verein/2023/", "/2023/"),
        ("/verein/images/gr%C3%BCn.png", "/images/gru%CC%88n.png"),
        ("https://name.github.io/verein", "/"),
        ("//name.github.io/verein/blog", "/blog.html"),
        ("/images/x.JPG", "/images/x.JPG"),
        ("https://name.github.io/andere/blog.html", "https://name.github.io/andere/blog.html"),
    ],
)
@pytest.mark.parametrize("root", ["/verein", "/images"])
def test_below_a_path(written: str, meant: str, root: str) -> None:
    """An address with the path of the site leads where one without does, a file of its name first."""
    written, own = written.replace("/verein", root), (f"https://name.github.io{root}", root)
    tree = Tree(f'<a href="{written}">x</a>')
    place = Place(Source("content/news/a.md", written), "news", "/2023/01/02/a.html")
    assert resolve(ADDRESSES, own, tree, place) == []
    assert [url for _, _, url in tree.urls()] == [meant]


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("/verein/blogg.html", "Gemeint ist vielleicht /blog.html."),
        ("http://localhost:8000/verein/blog.html", "Ohne den Rechner schreiben: /blog.html"),
    ],
)
def test_faults_below_a_path(written: str, remedy: str) -> None:
    """A remedy names an address as authors write it, without the path."""
    tree = Tree(f'<a href="{written}">x</a>')
    place = Place(Source("a.md", written), "news", "/2023/01/02/a.html")
    [problem] = resolve(ADDRESSES, ["/verein"], tree, place)
    assert problem.remedy == remedy


def test_addresses_begin_with_the_path() -> None:
    """Last of all, every address within the site gets the path it lies below, and no other."""
    html = '<a href="/b.html">b</a><a href="#c">c</a><a href="//x.de/">x</a><a href="mailto:a@b.de">m</a><video poster="/i.jpg"></video>'
    tree = Tree(f'{html}<img src="/i.jpg" srcset="/i.jpg 1x, /j,k.jpg 2x">')
    place = Place(Source("a.md", ""), "pages", "/a.html")
    assert begin_with("/verein", tree, place) == []
    assert [url for _, _, url in tree.urls()] == [
        "/verein/b.html", "#c", "//x.de/", "mailto:a@b.de", "/verein/i.jpg", "/verein/i.jpg",
    ]  # fmt: skip
    srcset = tree.root.css_first("img").attributes["srcset"]
    assert srcset == "/verein/i.jpg 1x, /verein/j,k.jpg 2x"
    make_absolute("https://k.de/verein", tree, place)
    assert next(tree.urls())[2] == "https://k.de/verein/b.html"


def test_menu(tmp_path: Path) -> None:
    """A menu entry that leads to nothing is named with its line in site.yml."""
    file = tmp_path / "site.yml"
    file.write_text(
        "menu:\n  - file: blog.html\n    label: A\n  - label: B\n    file: 'nie.html'\n"
    )
    menu = [("blog.html", "A"), ("nie.html", "B")]
    [problem] = check_menu(ADDRESSES, menu, partial(menu_problem, file))
    assert (problem.line, problem.message) == (5, "Der Menüpunkt „B“ führt zu nichts.")


def test_menus_with_one_missing_page(tmp_path: Path) -> None:
    """Who leads to the same missing page is told each at a line of its own."""
    file = tmp_path / "site.yml"
    file.write_text(
        "join: nie.html\nmenu:\n  - file: nie.html\n    label: A\n"
        "footer:\n  - file: nie.html\n    label: B\n"
    )
    menus = [("nie.html", "A"), ("nie.html", "B")]
    found = check_menu(ADDRESSES, menus, partial(menu_problem, file))
    found += check_menu(ADDRESSES, [("nie.html", "Mitmachen")], partial(join_problem, file))
    assert [problem.line for problem in found] == [3, 6, 1]


def test_svg_references_are_no_links() -> None:
    """An xlink:href of inline SVG is left alone."""
    tree = Tree('<svg><use xlink:href="#a"></use></svg>')
    assert resolve(ADDRESSES, [], tree, Place(Source("a.md", ""), "news", "/a.html")) == []


def test_fragments() -> None:
    """A #fragment that is not on the page it leads to is named with those that are."""
    place = Place(Source("a.md", "eins\n[x](#wo)\n"), "pages", "/a.html")
    links = [(place, "#da"), (place, "#wo"), (place, "/b.html#ort"), (place, "/feed.xml#x")]
    [own, other] = check_fragments(links, {"/a.html": {"da"}, "/b.html": set()}, ["inhalt"])
    assert (own.line, own.message) == (2, "Auf dieser Seite gibt es keine Stelle #wo.")
    assert own.remedy == "Möglich ist: #da."
    assert other.message == "Auf /b.html gibt es keine Stelle #ort."


def test_absolute_for_feeds() -> None:
    """In a feed every address is complete."""
    tree = Tree(
        '<a href="/b.html">b</a><a href="#c">c</a><img src="/i.png"><a href="https://x.de/">x</a>'
    )
    make_absolute("https://k.de", tree, Place(Source("a.md", ""), "pages", "/a.html"))
    assert [url for _, _, url in tree.urls()] == [
        "https://k.de/b.html", "https://k.de/a.html#c", "https://k.de/i.png", "https://x.de/",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("url", "complete"),
    [("?x=1", "https://k.de/n/a.html?x=1"), ("//x.de/b", "https://x.de/b"), ("mailto:a@b.de", "mailto:a@b.de"),
     ("webcal://k.de/t.ics", "webcal://k.de/t.ics"), ("b.html", "https://k.de/n/b.html")],
)  # fmt: skip
def test_absolute_whatever_its_form(url: str, complete: str) -> None:
    """Relative to the protocol, the page, its query: all become complete; the others stay."""
    tree = Tree(f'<a href="{url}">x</a>')
    make_absolute("https://k.de", tree, Place(Source("a.md", ""), "pages", "/n/a.html"))
    assert [found for _, _, found in tree.urls()] == [complete]


@pytest.mark.parametrize(
    ("srcset", "complete"),
    [
        ("/a.jpg 1x, /b.jpg 2x", "https://k.de/a.jpg 1x, https://k.de/b.jpg 2x"),
        ("/a.jpg 320w,/b.jpg 1.5x", "https://k.de/a.jpg 320w, https://k.de/b.jpg 1.5x"),
        ("/a,b.jpg, https://x.de/c.jpg 2x", "https://k.de/a,b.jpg, https://x.de/c.jpg 2x"),
        ("", ""),
    ],
)
def test_absolute_srcset(srcset: str, complete: str) -> None:
    """Each candidate of a srcset becomes complete and keeps its size."""
    tree = Tree(f'<img srcset="{srcset}">')
    make_absolute("https://k.de", tree, Place(Source("a.md", ""), "pages", "/a.html"))
    assert tree.root.css_first("img").attributes["srcset"] == complete


def test_published() -> None:
    """An index.html answers as its folder."""
    assert [published(p) for p in ("index.html", "2023/index.html", "myindex.html")] == [
        "/", "/2023/", "/myindex.html",
    ]  # fmt: skip
