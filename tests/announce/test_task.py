"""`make announce` as a whole: what it shows, what it sends, what it refuses."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.announce.conftest import POSTING, TOKEN, Office, serving
from tests.photographs import as_phone, sample
from tests.support import NOW as EPOCH
from tests.support import Project
from tools.announce import command as announcing
from tools.serve.server import PagesServer

NO_CI = {"CI": "", "GITHUB_ACTIONS": "", "MASTODON_ACCESS_TOKEN": ""}
SETTINGS = 'from pelicanconf import *\nANNOUNCE_LIST = ".cache/news.json"\n'


def configure(project: Project, since: str = "2023-11-01", more: str = "") -> None:
    (project.folder / "publishconf.py").unlink(missing_ok=True)
    project.write("publishconf.py", f'{SETTINGS}SITEURL = "https://klimalautern.de"\n{more}\n')
    project.append("content/data/site.yml", f'announce_since: "{since}"\n')


def post(project: Project, name: str = "2023-11-10-a", header: str = "") -> None:
    text = f"---\ntitle: Neues\ndescription: Worum es geht.\ntags: Rad\n{header}\n---\n![Ein Rad](/images/r.jpg)\n"
    project.write(f"content/news/{name}.md", text)
    project.write("content/images/r.jpg", as_phone(sample(size=(150, 100))))


def test_dry_run_is_the_default(project: Project) -> None:
    """Outside CI the task shows what it would send, with the count and the picture, and stops."""
    configure(project)
    post(project)
    post(project, "2023-11-11-nein", "announce: false")
    post(project, "2023-11-01-alt")
    result = project.run("-m", "invoke", "announce", environment=NO_CI)
    assert result.returncode == 0, result.stderr
    shown = result.stdout.split("\n", 1)[1]
    assert shown.startswith(
        "Ohne MASTODON_ACCESS_TOKEN lässt sich nicht sehen, was schon angekündigt ist.\n\n"
        "--- 52 von 500 Zeichen\nNeues\n\nWorum es geht.\n\n"
        "https://klimalautern.de/2023/11/10/a.html\n\n#Rad\n--- Bild: bilder/r-"
    )
    assert shown.endswith(".jpg, Ein Rad\n\nProbelauf: nichts gesendet.\n")
    assert shown.count("---") == 2


@pytest.mark.parametrize("left", [None, "", '{"posts": []}'])
def test_the_list_of_news_is_made_anew(project: Project, left: str | None) -> None:
    """.cache/ may be deleted at any time, and so may a file in it, or part of one."""
    configure(project)
    post(project)
    first = project.run("-m", "invoke", "announce", environment=NO_CI)
    news = project.folder / ".cache/news.json"
    news.unlink() if left is None else news.write_text(left)
    again = project.run("-m", "invoke", "announce", environment=NO_CI)
    shown = [result.stdout.split("\n", 1)[1] for result in (first, again)]
    assert shown[0] == shown[1] != ""


def test_more_than_a_run_takes(project: Project) -> None:
    """A dry run shows all that waits, and says that it goes bit by bit."""
    configure(project)
    for number in range(4):
        post(project, f"2023-11-1{number}-a")
    shown = project.run("-m", "invoke", "announce", environment=NO_CI).stdout
    assert shown.count("von 500 Zeichen") == 4
    assert "Davon gehen je Lauf höchstens 3 hinaus.\n" in shown


@pytest.mark.parametrize(
    ("since", "options", "message"),
    [
        ("2023-11-01", ["--send"], "Fehler: MASTODON_ACCESS_TOKEN ist nicht gesetzt."),
        ("", [], "Fehler: In content/data/site.yml steht unter `announce_since` kein Tag."),
    ],
)
def test_refusals(project: Project, since: str, options: list[str], message: str) -> None:
    """What is missing is said in one German sentence."""
    configure(project, since)
    result = project.run("-m", "invoke", "announce", *options, environment=NO_CI)
    assert result.returncode == 1
    assert result.stderr.splitlines()[-1].startswith(message)


def test_without_a_token_in_ci(project: Project) -> None:
    """Where nobody set up Mastodon, the workflow says so and is content."""
    environment = {**NO_CI, "CI": "true", "GITHUB_ACTIONS": "true"}
    result = project.run("-m", "invoke", "announce", environment=environment)
    assert result.returncode == 0
    assert result.stdout.startswith("::notice::Nichts angekündigt: MASTODON_ACCESS_TOKEN")
    assert not (project.folder / "output").exists()


def test_no_account(project: Project) -> None:
    """A site without a Mastodon profile has nowhere to announce; asked for is that, not a day."""
    configure(project, since="")
    project.write(
        "content/data/social.yml", "accounts:\n  - name: X\n    url: https://x.example/\n"
    )
    result = project.run("-m", "invoke", "announce", environment=NO_CI)
    assert result.returncode == 1
    assert "announce_since" not in result.stderr and "`- name: Mastodon`" in result.stderr
    assert "In content/data/social.yml steht kein Mastodon-Konto." in result.stderr


def test_whose_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Announced is where the site is verified in the fediverse: at the first such account."""
    file = tmp_path / "social.yml"
    file.write_text(
        "accounts:\n"
        "  - {name: Blog, url: 'https://blog.example/de/@wir', rel_me: true}\n"
        "  - {name: Privat, url: 'https://social.example/@ada'}\n"
        "  - {name: Mastodon, url: 'https://social.example/@wir', rel_me: true}\n"
    )
    monkeypatch.setattr(announcing, "SOCIAL", file)
    assert announcing._profile() == "https://social.example/@wir"


