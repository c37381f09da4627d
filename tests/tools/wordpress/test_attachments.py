"""Links to the pages that WordPress made for files lead to the files themselves."""

from pathlib import Path
from typing import Any

import pytest

from tests.photographs import sample
from tests.tools.wordpress.exports import SITE, item
from tests.tools.wordpress.imports import body, texts

FILE = "2025/10/rad.jpg"


def picture(parent: int) -> str:
    return item(30, "Rad", kind="attachment", slug="rad", status="inherit", parent=parent, link=f"{SITE}/rad/",
                file=f"{SITE}/wp-content/uploads/{FILE}", meta={"_wp_attached_file": FILE})  # fmt: skip


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    file = tmp_path / "hochgeladen" / FILE
    file.parent.mkdir(parents=True)
    sample(size=(60, 40)).save(file)
    return tmp_path / "hochgeladen"


@pytest.mark.parametrize("parent", [0, 1, 99])
@pytest.mark.parametrize("url", [f"{SITE}/rad/", "/rad", "/?attachment_id=30", f"{SITE}/?p=30"])
def test_a_link_to_the_page_of_a_file(
    settings: dict[str, Any], uploads: Path, url: str, parent: int
) -> None:
    """It shows what it promised, not the list of all news or the very text that it stands in."""
    post = item(1, "A", f'<p><a href="{url}">das Rad</a></p>', slug="a")
    made = texts(settings, post, picture(parent), uploads=uploads)[1]
    assert body(made) == f"[das Rad](/images/{FILE})"


def test_a_picture_that_leads_to_its_page_is_a_picture(
    settings: dict[str, Any], uploads: Path
) -> None:
    """That link was WordPress's doing; it goes."""
    shown = f'<a href="{SITE}/rad/"><img src="{SITE}/wp-content/uploads/{FILE}" alt="Rad"></a>'
    made = texts(settings, item(1, "A", shown, slug="a"), picture(1), uploads=uploads)[1]
    assert body(made) == f"![Rad](/images/{FILE})"


def test_a_file_of_a_private_text_is_not_linked(settings: dict[str, Any], uploads: Path) -> None:
    """Its page was as private as the text that it belonged to."""
    post = item(1, "A", f'<p><a href="{SITE}/rad/">das Rad</a></p>', slug="a")
    secret = item(2, "B", "<p>Geheim</p>", slug="b", status="private")
    made = texts(settings, post, secret, picture(2), uploads=uploads)[1]
    assert "/images/" not in made.written
