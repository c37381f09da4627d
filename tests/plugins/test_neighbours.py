"""Previous and next."""

from tests.support import Project


def test_neighbours(project: Project) -> None:
    """Each article leads to the one before and the one after; the ends have one neighbour."""
    for day in (1, 2, 3):
        project.write(f"content/news/2023-01-0{day}-x.md", f"---\ntitle: Tag {day}\n---\nText")
    project.build_well()
    links = [
        [(a.attributes["rel"], a.attributes["href"]) for a in page.css(".neighbours a")]
        for page in (project.page(f"2023/01/0{day}/x.html") for day in (1, 2, 3))
    ]
    assert links == [
        [("next", "/2023/01/02/x.html")],
        [("prev", "/2023/01/01/x.html"), ("next", "/2023/01/03/x.html")],
        [("prev", "/2023/01/02/x.html")],
    ]
