"""What programs put on the clipboard, and what must come out of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plugins.common import tracking
from tests.plugins.editor.conftest import Call
from tools.markdown.comparing import rendered
from tools.markdown.shapes import outline, shape

CLIPS = Path(__file__).with_name("clips")
NAMES = sorted(path.stem for path in CLIPS.glob("*.txt"))
LOAD = """async tracking => { const at = name => import(`/theme/static/js/redaktion/${name}.js`);
  globalThis.clip = await at('clip'); (await at('tidy')).know(tracking) }"""
READ = "htmls => htmls.map(html => clip.read(html))"


@dataclass(frozen=True)
class Clip:
    """HTML of a clipboard, its Markdown, and the page that this is."""

    html: str
    markdown: str
    page: str


def clip_of(name: str) -> Clip:
    """Return one of the folder."""
    text = (CLIPS / f"{name}.txt").read_text(encoding="utf-8")
    html, rest = text.split("\n=== markdown\n")
    markdown, page = rest.split("\n=== page\n")
    return Clip(html, markdown, page)


@pytest.fixture(scope="session")
def clips(modules: Call) -> Callable[[list[str]], list[Any]]:
    """Read HTML of clipboards as the editor does."""
    modules(LOAD, {"names": tracking.NAMES, "redirects": tracking.REDIRECTS})
    return lambda htmls: modules(READ, htmls)


@pytest.mark.parametrize("name", NAMES)
def test_a_clip(clips: Any, name: str) -> None:
    """What comes out is the Markdown an author would write, and the page it was."""
    clip = clip_of(name)
    said = clips([clip.html])[0]["text"]
    assert said == clip.markdown
    page, _ = rendered(said)
    assert outline(shape(page)) == outline(shape(clip.page))
