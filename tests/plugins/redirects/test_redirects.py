"""Former addresses lead to the post of today."""

import pytest

from plugins.common.problem import WrongInputError
from plugins.redirects.former import output_file
from tests.plugins.history.test_history_plugin import POST, commit
from tests.support import Project

OWN = ["https://klimalautern.de"]
PLACE = "content/news/2023-01-02-x.md"


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("/alt.html", "alt.html"),
        ("/alt", "alt.html"),
        ("/alt/", "alt/index.html"),
        ("/2022/01/02/a.b_c~d.html", "2022/01/02/a.b_c~d.html"),
        ("/index.php/alt", "index.php/alt.html"),
        ("/Gr%C3%BCn.htm", "Grün.htm"),
        ("https://klimalautern.de/alt.html", "alt.html"),
    ],
)
def test_output_file(written: str, file: str) -> None:
    """Each address has the file that GitHub Pages would answer with."""
    assert output_file(written, OWN) == file


@pytest.mark.parametrize(
    "written",
    [
        "alt.html", "/", "//alt.html", "/../alt.html", "/a/../b.html", "/a//b", "/a?b=c", "/a#b", "/a.html/b",
        "https://example.org/alt.html", "https://klimalautern.de.example.org/a", "/bild.jpg", "/a%00b", "/a%2f..%2fb", "/.git/x",
        "/a%0ab", "/<b>",
    ],
)  # fmt: skip
def test_no_page_can_answer_there(written: str) -> None:
    """What is no address of a page is refused."""
    with pytest.raises(WrongInputError):
        output_file(written, OWN)


def test_a_page_leads_on(project: Project) -> None:
    """At each former address a small page leads on; no list, feed or sitemap knows it."""
    project.write(PLACE, '---\ntitle: "Ja" & <Nein>\nfrueher:\n- /alt.html\n- /Früher/\n---\nText')
    project.write("content/pages/neu.md", "---\ntitle: Neu\nfrüher: /seite\n---\nText")
    project.build_well()
    for path in ("alt.html", "Früher/index.html"):
        page = project.page(path)
        refresh = page.css_first("meta[http-equiv=refresh]").attributes["content"]
        assert refresh == "0; url=/2023/01/02/x.html"
        canonical = page.css_first("link[rel=canonical]").attributes["href"]
        assert canonical == "https://klimalautern.de/2023/01/02/x.html"
        assert page.css_first("a").attributes["href"] == "/2023/01/02/x.html"
        assert page.css_first("title").text() == "„Ja“ & <Nein>"
    assert project.page("seite.html").css_first("a").attributes["href"] == "/neu.html"
    for listing in ("index.html", "blog.html", "feed.xml", "rss.xml", "sitemap.xml", "archiv.html"):
        assert "alt.html" not in project.text(listing)
        assert "seite" not in project.text(listing)


def test_links_lead_straight_on(project: Project) -> None:
    """A link to a former address is written with the present one."""
    project.write(PLACE, "---\ntitle: x\nfrueher: /alt.html\n---\n## Da\n\nText")
    project.write("content/pages/neu.md", "---\ntitle: Neu\n---\n[a](/alt#da), [b](alt.html)")
    project.build_well()
    links = [a.attributes["href"] for a in project.page("neu.html").css(".text a")]
    assert links == ["/2023/01/02/x.html#da", "/2023/01/02/x.html"]


def test_a_draft_is_not_led_to(project: Project) -> None:
    """Nothing leads to what nobody shall see yet."""
    project.write(PLACE, "---\ntitle: x\nstatus: draft\nfrueher: /alt.html\n---\nText")
    project.build_well()
    assert not (project.folder / "output/alt.html").exists()


@pytest.mark.parametrize(
    ("former", "said"),
    [
        ("/alt.html, /blog.html", "Die frühere Adresse /blog.html gehört schon zu den Listen der Website."),
        ("/neu.html", "Die frühere Adresse /neu.html gehört schon zu content/pages/neu.md."),
        ("/2023/01/02/X.html", "Die frühere Adresse /2023/01/02/X.html gehört schon zu content/news/2023-01-02-x.md."),
        ("/ALT.html", "Die frühere Adresse /alt.html gehört schon zu content/news/2023-01-02-x.md."),
        ("alt.html", "„alt.html“ ist keine Adresse, die eine Seite hier haben kann."),
        ("/alt.pdf", "Unter „/alt.pdf“ erwartet man keine Seite, sondern eine Datei."),
    ],
)  # fmt: skip
def test_claims(project: Project, former: str, said: str) -> None:
    """Two claims to one address stop the build, and so does what is no address."""
    project.write(PLACE, f"---\ntitle: x\nfrueher: {former}\n---\nText")
    claim = "\nfrueher: /alt.html" if "ALT" in former else ""
    project.write("content/pages/neu.md", f"---\ntitle: Neu{claim}\n---\nText")
    result = project.build()
    assert result.returncode == 1
    assert f":3: Fehler: {said} Abhilfe: " in result.stderr


def test_renamed_without_a_trace(project: Project) -> None:
    """Who renames a published file is told the line that keeps old links alive."""
    file = project.write("content/news/2023-01-02-a.md", POST)
    seite = project.write("content/pages/alt.md", POST + "Seite.\n" * 9)
    commit(project)
    renamed = file.rename(file.with_name("2023-01-03-b.md"))
    renamed.write_text(POST.replace("title:", "id: 2023-01-02-a\ntitle:"))
    seite.rename(seite.with_name("neu.md"))
    commit(project)
    result = project.build()
    assert result.returncode == 0
    hints = [line for line in result.stderr.splitlines() if ": Hinweis: Diese Datei hieß" in line]
    assert [line.partition(" Abhilfe: ")[2] for line in hints] == [
        "Im Kopf `frueher: /2023/01/02/a.html` ergänzen, dann findet sie jeder wieder.",
        "Im Kopf `frueher: /alt.html` ergänzen, dann findet sie jeder wieder.",
    ]
    project.write("content/data/versprochen.yml", "addresses:\n  - /alt.html\n")
    told = project.build().stderr  # the same once, and as a Fehler, where it was promised
    assert "content/pages/neu.md:1: Fehler: Diese Datei hieß alt.md und ist schon" in told
    assert "versprochen.yml" not in told
    text = POST.replace("title:", "id: 2023-01-02-a\nfrueher: /2023/01/02/a.html\ntitle:")
    renamed.write_text(text)
    assert "2023-01-03-b.md" not in project.build().stderr
