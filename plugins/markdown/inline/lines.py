"""Lines that belong apart although no blank line parts them.

    Wann: Samstag           consecutive lines that begin with a short label stay lines
    Wo: Rathaus

CommonMark makes one line of them, as of any text that an editor broke at 72 columns.
"""

import re

# "Wo:", "Tel.:", "**KL:**", "**KL**:", "a)", "[1]:", "18:00 Uhr", "TOP 2", and a pictograph.
_LETTER = r"[^\W\d_]"
_BOLD = re.compile(rf"(\*\*|__){_LETTER}[^*_\n:]{{0,40}}(?::\1|\1:)(?=[ \n]|\Z)")
_LABEL = re.compile(
    r"""
      \*?(?:[^\W\d_a-zäöüß]|(?:tel|fax|mobil|e?-?mail|web|www)\b)
      [\w./&()-]{0,24}(?:[ ][\w./&()-]{1,15}){0,2}:\*?(?=[ ]|\Z)
    | \(?[a-h]\)(?=[ ])
    | \[[^\]\[\n]{1,30}\]:[ ]
    | \d{1,2}[:.]\d\d(?:[ ]?[-–][ ]?\d{1,2}[:.]\d\d)?(?:[ ]Uhr|(?=[ ]))
    | TOP[ ]\d
    | [\u2600-\u27bf\u2b50\U0001f300-\U0001faff]\ufe0f?
    """,
    re.VERBOSE,
)
_NARROW = 40  # columns, below which no editor breaks lines


def line_breaks(text: str) -> frozenset[int]:
    """Return where in a text the line ends stand that stay."""
    lines = [line.strip(" ") for line in text.split("\n")]
    bold = [bool(_BOLD.match(line)) for line in lines]
    named = [is_bold or bool(_LABEL.match(line)) for is_bold, line in zip(bold, lines, strict=True)]
    if sum(named) < 2:
        return frozenset()
    width = max(_NARROW, *map(len, lines))
    grouped = [one and _has_neighbour(named, i) for i, one in enumerate(named)]
    is_talk = sum(bold) > 1
    begins = [one or (is_talk and bold[i]) for i, one in enumerate(grouped)]
    breaks, end = set(), -1
    for i in range(len(lines) - 1):
        end = text.index("\n", end + 1)
        if begins[i + 1] or (grouped[i] and _fits(lines[i], lines[i + 1], width)):
            breaks.add(end)
    return frozenset(breaks)


def _has_neighbour(named: list[bool], i: int) -> bool:
    """Say whether the line above or below begins with a label, too."""
    return (i > 0 and named[i - 1]) or (i + 1 < len(named) and named[i + 1])


def _fits(line: str, following: str, width: int) -> bool:
    """Say whether the first word of the next line had a place in this one: it was ended early."""
    return len(line) + 1 + len(following.partition(" ")[0]) <= width
