"""Links around whole blocks, and pictures that plugins load later."""

import pytest

from tests.tools.wordpress.test_round_trip import markdown


@pytest.mark.parametrize(
    ("html", "meant"),
    [
        ('<a href="https://e.org"><h3>Titel</h3><p>Absatz</p></a>', "## [Titel](https://e.org)\n\nAbsatz"),
        ('<a href="https://e.org"><div><img src="r.jpg" alt="R"></div><div><div>Wort</div></div></a>',
         "![R](/images/r.jpg)\n\n[Wort](https://e.org)"),
        ('<a href="https://e.org"><figure><img src="r.jpg" alt="R"></figure></a>', "[![R](/images/r.jpg)](https://e.org)"),
        ('<a href="https://e.org/r.jpg"><figure><img src="r-300x200.jpg" alt="R"></figure></a>', "![R](/images/r-300x200.jpg)"),
        ("<a><h3>Titel</h3></a>", "## Titel"),
        ('<a href="https://e.org"><div></div></a>', ""),
    ],
)  # fmt: skip
def test_a_card_leads_where_it_led(html: str, meant: str) -> None:
    """Markdown links no blocks: the first line of one is the link, else its picture."""
    assert markdown(html) == meant


@pytest.mark.parametrize("name", ["data-src", "data-lazy-src", "data-original", "data-orig-file"])
def test_a_picture_that_is_loaded_later(name: str) -> None:
    """What stands in its place until then is no picture."""
    shown = f'<img src="data:image/gif;base64,R0" {name}="https://e.org/r.jpg" alt="R">'
    assert markdown(shown) == "![R](/images/r.jpg)"
    assert markdown('<img srcset="https://e.org/r.jpg 2x" alt="R">') == "![R](/images/r.jpg)"
