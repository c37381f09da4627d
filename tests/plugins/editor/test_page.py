"""What a build writes for authors, and that nobody else notices."""

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest

from plugins.common.source import Source
from plugins.editor.instructions import INSTRUCTIONS
from plugins.editor.place import Place, faults
from plugins.editor.words import FORMS, WORDS, known
from plugins.policy.policy import editor_policy
from tests.plugins.editor.conftest import NEWS
from tests.plugins.editor.world import REPOSITORY
from tests.projects import small_project
from tests.support import ROOT, Project

STAY = ("Zugangstoken", "Überschrift", "Beschreibung", "Themen", "Tag", "Beginn", "Ende", "Ort", "Text", "Bildbeschreibung", "Suchen")  # fmt: skip
BUTTONS = ("Anmelden", "Neue Meldung", "Neuer Termin", "Neue Seite", "Foto einfügen", "Als Entwurf sichern", "Vorschlagen", "Veröffentlichen")  # fmt: skip


def test_every_word_of_a_header_has_a_german_label() -> None:
    """The lists of the code that reads headers, and that of labels, name the same words."""
    assert set(WORDS) == known()
    assert all(word.label for word in WORDS.values())
    labels = [word.label for word in WORDS.values()]
    assert len(set(labels)) == len(labels)
    assert all(key in WORDS for form in FORMS.values() for key in form)


def test_labels_are_told_apart_by_a_part_of_them() -> None:
    """No label contains one of those that stay, so that one finds a field by a part of its name."""
    for label in (word.label for word in WORDS.values()):
        assert not [s for s in STAY if s != label and s.lower() in label.lower()], label


def test_labels_stay(editor_project: Project) -> None:
    """Guides and tests lean on these words."""
    page, said = (
        editor_project.page("redaktion.html"),
        json.loads(editor_project.text("redaktion.json")),
    )
    labels = {one.text().strip() for one in page.css("label")} | {
        word["label"] for word in said["words"].values()
    }
    assert {*STAY} - {"Bildbeschreibung"} <= labels
    assert {*BUTTONS} <= {one.text().strip() for one in page.css("button")}


def test_the_data_are_those_of_the_code(editor_project: Project) -> None:
    """Topics, texts with day, address and whether they are drafts, directives: as the build has them."""
    said = json.loads(editor_project.text("redaktion.json"))
    assert said["repository"] == REPOSITORY
    assert said["branch"] == "main"
    assert said["topics"] == ["Mobilität", "Veranstaltung"]
    assert [NEWS, "„Lautrer“ Klimatag: jetzt!", "2023-09-09", "2023/09/09/klimatag.html"] in said[
        "texts"
    ]
    drafts = [text[0] for text in said["texts"] if len(text) == 5]
    assert drafts == ["content/news/2023-10-01-entwurf.md"]
    assert {one["name"] for one in said["directives"]} == set(INSTRUCTIONS)
    assert said["meanings"]["wann"] == "start"


def test_the_build_tells_its_commit(project: Project) -> None:
    """The data name the commit that was checked out; the same texts give the same file."""
    project.append("publishconf.py", f"EDITOR_REPOSITORY = '{REPOSITORY}'")
    for words in (
        ["init", "-q"],
        ["add", "content"],
        ["-c", "user.name=A", "-c", "user.email=a@b.de", "commit", "-qm", "x"],
    ):
        subprocess.run(["git", *words], cwd=project.folder, check=True)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=project.folder, capture_output=True, text=True, check=True
    )
    project.build_well()
    first = project.text("redaktion.json")
    assert json.loads(first)["commit"] == head.stdout.strip()
    project.build_well()
    assert project.text("redaktion.json") == first


def test_without_a_repository_there_is_no_editor(site: Path) -> None:
    """No page, no data, no module, no link."""
    assert not (site / "redaktion.html").exists()
    assert not (site / "redaktion.json").exists()
    assert not (site / "js/redaktion").exists()
    assert "redaktion.html" not in (site / "index.html").read_text(encoding="utf-8")


def test_other_pages_grow_by_the_link_only(editor_project: Project, tmp_path: Path) -> None:
    """Without the link in its footer, each page is what it is without an editor."""
    plain = small_project(tmp_path)
    for path in (editor_project.folder / "content").rglob("*.md"):
        plain.write(str(path.relative_to(editor_project.folder)), path.read_bytes())
    plain.build_well()
    link = ' · <a href="/redaktion.html">Redaktion</a>'
    for path in sorted((plain.folder / "output").rglob("*.html")):
        name = str(path.relative_to(plain.folder / "output"))
        page = editor_project.text(name)
        assert page.count(link) == 1
        if name != "datenschutzerklaerung.html":
            assert page.replace(link, "") == path.read_text(encoding="utf-8"), name


