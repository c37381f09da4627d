"""What an author pasted becomes a placeholder, or a fault."""

from pathlib import Path

import pytest

from plugins.common.problem import Level, Problem
from plugins.common.source import Source
from plugins.common.steps import Place
from plugins.common.tree import Tree
from plugins.embeds import permitted
from plugins.embeds.embed import embed_of
from plugins.embeds.guard import as_links, guard
from plugins.embeds.permitted import Host, Permitted
from tests.support import OUR_SCRIPTS, Project

NAMES = (
    "app.mailjet.com",
    "www.youtube-nocookie.com",
    "player.vimeo.com",
    "v.de",
    "c.social",
    "w.org",
)
PERMITTED = Permitted(tuple(Host(name, "x", "https://x.de/") for name in NAMES))


def guarded(html: str, source: str = "") -> tuple[Tree, list[Problem]]:
    """Return the guarded tree and its problems."""
    tree = Tree(html)
    place = Place(Source("a.md", source or f"---\n---\n{html}"), "pages", "/a.html")
    return tree, guard(PERMITTED, tree, place)


@pytest.mark.parametrize(
    ("pasted", "host"),
    [
        (  # Mailjet
            '<iframe class="mj-w-res-iframe" frameborder="0" src="https://app.mailjet.com/w/1" width="100%"></iframe>\n\n'
            '<script type="text/javascript" src="https://app.mailjet.com/statics/js/iframeResizer.min.js"></script>',
            "app.mailjet.com",
        ),
        (  # YouTube
            '<iframe width="560" height="315" src="https://www.youtube.com/embed/abcdef?si=1" title="YouTube video player" frameborder="0" allow="autoplay" allowfullscreen></iframe>',
            "www.youtube-nocookie.com",
        ),
        (  # Vimeo
            '<div style="padding:56.25% 0 0 0;position:relative;"><iframe src="https://player.vimeo.com/video/7?badge=0&amp;x=1" style="position:absolute" title="Film"></iframe></div><script src="https://player.vimeo.com/api/player.js"></script>',
            "player.vimeo.com",
        ),
        (  # PeerTube
            '<p><iframe title="Film" src="https://v.de/videos/embed/u-1" allowfullscreen="" sandbox="allow-scripts"></iframe></p>',
            "v.de",
        ),
        (  # Mastodon 4.3
            '<blockquote class="mastodon-embed" data-embed-url="https://c.social/@K/1/embed" style="margin: 0;"> <a href="https://c.social/@K/1" style="x"><svg></svg><div>Post</div></a></blockquote> <script data-allowed-prefixes="https://c.social/" async src="https://c.social/embed.js"></script>',
            "c.social",
        ),
        (  # anything else
            "<iframe src='https://w.org/x?a=1&b=2'></iframe>",
            "w.org",
        ),
    ],
)  # fmt: skip
def test_what_services_hand_out(pasted: str, host: str) -> None:
    """A frame, with what stands around it and its script, becomes one placeholder."""
    tree, problems = guarded(f"<p>Vorher</p>\n{pasted}\n<p>Nachher</p>")
    assert problems == []
    assert tree.root.css("iframe, script, [style], blockquote") == []
    [box] = tree.root.css("[data-src]")
    assert (box.attributes["data-src"] or "").startswith(f"https://{host}/")
    assert box.parent is not None
    assert box.parent.tag == "body"
    assert f"erfährt {host} die IP-Adresse" in box.text()
    assert box.css_first("button").attributes.keys() == {"class", "hidden"}
    assert box.css_first("a[target=_blank]").attributes["href"].startswith("https://")
    assert [p.text() for p in tree.root.css("body > p")] == ["Vorher", "Nachher"]


TWO = '<iframe src="https://w.org/1"></iframe>{}<iframe src="https://v.de/2"></iframe>'


