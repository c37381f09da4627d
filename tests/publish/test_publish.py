"""Publishing with the real ghp-import to real bare repositories."""

import pytest

from tests.publish.conftest import Desk


def test_first_publication(desk: Desk) -> None:
    """The first time the branch is made; it holds output/, byte for byte, dot files included."""
    result = desk.publish()
    assert result.returncode == 0, result.stderr
    assert desk.published() == desk.output()
    assert {".nojekyll", "CNAME", "index.html", "feed.xml"} <= desk.published().keys()
    source = desk.git("rev-parse", "HEAD")
    message = desk.git("log", "-1", "--format=%B", "gh-pages", folder=desk.remote)
    assert message == f"Publish {source[:7]}: Fang an\n\nSource: {source}"
    assert desk.deployments() == 1


def test_the_source_is_left_alone(desk: Desk) -> None:
    """Publishing changes neither the working tree nor the branches at the desk."""
    before = (desk.git("status", "--porcelain"), desk.git("branch", "--list"))
    desk.publish()
    assert (desk.git("status", "--porcelain"), desk.git("branch", "--list")) == before


def test_nothing_new_is_no_commit(desk: Desk) -> None:
    """The same site again makes no commit, even from another commit of the source."""
    desk.publish()
    tip = desk.tip()
    assert "Nichts zu veröffentlichen" in desk.publish().stdout
    desk.project.write("README.md", "x")
    desk.commit()
    assert desk.publish().returncode == 0
    assert desk.tip() == tip


def test_the_next_publication_builds_upon_the_last(desk: Desk) -> None:
    """A change is one more commit; what is gone from the source is gone from the site."""
    desk.publish()
    first = desk.tip()
    (desk.project.folder / "content/news/2023-01-02-eins.md").unlink()
    desk.commit()
    desk.publish()
    assert desk.git("rev-parse", "gh-pages^", folder=desk.remote) == first
    assert "2023/01/02/eins.html" not in desk.published()
    assert desk.published() == desk.output()


def test_dry_run_shows_and_pushes_nothing(desk: Desk) -> None:
    """A dry run tells what is new, changed and gone."""
    shown = desk.publish("--dry-run").stdout
    assert "neu       2023/01/02/eins.html" in shown
    assert desk.tip() == ""
    desk.publish()
    tip = desk.tip()
    old = desk.project.folder / "content/news/2023-01-02-eins.md"
    old.unlink()
    desk.project.write(
        "content/news/2023-01-03-zwei.md", "---\ntitle: Zwei\ntags: Öl\n---\nGanz anderes.\n"
    )
    desk.commit()
    result = desk.publish("--dry-run")
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert "neu       2023/01/03/zwei.html" in lines
    assert "entfällt  2023/01/02/eins.html" in lines
    assert "geändert  blog.html" in lines
    assert "CNAME" not in " ".join(lines)
    assert desk.tip() == tip


def test_a_colleagues_deployment_is_built_upon(desk: Desk, colleague: Desk) -> None:
    """What a colleague published meanwhile stays in the history, also what came from elsewhere."""
    desk.publish()
    colleague.git("fetch", "--quiet", "origin", "gh-pages:gh-pages")
    colleague.git("switch", "--quiet", "gh-pages")
    colleague.project.write("google.html", "von Hand")
    colleague.commit("Von Hand")
    colleague.git("push", "--quiet", "origin", "gh-pages")
    by_hand = desk.tip()
    desk.project.write("content/pages/neu.md", "---\ntitle: Neu\n---\nText\n")
    desk.commit()
    assert desk.publish().returncode == 0
    assert desk.git("rev-parse", "gh-pages^", folder=desk.remote) == by_hand
    assert desk.published() == desk.output()


def test_an_outdated_source_is_refused(desk: Desk, colleague: Desk) -> None:
    """Who has not fetched a colleague's work does not take it off the site again."""
    colleague.project.write("content/pages/neu.md", "---\ntitle: Neu\n---\nText\n")
    colleague.commit()
    colleague.git("push", "--quiet", "origin", "main")
    assert colleague.publish().returncode == 0
    tip = desk.tip()
    desk.git("fetch", "--quiet", "origin")
    result = desk.publish()
    assert result.returncode == 1
    assert result.stderr.startswith("Fehler: Auf der Website steht schon ein neuerer Stand")
    assert desk.tip() == tip
    desk.git("pull", "--quiet", "--ff-only", "origin", "main")
    assert desk.publish().returncode == 0


@pytest.mark.parametrize("rounds", range(3))
def test_two_at_once(desk: Desk, colleague: Desk, rounds: int) -> None:
    """Two who publish at the same moment end one after the other, none lost."""
    desk.project.write("content/pages/a.md", f"---\ntitle: A{rounds}\n---\nText\n")
    desk.commit()
    colleague.project.write("content/pages/b.md", f"---\ntitle: B{rounds}\n---\nText\n")
    colleague.commit()
    running = [desk.start_publishing(), colleague.start_publishing()]
    said = [process.communicate(timeout=60)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert desk.deployments() == 2
    subjects = desk.git(
        "log", "--format=%(trailers:key=Source,valueonly)", "gh-pages", folder=desk.remote
    )
    assert set(subjects.split()) == {
        desk.git("rev-parse", "HEAD"),
        colleague.git("rev-parse", "HEAD"),
    }
    assert desk.published() in (desk.output(), colleague.output())


def test_remote_by_address_and_other_branch(desk: Desk) -> None:
    """The remote may be an address, the branch another."""
    assert desk.publish("--remote", str(desk.remote), "--branch", "seite").returncode == 0
    assert desk.git("rev-parse", "seite", folder=desk.remote)
    assert desk.tip() == ""


def test_uncommitted_changes_can_be_forced(desk: Desk) -> None:
    """With --force-dirty uncommitted changes are published, and the commit says so."""
    desk.project.write("content/pages/neu.md", "---\ntitle: Neu\n---\nText\n")
    assert desk.publish("--force-dirty").returncode == 0
    assert "(with uncommitted changes)" in desk.git(
        "log", "-1", "--format=%s", "gh-pages", folder=desk.remote
    )
    assert "neu.html" in desk.published()
