"""A site with all that feeds have trouble with, built once."""

from typing import Any

import feedparser
import pytest

from tests.photographs import as_phone, sample
from tests.support import Project

SITE = "https://klimalautern.de"
POSTS = {
    "2023-01-01-nur-bild": "title: Nur ein Bild im Kopf\nthumbnail: /images/x.JPG\n---\nEin kurzer Text.",
    "2023-01-02-alles": "title: Ja & <jetzt> - \"so\"\ndescription: 1 < 2 & 3\ntags: Öl, Wind\n"
    "authors: Ada, Bo Müller\nmodified: 2023-03-01\n---\n"
    "![Kaffee](/images/x.JPG)\n*Unterschrift. Foto: Cem*\n\n"
    "[o](#o) [alles](/blog.html) [Mail](mailto:a@example.org) [da](?a=b) [dort](//example.org/x)\n\n"
    "## Über o\n\n<span class=\"x\">Der BUND & Co.</span> <span lang=\"en\">said</span>.[^1]\n\n"
    '<iframe src="https://app.mailjet.com/widget/iframe/1/x" style="width:1px"></iframe>\n\n'
    "Wir danken [[Partner]].\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n[^1]: Note\n\n## O",
    "2023-01-03-abgesagt": "title: Plenum\nstart: 2023-12-01 18:00\nlocation: Saal\nstatus: abgesagt\n"
    "modified: 2023-03-01\n---\nWir treffen uns.",
}  # fmt: skip
ABSENT = {
    "content/news/2023-01-05-entwurf.md": "---\ntitle: Entwurf\nstatus: draft\n---\nx",
    "content/news/2023-01-06-versteckt.md": "---\ntitle: Versteckt\nstatus: hidden\n---\nx",
    "content/termine/nur-termin.md": "---\ntitle: Lesung\nstart: 2023-12-01 18:00\nlocation: Saal\n---\nx",
}


@pytest.fixture(scope="module")
def rich(module_project: Project) -> Project:
    """Return the site, built."""
    module_project.write("content/images/x.JPG", as_phone(sample(size=(700, 480))))
    for name, post in POSTS.items():
        module_project.write(f"content/news/{name}.md", f"---\n{post}\n")
    for path, post in ABSENT.items():
        module_project.write(path, post)
    module_project.build_well()
    return module_project


def read(project: Project, path: str) -> Any:
    """Return a feed as a reader's program sees it."""
    feed = feedparser.parse(
        project.text(path).encode(), sanitize_html=False, resolve_relative_uris=False
    )
    assert not feed.bozo, feed.bozo_exception
    return feed
