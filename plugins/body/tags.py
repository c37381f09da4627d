"""Tags that an author wrote, seen before the parser mends them and drops what it cannot use.

`</ironie>` ends nothing, <body> and <? Frage ?> vanish where they stand, and an open <b> goes on
to the end of the page.
"""

import re
from bisect import bisect
from collections.abc import Iterator
from operator import itemgetter

from plugins.body.markdown import Converted
from plugins.body.tag_faults import TagFault
from plugins.body.tag_walk import Tags
from plugins.common.problem import Problem
from plugins.common.source import Source

_REFERENCE = re.compile(r"&#(?:(?P<number>\d+)|[xX](?P<hex>[0-9a-fA-F]+));?")


def check(converted: Converted, source: Source) -> list[Problem]:
    """Return a problem for each tag of an author that the parser would drop or let go on."""
    if not converted.written:
        return []
    pieces = "".join(converted.html[begin:end] for begin, end in converted.written)
    alone = Converted(pieces, ((0, len(pieces)),), ())
    # Most are whole in themselves; only links may be odd by what Markdown made around them.
    is_odd = "<a" in pieces.lower() or any(True for _ in Tags(alone).faults())
    found = [*(Tags(converted).faults() if is_odd else ()), *_references(converted)]
    lines = _lines(converted, source) if found else []
    problems = []
    for fault in found:
        begin, line = lines[bisect(lines, fault.position, key=itemgetter(0)) - 1]
        line += converted.html.count("\n", begin, fault.position)
        problems.append(Problem(source.path, line, fault.message, fault.remedy, fault.level))
    return problems


def _lines(converted: Converted, source: Source) -> list[tuple[int, int]]:
    """Return where each piece of an author's HTML begins, and the line in which it is written."""
    body = source.without_code[source.begin :]
    first = source.text.count("\n", 0, source.begin) + 1
    found = []
    last = 0
    for begin, end in converted.written:
        piece = converted.html[begin:end].lstrip()
        line = piece.partition("\n")[0].rstrip()
        position = max(body.find(line, last), -1)
        position = body.find(line) if position < 0 else position
        last = last if position < 0 else position + len(line)
        found.append((end - len(piece), first + body.count("\n", 0, max(position, 0))))
    return found


def _references(converted: Converted) -> Iterator[TagFault]:
    for begin, end in converted.written:
        for found in _REFERENCE.finditer(converted.html, begin, end):
            number = int(found["number"]) if found["number"] else int(found["hex"], 16)
            if number == 0 or number > 0x10FFFF or 0xD800 <= number < 0xE000:
                message = f"`{found[0]}` ist kein Zeichen."
                yield TagFault(found.start(), message, "Das Zeichen selbst schreiben.")
