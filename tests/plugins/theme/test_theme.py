"""What templates get."""

from plugins.theme.stylesheet import join
from tests.support import ROOT, Project


def test_stylesheet_is_joined_and_short() -> None:
    """Comments and needless blanks are gone; what blanks mean something stays."""
    css = ["/* a */\n@layer x, y;\n", "a > b ,\nc :hover { color : red; margin: 0 1px;\n}\n"]
    assert join(css) == "@layer x,y;a>b,c :hover{color :red;margin:0 1px}"


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
    assert style.startswith("@layer tokens,elements,compositions,blocks;")
    assert "/*" not in style
