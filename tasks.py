"""The tasks behind the Makefile: `make build` is `inv build` in the .venv.

The first line of each docstring is German: `make` shows it to authors.
"""

import shlex
import sys

from invoke import Context, task

from tools import browser, building, locking, posts, preview, publishing

# The .venv need not be activated: its Python finds everything.
PYTHON = shlex.quote(sys.executable)


@task
def build(c: Context) -> None:
    """Schreibt die fertige Website nach output/."""
    building.build("publishconf.py")


@task(help={"format": "text, oder github für Anmerkungen an einem Pull Request"})
def check(c: Context, format: str = "text") -> None:  # noqa: A002 - the option's name
    """Prüft Inhalte und Daten, ohne die Website zu schreiben."""
    building.check("publishconf.py", format)


@task(help={"port": "Anschluss des Servers, 8000 wenn nichts gesagt ist"})
def serve(c: Context, port: str = "8000") -> None:
    """Zeigt die Website unter localhost:8000, immer aktuell."""
    preview.serve("pelicanconf.py", port)


@task(
    help={
        "remote": "Server, auf den veröffentlicht wird: Name oder Adresse",
        "branch": "Zweig, den GitHub Pages ausliefert",
        "dry-run": "nur zeigen, was sich änderte",
        "force-dirty": "auch mit Änderungen, die in keinem Commit sind",
    }
)
def publish(
    c: Context,
    remote: str = "origin",
    branch: str = "gh-pages",
    dry_run: bool = False,
    force_dirty: bool = False,
) -> None:
    """Baut, prüft und veröffentlicht die Website."""
    publishing.publish("publishconf.py", remote, branch, dry_run=dry_run, force_dirty=force_dirty)


@task(
    help={
        "title": "Überschrift",
        "date": "Tag, z. B. 2026-12-01; eine Meldung ist ohne Angabe von heute",
        "kind": "Meldung oder Termin; ein Termin steht in content/termine/",
    }
)
def new(c: Context, title: str = "", date: str = "", kind: str = "") -> None:
    """Legt eine neue Meldung oder einen neuen Termin an; fragt, was nicht angegeben ist."""
    posts.create(title, date, kind)


@task(help={"args": "weitere Angaben für pytest, z. B. --args='-k feeds'"})
def test(c: Context, args: str = "") -> None:
    """Führt alle Tests aus (richtet dafür einmal einen Browser ein)."""
    browser.install()
    c.run(f"{PYTHON} -m pytest {args}")


@task(help={"runs": "so oft misst Lighthouse jede Seite; gezeigt wird der mittlere Wert"})
def audit(c: Context, runs: int = 1) -> None:
    """Misst die gebaute Website: Gewicht, Barrieren, Lighthouse."""
    from tools import auditing  # needs what only tests need

    building.build("publishconf.py")
    browser.install()
    auditing.audit(runs)


@task(help={"photos": "ein Ordner mit Fotos: dann auch die Tabelle der Einstellungen"})
def bench(c: Context, photos: str = "") -> None:
    """Misst, wie lange Bilder brauchen, und wie viel Speicher."""
    from tools.bench import pictures as benching  # needs what only tests need

    benching.bench(photos)


@task
def lint(c: Context) -> None:
    """Prüft Stil und Typen des Codes mit ruff und mypy."""
    for command in ("ruff check .", "ruff format --check .", "mypy"):
        c.run(f"{PYTHON} -m {command}")


@task
def lock(c: Context) -> None:
    """Erneuert die festgeschriebenen Paketversionen."""
    locking.lock()
