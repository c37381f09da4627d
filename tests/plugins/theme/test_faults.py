"""What is wrong with a theme is told where it is."""

import re
import shutil
from pathlib import Path

import pytest

from plugins.common.colours.palette import palette
from plugins.theme import faults
from plugins.theme.stylesheet import OF_BODIES, OF_LISTS, Sheets
from tests.support import ROOT

COLOURS = palette("#ffcc00", "#112244")

CSS = ROOT / "theme/static/css"
BLOCKS = [path.stem for path in (CSS / "blocks").glob("*.css")]


@pytest.mark.parametrize(
    ("css", "line", "said"),
    [
        ("a {\n  color: red;\n\nb { order: 1 }\n", 1, "Die geschweifte Klammer hier"),
        ("@layer x {\na { order: 1 }\nb { order: 2\n}\n", 3, "Die geschweifte Klammer hier"),
        ("@layer x {\na { order: 1 }\nb { order: 2 }\n", 1, "Die geschweifte Klammer hier"),
        ("a { order: 1 }\n}\n", 2, "Diese `}` schließt nichts."),
        ("a { order: 1 }\n/* und\nb { order: 1 }\n", 2, "Dieser Kommentar ist nicht"),
        ('a { order: 1 }\nb::before { content: "x; }\n', 2, "Dieser Text in Anführungszeichen"),
    ],
)
def test_broken_css(css: str, line: int, said: str) -> None:
    """Whatever is not closed is told with its line."""
    first = next(faults.of_sheet(Path("a.css"), css))
    assert (first.path, first.line) == ("a.css", line)
    assert first.message.startswith(said)


def test_signs_within_text_are_none() -> None:
    """Braces in strings and comments are none, nor are quotes in comments."""
    assert not list(faults.of_sheet(Path("a.css"), 'a::b { content: "{" } /* } don\'t { */'))


def test_the_line_of_a_forgotten_brace() -> None:
    """Of all closing braces of our sheets, any may be forgotten: nearly always its line is told."""
    wrong = count = 0
    for path in sorted(CSS.rglob("*.css")):
        css = path.read_text(encoding="utf-8")
        assert not list(faults.of_sheet(path, css))
        opened: list[int] = []
        for sign in re.finditer("[{}]", css):
            if sign[0] == "{":
                opened.append(css.count("\n", 0, sign.start()) + 1)
                continue
            told = faults.of_sheet(path, css[: sign.start()] + css[sign.end() :])
            count, wrong = count + 1, wrong + (next(told).line != opened.pop())
    assert wrong < count / 20


def test_missing_sheets(tmp_path: Path) -> None:
    """A sheet that pages need and that is gone is told by its name; one nobody needs is not."""
    shutil.copytree(CSS, tmp_path / "css")
    for name in ("layers", "blocks/table", "blocks/thumbs", "blocks/hero"):
        (tmp_path / f"css/{name}.css").unlink()
    _, problems = Sheets.read(tmp_path / "css", "", COLOURS)
    told = sorted(Path(problem.path).stem for problem in problems)
    assert told == ["layers", "table", "thumbs"]
    assert {*OF_BODIES, *OF_LISTS} <= {*BLOCKS}


def test_blocks_of_bodies_are_recognised_by_what_plugins_write() -> None:
    """Each block that a body may need hangs on an element, or on what a template of ours bears."""
    templates = "".join(file.read_text("utf-8") for file in ROOT.glob("plugins/*/templates/*.html"))
    marks = {mark.strip('"') for mark in OF_BODIES.values() if not mark.startswith("<")}
    assert {mark for mark in marks if mark not in templates} == {"caps"}  # of typogrify


def test_colours_are_known() -> None:
    """A colour that is not made of the site's two is told in its line; comments may say anything."""
    css = "/* $a\n$b */\n:root { --a: $ground; --b: $grund }\n"
    [problem] = faults.of_colours(Path("x.css"), css, COLOURS)
    assert (problem.line, problem.message) == (3, "Die Farbe „$grund“ gibt es nicht.")
    assert problem.remedy == "Gemeint ist wohl ground."


def test_blocks_that_templates_ask_for(tmp_path: Path) -> None:
    """A block without a file is told in the template and line that names it, and nothing else."""
    assert not list(faults.of_templates(ROOT / "theme/templates", BLOCKS))
    text = '{% extends "base.html" %}\n{% set blocks = ["hero"] + list_blocks(a[:3], "x")\n'
    (tmp_path / "x.html").write_text(text + '  + (["herro"] if "y" else []) %}\n["nie"]\n')
    [problem] = faults.of_templates(tmp_path, BLOCKS)
    assert (Path(problem.path).name, problem.line) == ("x.html", 3)
    assert problem.message == "Den Block „herro“ gibt es nicht im Design."
    assert problem.remedy == "Gemeint ist wohl hero."


def test_templates_lead_below_the_path(tmp_path: Path) -> None:
    """An address in a template that would miss a site below a path is told in its line."""
    fine = '<a href="{{ root }}/a.html"> <a href="//b.de/">\n'
    (tmp_path / "x.html").write_text(f'{fine}<img srcset=x src="/{{{{ b }}}}">\n')
    [problem] = faults.of_templates(tmp_path, [])
    assert (Path(problem.path).name, problem.line) == ("x.html", 2)
    assert problem.remedy == "Davor `{{ root }}` schreiben."
