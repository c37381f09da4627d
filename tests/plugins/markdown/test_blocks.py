"""Which blocks a text is made of."""

import re
from pathlib import Path

import pytest
from hypothesis import strategies as st

from tests.support import searched
from tools.markdown.comparing import reference, rendered
from tools.markdown.shapes import Shape, outline, shape

CASES = re.findall(
    r"^={8} (.*)\n((?s:.*?))\n-{8}\n((?s:.*?))\n(?=={8}|\Z)",
    Path(__file__).with_name("blocks.txt").read_text(encoding="utf-8"),
    re.M,
)


def sketch(shapes: tuple[Shape, ...], depth: int = 0) -> list[str]:
    """Return a line for each element, and for each text that is not the first in its own."""
    lines = []
    for one in shapes:
        if isinstance(one, str):
            lines.append(f"{'  ' * depth}{one!r}")
            continue
        tag, attributes, within = one
        said = "".join(f".{v}" if k == "class" else f" {k}={v}" for k, v in attributes)
        text = f" {within[0]!r}" if within and isinstance(within[0], str) else ""
        lines.append(f"{'  ' * depth}{tag}{said}{text}")
        lines += sketch(within[1:] if text else within, depth + 1)
    return lines


@pytest.mark.parametrize(
    ("text", "blocks"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_blocks(text: str, blocks: str) -> None:
    """Each text is made of the blocks that stand below it, and nothing is said of it."""
    html, problems = rendered(text)
    assert "\n".join(sketch(shape(html))) == blocks
    assert problems == []


WORDS = st.lists(st.sampled_from("Äpfel Birnen und oder rote **fette** *kleine* 12".split()), min_size=1, max_size=4).map(" ".join)  # fmt: skip  # noqa: SIM905
PARAGRAPH = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
HEADING = st.builds("{} {}".format, st.sampled_from(["#", "##", "####"]), WORDS)
UNDERLINED = st.builds("{}\n{}".format, PARAGRAPH, st.sampled_from(["===", "---", "-----"]))
RULE = st.sampled_from(["***", "* * *", "___", "- - -", "---"])
CODE = st.lists(WORDS | st.just("") | st.just("  - x") | st.just("# x"), max_size=4).map(
    lambda lines: "\n".join(f"    {line}" if line else "" for line in ["x", *lines, "x"])
)
FENCE = st.builds(
    lambda sign, info, lines: "\n".join([f"{sign}{info}", *lines, sign]),
    st.sampled_from(["```", "~~~", "`````"]), st.sampled_from(["", "python", " js"]),
    st.lists(WORDS | st.sampled_from(["", "- x", "    x", "> x", "<b>", "# x"]), max_size=4),
)  # fmt: skip
TABLE = st.just("| a | b |\n|---|:-:|\n| c | d |")
HTML = st.sampled_from(["<div>\n\n*x*\n\n</div>", "<div>\n*x*\n</div>", "<!-- x\n\ny -->", "<hr>"])


def moved(text: str, first: str, rest: str) -> str:
    """Return a text with something before its first line, and before the others."""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(rest + line if line else line for line in lines[1:])])


def quoted(text: str) -> str:
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def listed(sign: str, gap: str, items: list[str]) -> str:
    """Return a list; `gap` stands between its points."""
    signs = (f"{n}. " if sign == "1." else f"{sign} " for n in range(1, 1 + len(items)))
    return gap.join(
        moved(item, sign, " " * len(sign)) for sign, item in zip(signs, items, strict=False)
    )


LEAF = PARAGRAPH | PARAGRAPH | HEADING | UNDERLINED | RULE | CODE | FENCE | TABLE | HTML
BLOCKS = st.recursive(
    LEAF,
    lambda inner: inner.map(quoted)
    | st.builds(listed, st.sampled_from(["-", "1."]), st.sampled_from(["\n", "\n\n"]), st.lists(inner, min_size=1, max_size=3))
    | st.lists(inner, min_size=2, max_size=3).map("\n\n".join),
    max_leaves=8,
)  # fmt: skip
DOCUMENT = st.lists(BLOCKS, min_size=1, max_size=4).map("\n\n".join)


@searched(120, 600, DOCUMENT)
def test_github_shows_the_same(text: str) -> None:
    """Whatever blocks stand within one another, they come out as GitHub shows them."""
    html, _ = rendered(text)
    assert outline(shape(html)) == outline(shape(reference()(text)))
