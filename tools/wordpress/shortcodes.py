"""Shortcodes: `[gallery ids="1,2"]`, `[caption]…[/caption]`, and those of page builders.

https://codex.wordpress.org/Shortcode_API
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape

from tools.wordpress.plain import shortened

# A name and attributes, none of which holds a bracket, so that no text is read twice; what is in
# doubled brackets shows a shortcode instead of being one.
_TAG = re.compile(
    r"(?<!\[)\[(?P<end>/)?(?P<name>[a-zA-Z][\w-]{0,60})"
    r"(?P<attributes>(?:\s++(?:[\w-]++\s*+=\s*+(?:\"[^\"\[\]]*+\"|'[^'\[\]]*+'|“[^”″\[\]]*+[”″]"
    r"|[^\s\"'\[\]/]++)|\"[^\"\[\]]*+\"|[^\s=\[\]\"'/]++))*+)\s*+(?P<whole>/)?\](?!\])"
)
_ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|“([^”″]*)[”″]|([^\s\"']+))")
# Those of page builders only arrange what they hold: it stays, they go.
_ARRANGING = re.compile(
    r"(?:vc|et_pb|fusion|av|mk|cs|x|kc|tatsu|fl|bt|us|su|dt|ultimate|tcb|ninja_column|wpb|nectar)_\w+"
    r"|row|column|columns|col|section|container|one_(?:half|third|fourth)\w*|two_(?:third)\w*"
    r"|three_fourth\w*|(?:inner_)?(?:row|column)_inner|spacer|clear|divider|tabs?|tabgroup|accordion"
    r"|accordion_item|toggle|(?:vc_)?raw_html|highlight|dropcap|center|align\w*",
    re.I,
)
# WordPress.com, Jetpack and old plugins show what stands at an address: `[youtube https://…]`.
_ADDRESSED = re.compile(
    r"(?<!\[)\[(?:youtube|vimeo|dailymotion|soundcloud|mixcloud|spotify|googlemaps|googleapps|ted"
    r"|flickr|instagram|twitter|tweet|facebook|tiktok|audio|video)(?:\s+|=)[\"']?"
    r"(https?://[^\s\[\]\"'<>]++)[^\[\]<>]*+\](?!\])", re.I,
)  # fmt: skip
_LONGEST = 200  # signs of a shortcode in the report
_KNOWN = frozenset({"caption", "wp_caption", "gallery", "embed", "audio", "video", "playlist"})


@dataclass(frozen=True)
class Shortcode:
    """A shortcode as it was written, and what stands between its two tags."""

    name: str
    attributes: Mapping[str, str]
    inner: str
    written: str

    @property
    def is_arranging(self) -> bool:
        """Whether it only arranged what it holds."""
        return _ARRANGING.fullmatch(self.name) is not None

    @property
    def opened(self) -> str:
        """The begin tag as the report shows it, without what it holds, which stays."""
        return shortened(unescape(self.written[: self.written.index("]") + 1]), _LONGEST)

    def says_more_than_text(self) -> bool:
        """Say whether it cannot be mere text in brackets such as [sic]."""
        return bool(self.attributes) or self.has_end

    @property
    def has_end(self) -> bool:
        """Whether it has an end tag."""
        return self.written.rstrip().lower().endswith(f"[/{self.name.lower()}]")


def replaced(text: str, replace: Callable[[Shortcode], str | None]) -> str:
    """Return a text with what `replace` returns for each shortcode, from the innermost out.

    None says that it is mere text in brackets, and stays.
    """
    tags = list(_TAG.finditer(text))
    if not tags:
        return text
    pieces: list[tuple[str, re.Match[str] | None]] = []
    at = 0
    for tag in tags:
        pieces += [(text[at : tag.start()], None), (tag[0], tag)]
        at = tag.end()
    pieces.append((text[at:], None))
    ends = _pairs(tags)
    return _joined(pieces, ends, replace, 0, len(pieces))


def addressed(text: str, show: Callable[[str], str]) -> str:
    """Return a text with what `show` returns for the address in a shortcode of nothing else."""
    return _ADDRESSED.sub(lambda found: show(found[1]), text)


def _pairs(tags: list[re.Match[str]]) -> dict[int, int]:
    """Return for the number of each begin tag that has an end the number of that.

    Pairs may lie within one another, never across: an end closes what was opened since.
    """
    waiting: list[tuple[int, str]] = []
    open_tags: Counter[str] = Counter()
    pairs: dict[int, int] = {}
    for number, tag in enumerate(tags):
        name = tag["name"].lower()
        if tag["end"] and open_tags[name]:
            begin, opened = waiting.pop()
            while opened != name:
                open_tags[opened] -= 1
                begin, opened = waiting.pop()
            open_tags[name] -= 1
            pairs[begin] = number
        elif not tag["end"] and not tag["whole"]:
            waiting.append((number, name))
            open_tags[name] += 1
    return pairs


def _joined(
    pieces: list[tuple[str, re.Match[str] | None]],
    ends: dict[int, int],
    replace: Callable[[Shortcode], str | None],
    start: int,
    stop: int,
) -> str:
    made, at = [], start
    while at < stop:
        text, tag = pieces[at]
        if tag is None:
            made.append(text)
            at += 1
            continue
        number = at // 2
        end = ends.get(number)
        last = end * 2 + 1 if end is not None else at
        inner = _joined(pieces, ends, replace, at + 1, last) if end is not None else ""
        written = text + inner + (pieces[last][0] if end is not None else "")
        code = Shortcode(tag["name"].lower(), _attributes(tag["attributes"]), inner, written)
        result = None if tag["end"] and not code.is_arranging else replace(code)
        made.append(written if result is None else result)
        at = last + 1
    return "".join(made)


def _attributes(text: str) -> dict[str, str]:
    return {
        found[0].lower(): next(filter(None, found[1:]), "")
        for found in _ATTRIBUTE.findall(text.replace("&quot;", '"'))
    }


def is_known(code: Shortcode) -> bool:
    """Say whether it is one of WordPress's own."""
    return code.name in _KNOWN
