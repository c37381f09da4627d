"""Whatever authors do, their words are on the site or their file is named."""

import re
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from plugins.files.wording import shown
from tests.projects import small_project
from tests.support import Project

FOLDERS = st.sampled_from(
    ["news/", "news/", "pages/", "termine/", "news/alt/", "images/", "", "neu/"]
)
NAMES = st.sampled_from(
    ["2023-01-02-fest", "2023-01-02-Fest", "fest", "2023-1-2-fest", "20230102 fest", "Grünes Fest", "grün", "2099-01-02-bald",
     "2023-02-30-nie", "index", "404", "blog", "feed", "a.b", "a&b", "100%", "-", "_", "x" * 200, "2023-01-02-", "con", "ß", "日本"]
) | st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=12)  # fmt: skip
ENDINGS = st.sampled_from([".md", ".md", ".md", ".MD", ".markdown", ".txt", "", ".md.txt", ".html"])
PATHS = st.builds("{}{}{}".format, FOLDERS, NAMES, ENDINGS)

VALUES = st.sampled_from(
    ["Klima: jetzt!", "2035", "No", '"Ja" & <Nein>', "", ">", "|", "[a, b]", "'", '"', "draft", "hidden", "abgesagt", "x",
     "2023-01-02", "1.2.2023 18:00", "31.2.2023", "2099-01-01", "0000-00-00", "18 Uhr", "monthly on first Tuesday",
     "/alt.html", "/blog.html", "alt", "/../x", "/images/x.jpg", "{{ x }}", "{% raw %}", "# x", "- a", "a: b: c", "ä" * 300]
) | st.text(max_size=20)  # fmt: skip
KEYS = st.sampled_from(
    ["title", "Title", "tittel", "description", "date", "modified", "tags", "id", "frueher", "früher", "status", "thumbnail",
     "layout", "type", "start", "Ende", "Ort", "repeat", "until", "slug", "url", "save_as", "template", "category", "author",
     "lang", "translation", "summary", "", "  tags", "- a"]
)  # fmt: skip
LINES = st.builds("{}: {}".format, KEYS, VALUES) | VALUES | st.just("title: Ein Titel")
FENCES = st.sampled_from(["---", "---", "---", "----", "—", "", "+++", "--- "])
HEADERS = st.builds(
    lambda first, lines, last: "\n".join([first, "title: Fest", *lines, last, ""]),
    FENCES, st.lists(LINES, max_size=4), FENCES,
)  # fmt: skip
PIECES = st.sampled_from(
    ["# Titel", "## Zwei", "#### Vier", "*", "**", "`", "```", "~~~", "[x](/blog.html)", "[x](nie.html)", "[x](", "![](/x.jpg)",
     "<b>", "</p>", "<script>", "<!--", "-->", "| a | b |", "|---|---|", "[^1]", "[^1]: Fuß", "[x]: /y", "[[Newsletter]]",
     "[[Nie]]", "{% include x %}", "{{ x }}", "    Code", "> Zitat", "* a", "\t* b", "1. eins", ": so", "&nbsp;", "&#0;", "\\", "CO2"]
) | st.text(max_size=12)  # fmt: skip
BODIES = st.lists(PIECES | st.sampled_from(["\n", "\n\n"]), max_size=12).map("\n".join)


ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"])


@st.composite
def files(draw: st.DrawFn) -> dict[str, bytes]:
    """Some files of authors by path; each holds a word of its own, first in its body.

    Each is odd in one way only: two would often hide one another.
    """
    made: dict[str, bytes] = {}
    for number in range(25):
        odd = draw(st.sampled_from(["name", "header", "body", "body", "bytes"]))
        path = draw(PATHS) if odd == "name" else f"news/2023-01-02-x{number}.md"
        header = draw(HEADERS) if odd == "header" else "---\ntitle: Fest\n---\n"
        text = f"{header}wort{number:02}wort\n\n{draw(BODIES) if odd == 'body' else ''}"
        if odd == "bytes":
            text = text.replace("\n", draw(st.sampled_from(["\n", "\r\n", "\r"]))) + "Grün"
        encoding = draw(ENCODINGS) if odd == "bytes" else "utf-8"
        if not any(_on_any_disk(path) == _on_any_disk(other) for other in made):
            made[path] = text.encode(encoding, errors="replace")
    return made


def _on_any_disk(path: str) -> str:
    return normalize("NFC", path).casefold()


def _is_a_file(path: str) -> bool:
    """Say whether a path is one that an author sees: no hidden file, no name a disk refuses."""
    parts = Path(path).parts
    hidden = any(part.startswith(".") for part in parts)
    return not hidden and all(len(part.encode()) < 250 for part in parts)


# Not made smaller: each build takes a second, and each file stands for itself.
@settings(max_examples=8, phases=[Phase.generate])
@given(files())
def test_every_post_is_on_the_site_or_named(
    tmp_path_factory: pytest.TempPathFactory, made: dict[str, bytes]
) -> None:
    """Every file is on the site or named in a Fehler, never neither, and nothing ends in a traceback."""
    project = small_project(tmp_path_factory.mktemp("lost"))
    left = {f"content/{path}": text for path, text in made.items() if _is_a_file(path)}
    left = {path: text for path, text in left.items() if not (project.folder / path).exists()}
    for path, text in left.items():
        project.write(path, text)
    while named := _named(project, left):
        for path in named:
            (project.folder / path).unlink()
            del left[path]
    output = project.folder / "output"
    pages = "".join(page.read_text() for page in output.rglob("*.html"))
    for path, text in left.items():
        copied = output / Path(path).relative_to("content")
        if path.startswith("content/images/") and copied.exists():
            assert copied.read_bytes() == text
        else:
            [word] = re.findall(rb"wort\d\dwort", text)
            assert word.decode() in pages, (path, text)


def _named(project: Project, files: dict[str, bytes]) -> list[str]:
    """Build; return the files that a Fehler names, none where the build went well."""
    result = project.build()
    assert "Traceback" not in result.stderr + result.stdout, result.stderr
    faults = [line for line in result.stderr.splitlines() if ": Fehler: " in line]
    named = {path for path in files if any(line.startswith(_shown(f"{path}:")) for line in faults)}
    assert named or result.returncode == 0, result.stderr
    return sorted(named)


def _shown(path: str) -> str:
    """Return a path as messages have it: in one line, and printable."""
    return " ".join(shown(path).split())
