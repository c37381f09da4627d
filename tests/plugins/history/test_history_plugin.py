"""Published identities are kept."""

import subprocess

from tests.support import Project

POST = "---\ntitle: Klimatag\n---\nEin Text, der gleich bleibt.\n" + "\nNoch eine Zeile.\n" * 9


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
    [told] = [line for line in result.stderr.splitlines() if "-b.md" in line]
    assert told.startswith(
        "content/news/2023-01-03-b.md:1: Fehler: Diese Datei hieß 2023-01-02-a.md"
    )
    assert "Im Kopf `id: 2023-01-02-a` und `frueher: /2023/01/02/a.html` ergänzen" in told
    assert "andere Meldung, `id: 2023-01-03-b`" in told

    renamed.write_text(POST.replace("title:", "id: 2023-01-02-a\ntitle:"))
    project.build_well()
    assert "<id>https://klimalautern.de/2023/01/02/a</id>" in project.text("feed.xml")
    assert 'href="https://klimalautern.de/2023/01/03/b.html"' in project.text("feed.xml")


def test_moved_post_keeps_its_identity(project: Project) -> None:
    """A file that only changes its folder keeps its name, and nothing is asked."""
    file = project.write("content/news/2023-01-02-a.md", POST)
    commit(project)
    (file.parent / "alt").mkdir()
    file.rename(file.parent / "alt" / file.name)
    commit(project)
    project.build_well()
    assert "<id>https://klimalautern.de/2023/01/02/a</id>" in project.text("feed.xml")


def test_what_nobody_saw_may_be_renamed(project: Project) -> None:
    """A post of a day to come was not published under its old name, so no id is asked for."""
    file = project.write("content/news/2099-01-02-a.md", POST)
    commit(project)
    file.rename(file.with_name("2023-01-03-b.md"))
    commit(project)
    project.build_well()


def test_a_draft_may_be_renamed(project: Project) -> None:
    """Nothing is asked of what was a draft under its old name; if it was public before, it is."""
    other = POST.replace("Zeile", "Reihe")
    never, once = (
        project.write(f"content/news/2023-01-02-{name}.md", text)
        for name, text in (("nie", _as_draft(POST)), ("einmal", other))
    )
    commit(project)
    once.write_text(_as_draft(other))
    commit(project)
    never, once = (file.rename(file.with_stem(f"{file.stem}-neu")) for file in (never, once))
    commit(project)
    assert "2023-01-02-nie.md" not in project.build().stderr
    never.write_text(POST)
    once.write_text(other)
    commit(project)
    [told] = [line for line in project.build().stderr.splitlines() if "hieß" in line]
    assert "`id: 2023-01-02-einmal`" in told


def _as_draft(text: str) -> str:
    return text.replace("title:", "status: Entwurf\ntitle:")


def test_an_identity_belongs_to_one_post(project: Project) -> None:
    """Two posts of one identity would be one to a feed reader, so the second is a fault."""
    project.write("content/news/2023-01-02-a.md", POST)
    project.write(
        "content/news/2023-01-03-b.md", POST.replace("title:", "id: 2023-01-02-a\ntitle:")
    )
    result = project.build()
    assert result.returncode == 1
    assert (
        "Fehler: Die Kennung 2023-01-02-a gehört schon zu content/news/2023-01-0" in result.stderr
    )


def test_a_git_that_refuses_is_mentioned(project: Project) -> None:
    """Where git will not answer, that is said and the build goes on."""
    project.write("content/news/2023-01-02-a.md", POST)
    commit(project)
    stranger = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1", "GIT_CONFIG_GLOBAL": "/dev/null"}
    result = project.build(environment=stranger)
    assert result.returncode == 0
    assert "Hinweis: git gibt keine Auskunft über frühere Stände: fatal:" in result.stderr


def test_last_change_is_modified_then_commit_then_date(project: Project) -> None:
    """The feed's `updated` comes from `modified:`, else the commit, else the post's date."""
    project.write("content/news/2023-01-02-a.md", POST)
    project.build_well()
    assert "<updated>2023-01-02T00:00:00." in project.text("feed.xml")
    project.write(
        "content/news/2023-01-02-a.md", POST.replace("title:", "modified: 2023-02-03\ntitle:")
    )
    commit(project)
    project.build_well()
    assert "<updated>2023-02-03T00:00:00." in project.text("feed.xml")