@pytest.mark.parametrize(
    "html",
    [
        "<p>" + TWO.format(" ") + "</p>",
        "<div>\n" + TWO.format("\n") + "\n</div>",
        "<figure>" + TWO.format("") + "</figure>",
        "<ul><li>Videos: " + TWO.format("") + "</li></ul>",
        "<p>Erst " + TWO.format(" dann ") + " Ende.</p>",
        "<blockquote><p>" + TWO.format("</p><p>") + "</p></blockquote>",
        "<table><tr><td>" + TWO.format("</td><td>") + "</td></tr></table>",
        TWO.format("\n\n"),
        "<script src='https://w.org/a.js'></script>" + TWO.format(""),
    ],
)
def test_all_frames_in_their_order(html: str) -> None:
    """Several frames stay several, in their order, whatever stands around them."""
    tree, problems = guarded(html)
    assert problems == []
    boxes = [box.attributes["data-src"] for box in tree.root.css("[data-src]")]
    assert boxes == ["https://w.org/1", "https://v.de/2"]
    assert tree.root.css("p:empty, a:empty, strong:empty") == []


def test_nothing_is_left_of_a_wrapper() -> None:
    """A link or emphasis around a frame does not stay as an empty one; an id moves on."""
    tree, _ = guarded('<p><a href="/x"><iframe src="https://w.org/"></iframe></a></p>')
    assert [node.tag for node in tree.children] == ["div"]
    tree, _ = guarded('<div id="film"><iframe src="https://w.org/"></iframe></div>')
    assert tree.root.css_first("[data-src]").attributes["id"] == "film"


def test_a_refused_frame_keeps_its_neighbour() -> None:
    """Of two frames in one wrapper the refused one is told, each time with its own line."""
    bad = "<iframe src='https://boese.org/1'></iframe>"
    tree, problems = guarded(f"<p>{bad}\n{TWO.format('')}\n{bad}</p>")
    assert [(p.line, "boese.org darf" in p.message) for p in problems] == [(3, True), (5, True)]
    assert len(tree.root.css("[data-src]")) == 2


@pytest.mark.parametrize(
    "html",
    [
        "<iframe src='https://w.org/x'>\n\nMeine Worte",
        "<iframe src='https://w.org/x'/>\n\nMeine Worte",
        "<script src='https://w.org/x.js'>\n\nMeine Worte",
    ],
)
def test_what_is_not_closed(html: str) -> None:
    """A frame without an end would swallow the rest: a Fehler."""
    _, [problem] = guarded(html)
    assert problem.level is Level.FEHLER
    assert "ist nicht geschlossen" in problem.message


def test_the_newsletters_script() -> None:
    """Mailjet's script alone stands for its form; beside the directive for nothing more."""
    script = "<script src='https://app.mailjet.com/x.js'></script>"
    form = Permitted(PERMITTED.hosts, "https://app.mailjet.com/form")
    place = Place(Source("a.md", script), "", "/a.html")
    for html, count in ((script, 1), (script + embed_of(form.newsletter).placeholder(), 1)):
        tree = Tree(html)
        assert guard(form, tree, place) == []
        assert len(tree.root.css("[data-src='https://app.mailjet.com/form']")) == count


def test_origins_are_noted() -> None:
    """Whom a click may ask is noted for the policy; words and titles that look alike are not."""
    tree = Tree(
        '<p>data-src="https://boese.org/"</p><iframe src="https://w.org:443/x"'
        " title='data-src=\"https://boese.org/\"'></iframe>"
    )
    place = Place(Source("a.md", "<iframe></iframe>"), "", "/")
    of_one = Permitted((Host("w.org", "x", "https://x.de/"),))
    assert guard(of_one, tree, place) == []
    assert place.notes.frame_origins == {"https://w.org"}


def test_an_own_title_names_the_frame() -> None:
    """A title that says something is kept, escaped."""
    tree, _ = guarded(
        '<iframe src="https://w.org/" title="Rad &amp; &quot;Tat&quot; <b>"></iframe>'
    )
    assert tree.root.css_first("[data-src]").attributes["data-title"] == 'Rad & "Tat" <b>'
    assert tree.root.css_first("strong").text() == 'Rad & "Tat" <b>'


def test_within_a_sentence() -> None:
    """A frame in the middle of a paragraph follows it; no word is lost."""
    tree, problems = guarded('<p>Hier <b>ist <iframe src="https://w.org/"></iframe></b> es.</p>')
    assert problems == []
    [paragraph, box] = tree.children
    assert (paragraph.text(), box.tag) == ("Hier ist  es.", "div")


