"""Whatever lies below content/: it is on the site and on the list, or it is named."""

import os
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plugins.common.kinds import PUBLISHED_ENDINGS
from plugins.files.wording import shown
from tests.plugins.files.support import judged
from tests.projects import small_project
from tests.support import Project

FOLDERS = st.sampled_from(
    ["images/", "images/", "images/tief/er/", "news/", "termine/", "pages/", "extra/", "data/", "", "neu/",
     ".versteckt/", "images/.git/", "images/__MACOSX/", "news/Bilder 2023/", "images/gr\u00fcn/", "images/gru\u0308n/"]
)  # fmt: skip
STEMS = st.sampled_from(
    ["a", "A", "Foto 1", "Foto (1)", "Kopie von x", "x.jpg", "x.html", "2023-01-02-x", "CNAME", "robots", "social",
     "con", "~$a", "._a", ".a", "#a#", "a~", "gr\u00fcn", "gru\u0308n", "a\u200b", "\u202eagpj", "a%20b", "a#b", "a?b", 'a"b',
     "a\\b", "a'b", "a&b", "a<b", "a:b", "-", "-rf", "\u65e5\u672c", "x" * 120, "x" * 246, "index", "404", "Thumbs", "desktop", ""]
) | st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=8)  # fmt: skip
ENDINGS = st.sampled_from(
    ["", ".md", ".MD", ".jpg", ".JPG", ".jpeg", ".png", ".svg", ".pdf", ".Pdf", ".heic", ".tif", ".txt", ".csv", ".ics", ".html",
     ".htm", ".xhtml", ".js", ".mjs", ".xml", ".xsl", ".xsd", ".rng", ".svgz", ".json", ".yml", ".yaml", ".docx", ".odt", ".zip", ".mp4",
     ".mov", ".mp3", ".gpx", ".xmp", ".aae", ".bak", ".tmp", ".swp", ".xcf", ".psd", ".dng", ".db", ".ini", "~", ".", " ", ".jpg ", ".jpg.", ".jpg~",
     ".unbekannt", ".e", ".\u0131co", ".\u017fvg", ".JP\u212a"]
)  # fmt: skip
KINDS = st.sampled_from(
    ["file"] * 12
    + ["empty", "folder", "pipe", "out", "out folder", "dead", "circle", "up", "beside"]
)
TREES = st.lists(
    st.tuples(FOLDERS, STEMS, ENDINGS, KINDS),
    min_size=60,
    max_size=120,
    unique_by=lambda one: one[:3],
)
POST = "---\ntitle: x\n---\nText\n"


def plant(content: Path, secret: Path, path: str, kind: str) -> bool:
    """Put something there; say whether the disk takes it, and nothing was there before."""
    file = content / path
    links: dict[str, str | Path] = {
        "out": secret,
        "out folder": secret.parent,
        "dead": "nie",
        "circle": file.name,
        "up": "..",
        "beside": "a.jpg",
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        if kind in links:
            file.symlink_to(links[kind])
        elif kind == "pipe":
            os.mkfifo(file)
        elif kind == "folder":
            file.mkdir()
        else:
            with file.open("x") as opened:
                opened.write({"empty": ""}.get(kind, POST if path.endswith(".md") else "geheim"))
    except (OSError, ValueError):
        return False
    return kind != "folder"


def around(path: str) -> set[str]:
    """Return a path and those of its folders: a hidden one is named for all that is in it."""
    parts = shown(path).split("/")
    return {"/".join(parts[: number + 1]) for number in range(len(parts))}


def is_named(path: str, told: set[str]) -> bool:
    """Say whether a file, or a folder it lies in, is named in a message, in one line and printable."""
    return any(" ".join(one.split()) in told for one in around(path))


@settings(max_examples=15, phases=[Phase.generate])
@given(TREES)
def test_every_file_has_one_end(
    tmp_path_factory: pytest.TempPathFactory, tree: list[tuple[str, str, str, str]]
) -> None:
    """Each file is a text, goes out, holds facts, or is named in exactly one message."""
    content = tmp_path_factory.mktemp("tree") / "content"
    content.mkdir()
    (content.parent / "geheim").mkdir()
    secret = content.parent / "geheim/schluessel.txt"
    secret.write_text("privat")
    planted = {f + s + e for f, s, e, k in tree if plant(content, secret, f + s + e, k)}
    verdict = judged(content)
    told = {problem.path.removeprefix(f"{content}/") for problem in verdict.problems}
    assert len(told) == len(verdict.problems)
    for path in planted:
        ends = [path in verdict.texts, path in verdict.published, bool(around(path) & told)]
        is_data = re.fullmatch(r"data/[^/]*\.yml", path, re.S)
        assert sum(ends) == 1 or is_data, (path, ends)
    for path in verdict.published:
        known = path.startswith("extra/") or Path(path).suffix.lower() in PUBLISHED_ENDINGS
        assert known or Path(path).suffix.lower() in {".heic", ".tif"}, path
    shutil.rmtree(content.parent)


@settings(max_examples=1, phases=[Phase.generate])
@given(TREES)
def test_every_file_has_one_end_in_a_build(
    tmp_path_factory: pytest.TempPathFactory, tree: list[tuple[str, str, str, str]]
) -> None:
    """So it is in a real build: what is named is taken away until it goes well, never with a traceback."""
    project = small_project(tmp_path_factory.mktemp("tree"))
    content = project.folder / "content"
    secret = project.write("geheim/schluessel.txt", "privat")
    planted = {f + s + e for f, s, e, k in tree if plant(content, secret, f + s + e, k)}
    hints: set[str] = set()
    for _ in range(6):
        faults, more = messages(project)
        hints |= more
        if not faults:
            break
        for path in [path for path in planted if is_named(path, faults)]:
            (content / path).unlink(missing_ok=True)
            planted.discard(path)
    else:
        pytest.fail(str(faults))
    output = project.folder / "output"
    there = {p.relative_to(output).as_posix(): p for p in output.rglob("*") if p.is_file()}
    for path in planted:
        is_page = path.endswith(".md") and not is_named(path, hints)
        is_data = re.fullmatch(r"data/[^/]*\.yml", path, re.S)
        assert is_page or is_data or (path in there) != is_named(path, hints), path
    assert not [path for path, file in there.items() if file.read_bytes() == b"privat"]


def messages(project: Project) -> tuple[set[str], set[str]]:
    """Build; return the files below content/ that a Fehler names, and those left out by a Hinweis."""
    result = project.build()
    assert "Traceback" not in result.stderr, result.stderr
    found: dict[str, set[str]] = {"Fehler": set(), "Hinweis": set()}
    for path, level in re.findall(
        r"^content/(.*?):\d+: (Fehler|Hinweis(?=.* nicht veröffentlicht)): ", result.stderr, re.M
    ):
        found[level].add(path.strip())
    assert bool(found["Fehler"]) == bool(result.returncode), result.stderr
    return found["Fehler"], found["Hinweis"]
