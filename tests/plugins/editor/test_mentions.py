"""What the build tells of who leads to what: for those who rename or delete."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from plugins.editor.mentions import mentions
from tests.support import Project


def text(path: str, file: str, body: str = "", html: str = "") -> Any:
    """Return what a build knows of a text."""
    source = SimpleNamespace(path=f"content/{path}", text=body)
    return SimpleNamespace(source=source, save_as=file, content=html, event=None)


def told(tmp_path: Path, data: str, *texts: Any, pictures: tuple[str, ...] = ()) -> Any:
    (tmp_path / "data").mkdir()
    (tmp_path / "data/site.yml").write_text(data, encoding="utf-8")
    settings = {"DATA_PATH": tmp_path / "data", "SITEURL": "https://ort.example/wurzel"}
    return mentions(list(texts), {**settings, "PATH": "content"}, pictures)


def test_who_leads_to_a_text(tmp_path: Path) -> None:
    """By links as readers find them, below any path and with places in them, and by what data name."""
    said = told(
        tmp_path, "menu:\n- wir.html Wir\naddresses: [/fest, /nichts.html]\n",
        text("pages/wir.md", "wir.html", html='<a href="/wurzel/wir.html">'),
        text("pages/fest.md", "fest.html"),
        text("news/a.md", "2023/a.html", html='<a class="x" href="/wurzel/wir.html#x"> <a href="/wurzel/2023/a%2Fb.html">'),
        text("news/b.md", "2023/b.html", html='<a href="/fest.html"> <a href="/wurzel/2023/a.html?x">'),
    )  # fmt: skip
    data = next(
        path for path in said["linked"]["content/pages/fest.md"] if path.endswith("site.yml")
    )
    assert said["linked"] == {
        "content/news/a.md": ["content/news/b.md"],
        "content/pages/fest.md": sorted([data, "content/news/b.md"]),
        "content/pages/wir.md": sorted([data, "content/news/a.md"]),
    }


def test_names_and_pictures(tmp_path: Path) -> None:
    """Who says the name of a file, however written; pictures that one text alone names."""
    said = told(
        tmp_path, "logo: Logo.svg\n",
        text("news/a.md", "a.html", "---\nthumbnail: /images/vorn.jpg\n---\n![x](<../images/mein foto.jpg>) [[Foto: eins.jpg|x]]"),
        text("news/b.md", "b.html", "![x](/images/Beide.JPG?x) [a]({filename}a.md#oben) ![](/images/logo.svg)"),
        text("pages/c.md", "c.html", '<img src="/images/beide.jpg"> ![x](/images/%66rei.png)'),
        pictures=("images/vorn.jpg", "images/eins.jpg", "images/Beide.JPG", "images/logo.svg", "images/frei.png", "images/niemand.jpg"),
    )  # fmt: skip
    assert said["named"] == {"content/news/a.md": ["content/news/b.md"]}
    assert said["alone"] == {
        "content/news/a.md": ["content/images/eins.jpg", "content/images/vorn.jpg"],
        "content/pages/c.md": ["content/images/frei.png"],
    }


def test_of_a_build(editor_project: Project) -> None:
    """It names the commit, what the menu leads to, and the last day of an event."""
    said = json.loads(editor_project.text("redaktion-links.json"))
    whole = json.loads(editor_project.text("redaktion.json"))
    assert said["commit"] == whole["commit"]
    assert said["linked"]["content/pages/impressum.md"] == [
        "content/data/site.yml",
        "content/data/versprochen.yml",
    ]
    assert said["last"] == {"content/termine/plenum.md": "2023-12-01"}
    assert whole["fixed"] == [
        "content/pages/404.md",
        "content/pages/abonnieren.md",
        "content/pages/index.md",
    ]