@pytest.mark.parametrize(
    ("html", "line", "message", "remedy"),
    [
        ("\n\n<iframe src='https://boese.org/x'></iframe>", 5, "boese.org darf auf dieser Website nichts einbetten.", "`- host: boese.org`"),
        ("<iframe src='/eigene.html'></iframe>", 3, "zeigt nichts von einer anderen Website", "Einen Link setzen"),
        ("<iframe srcdoc='<p>x</p>'></iframe>", 3, "zeigt nichts von einer anderen Website", "Einen Link setzen"),
        ("<iframe src='javascript:x()'></iframe>", 3, "zeigt nichts von einer anderen Website", "Einen Link setzen"),
        ("<iframe src='https://sub.app.mailjet.com/'></iframe>", 3, "sub.app.mailjet.com darf", "embeds.yml"),
        ("<iframe src='https://w.org:8443/x'></iframe>", 3, "nur über den Anschluss von https, nicht über „:8443“.", "„:8443“ aus der Adresse löschen"),
        ("<script src='https://boese.org/x.js'></script>", 3, "boese.org darf", "embeds.yml"),
        ("<script src='/js/x.js'></script>", 3, "Ein Skript gehört nicht in einen Text.", "Es löschen"),
    ],
)  # fmt: skip
def test_what_is_refused(html: str, line: int, message: str, remedy: str) -> None:
    """What may not be embedded is a Fehler with its line, and leaves nothing that could load."""
    tree, [problem] = guarded(html)
    assert (problem.level, problem.line) == (Level.FEHLER, line)
    assert message in problem.message
    assert remedy in problem.remedy
    assert tree.root.css("iframe, script, [data-src]") == []


def test_a_script_alone_is_a_link() -> None:
    """A listed host's script never runs: readers get a link, the author a Hinweis."""
    tree, [problem] = guarded("<p>x</p><script async src='https://w.org/w.js'></script>")
    assert problem.level is Level.HINWEIS
    assert tree.root.css("script") == []
    assert tree.root.css_first("a").attributes["href"] == "https://w.org/"


def test_feeds_get_a_link() -> None:
    """In a feed the placeholder's place is its link."""
    tree, _ = guarded(
        '<iframe src="https://www.youtube.com/embed/abcdef" title="Tanz &amp; Rad"></iframe>'
    )
    as_links(tree, Place(Source("a.md", ""), "", "/"))
    link = '<p><a href="https://www.youtube.com/watch?v=abcdef" rel="noreferrer">Tanz &amp; Rad (YouTube)</a></p>'
    assert str(tree).strip() == link


def test_in_a_build(project: Project) -> None:
    """Page, policy and feed of a post with a frame; the script only where it is needed."""
    frame = '<iframe src="https://app.mailjet.com/w/1"></iframe>'
    project.write("content/news/2023-01-02-x.md", f"---\ntitle: x\n---\n{frame}\n\nText")
    project.build_well()
    page = project.page("2023/01/02/x.html")
    assert [script.text() for script in page.css("body script")] == [
        OUR_SCRIPTS[f"{name}.js"] for name in ("einbetten", "weitersagen")
    ]
    assert page.css_first("meta[name=description]").attributes["content"].endswith(": Text")
    assert project.page("blog.html").css("body script, [data-src]") == []
    for feed in ("feed.xml", "rss.xml"):
        assert "data-src" not in project.text(feed)
        assert "https://app.mailjet.com/w/1" in project.text(feed)


def test_directives(project: Project) -> None:
    """[[Newsletter]] is the placeholder, or a link within a sentence; [[Eingebettet]] the hosts."""
    body = "[[Newsletter]]\n\nZur [[Newsletter]] hier.\n\n[[Eingebettet]]\n"
    project.write("content/pages/x.md", f"---\ntitle: x\n---\n{body}")
    project.build_well()
    page = project.page("x.html")
    url = "https://app.mailjet.com/widget/iframe/7RcH/ORm"
    assert page.css_first("[data-src]").attributes["data-src"] == url
    assert page.css_first("p > a[href^='https://app.mailjet.com']:not([target])").text() == (
        "Anmeldung zum Newsletter"
    )
    assert page.css_first("main li strong").text() == "app.mailjet.com"


