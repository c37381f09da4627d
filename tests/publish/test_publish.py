"""Publishing with the real ghp-import to real bare repositories."""

from pathlib import Path

import pytest

from tests.publish.conftest import Desk
from tests.support import PATIENCE, wait_until


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
    """Publishing changes neither the working tree nor the branches, and the repository stays whole."""
    before = (desk.git("status", "--porcelain"), desk.git("branch", "--list"))
    desk.publish()
    assert (desk.git("status", "--porcelain"), desk.git("branch", "--list")) == before
    desk.git("clean", "-fdXq")
    desk.git("push", "--quiet", "--delete", "origin", "gh-pages")
    assert desk.git("fsck", "--connectivity-only", "--no-dangling") == ""
    desk.git("gc", "--quiet")
    desk.git("pull", "--quiet", "origin", "main")
    assert desk.publish().returncode == 0


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
    result = desk.publish()
    assert result.returncode == 1
    assert result.stderr.startswith("Fehler: Auf der Website steht schon ein neuerer Stand")
    assert desk.tip() == tip
    desk.git("pull", "--quiet", "--ff-only", "origin", "main")
    assert desk.publish().returncode == 0


@pytest.fixture
def held(desk: Desk) -> Path:
    """Make the remote wait before it takes a push, until the file that is given exists."""
    go = desk.remote / "go"
    hook = desk.remote / "hooks/pre-receive"
    hook.write_text(f"#!/bin/sh\ntouch {desk.remote}/asked\nuntil [ -e {go} ]; do :; done\n")
    hook.chmod(0o755)
    return go


def test_two_at_once(desk: Desk, colleague: Desk, held: Path) -> None:
    """Two who publish at the same moment end one after the other, none lost."""
    desk.project.write("content/pages/a.md", "---\ntitle: A\n---\nText\n")
    desk.commit()
    colleague.project.write("content/pages/b.md", "---\ntitle: B\n---\nText\n")
    colleague.commit()
    running = [desk.start_publishing(), colleague.start_publishing()]
    wait_until((desk.remote / "asked").exists)
    held.touch()
    said = [process.communicate(timeout=PATIENCE)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert desk.deployments() == 2
    sources = desk.git(
        "log", "--format=%(trailers:key=Source,valueonly)", "gh-pages", folder=desk.remote
    )
    assert set(sources.split()) == {
        desk.git("rev-parse", "HEAD"),
        colleague.git("rev-parse", "HEAD"),
    }
    assert desk.published() in (desk.output(), colleague.output())


def test_the_older_one_does_not_win_a_race(desk: Desk, colleague: Desk, held: Path) -> None:
    """Who was building from an older commit when a newer one went live gives way."""
    later = desk.start_publishing()
    wait_until((desk.remote / "asked").exists)
    colleague.project.write("content/pages/frisch.md", "---\ntitle: Frisch\n---\nText\n")
    colleague.commit()
    hook = desk.remote / "hooks/pre-receive"
    hook.rename(hook.with_name("away"))
    colleague.git("push", "--quiet", "origin", "main")
    assert colleague.publish().returncode == 0
    held.touch()
    said = later.communicate(timeout=PATIENCE)[0]
    assert later.returncode == 1
    assert "Auf der Website steht schon ein neuerer Stand" in said
    assert "frisch.html" in desk.published()


def test_two_in_one_folder(desk: Desk) -> None:
    """Two who publish from one folder wait for one another."""
    running = [desk.start_publishing(), desk.start_publishing()]
    said = [process.communicate(timeout=PATIENCE)[0] for process in running]
    assert [process.returncode for process in running] == [0, 0], said
    assert desk.deployments() == 1
    assert desk.published() == desk.output()


def test_odd_subjects_and_detached_heads(desk: Desk) -> None:
    """A commit's subject may hold anything, and a checkout need not be on a branch."""
    desk.project.write("content/pages/neu.md", "---\ntitle: Neu\n---\nText\n")
    desk.commit('Grün & "schön"\u2028mit $(Zeichen)')
    desk.git("switch", "--quiet", "--detach")
    assert desk.publish().returncode == 0
    subject = desk.git("log", "-1", "--format=%s", "gh-pages", folder=desk.remote)
    assert subject.endswith('Grün & "schön"\u2028mit $(Zeichen)')


def test_hidden_folders_are_published(desk: Desk) -> None:
    """A .well-known of the site reaches the branch."""
    desk.project.write("content/extra/webfinger", "{}")
    desk.project.append(
        "publishconf.py",
        'EXTRA_PATH_METADATA["extra/webfinger"] = {"path": ".well-known/webfinger"}',
    )
    desk.commit()
    assert desk.publish().returncode == 0
    assert desk.published()[".well-known/webfinger"] == b"{}"


def test_what_others_left_on_the_branch_is_mentioned(desk: Desk, colleague: Desk) -> None:
    """A branch that held something else is built upon, and that is said."""
    colleague.git("switch", "--quiet", "--orphan", "gh-pages")
    colleague.project.write("index.html", "von Hand")
    colleague.commit("Alte Website")
    colleague.git("push", "--quiet", "origin", "gh-pages")
    result = desk.publish()
    assert result.returncode == 0
    assert "stammt nicht von make publish; es bleibt im Verlauf" in result.stderr
    assert desk.deployments() == 2


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