def test_it_is_found_by_its_link_only(editor_project: Project) -> None:
    """It is noindex, has no canonical address, and stands in no sitemap, feed or menu."""
    page = editor_project.page("redaktion.html")
    assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert page.css("link[rel=canonical]") == []
    assert page.css("script[type='application/ld+json']") == []
    for name in ("sitemap.xml", "feed.xml", "rss.xml", "feed.json"):
        assert "redaktion" not in editor_project.text(name)
    assert "Redaktion" not in editor_project.page("index.html").css_first("header nav").text()


def test_its_policy(editor_project: Project) -> None:
    """Scripts of ours, the API, and nothing that becomes markup."""
    said = str(editor_project.page("redaktion.html").css_first("meta").attributes["content"])
    parts = {name: sources for name, *sources in (part.split() for part in said.split(";"))}
    api = parts["connect-src"].pop()
    assert re.fullmatch(r"http://127\.0\.0\.1:\d+", api)
    assert parts.pop("style-src")[0].startswith("'sha256-")
    assert parts == {
        "default-src": ["'none'"], "script-src": ["'self'"], "connect-src": ["'self'"],
        "img-src": ["'self'", "blob:"], "font-src": ["'self'"], "base-uri": ["'none'"],
        "form-action": ["'none'"], "require-trusted-types-for": ["'script'"], "trusted-types": ["redaktion"],
    }  # fmt: skip


@pytest.mark.parametrize("api", ["https://x; script-src *", "x", "https://x y", "ftp://x"])
def test_an_address_says_no_more(api: str) -> None:
    """Nothing but an address gets into the policy."""
    with pytest.raises(ValueError, match=r"x"):
        editor_policy(style="", api=api)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (Place("ort/website", "main", "https://api.github.com"), []),
        (Place("ort/website", "main", "https://ghe.example.org/api/v3"), []),
        (Place("ort/website", "main", "http://127.0.0.1:8080"), []),
        (Place("", "main", "https://api.github.com"), []),
        (Place("ort", "main", "https://api.github.com"), ["EDITOR_REPOSITORY"]),
        (Place("ort/website", "ma in", "https://api.github.com"), ["EDITOR_BRANCH"]),
        (Place("ort/website", "main", "http://api.github.com"), ["EDITOR_API"]),
        (Place("ort/website", "main", "https://api.github.com/"), ["EDITOR_API"]),
    ],
)
def test_settings_that_cannot_be(place: Place, told: list[str]) -> None:
    """Each is told with its name; http is for this machine only."""
    found = list(faults(place, Source("pelicanconf.py", "")))
    assert [
        word for problem in found for word in re.findall(r"EDITOR_\w+", problem.message)
    ] == told


def test_the_privacy_notice_says_what_is_stored(editor_project: Project) -> None:
    """Where there is an editor, the directive says what it keeps and whom it asks."""
    text = editor_project.page("datenschutzerklaerung.html").css_first("main").text()
    assert "TDDDG" in text
    assert "127.0.0.1" in text  # whom it asks here
    assert "Zugangstoken" in text


def test_a_silent_privacy_notice_is_told(project: Project) -> None:
    """A notice that does not mention the editor is a Hinweis with the remedy."""
    project.append("publishconf.py", f"EDITOR_REPOSITORY = '{REPOSITORY}'")
    result = project.build()
    assert "sagt nichts über die Seite „Redaktion“" in result.stdout + result.stderr
    assert "[[Redaktion]]" in result.stdout + result.stderr


def test_it_is_light(editor_project: Project) -> None:
    """Page, style, scripts and the data of a hundred texts: at most 30 KB on the line."""
    said = json.loads(editor_project.text("redaktion.json"))
    words = (ROOT / "docs/schreiben.md").read_text(encoding="utf-8").split()
    said["texts"] = [
        [f"content/news/20{n % 24:02}-{n % 12 + 1:02}-{n % 28 + 1:02}-{'-'.join(words[7 * n : 7 * n + 4])[:40]}.md",
         " ".join(words[7 * n : 7 * n + 6]), "2023-01-01", f"2023/01/01/{'-'.join(words[7 * n : 7 * n + 4])[:40]}.html"]
        for n in range(100)
    ]  # fmt: skip
    loaded = {*_imported(editor_project, "main.js")}
    files = [editor_project.text(f"js/redaktion/{name}") for name in sorted(loaded)]
    files += [
        editor_project.text("redaktion.html"),
        json.dumps(said, ensure_ascii=False, separators=(",", ":")),
    ]
    weights = [len(gzip.compress(text.encode(), 6)) for text in files]
    assert sum(weights) <= 30_000


def _imported(project: Project, name: str) -> set[str]:
    """Return the modules that one loads at once, itself as well."""
    found = re.findall(
        r'^import .* from "\./(\w+\.js)";$', project.text(f"js/redaktion/{name}"), re.M
    )
    return {name}.union(*(_imported(project, one) for one in found))
