"""`make import`: from an export to files, and to a report of all that is not as it was."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pelican.settings import read_settings
from pelican.utils import slugify

from plugins.common import clock
from plugins.common.addresses import published, root_of
from plugins.common.site.agent import agent
from plugins.embeds import permitted
from plugins.embeds.services import service_of
from tools.build import command as building
from tools.cache import explain_os_errors
from tools.git import git, says
from tools.online.asking import Asker
from tools.wordpress import (
    comparing,
    existing,
    export,
    fetching,
    forwarding,
    links,
    media,
    targets,
    topics,
    writing,
)
from tools.wordpress.body import Bodies
from tools.wordpress.events import NotReadableError
from tools.wordpress.item import Export, Item
from tools.wordpress.plain import one_line
from tools.wordpress.refusing import refuse
from tools.wordpress.report import FILE, Entry, Report
from tools.wordpress.targets import Target
from tools.wordpress.texts import Text, Workshop
from tools.wordpress.writing import State

_SHOWN = 8  # lines of each kind that are printed; the report has all


@dataclass(frozen=True)
class Wanted:
    """What was asked for on the command line."""

    file: Path
    media: Path | None
    fetch: bool = False
    dry_run: bool = False
    authors: bool = False


def run(
    settings: str, file: str, uploads: str, *, fetch: bool, dry_run: bool, authors: bool
) -> None:
    """Import an export, tell what became of it, build, and compare every word."""
    wanted = Wanted(_export_file(file), _uploads(uploads), fetch, dry_run, authors)
    with explain_os_errors():
        report = _imported(wanted, read_settings(settings))
        if dry_run:
            _tell(report)
            print("Nichts geschrieben (--dry-run).")
            return
        FILE.write_text(report.whole(), encoding="utf-8")
        _build_and_compare(settings, report)
        FILE.write_text(report.whole(), encoding="utf-8")
        _tell(report)
    if report.lost:
        raise SystemExit(1)


def _export_file(name: str) -> Path:
    if not name:
        refuse("Es fehlt, was übernommen werden soll.", 'make import ARGS="--file export.xml"')
    file = Path(name).expanduser()
    if not file.is_file():
        refuse(f"{name} ist keine Datei.", "Den Namen der exportierten Datei schreiben.")
    if _lies_open(file):
        refuse(
            f"{name} enthält Mail- und IP-Adressen und könnte hier mit veröffentlicht werden.",
            "Die Datei außerhalb dieses Ordners ablegen, etwa unter Downloads.",
        )
    return file


def _lies_open(file: Path) -> bool:
    """Say whether a file lies in the work tree, where git would take it along."""
    if not says("rev-parse", "--is-inside-work-tree"):
        return file.resolve().is_relative_to(Path.cwd().resolve())
    root = Path(git("rev-parse", "--show-toplevel")).resolve()
    return file.resolve().is_relative_to(root) and not says(
        "check-ignore", "-q", str(file.resolve())
    )


def _uploads(name: str) -> Path | None:
    if not name:
        return None
    folder = Path(name).expanduser()
    if not folder.is_dir():
        refuse(
            f"{name} ist kein Ordner.", "Den Ordner wp-content/uploads der alten Website nennen."
        )
    inside = folder / "wp-content/uploads"
    return (
        inside
        if inside.is_dir()
        else folder / "uploads"
        if (folder / "uploads").is_dir()
        else folder
    )


def _imported(wanted: Wanted, settings: dict[str, Any]) -> Report:
    found = export.read(wanted.file)
    now = clock.now()
    report = Report(found)
    shelf = existing.read()
    aims = targets.targets(found.items, shelf, settings, now)
    shop = _workshop(found, aims, shelf, wanted, settings)
    texts = list(_texts(shop, aims, report))
    if fallen := {e.target.item.number: e for e in report.entries if e.state is State.WITHHELD}:
        # No link may lead to them.
        aims = [fallen[a.item.number].target if a.item.number in fallen else a for a in aims]
        shop = _workshop(found, aims, shelf, wanted, settings)
        texts = _again(shop, aims, report, fallen)
    if wanted.fetch and shop.media.missing:
        asker = Asker(f"{agent(settings['SITENAME'], 'Umzug')}/1 (+{settings['SITEURL']})")
        hosts = shop.links.hosts
        for inside, file in fetching.fetched(dict(shop.media.missing), hosts, found.address, asker):
            shop.media.add(inside, file)
        shop.media.begin_again()
        texts = _again(shop, aims, report, fallen)
    _store(texts, shop, aims, report, dry_run=wanted.dry_run)
    _generally(report, shop)
    return report


def _again(
    shop: Workshop, aims: list[Target], report: Report, fallen: Mapping[int, Entry]
) -> list[Text]:
    """Return the texts once more; what was told of those that are none stays."""
    report.entries.clear()
    texts = list(_texts(shop, aims, report))
    report.entries[:] = [fallen.get(e.target.item.number, e) for e in report.entries]
    return texts


def _workshop(
    found: Export,
    aims: list[Target],
    shelf: existing.Shelf,
    wanted: Wanted,
    settings: dict[str, Any],
) -> Workshop:
    slug = partial(
        slugify, regex_subs=settings["SLUG_REGEX_SUBSTITUTIONS"],
        use_unicode=settings["SLUGIFY_USE_UNICODE"],
    )  # fmt: skip
    shown = [t.item for t in aims if t.is_public and not t.is_ours]
    names = topics.topics(shown, shelf.topics, slug)
    files = {
        name: published(settings["TAG_SAVE_AS"].format(slug=slug(name)))
        for item in shown if item.kind == "post" for name in names.of(item)
    }  # fmt: skip
    old = links.links(found, aims, names, files, root_of(settings["SITEURL"]))
    attachments = found.of("attachment")
    news = [item for item in shown if item.kind == "post" and item.date]
    days = Counter(f"{item.date:%Y-%m-%d}" for item in news)
    pictures: dict[int, list[Item]] = {}
    for item in sorted(attachments, key=lambda i: (i.order, i.number)):
        pictures.setdefault(item.parent, []).append(item)
    kept = [
        path for known in shelf.by_path.values() if known.imported for path in _images(known.text)
    ]
    return Workshop(
        found, found.by_number, Bodies(found.by_number, pictures),
        media.media(wanted.media, attachments, old.hosts, kept), old, names, _permits(settings),
        clock.now(), frozenset(day for day, count in days.items() if count > 1), wanted.authors,
    )  # fmt: skip


def _images(text: str) -> list[str]:
    return media.MENTIONED.findall(text)


def _permits(settings: dict[str, Any]) -> Callable[[str], str]:
    allowed, _ = permitted.load(Path(settings["DATA_PATH"], "embeds.yml"))
    return partial(_address_to_embed, allowed)


def _address_to_embed(allowed: permitted.Permitted, url: str) -> str:
    """Return the address of the frame for what WordPress embedded, "" for who may not be."""
    try:
        parts = urlsplit(url)
        if parts.hostname == "vimeo.com" and parts.path.strip("/").isdecimal():
            parts = urlsplit(f"https://player.vimeo.com/video/{parts.path.strip('/')}")
        framed = service_of(parts.geturl()).frame(parts).geturl()
    except (KeyError, ValueError, IndexError):
        return ""
    return framed if allowed.allows(framed) else ""


def _texts(shop: Workshop, aims: list[Target], report: Report) -> Iterator[Text]:
    """Yield the text of each target, and enter into the report what became of it."""
    today = f"{shop.today:%Y-%m-%d}"
    for aim in aims:
        if aim.withheld:
            report.entries.append(Entry(aim, State.WITHHELD))
            continue
        try:
            text = shop.text(aim, writing.imported_on(aim.known, today))
        except (NotReadableError, RecursionError) as error:
            why = (
                "der Tag ist nicht zu lesen"
                if isinstance(error, NotReadableError)
                else "zu tief verschachtelt"
            )
            entry = Entry(replace(aim, withheld=why, path="", address=""), State.WITHHELD)
            entry.old_text = one_line(f"{aim.item.title} {aim.item.content}")
            report.entries.append(entry)
            continue
        state = writing.state_of(aim.known, text.written)
        is_empty = (
            aim.item.kind != "tribe_events" and not text.written.split("---\n", 2)[-1].strip()
        )
        if is_empty and state is not State.OURS:
            state, aim = State.WITHHELD, replace(aim, withheld="ohne Text", path="", address="")
            report.entries.append(Entry(aim, state))
            continue
        report.entries.append(
            Entry(aim, state, list(text.notes) if state is not State.OURS else [])
        )
        if state is State.OURS:
            report.entries[-1].old_text = _not_here(aim)
        yield replace(text, target=aim)


def _not_here(aim: Target) -> str:
    """Return the old text, where ours has not all of its words; drafts are nobody's business."""
    assert aim.known is not None  # noqa: S101 - for the type checker: so it is one of ours
    item = aim.item
    old = comparing.of_body(f"{item.title} {item.content}")
    if item.is_draft or not comparing.missing(old, comparing.words(aim.known.text)):
        return ""
    return one_line(f"{item.title} · {item.content}")