def test_no_services(project: Project) -> None:
    """A site may well embed nothing."""
    project.write("content/data/embeds.yml", "services: []\n")
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[[Eingebettet]]\n")
    project.build_well()
    assert "ist auf dieser Website nichts eingebettet" in " ".join(
        project.page("x.html").body.text().split()
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("services:\n  - host: https://x.de\n    provider: x\n    privacy: https://x.de/\n", ":2: Fehler: „https://x.de“ ist kein Name eines Rechners."),
        ("services:\n  - host: x.de\n    privacy: x\n", ":2: Fehler: Dienst: die Angabe `provider` fehlt"),
        ("services:\n  - host: x.de\n    provider: x\n    privacy: x.de\n", ":4: Fehler: „x.de“ ist keine Adresse mit https."),
        ("newsletter: https://y.de/f\nservices:\n  - host: x.de\n    provider: x\n    privacy: https://x.de/\n", ":1: Fehler: Der Newsletter liegt bei y.de"),
        ("newsletter: https://x.de:8443/f\nservices:\n  - host: x.de\n    provider: x\n    privacy: https://x.de/\n", ":1: Fehler: Eingebettet wird nur über den Anschluss von https, nicht über „:8443“."),
        ("newsletter: y.de\nservices:\n  - host: x.de\n    provider: x\n    privacy: https://x.de/\n", ":1: Fehler: „y.de“ ist keine Adresse mit https."),
        ("newsletter: https://x;script-src$*@x.de/\nservices: []\n", ":1: Fehler: „https://x;script-src$*@x.de/“ ist keine Adresse"),
        ("services:\n  - x\n", ":2: Fehler: Dienst „x“: der Eintrag hat nicht die erwartete Form. Abhilfe: `- host: …`"),
        ("dienste: []\n", ":1: Fehler: Die Angabe `dienste` ist unbekannt."),
    ],
)  # fmt: skip
def test_faults_in_the_list(tmp_path: Path, data: str, message: str) -> None:
    """What is wrong with embeds.yml is told there."""
    file = tmp_path / "embeds.yml"
    file.write_text(data, encoding="utf-8")
    _, problems = permitted.load(file)
    assert any(message in str(problem) for problem in problems)


def test_a_faulty_list_stops_the_build(project: Project) -> None:
    """A build tells of it with file, line and remedy."""
    project.write("content/data/embeds.yml", "dienste: []\n")
    result = project.build()
    assert result.returncode == 1
    assert "content/data/embeds.yml:1: Fehler: Die Angabe `dienste` ist" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    "src",
    [
        "https://www.youtube.com/embed/abcdef",
        "https://youtu.be/abcdef",
        "//m.youtube.com/watch?v=abcdef",
    ],
)
def test_a_refusal_speaks_of_what_was_pasted(src: str) -> None:
    """YouTube is asked under another name than the pasted one: the message names both."""
    tree = Tree(f"<iframe src='{src}'></iframe>")
    nobody = Permitted((Host("www.youtube.com", "x", "https://x.de/"),))
    [problem] = guard(nobody, tree, Place(Source("a.md", str(tree)), "pages", "/a"))
    assert problem.message.startswith(f"{src.split('/')[2]} darf auf dieser Website")
    assert "www.youtube-nocookie.com" in problem.message
    assert "`- host: www.youtube-nocookie.com`" in problem.remedy


@pytest.mark.parametrize(
    "url", ["https://youtu.be/abcdef", "https://www.youtube.com/watch?v=abcdef"]
)
def test_a_pasted_address_of_a_video_stays_a_link(url: str) -> None:
    """An address alone in its paragraph shows no video; a Hinweis says how."""
    _, [problem] = guarded(f"<p><a href='{url}'>{url}</a></p>")
    assert problem.level is Level.HINWEIS
    assert url.split("/")[2] in problem.message
    assert "<iframe" in problem.remedy


def test_links_to_videos_that_say_something() -> None:
    """A link in a sentence, with words, or to another website is nobody's slip."""
    url = "https://youtu.be/abcdef"
    _, problems = guarded(
        f"<p>Siehe <a href='{url}'>{url}</a></p><p><a href='{url}'>Der Film</a></p>"
        "<p><a href='https://bund.net/x'>https://bund.net/x</a></p>"
    )
    assert problems == []
