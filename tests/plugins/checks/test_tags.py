"""Tags that look like slips."""

import pytest

from plugins.checks.tags import lonely
from plugins.common.problem import Level
from plugins.common.source import Source

COMMON = ["Veranstaltung", "Klimatag 2023", "Rad"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Veranstalltung", "Veranstaltung"),
        ("Veranstaltungen", "Veranstaltung"),
        ("Veranstaltung", None),
        ("Klimatag 2024", None),
        ("Klima", None),
        ("Rat", None),
    ],
)
def test_lonely(name: str, meant: str | None) -> None:
    """A tag that one post only has, and that is nearly another one, is a Hinweis."""
    used = [(Source(f"{n}.md", "---\ntags: x\n---\n"), tag) for n in "ab" for tag in COMMON]
    header = f"---\ntitle: x\ntags: {name}\n---\n"
    source = Source("c.md", header, len(header), lines={"tags": 3})
    message = f"Das Thema „{name}“ steht nur hier, „{meant}“ öfter."
    expected = [("c.md", 3, Level.HINWEIS, message)] if meant else []
    told = lonely([(source, name), *used])
    assert [(p.path, p.line, p.level, p.message) for p in told] == expected