def _store(
    texts: list[Text], shop: Workshop, aims: list[Target], report: Report, *, dry_run: bool
) -> None:
    states = {id(e.target.item): e.state for e in report.entries}
    for text in texts:
        if states[id(text.target.item)] is State.NEW and not dry_run:
            writing.write(text.target.path, text.written)
    copied = writing.copy(shop.media, dry_run=dry_run)
    report.files += copied.told
    report.files += [f"Nicht gefunden: {url}" for _, url in sorted(shop.media.missing.items())]
    report.general.append(f"Bilder und PDFs: {copied.new} neu, {copied.same} schon da.")
    rows = forwarding.rows(shop.export, shop.links, aims)
    content, count = forwarding.written(rows)
    report.general.append(f"Weiterleitungen in {forwarding.FILE}: {count} neu.")
    if count and not dry_run:
        forwarding.FILE.parent.mkdir(parents=True, exist_ok=True)
        forwarding.FILE.write_text(content, encoding="utf-8")


def _generally(report: Report, shop: Workshop) -> None:
    said = report.export
    if said.broken:
        report.general.insert(0, f"Der Export ist nicht vollständig: {said.broken}."
                              " Was davor steht, ist übernommen; neu herunterladen.")  # fmt: skip
    if said.doubled:
        report.general.append(
            f"Doppelte Nummern, von denen die erste gilt: {', '.join(map(str, said.doubled))}."
        )
    report.general += [f"{count} Texte {state}." for state, count in sorted(report.counts.items())]
    report.general += [f"Kein Thema wurde: {name}." for name in sorted(shop.topics.left_out)]
    for entry in report.entries:
        path = entry.target.item.path
        if entry.state is State.WITHHELD and path.strip("/"):
            report.unkept.append(f"{path} ({entry.target.withheld})")
    wanted, spelled = shop.media.wanted, shop.media.spelled
    report.files.append(f"{len(wanted)} von {len(spelled)} Dateien kommen in Texten vor.")
    report.unkept += sorted(
        f"/wp-content/uploads/{spelled[one]} (eine Datei; sie liegt nun unter /{here})"
        for one, here in wanted.items()
    )


