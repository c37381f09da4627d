"""What templates get."""

import gzip
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.theme.stylesheet import Sheets, shorten, stylesheet
from plugins.theme.unused import without_unused
from tests.support import ROOT, Project


def test_sheets_get_short() -> None:
    """Comments and needless blanks are gone; what blanks mean something stays."""
    assert shorten("/* a */\n@layer x, y;\n") == "@layer x,y;"
    css = "a > b ,\nc :hover { color : red; margin: 0 1px;\n}\n"
    assert shorten(css) == "a>b,c :hover{color :red;margin:0 1px}"
    text = 'a::before { content: "Das: ein {Satz}, mit;  allem" ; order: 1 }'
    assert shorten(text) == 'a::before{content:"Das: ein {Satz}, mit;  allem";order:1}'


def test_sheets_lead_below_the_path(tmp_path: Path) -> None:
    """An address in a stylesheet gets the path that the site lies below; others stay."""
    (tmp_path / "a.css").write_text("a{b:url(/c.svg) url('/d') url(\"/e\") url(//f.de/g) url(h)}")
    sheets, _ = Sheets.read(tmp_path, "/verein", {})
    below = "a{b:url(/verein/c.svg) url('/verein/d') url(\"/verein/e\") url(//f.de/g) url(h)}"
    assert sheets.common["a"] == below


def test_a_page_carries_what_it_needs() -> None:
    """The order of the layers comes first, then what all pages need, then the blocks asked for."""
    sheets = Sheets(
        {"elements": "E", "layers": "L", "tokens": "T"},
        {"a": "A", "b": "B", "c": "C", "table": "D"},
    )
    assert stylesheet(sheets, "<p>", "c", "a", "a") == "LETAC"
    assert stylesheet(sheets, "<table><tr>", "a") == "LETAD"
    with pytest.raises(KeyError):
        stylesheet(sheets, "", "nie")


@pytest.mark.parametrize(("path", "wanted"), [("index.html", True), ("impressum.html", False)])
def test_unused_blocks_are_left_out(project: Project, path: str, wanted: bool) -> None:
    """Only the home page carries the styles of its opening."""
    project.build_well()
    assert (".rays" in project.page(path).css_first("style").text()) is wanted


def test_styles_are_light(pages: dict[str, LexborHTMLParser]) -> None:
    """No page carries more than 6,000 bytes of CSS as they are sent."""
    for path, page in pages.items():
        assert len(gzip.compress(page.css_first("style").text().encode())) <= 6_000, path


def test_every_sheet_says_where_it_is_seen() -> None:
    """The first line of each CSS file is a comment, and its rules stand in a declared layer."""
    for path in (ROOT / "theme/static/css").rglob("*.css"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith("/* "), path
        assert lines[1].startswith("@layer "), path


def test_layers_come_first(project: Project) -> None:
    """The order of the layers is declared before any of them is used."""
    project.build_well()
    style = project.page("index.html").css_first("style").text()
    assert style.startswith("@layer tokens,elements,compositions,blocks,print;")
    assert "/*" not in style


def test_unused_properties_are_left_out() -> None:
    """A custom property that no rule uses is left out, and then what only that one used."""
    css = ":root{--a:1px;--b:var(--c);--c:#fff;--d:0}@media print{:root{--b:2;--a:2px}}p{inline-size:var(--a)}"
    assert (
        without_unused(css) == ":root{--a:1px}@media print{:root{--a:2px}}p{inline-size:var(--a)}"
    )


def test_every_property_is_defined(project: Project) -> None:
    """Whatever a page's rules ask for is there."""
    project.build_well()
    for path in (project.folder / "output").rglob("*.html"):
        style = LexborHTMLParser(path.read_text(encoding="utf-8")).css_first("style")
        css = style.text() if style else ""
        asked = {*re.findall(r"var\(--([\w-]+)\)", css)}  # with a second value it may be missing
        assert asked <= {*re.findall(r"--([\w-]+):", css)}, path
