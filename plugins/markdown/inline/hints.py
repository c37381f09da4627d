"""What an author may have meant otherwise than it is shown: a Hinweis."""

import re
from collections.abc import Iterator

from plugins.common.problem import Level
from plugins.common.remark import Remark
from plugins.markdown.inline.lines import line_breaks

_BOLD_LINE = re.compile(r"(\*\*|__)(?P<words>[^\W_](?:[^*_\n]{1,78}[^\s*_,;:.!]))\1 *(?:\\?\n|\Z)")
_SHORT = 46  # columns; an editor that breaks lines by itself does so later
_MARKUP = re.compile(r"!\[|<|\[\[|\x02|  \n|\\\n|^\||```|~~~|^[-–—*+•·] ", re.M)


def hints(paragraph: str) -> Iterator[Remark]:
    """Yield what to tell of a paragraph's lines."""
    if heading := _BOLD_LINE.match(paragraph):
        words = heading["words"]
        message = f"„{words}“ ist nur fett, keine Überschrift; Vorlesende springen daran vorbei."
        remedy = f"Soll es eine sein, `## {words}` auf eine eigene Zeile schreiben."
        yield Remark(0, heading[0].strip(" \\\n"), message, remedy, Level.HINWEIS)
    elif first := _runs_together(paragraph):
        message = f"Die Zeile „{first}“ und die nächste laufen in eine zusammen."
        remedy = (
            "Soll sie enden, `\\` ans Zeilenende setzen; soll ein Absatz beginnen, eine Leerzeile."
        )
        yield Remark(0, first, message, remedy, Level.HINWEIS)


def _runs_together(paragraph: str) -> str:
    """Return the first of several short lines that were meant as lines, "" for none."""
    if "\n" not in paragraph or _MARKUP.search(paragraph) or line_breaks(paragraph):
        return ""
    lines = [line.strip() for line in paragraph.strip().split("\n")]
    beginnings = [line.split(" ")[0] for line in lines[1:]]
    ends_early = [
        len(line) + 1 + len(word) <= _SHORT for line, word in zip(lines, beginnings, strict=False)
    ]
    is_prose = any(line.endswith((".", ",")) for line in lines[:-1])
    is_chance = len(lines) == 2 and (is_prose or " " not in lines[0])
    return lines[0] if all(ends_early) and not is_chance else ""
