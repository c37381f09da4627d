"""One site at the root of a domain and below a path of it, with addresses of every kind."""

from functools import cache
from pathlib import Path

from tests.photographs import as_phone, sample
from tests.projects import small_project

DOMAIN = "https://klimalautern.de"
PATH = "/gruppe"
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z"/></svg>'
)
_LINKS = """---
title: Lautrer Klimatag
tags: Veranstaltung
frueher: {root}/2022/klimatag.html, /klimatag-2023
start: 2023-12-01 18:00
location: Rathaus, Kaiserslautern
thumbnail: {root}/images/stand.jpg
---
[Neues]({root}/blog.html), [dort]({site}/impressum.html#wer), [Adresse](<{site}>), {site}/termine.html,
[beides](../images/plan.pdf), [früher](/klimatag-2023), [hier](#mehr)[^1], [Start]({root}/).

![Ein Stand]({root}/images/stand.jpg)

![Ein Stand](/images/stand.jpg)
![Ein Plan]({site}/images/plan.svg)

Klein ![im Text](/images/stand.jpg) und [groß](/images/stand.jpg).

<video poster="{root}/images/stand.jpg" controls></video>

<blockquote cite="/blog.html">Zitat</blockquote>

## Mehr

[^1]: [Archiv]({root}/archiv.html)
"""
_LISTS = """---
title: Abonnieren
---
[[Abonnieren: feed.xml]]

[[Abonnieren: {root}/termine.ics]]

[[Themenfeeds]]

[[Partner]]

[[Newsletter]]
"""


@cache
def _picture() -> bytes:
    return as_phone(sample(size=(480, 330)))


def build(folder: Path, root: str) -> Path:
    """Return output/ of the site, built in an empty folder for an address with the path `root`.

    Pictures are made once for all such folders beside one another.
    """
    project, site = small_project(folder), DOMAIN + root
    said = {"root": root, "site": site}
    facts = (project.folder / "content/data/site.yml").read_text(encoding="utf-8")
    project.write("content/data/site.yml", facts.replace(f"address: {DOMAIN}", f"address: {site}"))
    project.append("publishconf.py", "PAGINATED_TEMPLATES = {'blog': 2}")
    project.append("publishconf.py", f"PHOTO_CACHE = {str(folder.parent / 'below-photos')!r}")
    project.write("content/news/2023-09-09-klimatag.md", _LINKS.format(**said))
    for day in range(1, 5):
        text = f"---\ntitle: Nr. {day}\ntags: Rad\n---\nZu [Rad]({root}/thema/rad.html).\n"
        project.write(f"content/news/2023-01-0{day}-x.md", text)
    project.write(
        "content/termine/plenum.md",
        "---\ntitle: Plenum\nstart: 2023-12-02\nlocation: online\n---\n",
    )
    project.write("content/pages/abonnieren.md", _LISTS.format(**said))
    project.write(
        "content/pages/impressum.md",
        "---\ntitle: Impressum\n---\n## Wer\n\n[[Verantwortlich]] [[EMail]]\n",
    )
    project.write("content/images/stand.jpg", _picture())
    project.write("content/images/plan.svg", _DRAWING)
    project.write("content/images/plan.pdf", b"%PDF-1.4\n%%EOF\n")
    project.build_well()
    return project.folder / "output"
