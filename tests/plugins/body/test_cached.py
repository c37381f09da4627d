"""Bodies of earlier builds: each can be cached, and is rendered anew where what it hangs on changed."""

import sqlite3
from pathlib import Path

from bench.renderer import place_of, renderer_of_site
from plugins.body.rendered import Texts
from plugins.common.steps import Dependencies
from tests.projects import large_project
from tests.support import Project


def cached(project: Project) -> int:
    """Return how many bodies the cache holds after a build."""
    result = project.run("-m", "tools.program", "build")
    assert result.returncode == 0, result.stderr
    with sqlite3.connect(project.folder / ".cache/output.sqlite") as database:
        rows = database.execute("SELECT COUNT(*) FROM entries WHERE content LIKE '%\"answers\"%'")
        return int(rows.fetchone()[0])


def test_every_step_has_a_fingerprint(site_project: Project) -> None:
    """No step of ours hangs on what does not show, so none keeps a body from being cached."""
    renderer = renderer_of_site(site_project.folder)
    names = [*renderer.body_steps, *renderer.feed_steps]
    assert [name for name in names if not renderer.fingerprints.get(name)] == []


def test_every_body_is_cached(tmp_path: Path) -> None:
    """With whatever directive, embed or picture: a body without a fault is kept."""
    project = large_project(tmp_path)
    assert cached(project) == len(list(project.folder.glob("content/**/*.md")))


def test_only_bodies_with_directives_hang_on_these(project: Project) -> None:
    """A new feed changes what `[[Abonnieren: …]]` may name, and no other body."""
    project.write("content/pages/a.md", "---\ntitle: A\n---\n[[Abonnieren: feed.xml]]\n")
    before = cached(project)
    table = project.text("a.html")
    news = "---\ntitle: B\ntags: Neues\n---\nText\n"
    project.write("content/news/2023-01-01-b.md", news)
    assert cached(project) == before + 1
    assert project.text("a.html") == table


def test_what_a_body_may_hang_on_is_asked_again(project: Project) -> None:
    """A remedy names what is nearest now: such a body is rendered anew, however it was before."""
    project.write("content/pages/a.md", "---\ntitle: A\n---\n[x](/klimatage-im-mai.html)\n")
    before = project.run("-m", "tools.program", "build").stderr
    assert "klimatag-im-mai.html" not in before
    project.write("content/pages/klimatag-im-mai.md", "---\ntitle: B\n---\nText\n")
    after = project.run("-m", "tools.program", "build").stderr
    assert "Gemeint ist vielleicht /klimatag-im-mai.html" in after


def test_what_a_body_hangs_on(site_project: Project) -> None:
    """A body returns what it asked of the addresses, and which steps it took for its own sake."""
    renderer = renderer_of_site(site_project.folder)

    def dependencies(text: str) -> Dependencies:
        return renderer.render(Texts("Neu", "", ""), place_of(text), in_feed=True).dependencies

    assert dependencies("Text") == Dependencies()
    assert dependencies("[x](/blog)").answers["path", "/blog"] == "/blog.html"
    assert list(dependencies("[[Kanäle]]").steps) == ["directives"]
    # The remedy names what is nearest, of all there is.
    assert not dependencies("[x](/gibt-es-nicht.html)").is_complete
