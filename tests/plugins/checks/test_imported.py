"""Texts that `make import` brought in: what is about style stops nothing, all else does."""

from io import BytesIO

from PIL import Image

from tests.support import Project

_TEXT = "---\ntitle: Alt\n{}---\n\n![](/images/foto.jpg)\n*Unterschrift*\n\nText folgt, ![](/images/foto.jpg) mitten darin.\n"


def photo() -> bytes:
    file = BytesIO()
    Image.new("RGB", (160, 120), "#3a6").save(file, "JPEG")
    return file.getvalue()


def test_style_is_a_hint_in_imported_texts(project: Project) -> None:
    """Missing alternative texts and placeholders are hints, counted by make check; the picture is shown."""
    project.write("content/images/foto.jpg", photo())
    project.write("content/news/2015-03-01-alt.md", _TEXT.format("imported: 2023-11-01\n"))
    result = project.run("-m", "invoke", "check")
    assert result.returncode == 0, result.stderr
    assert result.stderr.count("Hinweis: Dem Bild fehlt der Ersatztext") == 2
    assert "Hinweis: „Text folgt“ sieht nach einem vergessenen Platzhalter aus" in result.stderr
    assert "Aus dem Umzug bleiben 3 Stellen in 1 Texten" in result.stderr
    project.build_well()
    assert len(project.page("2015/03/01/alt.html").css("main picture")) == 2


def test_style_is_a_fault_elsewhere_and_safety_everywhere(project: Project) -> None:
    """Without `imported:` the same is a Fehler; a script or a foreign picture is one with it, too."""
    project.write("content/images/foto.jpg", photo())
    project.write("content/news/2015-03-01-neu.md", _TEXT.format(""))
    hostile = "---\ntitle: x\nimported: 2023-11-01\n---\n\n<script>alert(1)</script>\n\n![Baum](https://boese.example/x.png)\n"
    project.write("content/news/2015-03-02-boese.md", hostile)
    project.write(
        "content/news/2015-03-03-tag.md", "---\ntitle: x\nimported: neulich\n---\n\nText\n"
    )
    result = project.run("-m", "invoke", "check")
    assert result.returncode == 1
    assert result.stderr.count("neu.md:5: Fehler: Dem Bild fehlt der Ersatztext") == 1
    assert "boese.md:6: Fehler: <script>" in result.stderr
    assert "boese.md:8: Fehler: Das Bild" in result.stderr
    assert "tag.md:3: Fehler: „neulich“ ist kein Datum." in result.stderr
