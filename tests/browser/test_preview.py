"""`make serve`, watched by a real browser."""

import shutil
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.support import PATIENCE, ROOT, Project
from tools.build.client import Builder
from tools.serve import command as preview_of_site
from tools.serve.preview import PreviewServer


@contextmanager
def serving(project: Project) -> Iterator[str]:
    """Run `inv serve` on a free port and give its address."""
    with project.start("-m", "invoke", "serve", "--port", "0") as process:
        assert process.stdout
        address = next(line for line in process.stdout if line.startswith("Vorschau: ")).split()[1]
        yield address
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)


@pytest.fixture(scope="module")
def preview(module_project: Project) -> Iterator[str]:
    with serving(module_project) as address:
        yield address


def test_a_change_reaches_the_open_page(module_project: Project, preview: str, tab: Page) -> None:
    """Saving a post rebuilds the site and reloads the browser; no script of ours stays behind."""
    project = module_project
    tab.goto(preview)
    for text in ("Schon da.", "Neu da."):
        project.write("content/pages/index.md", f"---\ntitle: Start\n---\n{text}\n")
        expect(tab.locator("main")).to_contain_text(text, timeout=PATIENCE * 1000)
    assert "EventSource" not in (project.folder / ".cache/preview/index.html").read_text()
    assert not (project.folder / "output").exists(), "output/ is for the production site"


def test_a_mistake_is_shown_and_forgotten(module_project: Project, preview: str, tab: Page) -> None:
    """A fault appears in the open page, the last good site stays, and mending it is enough."""
    project = module_project
    tab.goto(preview)
    project.write("content/pages/index.md", "---\ntitle: Start\n---\nNoch gut.\n")
    expect(tab.locator("main")).to_contain_text("Noch gut.", timeout=PATIENCE * 1000)
    project.write("content/pages/index.md", "---\ntitle: Start\n---\n[[Nie]]\n")
    alert = tab.get_by_role("alert")
    expect(alert).to_contain_text("content/pages/index.md:4: Fehler:", timeout=PATIENCE * 1000)
    expect(alert).to_contain_text("Diese Seite zeigt noch den Stand davor.")
    expect(alert).not_to_contain_text("Hinweis")
    expect(tab.locator("main")).to_contain_text("Noch gut.")
    tab.goto(preview)  # a page opened later tells as well
    expect(alert).to_contain_text("[[Nie]]")
    project.write("content/pages/index.md", "---\ntitle: Start\n---\nWieder gut.\n")
    expect(tab.locator("main")).to_contain_text("Wieder gut.", timeout=PATIENCE * 1000)
    expect(alert).to_have_count(0)


def test_every_part_is_watched(project: Project, tab: Page) -> None:
    """A change of theme, plugins or settings rebuilds the site like one of content."""
    for part in ("theme", "plugins"):
        (project.folder / part).unlink()  # the link to the real one
        shutil.copytree(ROOT / part, project.folder / part)
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[[EMail]]\n")
    changes = (
        (
            "theme/templates/page.html",
            "{{ page.title }}</h1>",
            "Neu: {{ page.title }}</h1>",
            "h1 >> text=Neu: x",
        ),
        (
            "plugins/campaign/templates/mail.html",
            "mailto:",
            "mailto:neu.",
            "a[href^='mailto:neu.']",
        ),
        ("pelicanconf.py", "= _site.word_mark", '= ("Neu", "es")', ".word-mark >> text=Neues"),
    )
    texts = {file: (project.folder / file).read_text(encoding="utf-8") for file, *_ in changes}

    def put(file: str, text: str) -> None:
        # Many editors write a new file and put it in the place of the old one.
        project.write(".git/fresh.tmp", text).replace(project.folder / file)

    def is_shown(seen: str, *, visible: bool) -> None:
        shown = tab.locator(seen).first
        expect(shown).to_be_visible(visible=visible, timeout=PATIENCE * 1000)

    with serving(project) as address:
        tab.goto(address + "/x.html")
        for number, (file, old, new, seen) in enumerate(changes):
            assert old in texts[file]
            put(file, texts[file].replace(old, new))
            is_shown(seen, visible=True)
            for _, _, _, gone in changes[:number]:
                is_shown(gone, visible=False)
            put(file, texts[file])
        is_shown(seen, visible=False)


def test_nothing_is_built_yet(project: Project, tab: Page) -> None:
    """Before the first good build a page says so, and shows what is wrong; then it comes."""
    page = project.write("content/pages/index.md", "---\ntitle: Start\n---\n[[Nie]]\n")
    with serving(project) as address:
        tab.goto(address)
        expect(tab.locator("body")).to_contain_text("Noch ist nichts gebaut.")
        expect(tab.get_by_role("alert")).to_contain_text("[[Nie]]", timeout=PATIENCE * 1000)
        page.write_text("---\ntitle: Start\n---\nGut.\n", encoding="utf-8")
        expect(tab.locator("main")).to_contain_text("Gut.", timeout=PATIENCE * 1000)


def test_the_preview_outlives_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the file system refuses is told, and the next edit may fare better."""

    def refuse(*_args: object) -> None:
        raise SystemExit("Fehler: .cache/lock lässt sich nicht lesen oder beschreiben.")

    monkeypatch.setattr(preview_of_site, "update", refuse)
    with PreviewServer(tmp_path, 0) as server:
        preview_of_site._rebuild("pelicanconf.py", server, Builder(), set())
        assert "event: failed" in server.news.after(0)[1]
    assert "Fehler: .cache/lock" in capsys.readouterr().err


def test_port_in_use_gets_one_sentence(project: Project) -> None:
    """A port that is taken is named, with the way out."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        result = project.run("-m", "invoke", "serve", "--port", port)
    assert result.returncode == 1
    assert result.stderr.startswith(f"Fehler: Anschluss {port} ist belegt")
    assert len(result.stderr.splitlines()) == 1
    assert project.run("-m", "invoke", "serve", "--port", "abc").stderr.startswith(
        "Fehler: Anschluss abc"
    )


def test_the_event_channel_takes_any_question(preview: str) -> None:
    """A request to the channel without a number is answered like any other."""
    with urlopen(f"{preview}/.vorschau") as answer:
        assert answer.headers["Content-Type"] == "text/event-stream"
        assert answer.readline() == b"event: built\n"
