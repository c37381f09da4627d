"""What a build notes for `make announce`."""

import pytest

from plugins.announcements.post import News, Post, load
from tests.photographs import as_phone, sample
from tests.plugins.history.test_history_plugin import POST, commit
from tests.support import Project

SITE = "https://klimalautern.de"


def noted(project: Project) -> News:
    project.build_well()
    return load((project.folder / ".cache/news.json").read_text(encoding="utf-8"))


def test_a_post_with_everything(project: Project) -> None:
    """A post is noted with its texts as readers see them, its addresses, and its picture."""
    project.write("content/images/rad.jpg", as_phone(sample(size=(1500, 1000))))
    project.write(
        "content/news/2023-11-10-a.md",
        '---\ntitle: "Rad" - jetzt!\ndescription: Von 10-16 Uhr.\ntags: Rad und Bus\nid: 2023-11-09-b\n'
        "frueher: /alt.html\n---\n![Ein Rad](/images/rad.jpg)\n",
    )
    [post] = noted(project).posts
    assert post == Post(
        identity=f"{SITE}/2023/11/09/b",
        url=f"{SITE}/2023/11/10/a.html",
        former=(f"{SITE}/2023/11/09/b", f"{SITE}/alt.html"),
        title="„Rad“\u00a0– jetzt!",
        summary="Von 10–16\u00a0Uhr.",
        tags=("Rad und Bus",),
        date=post.date,
        picture=post.picture,
        alt="Ein Rad",
    )
    assert post.date.isoformat() == "2023-11-10T00:00:00+01:00"
    assert (project.folder / "output" / post.picture).read_bytes().startswith(b"\xff\xd8")


EVENT = "start: 2023-12-01\nlocation: Rathaus"
WANTED: list[tuple[str, str, bool | None]] = [
    ("news/2023-11-10-a1.md", "", True),
    ("news/2023-11-10-a2.md", "announce: true", True),
    ("news/2023-11-10-a3.md", "announce: false", False),
    ("news/2023-11-10-a4.md", "announce: Nein", False),
    ("news/2023-11-10-a5.md", EVENT, True),
    ("news/2023-11-10-a6.md", f"{EVENT}\nstatus: abgesagt", False),
    ("news/2023-11-10-a7.md", "status: draft", None),
    ("news/2023-11-10-a8.md", "status: hidden", None),
    ("news/2023-12-24-a9.md", "", None),
    ("termine/a10.md", EVENT, None),
    ("pages/a11.md", "", None),
]


@pytest.fixture(scope="module")
def wanted_posts(module_project: Project) -> list[tuple[str, bool]]:
    """What a build notes of all these: the end of each address, and whether it is wanted."""
    for path, header, _ in WANTED:
        module_project.write(f"content/{path}", f"---\ntitle: A\n{header}\n---\nText\n")
    return [
        (post.url.rpartition("/")[2].removesuffix(".html"), post.is_wanted)
        for post in noted(module_project).posts
    ]


@pytest.mark.parametrize(("path", "header", "wanted"), WANTED)
def test_what_may_be_announced(
    wanted_posts: list[tuple[str, bool]], path: str, header: str, wanted: bool | None
) -> None:
    """News that are out may be announced, unless they say no or are called off; nothing else."""
    name = path.rpartition("-")[2].rpartition("/")[2].removesuffix(".md")
    said = [is_wanted for one, is_wanted in wanted_posts if one == name]
    assert said == ([] if wanted is None else [wanted]), header


def test_an_announcement_tells_of_one_post(project: Project) -> None:
    """A description with the address of another post keeps its words and links to nothing."""
    project.write("content/news/2023-11-10-a.md", "---\ntitle: A\n---\nText\n")
    description = f"Wie {SITE}/2023/11/10/a.html, https://klimalautern.de.example.org zeigt."
    project.write(
        "content/news/2023-11-11-b.md", f"---\ntitle: B\ndescription: {description}\n---\nText\n"
    )
    said = {post.title: post.summary for post in noted(project).posts}["B"]
    expected = "Wie klimalautern.de/2023/11/10/a.html, https://klimalautern.de.example.org zeigt."
    assert said.split() == expected.split()


def test_a_renamed_post_with_an_id_of_its_own(project: Project) -> None:
    """The address that a post had before its file was renamed is noted, whatever its identity."""
    text = POST.replace("title:", "id: eigene-kennung\ntitle:")
    file = project.write("content/news/2023-01-02-a.md", text)
    commit(project)
    file.rename(file.with_name("2023-01-03-b.md"))
    commit(project)
    [post] = noted(project).posts
    assert post.former == (f"{SITE}/eigene-kennung", f"{SITE}/2023/01/02/a.html")


def test_a_moved_event_says_so(project: Project) -> None:
    """The announcement of an event that takes place on another day begins with that."""
    header = "title: A\nstart: 2023-12-01\nlocation: Rathaus\nstatus: verlegt"
    project.write("content/news/2023-11-10-a.md", f"---\n{header}\n---\nText\n")
    assert [post.title for post in noted(project).posts] == ["Verlegt: A"]


def test_a_picture_needs_a_description(project: Project) -> None:
    """A picture for decoration only is not shown to those who could not see it."""
    project.write("content/images/rad.jpg", as_phone(sample(size=(150, 100))))
    image = '<img src="/images/rad.jpg" alt="">'
    project.write("content/news/2023-11-10-a.md", f"---\ntitle: A\n---\nText {image}\n")
    [post] = noted(project).posts
    assert (post.picture, post.alt) == ("", "")


@pytest.mark.parametrize(
    ("path", "said", "message"),
    [
        (
            "news/2023-11-10-a.md",
            "vielleicht",
            "Fehler: `announce: vielleicht` ist nicht zu verstehen",
        ),
        ("pages/a.md", "true", "Hinweis: Angekündigt werden nur Meldungen."),
    ],
)
def test_what_cannot_be_meant(project: Project, path: str, said: str, message: str) -> None:
    """An odd value of `announce` is told with its line."""
    project.write(f"content/{path}", f"---\ntitle: A\nannounce: {said}\n---\nText\n")
    assert f"content/{path}:3: {message}" in project.build().stderr


def test_the_preview_notes_nothing(project: Project) -> None:
    """Only what goes live is noted: the preview's addresses are nobody else's."""
    result = project.run("-m", "pelican", "-s", "pelicanconf.py", "-o", "output")
    assert result.returncode == 0, result.stderr
    assert not (project.folder / ".cache/news.json").exists()


def test_nothing_of_it_is_published(project: Project) -> None:
    """The list is not part of the site."""
    noted(project)
    assert not list((project.folder / "output").rglob("news.json"))
