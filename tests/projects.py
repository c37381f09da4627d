"""Projects for tests: our code, and facts, files and content that are theirs alone."""

import re
import shutil
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.photographs import as_phone, sample
from tests.support import FIXTURES, ROOT, Project

SITE = "https://klimalautern.de"
_LINKED = ("plugins", "theme", "tools", "tasks.py")
PAGES = (
    "404", "appell-klimapakt", "barrierefreiheit", "datenschutzerklaerung", "impressum", "klimatag",
    "kontakt-social-media",
)  # fmt: skip
# What a build asks of them; all else that they say does not matter here.
_ASKED = {
    "impressum": "[[Verantwortlich]]\n\n[[EMail]]",
    "datenschutzerklaerung": "[[Eingebettet]]",
}
_LINK_TO_FORM = re.compile(r"\[Newsletter abonnieren\]\(\S+\)")
_ICONS = {"favicon.ico": 32, "apple-touch-icon.png": 180, "feed-icon.png": 144}


def small_project(folder: Path) -> Project:
    """Set up a project in an empty folder: the pages every site has, no news.

    Nothing draws its previews, unless a test is about these: that takes longer than all else.
    """
    project = _empty(folder)
    if not project.with_previews:
        project.append("pelicanconf.py", "PREVIEWS = False")
    project.write("content/pages/index.md", "---\ntitle: Start\n---\nWillkommen.\n")
    for name in PAGES:
        project.write(
            f"content/pages/{name}.md",
            f"---\ntitle: {name}.html\n---\nText\n\n{_ASKED.get(name, '')}\n",
        )
    return project


def large_project(folder: Path) -> Project:
    """Set up a project with one of each kind of page, news with and without a picture, an event."""
    project = _empty(folder)
    shutil.copytree(FIXTURES / "site", project.folder / "content", dirs_exist_ok=True)
    seed = (FIXTURES / "seed/index.md").read_text(encoding="utf-8")
    # What the campaign pasted there is the form itself.
    project.write("content/pages/index.md", _LINK_TO_FORM.sub("[[Newsletter]]", seed))
    project.write("content/images/stand.jpg", as_phone(sample(size=(700, 480))))
    return project


def second_group(folder: Path) -> Project:
    """Set up the project of another group: our code, and not a word of the first one's."""
    project = _with_our_code(folder)
    _write_settings(project)
    shutil.copytree(FIXTURES / "second-group", folder / "content")
    return project


def _empty(folder: Path) -> Project:
    """Set up a project without any text."""
    project = _with_our_code(folder)
    furnish(folder)
    return project


def _with_our_code(folder: Path) -> Project:
    for name in _LINKED:
        (folder / name).symlink_to(ROOT / name)
    return Project(folder)


def furnish(folder: Path) -> None:
    """Write settings, data and files to a project: everything but code and texts."""
    project = Project(folder)
    _write_settings(project)
    shutil.copytree(FIXTURES / "data", folder / "content/data")
    shutil.copytree(FIXTURES / "images", folder / "content/images/partners")
    for name, content in _extra_files().items():
        project.write(f"content/extra/{name}", content)


def _write_settings(project: Project) -> None:
    for name in ("pelicanconf.py", "publishconf.py"):
        project.write(name, (ROOT / name).read_text(encoding="utf-8"))


@cache
def _extra_files() -> dict[str, bytes]:
    """Return what stands in content/extra: icons, so that no build has to draw any."""
    files = {
        "favicon.svg": (FIXTURES / "images/logo.svg").read_bytes(),
        "feed-logo.png": _icon((400, 200), "PNG"),
    }
    icons = {name: _icon((side, side), name[-3:]) for name, side in _ICONS.items()}
    return files | icons


def _icon(size: tuple[int, int], format_name: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", size, "#0b1f3f").save(file, format_name)
    return file.getvalue()
