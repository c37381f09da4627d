"""Previous and next."""

from selectolax.lexbor import LexborHTMLParser


def test_neighbours(pages: dict[str, LexborHTMLParser]) -> None:
    """Each article leads to the one before and the one after; the ends have one neighbour."""
    links = {
        path: [(a.attributes["rel"], a.attributes["href"]) for a in page.css(".neighbours a")]
        for path, page in pages.items()
    }
    assert links["/2022/11/21/kick-off.html"] == [
        ("next", "/2022/12/01/erstes-arbeitstreffen.html")
    ]
    assert links["/2023/09/09/klimatag.html"] == [
        ("prev", "/2023/03/25/lautern-blueht-auf.html"),
        ("next", "/2023/09/15/parking-day-world-cleanup-day.html"),
    ]
    assert [rel for rel, _ in links["/2023/09/21/stellungnahme-nvp.html"]] == ["prev"]
