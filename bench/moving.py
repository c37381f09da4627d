"""What `make import` costs: seconds and memory for an export of many posts, and for old addresses.

Bounds: 1,000 posts in 60 s and 400 MB; 1,000 redirects in at most a tenth of a build.
"""

import shutil
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

from bench import sites, usage

_SECONDS, _MEGABYTES = 60.0, 400.0
_BODY = """<!-- wp:paragraph --><p>Am {n}. Montag trafen sich <strong>24 Menschen</strong> in der
Stadtmission, Brüderstraße {n}. Mehr beim <a href="https://klimalautern.de/?p={before}">letzten
Mal</a>.</p><!-- /wp:paragraph -->
<!-- wp:heading --><h2>Berichte aus den Gruppen</h2><!-- /wp:heading -->
<!-- wp:list --><ul><li>Balkonkraftwerke<ul><li>Beratung {n}</li></ul></li></ul><!-- /wp:list -->
<!-- wp:image --><figure class="wp-block-image"><img alt="Stand {n}"
 src="https://klimalautern.de/wp-content/uploads/{n}-300x200.jpg"/>
<figcaption>Foto: Ada</figcaption></figure><!-- /wp:image -->
<!-- wp:paragraph --><p>{filler}</p><!-- /wp:paragraph -->"""
_FILLER = "Wir wollen, dass Kaiserslautern bis 2035 klimaneutral wird, und fangen damit an. " * 30


def bench(count: int) -> None:
    """Print what the import of so many posts takes, then a build without and with redirects."""
    with tempfile.TemporaryDirectory() as folder:
        project = sites.ours(Path(folder, "site"), 0)
        export = Path(folder, "export.xml")
        export.write_text(_export(count), encoding="utf-8")
        command = [sys.executable, "-m", "tools.program", "import", "--file", str(export)]
        started = perf_counter()
        most = usage.peak(command, project)
        seconds = perf_counter() - started
        print(f"{count} posts: {seconds:.1f} s and {most:.0f} MB with the build at the end")
        without, with_them = _builds(project)
        more = with_them / without - 1
        print(f"computing for a build: {without:.2f} s, with 1,000 redirects: {with_them:.2f} s")
        print(f"that is {100 * more:+.1f} %")
        if count <= 1000 and (seconds > _SECONDS or most > _MEGABYTES):
            raise SystemExit("That is too much.")


def _builds(project: Path) -> tuple[float, float]:
    """Return seconds of computing for a build, without the list and with 1,000 rows: best of 5."""
    file = project / "content/data/weiterleitungen.yml"
    rows = "".join(f"  - /alt/{n}/ -> /blog.html\n" for n in range(1000))
    found = []
    for content in ("weiterleitungen: []\n", f"weiterleitungen:\n{rows}"):
        file.write_text(content, encoding="utf-8")
        found.append(min(_build(project) for _ in range(5)))
    return found[0], found[1]


def _build(project: Path) -> float:
    for name in ("output", ".cache"):
        shutil.rmtree(project / name, ignore_errors=True)
    return usage.measured([sys.executable, "-m", "tools.program", "build"], project).worked


def _export(count: int) -> str:
    from tests.tools.wordpress.exports import item, wxr

    days = (
        f"{2004 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02} 18:00:00" for n in range(count)
    )
    topics = islice(cycle([("category", f"t{n}", f"Thema {n}") for n in range(12)]), count)
    return wxr(
        *(
            item(
                n, f"Plenum {n}", _BODY.format(n=n, before=n - 1, filler=_FILLER),
                slug=f"plenum-{n}", date=day, terms=[topic], comments=2,
            )
            for n, (day, topic) in enumerate(zip(days, topics, strict=True), start=1)
        )
    )  # fmt: skip
