"""Published identities are kept."""

import subprocess

from tests.support import Project

POST = "---\ntitle: Klimatag\n---\nEin Text, der gleich bleibt.\n" + "Noch eine Zeile.\n" * 9


def commit(project: Project) -> None:
    for command in (
        ("init", "--quiet"),
        ("add", "content"),
        ("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "x"),
    ):
        subprocess.run(["git", *command], cwd=project.folder, check=True)


def test_renamed_post_needs_an_id(project: Project) -> None:
    """A published file that was renamed without `id:` names the line to add; with it all is well."""
    file = project.write("content/news/2023-01-02-a.md", POST)
    commit(project)
    project.build_well()
    assert "<id>https://klimalautern.de/2023/01/02/a</id>" in project.text("feed.xml")

    renamed = file.rename(file.with_name("2023-01-03-b.md"))
    commit(project)
    result = project.build()
    assert result.returncode == 1
    assert (
        "content/news/2023-01-03-b.md:1: Fehler: Die veröffentlichte Datei hieß früher"
        in result.stderr
    )
    assert "die Zeile `id: 2023-01-02-a` ergänzen" in result.stderr
    assert "andere Meldung, `id: 2023-01-03-b`" in result.stderr

    renamed.write_text(POST.replace("title:", "id: 2023-01-02-a\ntitle:"))
    project.build_well()
    assert "<id>https://klimalautern.de/2023/01/02/a</id>" in project.text("feed.xml")
    assert 'href="https://klimalautern.de/2023/01/03/b.html"' in project.text("feed.xml")


def test_moved_post_keeps_its_identity(project: Project) -> None:
    """A file that only changes its folder keeps its name, and nothing is asked."""
    file = project.write("content/news/2023-01-02-a.md", POST)
    commit(project)
    (file.parent / "sub").mkdir()
    file.rename(file.parent / "sub" / file.name)
    project.write(
        "content/news/sub/2023-01-02-a.md", POST.replace("title:", "date: 2023-01-02\ntitle:")
    )
    commit(project)
    assert "hieß früher" not in project.build().stderr


def test_last_change_is_modified_then_commit_then_date(project: Project) -> None:
    """The feed's `updated` comes from `modified:`, else the commit, else the post's date."""
    project.write("content/news/2023-01-02-a.md", POST)
    project.build_well()
    assert "<updated>2023-01-02T00:00:00+01:00</updated>" in project.text("feed.xml")
    project.write(
        "content/news/2023-01-02-a.md", POST.replace("title:", "modified: 2023-02-03\ntitle:")
    )
    commit(project)
    project.build_well()
    assert "<updated>2023-02-03T00:00:00+01:00</updated>" in project.text("feed.xml")
