"""What `make check` says of texts that go, before they are public and right after."""

import subprocess
from pathlib import Path

import pytest

from plugins.common.changes import former_texts
from tests.support import Project

POST = "---\ntitle: {}\ntags: {}\n---\nEin Text, der gleich bleibt.\n" + "\nNoch eine Zeile.\n" * 9
EVENT = "---\ntitle: Plenum\nstart: 2023-12-05 18:00\nlocation: Rathaus, Kaiserslautern\n---\n"
FILES = {
    "content/news/2023-01-02-a.md": POST.format("A", "Rad"),
    "content/news/2023-01-03-b.md": POST.format("B", "Bus"),
    "content/news/2023-01-04-c.md": "---\ntitle: C\nfrueher: /alt.html\ntags: Bus\n---\nAnders.\n",
    "content/news/2099-01-01-spaeter.md": "---\ntitle: Später\n---\nKommt noch.\n",
    "content/termine/plenum.md": EVENT,
    "content/termine/vorbei.md": EVENT.replace("2023-12-05", "2023-01-05"),
    "content/pages/spenden.md": "---\ntitle: Spenden\nstatus: draft\n---\nNoch ein Entwurf.\n",
}


def git(folder: Path, *command: str) -> None:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    subprocess.run(["git", *identity, *command], cwd=folder, check=True, capture_output=True)


def commit(project: Project) -> None:
    git(project.folder, "add", "--all", "content")
    git(project.folder, "commit", "--quiet", "--message=x")


def checked(project: Project, *, fine: bool = True) -> list[str]:
    """Return what `make check` says of departures, sorted."""
    result = project.run(
        "-m", "pelican", "-s", "publishconf.py", "-o", "output", "--fatal=warnings",
        "-e", "CHECK_ONLY=true", "PREVIEWS=false",
    )  # fmt: skip
    assert (result.returncode == 0) is fine, result.stderr
    lines = [line for line in result.stderr.splitlines() if "contact.yml" not in line]
    return [
        line for line in lines if "erscheint erst" not in line and "steht nur einmal" not in line
    ]


@pytest.fixture
def public(project: Project) -> Project:
    """A project whose texts are committed."""
    for path, text in FILES.items():
        project.write(path, text)
    git(project.folder, "init", "--quiet")
    commit(project)
    return project


def test_nothing_is_said_of_what_stays(public: Project) -> None:
    """Texts that stay, new ones and edited ones are no departures."""
    public.write("content/news/2023-01-05-neu.md", POST.format("Neu", "Rad"))
    public.write("content/news/2023-01-02-a.md", POST.format("Anders", "Rad"))
    assert checked(public) == []


@pytest.mark.parametrize("committed", [False, True])
def test_deleted(public: Project, committed: bool) -> None:
    """The address of a deleted text, its former ones and its topic are named, with what to do."""
    for path in list(FILES)[:4] + list(FILES)[4:]:
        if "b.md" not in path:
            (public.folder / path).unlink()
    if committed:
        commit(public)
    a, c, event, over, topic = sorted(checked(public), key=lambda line: ("Thema" in line, line))
    assert a.startswith("content/news/2023-01-02-a.md:1: Hinweis: Die Datei ist gelöscht;")
    assert "/2023/01/02/a.html antwortet mit 404" in a
    assert "`frueher: /2023/01/02/a.html`" in a
    assert "`frueher: /2023/01/04/c.html, /alt.html`" in c
    assert event.startswith(
        "content/termine/plenum.md:1: Hinweis: Der Termin „Plenum“ ist gelöscht"
    )
    assert "`status: abgesagt`" in event
    assert "Die Datei ist gelöscht; /termine/vorbei.html" in over
    assert "Zum Thema „Rad“ gibt es keinen Text mehr; /thema/rad.html" in topic


def test_what_takes_an_address_over_is_enough(public: Project) -> None:
    """Where another text names the address, nothing is lost."""
    (public.folder / "content/news/2023-01-03-b.md").unlink()
    public.write(
        "content/news/2023-01-05-neu.md",
        "---\ntitle: Neu\ntags: Rad, Bus\nfrueher: /2023/01/03/b.html\n---\nEtwas anderes.\n",
    )
    assert checked(public) == []


def test_an_older_deletion_is_past(public: Project) -> None:
    """What went with a commit before the last one has been said."""
    (public.folder / "content/news/2023-01-03-b.md").unlink()
    commit(public)
    public.write("content/news/2023-01-05-neu.md", POST.format("Neu", "Rad"))
    commit(public)
    assert checked(public) == []