def _build_and_compare(settings: str, report: Report) -> None:
    try:
        building.build(settings)
    except building.BuildError:
        report.lost.append("Die Website ließ sich nicht bauen; was oben steht, ist zu berichtigen.")
        return
    for entry in report.entries:
        item = entry.target.item
        if entry.state not in {State.NEW, State.SAME, State.EDITED} or item.is_draft:
            continue
        page = building.OUTPUT / published_file(entry.target.address)
        if not page.is_file():
            report.lost.append(f"{entry.title}: Die Seite {entry.target.address} fehlt.")
            continue
        old = comparing.of_body(f"{item.title} <p>{item.excerpt}</p> {item.content}")
        new = comparing.of_page(page.read_text(encoding="utf-8"))
        if rest := comparing.missing(old, new, comparing.words(report.of(entry))):
            report.lost.append(f"{entry.title}: {', '.join(rest)}")


def published_file(address: str) -> str:
    """Return the output file that answers at an address."""
    return f"{address[1:]}index.html" if address.endswith("/") else address[1:]


def _tell(report: Report) -> None:
    """Print the short report."""
    for line in report.general[:_SHOWN]:
        print(line)
    notes = sum(len(entry.notes) for entry in report.entries)
    print(f"Anzusehen: {notes} Stellen, alle in {FILE}.")
    for line in report.lost[:_SHOWN]:
        print(f"Es fehlt: {line}", file=sys.stderr)
    if not report.lost:
        print("Jedes Wort der alten Texte steht auf den Seiten oder im Bericht.")
