"""The tasks behind the Makefile: `make build` is `inv build` in the .venv.

The first line of each docstring is German: `make` shows it to authors.
"""

import shlex
import sys

from invoke import Context, task

# What a task needs is imported by it: `make build` with nothing to do is done before all the rest
# would be read.
# The .venv need not be activated: its Python finds everything.
PYTHON = shlex.quote(sys.executable)


@task
def build(c: Context) -> None:
    """Schreibt die fertige Website nach output/."""
    from tools.build import command

    command.build("publishconf.py")


@task(
    help={
        "format": "text, oder github für Anmerkungen an einem Pull Request",
        "online": "auch andere Websites fragen: Links, und wer unsere Kanäle bestätigt",
        "public": "alles ist schon öffentlich: was Originale verraten, ist nur ein Hinweis",
    }
)
def check(
    c: Context,
    format: str = "text",  # noqa: A002 - its name
    online: bool = False,
    public: bool = False,
) -> None:
    """Prüft Inhalte und Daten, ohne die Website zu schreiben."""
    from tools.build import command
    from tools.online import command as websites

    listed = command.check("publishconf.py", format, outside=online, public=public)
    if online:
        websites.check(listed, format)


@task(
    positional=["files"],
    iterable=["files"],
    help={
        "dry-run": "nur zeigen, was darin steht",
        "files": "nur diese Dateien und Ordner, auch ohne --files davor; der Name allein genügt",
    },
)
def strip(c: Context, files: list[str], dry_run: bool = False) -> None:
    """Entfernt Ort, Kamera und Namen aus Bildern und PDFs in content/."""
    from tools.strip import command

    command.strip(files, dry_run=dry_run)


@task(help={"port": "Anschluss des Servers, 8000 wenn nichts gesagt ist"})
def serve(c: Context, port: str = "8000") -> None:
    """Zeigt die Website unter localhost:8000, immer aktuell."""
    from tools.serve import command

    command.serve("pelicanconf.py", port)


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
    from tools.publish import command

    command.publish("publishconf.py", remote, branch, dry_run=dry_run, force_dirty=force_dirty)


@task(help={"send": "wirklich senden; sonst nur zeigen (auf GitHub wird immer gesendet)"})
def announce(c: Context, send: bool = False) -> None:
    """Kündigt neue Meldungen auf Mastodon an; zeigt erst nur, welche."""
    from tools.announce import command  # loads Mastodon.py, which no other task needs

    command.announce("publishconf.py", send=send)


@task(
    help={
        "title": "Überschrift",
        "date": "Tag, z. B. 2026-12-01; eine Meldung ist ohne Angabe von heute",
        "kind": "Meldung oder Termin; ein Termin steht in content/termine/",
    }
)
def new(c: Context, title: str = "", date: str = "", kind: str = "") -> None:
    """Legt eine neue Meldung oder einen neuen Termin an."""
    from tools import new as draft

    draft.create(title, date, kind)


@task(
    name="import",
    help={
        "file": "Export von WordPress: Werkzeuge → Daten exportieren",
        "media": "Kopie des Ordners wp-content/uploads, für Bilder und PDFs",
        "fetch": "was dort fehlt, von der alten Website holen",
        "dry-run": "nur zeigen, was geschähe",
        "authors": "Namen der Schreibenden übernehmen; vorher fragen, ob sie einverstanden sind",
        "category-base": "was in alten Adressen vor Kategorien stand, wenn nicht category",
        "tag-base": "was in alten Adressen vor Schlagwörtern stand, wenn nicht tag",
    },
)
def import_(
    c: Context,
    file: str = "",
    media: str = "",
    fetch: bool = False,
    dry_run: bool = False,
    authors: bool = False,
    category_base: str = "",
    tag_base: str = "",
) -> None:
    """Übernimmt Texte, Bilder und Adressen aus WordPress."""
    from tools.wordpress import command

    bases = {"category": category_base, "post_tag": tag_base}
    command.run(
        "publishconf.py", file, media, fetch=fetch, dry_run=dry_run, authors=authors, bases=bases
    )


@task(help={"args": "weitere Angaben für pytest, z. B. --args='-k feeds'"})
def test(c: Context, args: str = "") -> None:
    """Führt alle Tests aus (richtet dafür einmal einen Browser ein)."""
    from tools import browser

    browser.install()
    # Neighbours stay together, for many share what took long to make; who is done first helps out.
    c.run(f"{PYTHON} -m pytest --numprocesses=auto --dist=worksteal {args}")


@task(
    help={
        "runs": "so oft misst Lighthouse jede Seite; gezeigt wird der mittlere Wert",
        "pictures": "ein Ordner mit Sammlungen von Bildern: nur, ob sie aussehen wie im Original",
        "originals": "ein Ordner mit Fotos: nur, was exiftool nach make strip noch darin findet",
    }
)
def audit(c: Context, runs: int = 1, pictures: str = "", originals: str = "") -> None:
    """Misst die gebaute Website und prüft die langen Reihen der Tests."""
    from tools import browser
    from tools.audit import command
    from tools.build.command import build

    if originals:
        command.compare_originals(originals)
        return
    browser.install(whole=True)
    if pictures:
        command.compare_pictures(pictures)
    else:
        build("publishconf.py")
        command.audit(runs)
        test(c, "-m matrix")


@task(
    help={
        "posts": "so viele Meldungen, mehrere Zahlen mit Komma; auf Wunsch 10000, 0 für keine",
        "runs": "so oft wird gemessen; gezeigt wird der mittlere Wert",
        "edits": "so viele zufällige Änderungen, nach denen alles sein muss wie von Grund auf",
        "profile": "zeigt statt der Tabelle, womit ein Bau von Grund auf die Zeit verbringt",
        "pictures": "ein Ordner mit Fotos: die Tabelle der Einstellungen für Bilder",
        "hostile": "nur die Tabelle feindlicher Texte: alle, oder deren Name die Angabe enthält",
        "layers": "nur die Tabelle, was jede Schicht der Zwischenspeicher bringt",
        "originals": "nur, wie lange Prüfen und make strip bei so vielen Fotos dauern",
        "moving": "nur, was make import mit so vielen Beiträgen kostet",
    },
    optional=["hostile"],
)
def bench(
    c: Context,
    posts: str = "100,1000",
    runs: int = 5,
    edits: int = 0,
    profile: bool = False,
    pictures: str = "",
    hostile: str | bool = "",
    layers: bool = False,
    originals: int = 0,
    moving: int = 0,
) -> None:
    """Misst, wie lange das Bauen dauert."""
    from bench import hostile as texts
    from bench import layers as of_caches
    from bench import moving as of_imports
    from bench import originals as of_originals
    from bench import run

    counts = list(filter(None, map(int, posts.split(","))))
    if hostile:
        texts.bench("" if hostile is True else hostile)
    elif originals:
        of_originals.bench(originals)
    elif moving:
        of_imports.bench(moving)
    elif layers:
        of_caches.bench(counts, runs)
    else:
        run.bench(counts, runs, edits, pictures, profile=profile)


@task
def lint(c: Context) -> None:
    """Prüft Stil und Typen des Codes mit ruff, mypy und TypeScript."""
    from tools.javascript import types

    for command in ("ruff check .", "ruff format --check .", "mypy"):
        c.run(f"{PYTHON} -m {command}")
    types.check()


@task(help={"only": "nur dieses Paket erneuern, z. B. pillow"})
def lock(c: Context, only: str = "") -> None:
    """Erneuert die festgeschriebenen Paketversionen und zeigt, welche."""
    from tools.lock import renew

    renew(only)