def test_a_faulty_text(project: Project) -> None:
    """What cannot be built is not announced; the build says why."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[[Nie]]\n")
    result = project.run("-m", "invoke", "announce", environment=NO_CI)
    assert result.returncode == 1
    assert "content/pages/x.md:4: Fehler: Die Anweisung [[Nie]]" in result.stderr


@pytest.fixture(scope="module")
def home(module_project: Project) -> Iterator[tuple[Project, PagesServer]]:
    """A project whose site is served from output/; whoever announces first builds it."""
    with PagesServer(module_project.folder / "output") as pages, serving(pages):
        configure(module_project, more=f'SITEURL = "{pages.url}"')
        post(module_project)
        yield module_project, pages


@pytest.fixture
def at_home(
    office: Office, home: tuple[Project, PagesServer], monkeypatch: pytest.MonkeyPatch
) -> Office:
    """An office in a project of its own, whose site is served from output/."""
    project, office.pages = home
    monkeypatch.setattr(announcing, "_profile", lambda: f"{office.wire.url}/@alice")
    for name, value in {**NO_CI, "SOURCE_DATE_EPOCH": EPOCH}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("MASTODON_ACCESS_TOKEN", TOKEN)
    monkeypatch.chdir(project.folder)
    return office


def test_from_text_to_status(
    at_home: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A dry run only looks; --send posts the text with its picture once; then there is nothing new."""
    announcing.announce("publishconf.py")
    assert all(asked.startswith("GET ") for asked in at_home.wire.asked)
    assert "Probelauf: nichts gesendet." in capsys.readouterr().out
    monkeypatch.setenv("MASTODON_ACCESS_TOKEN", f"{TOKEN}\n")
    announcing.announce("publishconf.py", send=True)
    [status] = at_home.statuses()
    assert f'href="{at_home.pages.url}/2023/11/10/a.html"' in status.content
    assert [picture.description for picture in status.media_attachments] == ["Ein Rad"]
    monkeypatch.setenv("MASTODON_ACCESS_TOKEN", TOKEN)
    announcing.announce("publishconf.py")
    assert capsys.readouterr().out.endswith("Nichts anzukündigen.\n")


def test_ci_sends(at_home: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """In CI nobody has to ask for it."""
    monkeypatch.setenv("CI", "true")
    announcing.announce("publishconf.py")
    assert len(at_home.statuses()) == 1


def test_trouble_is_a_sentence_and_a_code(
    at_home: Office, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails ends the task with one German sentence; on GitHub it is an annotation."""
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    at_home.wire.happening = lambda _asked, _pass_on: None
    with pytest.raises(SystemExit) as ended:
        announcing.announce("publishconf.py", send=True)
    assert str(ended.value) == (
        f"::error::Fehler: {at_home.wire.url} antwortet nicht."
        " Abhilfe: Nichts tun: Der nächste Lauf holt es nach."
    )
    assert TOKEN not in capsys.readouterr().out


def test_interrupted(at_home: Office) -> None:
    """Ctrl-C ends the task with a sentence, and the next run makes up for it."""

    def interrupt(_line: str) -> None:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(announcing, "_tell", interrupt)
        with pytest.raises(SystemExit, match="Abgebrochen"):
            announcing.announce("publishconf.py", send=True)
    assert at_home.wire.asked.count(POSTING) == 1
    assert at_home.run() == []
    assert len(at_home.statuses()) == 1
