"""The word mark in content/data/site.yml: the name in two colours, parted by a bar."""

import re
from collections.abc import Iterator

from plugins.common.data import Record
from plugins.common.problem import Problem

# Where a name may be parted: after a blank or hyphen, before a capital within a word.
_PARTS = re.compile(r"(?<=[\s-])\w|(?<=[a-zäöüß])(?=[A-ZÄÖÜ])")


def check(root: Record) -> Iterator[Problem]:
    """Yield what is wrong with a word mark: without its bar it is the name to the letter."""
    mark, name = root.text("word_mark"), root.text("name")
    shown = mark.replace("|", "")
    remedy = f"Den Namen mit einem Strich zwischen den Farben schreiben: `{_marked(name)}`."
    if mark and mark.count("|") != 1:
        wrong = "mehr als einen Strich" if "|" in mark else "keinen Strich"
        yield root.problem("word_mark", f"`word_mark: {mark}` enthält {wrong}.", remedy)
    elif mark and name and _letters(shown) != _letters(name):
        message = f"`word_mark: {mark}` ergibt nicht den Namen „{name}“."
        yield root.problem("word_mark", message, remedy)
    elif mark and name and shown != name:
        mistake = f"ergibt „{shown}“ statt „{name}“"
        if shown.split() == name.split():
            mistake = "hat ein Leerzeichen zu viel oder zu wenig"
        remedy = f"`{_parted_alike(mark, name)}` schreiben; Leerzeichen zählen mit."
        yield root.problem("word_mark", f"`word_mark: {mark}` {mistake}.", remedy)


def _parted_alike(mark: str, name: str) -> str:
    """Return a name parted after the same letters as a mark with other blanks."""
    count, place = len(_letters(mark.partition("|")[0])), 0
    while place < len(name) and (count or name[place].isspace()):
        count -= not name[place].isspace()
        place += 1
    return _written(name[:place], name[place:])


def _written(first: str, second: str) -> str:
    """Return a line of the file with both parts; YAML takes a bar or blank at an end otherwise."""
    mark = f"{first}|{second}"
    return f'word_mark: "{mark}"' if mark.strip("| ") != mark else f"word_mark: {mark}"


def _marked(name: str) -> str:
    """Return a name parted near its middle where that is easy to see, else after its end."""
    places = [match.start() for match in _PARTS.finditer(name)]
    middle = min(places, key=lambda place: abs(place - len(name) / 2), default=len(name))
    return _written(name[:middle], name[middle:])


def _letters(text: str) -> str:
    return "".join(text.split())
