"""What a file's name says."""

from datetime import datetime
from pathlib import Path

import pytest

from plugins.common.clock import BERLIN
from plugins.common.file_names import portable
from plugins.front_matter.file_name import name_problems, parse_name


@pytest.mark.parametrize(
    ("path", "slug", "date"),
    [
        ("news/2023-09-09-klimatag.md", "klimatag", datetime(2023, 9, 9, tzinfo=BERLIN)),
        (
            "news/2023-01-22-Kaiserslautern-2035.md",
            "Kaiserslautern-2035",
            datetime(2023, 1, 22, tzinfo=BERLIN),
        ),
        ("news/2023-02-30-nie.md", "nie", None),
        ("news/ohne-datum.md", "ohne-datum", None),
        ("pages/2023-09-09-seite.md", "2023-09-09-seite", None),
    ],
)
def test_date_and_slug(path: str, slug: str, date: datetime | None) -> None:
    """News take date and slug from the file name, case included; pages keep the whole name."""
    name = parse_name(Path(path), dated=path.startswith("news"))
    assert (name.slug, name.date) == (slug, date)


def test_the_new_address_is_shown() -> None:
    """Who renames a file learns the address it will have."""
    [problem] = name_problems(Path("news/2024-01-01-Grünes Fest.md"), "content/news/x.md")
    assert problem.remedy == (
        "Die Datei in 2024-01-01-Gruenes-Fest.md umbenennen; die Adresse ist dann …/Gruenes-Fest.html."
    )


@pytest.mark.parametrize("stem", ["2024-01-01-grün", "mit leerzeichen", "a&b", ".x", "100%"])
def test_names_that_are_no_address(stem: str) -> None:
    """A name that would not survive as an address is refused, a better one is offered."""
    [problem] = name_problems(Path(f"news/{stem}.md"), "content/news/x.md")
    assert f"{portable(stem)}.md" in problem.remedy
    assert list(name_problems(Path(f"news/{portable(stem)}.md"), "x")) == []
