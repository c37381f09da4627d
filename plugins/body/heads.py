"""A title and a description of its own for every page, for tabs, search results and previews."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plugins.common.german import long_date


@dataclass(frozen=True)
class Head:
    """What the head of a page says; `date` is None for what has no day."""

    title: str
    description: str
    date: datetime | None = None


def distinct(heads: Sequence[Head]) -> list[Head]:
    """Return the heads, told apart: posts of one name by their day, a missing description by title.

    Two posts may both be called "Plenum" and say the same of it; readers of a list of results
    should see which is which.
    """
    titles = Counter(head.title for head in heads)
    described = Counter(head.description for head in heads)
    distinct = []
    for head in heads:
        day = f", {long_date(head.date)}" if head.date else ""
        title = head.title + (day if titles[head.title] > 1 else "")
        description = head.description
        if not description or described[description] > 1:
            description = (
                f"{head.title}{day}: {description}" if description else f"{head.title}{day}"
            )
        distinct.append(Head(title, description, head.date))
    return distinct
