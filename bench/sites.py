"""The same posts as a site of ours, of plain Pelican, and of Hugo."""

import json
import shutil
from pathlib import Path

from bench.texts import PICTURES, Kind, Tags, commas, posts

_ROOT = Path(__file__).resolve().parents[1]
_CODE = ("plugins", "theme", "tools")
_FILES = ("Makefile", "tasks.py")
_LINKED = (".venv", "requirements.lock", "requirements-dev.lock")


def ours(folder: Path, count: int, kind: Kind = Kind.TEXTS) -> Path:
    """Set up a project of ours with `count` posts and a page for each entry of the menus.

    Facts and files are those of the tests, so that figures hold whatever the site says today. It
    draws no preview pictures, which neither rival has; bench/pictures.py measures those.
    """
    from tests.projects import PAGES, furnish

    furnish(folder)
    for name in _CODE:
        shutil.copytree(_ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _FILES:
        shutil.copy(_ROOT / name, folder / name)
    with (folder / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write("PREVIEWS = False\n")
    for name in _LINKED:
        (folder / name).symlink_to((_ROOT / name).absolute())
    if kind is Kind.PHOTOS:
        _take_photos(folder / "content/images/bench")
    _write_posts(folder / "content/news", count, kind)
    for name in ("index", *PAGES):
        _write(folder / f"content/pages/{name}.md", f"---\ntitle: {name}.html\n---\nText\n")
    return folder


def pelican(folder: Path, count: int, kind: Kind = Kind.TEXTS) -> Path:
    """Set up a project of plain Pelican with the same posts and pages."""
    _write_posts(folder / "content/news", count, kind)
    _write(folder / "content/pages/kontakt.md", "Title: Kontakt\n\nText\n")
    shutil.copy(_ROOT / "bench/plain_pelican.py", folder / "pelicanconf.py")
    return folder


def hugo(folder: Path, count: int, kind: Kind = Kind.TEXTS) -> Path:
    """Set up a project of Hugo with the same posts; their tags are a list of YAML."""
    shutil.copytree(_ROOT / "bench/hugo", folder)
    _write_posts(folder / "content/news", count, kind, tags=json.dumps)
    return folder


def _write_posts(folder: Path, count: int, kind: Kind, *, tags: Tags = commas) -> None:
    folder.mkdir(parents=True)
    for post in posts(count, kind):
        _write(folder / f"{post.name}.md", post.markdown(tags))


def middle(folder: Path) -> Path:
    """Return the post in the middle, the one that gets changed."""
    found = sorted((folder / "content/news").iterdir())
    return found[len(found) // 2]


def _take_photos(folder: Path) -> None:
    from tests.photographs import sample

    folder.mkdir(parents=True)
    picture = sample("coffee.png", (1632, 1224))
    for number in range(PICTURES):
        picture.putpixel((number, 0), (255, 0, 0))  # no two are alike
        picture.save(folder / f"{number}.jpg", quality=88)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def address(post: Path) -> str:
    """Return the page of a post, as ours writes it."""
    return "/".join(post.stem.split("-", 3)) + ".html"