def test_commits_that_nobody_has_yet(public: Project) -> None:
    """All that is not on the server yet is looked at, however many commits it is."""
    git(public.folder, "init", "--quiet", "--bare", "server")
    git(public.folder, "remote", "add", "origin", "server")
    git(public.folder, "push", "--quiet", "--set-upstream", "origin", "HEAD")
    (public.folder / "content/news/2023-01-03-b.md").unlink()
    commit(public)
    public.write("content/news/2023-01-05-neu.md", "---\ntitle: Neu\n---\nAnderes.\n")
    commit(public)
    [told] = checked(public)
    assert "/2023/01/03/b.html antwortet mit 404" in told


def test_what_has_just_been_published(public: Project) -> None:
    """What only the last commit brought is public as well: a rename and a deletion are told."""
    public.write("content/news/2023-01-05-neu.md", POST.format("Neu", "Rad"))
    public.write("content/pages/team.md", "---\ntitle: Team\n---\nWir sind viele.\n")
    commit(public)
    file = public.folder / "content/news/2023-01-05-neu.md"
    file.rename(file.with_name("2023-01-05-alt.md"))
    (public.folder / "content/pages/team.md").unlink()
    renamed, deleted = checked(public)
    assert "2023-01-05-alt.md:1: Hinweis: Diese Datei hieß 2023-01-05-neu.md" in renamed
    assert "/team.html antwortet mit 404" in deleted


def test_a_rename_that_is_in_no_commit(public: Project) -> None:
    """Before the commit a rename is one Hinweis with both lines; with these nothing is said."""
    old = public.folder / "content/news/2023-01-02-a.md"
    new = old.rename(old.with_name("2023-01-02-anders.md"))
    [told] = checked(public)
    assert told.startswith(
        "content/news/2023-01-02-anders.md:1: Hinweis: Diese Datei hieß 2023-01-02-a.md"
    )
    assert "`id: 2023-01-02-a` und `frueher: /2023/01/02/a.html`" in told
    lines = "id: 2023-01-02-a\nfrueher: /2023/01/02/a.html\n---\nEin Text"
    new.write_text(new.read_text().replace("---\nEin Text", lines))
    assert checked(public) == []


@pytest.mark.parametrize("committed", [False, True])
def test_a_promised_address_that_was_renamed(public: Project, committed: bool) -> None:
    """One Fehler in the renamed file names both lines, before the commit and after it."""
    public.write("content/data/versprochen.yml", "addresses:\n  - /2023/01/02/a\n")
    old = public.folder / "content/news/2023-01-02-a.md"
    old.rename(old.with_name("2023-01-02-anders.md"))
    if committed:
        commit(public)
    [told] = checked(public, fine=False)
    assert told.startswith("content/news/2023-01-02-anders.md:1: Fehler: Diese Datei hieß")
    assert "Im Kopf `id: 2023-01-02-a` und `frueher: /2023/01/02/a.html` ergänzen" in told


def test_edited_and_then_renamed(public: Project) -> None:
    """A short text that was edited and then renamed, neither of it on the server, is one rename."""
    git(public.folder, "init", "--quiet", "--bare", "server")
    git(public.folder, "remote", "add", "origin", "server")
    public.write("content/pages/team.md", "---\ntitle: Team\n---\nWir.\n")
    commit(public)
    git(public.folder, "push", "--quiet", "--set-upstream", "origin", "HEAD")
    file = public.write("content/pages/team.md", "---\ntitle: Team\n---\nWir alle sind viele.\n")
    commit(public)
    file.rename(file.with_name("wir.md"))
    [told] = checked(public)
    assert "wir.md:1: Hinweis: Diese Datei hieß team.md" in told
    commit(public)
    assert checked(public) == [told]


def test_a_page_needs_no_identity(public: Project) -> None:
    """No feed knows a page, so its rename asks for its address only."""
    public.write("content/pages/team.md", POST.format("Team", "x"))
    commit(public)
    file = public.folder / "content/pages/team.md"
    file.rename(file.with_name("wir.md"))
    [told] = checked(public)
    assert "Im Kopf `frueher: /team.html` ergänzen, dann findet sie jeder wieder." in told


def test_the_index_is_left_alone(public: Project) -> None:
    """Looking changes neither what is staged nor what git stores."""
    (public.folder / "content/news/2023-01-03-b.md").unlink()
    public.write("content/news/2023-01-05-neu.md", POST.format("Neu", "Rad"))
    files = sorted(path for path in (public.folder / ".git").rglob("*"))
    before = [(path, path.is_file() and path.read_bytes()) for path in files]
    assert {former.path for former in former_texts(public.folder / "content")} == {
        "news/2023-01-03-b.md"
    }
    after = [(path, path.is_file() and path.read_bytes()) for path in files]
    assert after == before
    assert sorted(path for path in (public.folder / ".git").rglob("*")) == files


def test_without_git_there_is_nothing_to_compare(tmp_path: Path) -> None:
    """Outside git, and before the first commit, nothing is said."""
    assert former_texts(tmp_path) == []
    git(tmp_path, "init", "--quiet")
    assert former_texts(tmp_path) == []
