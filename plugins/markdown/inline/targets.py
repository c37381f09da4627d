"""Where a link leads: what stands in (…) behind it, or in a definition.

https://spec.commonmark.org/0.31.2/#links
"""

import re
from dataclasses import dataclass

from plugins.markdown.inline.signs import unescaped

_SPACE = re.compile(r"[ \n]*")
_ANGLE = re.compile(r"<((?:[^<>\n\\]|\\[^\n])*+)>")
_PART = re.compile(r"(?:[^\s()\\\x00-\x20\x7f]|\\[^\s]|\\)++")
_TITLE = re.compile(
    r"""(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\))""", re.S
)
_DEEPEST = 8  # parentheses within one another; CommonMark asks for three at least
LONGEST_LABEL = 999
# Longer addresses no browser takes, and none was meant.
_LONGEST = 2000

_ENDINGS = (
    "md markdown html? jpe?g png gif webp avif heic svg pdf ics xml json txt csv zip gpx"
    " mp[34] ogg webm odt ods docx? xlsx? pptx?"
).replace(" ", "|")
# A scheme that authors use, or any with //; a path from the root, from here, or to a file.
_IS_ADDRESS = re.compile(
    rf"""
      (?:https?|mailto|tel|sms|geo|ftp|feed|webcal|matrix|xmpp|data|javascript|vbscript):\S
    | [a-z][a-z0-9+.-]*://
    | [/#] | \.\.?/
    | [^\s?\#:]+\.(?:{_ENDINGS})(?:[?\#]|\Z)
    | \{{(?:filename|static|attach)\}}
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MEANT = re.compile(r"www\.|[^\s@/]+@[^\s@/]+\.\w", re.IGNORECASE)
_BEGIN_OF_TITLE = re.compile(r"""\s+(?=["'])""")
_FILE = re.compile(rf"[^?\#:]+\.(?:{_ENDINGS})(?:[?\#]|\Z)", re.IGNORECASE)


@dataclass(frozen=True)
class Target:
    """Where a link leads, its title if it has one, and where in the text it ends."""

    url: str
    title: str | None
    end: int


def is_address(url: str) -> bool:
    """Say whether something can be where a link leads: it has a scheme, or is a path or a file."""
    return bool(_IS_ADDRESS.match(url))


def target(text: str, begin: int) -> Target | None:
    """Return the target that CommonMark sees behind the ( at text[begin]."""
    end = _after_space(text, begin + 1)
    if text.startswith(")", end):
        return Target("", None, end + 1)
    found = destination(text, end)
    if found is None:
        return None
    url, end = found
    after = _after_space(text, end)
    title, titled = _TITLE.match(text, after), after
    if title and after > end:
        titled = _after_space(text, title.end())
        if text.startswith(")", titled):
            return Target(unescaped(url), title_text(title), titled + 1)
    return Target(unescaped(url), None, after + 1) if text.startswith(")", after) else None


def title_text(title: re.Match[str]) -> str:
    """Return a title without its quotes, in one line."""
    written = next(group for group in title.groups() if group is not None)
    return " ".join(unescaped(written).split())


def destination(text: str, begin: int) -> tuple[str, int] | None:
    """Return an address as written, and where it ends."""
    if text.startswith("<", begin):
        angle = _ANGLE.match(text, begin)
        return (angle[1], angle.end()) if angle else None
    end, depth = begin, 0
    while True:
        if part := _PART.match(text, end):
            end = part.end()
        if text.startswith("(", end) and depth < _DEEPEST:
            depth += 1
        elif text.startswith(")", end) and depth:
            depth -= 1
        else:
            return None if depth or end == begin else (text[begin:end], end)
        end += 1


def kinder(text: str, begin: int, end: int | None) -> Target | None:
    """Return a target with blanks in its address; `end` is where the ( at text[begin] closes."""
    if end is None or end - begin > _LONGEST:
        return None
    url, title = _parted(text[begin + 1 : end].strip())
    url = " ".join(unescaped(url).split())
    if "<" in url or not (is_address(url) or _MEANT.match(url) or _FILE.match(url)):
        return None
    return Target(url, None if title is None else " ".join(unescaped(title).split()), end + 1)


def _parted(written: str) -> tuple[str, str | None]:
    """Return address and title, which may hold the quotes that end it."""
    begin = _BEGIN_OF_TITLE.search(written)
    if begin is None or len(written) < begin.end() + 2 or written[-1] != written[begin.end()]:
        return written, None
    return written[: begin.start()], written[begin.end() + 1 : -1]


def parentheses(text: str) -> dict[int, int]:
    """Return for each ( where it closes."""
    opening: list[int] = []
    closing: dict[int, int] = {}
    for sign in re.finditer(r"\\.|[()]", text, re.S):
        if sign[0] == "(":
            opening.append(sign.start())
        elif sign[0] == ")" and opening:
            closing[opening.pop()] = sign.start()
    return closing


def normal(label: str) -> str:
    """Return a label as labels are compared."""
    return " ".join(label.split()).casefold()


def _after_space(text: str, begin: int) -> int:
    space = _SPACE.match(text, begin)
    return space.end() if space else begin
