"""Many small CSS files as one short stylesheet for each kind of page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup

from plugins.common.placeholders import LOGOS
from plugins.common.problem import Problem
from plugins.common.source import display_path
from plugins.common.unexpected import reported
from plugins.theme import faults
from plugins.theme.faults import COLOUR
from plugins.theme.unused import without_unused

_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_STRING = re.compile(r'("[^"]*")')
_ADDRESS = re.compile(r"""(?<=url\()(["']?)/(?!/)""")
_AROUND = re.compile(r"\s*([{};,>])\s*")
FIRST = "layers"  # declares the order of the layers
# Those that `list_blocks` names.
OF_LISTS = ("news-list", "news-rows", "news-cards", "thumbs")
# Blocks for what bodies may hold, and what stands in the HTML of such a body.
OF_BODIES = {
    "address": '"address"',
    "box": '"box',
    "button": '"button"',
    "caps": '"caps"',
    "code": "<pre",
    "drawing": "data-drawing",
    "logos": f'{LOGOS}"',
    "numbers": '"numbers"',
    "photo": "<picture",
    "pull-quote": '"pull-quote"',
    "quote": "<blockquote",
    "rule": "<hr",
    "table": "<table",
}


@dataclass(frozen=True)
class Sheets:
    """CSS by file name without ending, made short: what all pages need, and blocks to ask for."""

    common: Mapping[str, str]
    blocks: Mapping[str, str]

    @classmethod
    def read(
        cls, folder: Path, root: str, colours: Mapping[str, str]
    ) -> "tuple[Sheets, list[Problem]]":
        """Read a folder of sheets and its folder blocks/; return what is wrong as well.

        `root` is the path that the site lies below; sheets write url(/icon.svg) without. In them
        `$name` stands for one of the colours.
        """
        problems: list[Problem] = []

        def read(paths: Iterable[Path]) -> dict[str, str]:
            sheets = {}
            for path in sorted(paths):
                with reported(problems, display_path(path)):
                    css = path.read_text(encoding="utf-8")
                    problems.extend(faults.of_sheet(path, css))
                    problems.extend(faults.of_colours(path, css, colours))
                    addressed = _ADDRESS.sub(rf"\1{root}/", shorten(css))
                    sheets[path.stem] = coloured(addressed, colours)
            return sheets

        found = cls(read(folder.glob("*.css")), read((folder / "blocks").glob("*.css")))
        if not problems:
            problems += faults.lacking(folder, [FIRST], found.common)
            needed = [*OF_BODIES, *OF_LISTS]
            problems += faults.lacking(folder / "blocks", needed, found.blocks)
        return found, problems


def list_blocks(articles: Iterable[Any], layout: str = "rows") -> list[str]:
    """Return the blocks for a list of articles, as "rows" or "cards"."""
    thumbs = ["thumbs"] if any(one.photo for one in articles) else []
    return ["news-list", f"news-{layout}", *thumbs]


def stylesheet(sheets: Sheets, body: str, *blocks: str) -> Markup:
    """Return the common sheets, the one that orders the layers first, and the blocks needed.

    Needed are those that `body`, the HTML an author wrote, shows and those asked for by name; of
    the tokens, those that any of these uses.

    Raises KeyError for a block that has no file.
    """
    common = [css for name, css in sheets.common.items() if name != FIRST]
    shown = {name for name, sign in OF_BODIES.items() if sign in body}
    wanted = "".join(sheets.blocks[name] for name in sorted(shown.union(blocks)))
    one_layer = wanted.replace("}@layer blocks{", "")  # all are of this one
    whole = "".join([sheets.common[FIRST], *common, one_layer])
    return Markup(without_unused(whole))  # noqa: S704 - our own CSS


def coloured(css: str, colours: Mapping[str, str]) -> str:
    """Return CSS with each `$name` as the colour of that name; a name that is unknown stays."""
    return COLOUR.sub(lambda found: colours.get(found["name"], found[0]), css)


def shorten(css: str) -> str:
    """Return CSS without comments and needless blanks; strings in double quotes stay.

    Our own sources keep it simple: no comments within strings. The minifiers on offer are
    abandoned, need Node, or have no wheels for macOS.
    """
    parts = _STRING.split(_COMMENT.sub("", css))
    parts[::2] = map(_without_blanks, parts[::2])
    return "".join(parts).strip()


def _without_blanks(css: str) -> str:
    text = re.sub(r"\s+", " ", css)
    return _AROUND.sub(r"\1", text).replace(";}", "}").replace(": ", ":")
