"""From an export to files, and to a report of all that is not as it was."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from plugins.common import clock
from plugins.common.site.agent import agent
from tools.online.asking import Asker
from tools.wordpress import (
    builder_data,
    comparing,
    existing,
    export,
    fetching,
    forwarding,
    redirect_list,
    targets,
    writing,
)
from tools.wordpress.events import NotReadableError
from tools.wordpress.plain import one_line
from tools.wordpress.report import Outcome, Report
from tools.wordpress.summing import sum_up
from tools.wordpress.targets import Target
from tools.wordpress.texts import Text, Workshop
from tools.wordpress.wanted import Wanted
from tools.wordpress.workshops import workshop
from tools.wordpress.writing import State


def imported(wanted: Wanted, settings: dict[str, Any]) -> Report:
    """Write what an export holds, and return what became of it."""
    found = export.read(wanted.file)
    now = clock.now()
    report = Report(found)
    shelf = existing.read()
    aims = targets.targets(found.items, shelf, settings, now)
    shop = workshop(found, aims, shelf, wanted, settings)
    texts = list(_texts(shop, aims, report))
    if fallen := {e.target.item.number: e for e in report.outcomes if e.state is State.WITHHELD}:
        # No link may lead to them.
        aims = [fallen[a.item.number].target if a.item.number in fallen else a for a in aims]
        shop = workshop(found, aims, shelf, wanted, settings)
        texts = _again(shop, aims, report, fallen)
    if wanted.fetch and shop.media.missing:
        asker = Asker(f"{agent(settings['SITENAME'], 'Umzug')}/1 (+{settings['SITEURL']})")
        hosts = shop.links.hosts
        for inside, file in fetching.fetched(dict(shop.media.missing), hosts, found.address, asker):
            shop.media.add(inside, file)
        shop.media.begin_again()
        texts = _again(shop, aims, report, fallen)
    _store(texts, shop, aims, report, dry_run=wanted.dry_run)
    sum_up(report, shop)
    return report


def _again(
    shop: Workshop, aims: list[Target], report: Report, fallen: Mapping[int, Outcome]
) -> list[Text]:
    """Return the texts once more; what was told of those that are none stays."""
    report.outcomes.clear()
    texts = list(_texts(shop, aims, report))
    report.outcomes[:] = [fallen.get(e.target.item.number, e) for e in report.outcomes]
    return texts


def _texts(shop: Workshop, aims: list[Target], report: Report) -> Iterator[Text]:
    """Yield the text of each target, and enter into the report what became of it."""
    today = f"{shop.today:%Y-%m-%d}"
    for aim in aims:
        if aim.withheld:
            report.outcomes.append(Outcome(aim, State.WITHHELD))
            continue
        try:
            text = shop.text(aim, writing.imported_on(aim.known, today))
        except (NotReadableError, RecursionError) as error:
            why = (
                "der Tag ist nicht zu lesen"
                if isinstance(error, NotReadableError)
                else "zu tief verschachtelt"
            )
            outcome = Outcome(replace(aim, withheld=why, path="", address=""), State.WITHHELD)
            outcome.old_text = one_line(f"{aim.item.title} {aim.item.content}")
            report.outcomes.append(outcome)
            continue
        state = writing.state_of(aim.known, text.written)
        is_empty = (
            aim.item.kind != "tribe_events" and not text.written.split("---\n", 2)[-1].strip()
        )
        if is_empty and state is not State.OURS:
            state, aim = State.WITHHELD, replace(aim, withheld="ohne Text", path="", address="")
            report.outcomes.append(Outcome(aim, state, old_text=builder_data.beside(aim.item)))
            continue
        report.outcomes.append(
            Outcome(aim, state, list(text.notes) if state is not State.OURS else [])
        )
        if state is State.OURS:
            report.outcomes[-1].old_text = _not_here(aim)
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
    states = {id(e.target.item): e.state for e in report.outcomes}
    for text in texts:
        if states[id(text.target.item)] is State.NEW and not dry_run:
            writing.write(text.target.path, text.written)
    copied = writing.copy(shop.media, dry_run=dry_run)
    report.files += copied.troubles
    report.files += [f"Nicht gefunden: {url}" for _, url in sorted(shop.media.missing.items())]
    report.general.append(f"Bilder und PDFs: {copied.new} neu, {copied.same} schon da.")
    documents = filter(None, (redirect_list.document(shop.media.spelled[there], here)
                         for there, here in shop.media.wanted.items()))  # fmt: skip
    rows = forwarding.rows(shop.export, shop.links, aims, dict(documents), shop.today, shop.taken)
    content, count = redirect_list.written(rows)
    report.general.append(f"Weiterleitungen in {redirect_list.FILE}: {count} neu.")
    if count and not dry_run:
        redirect_list.FILE.parent.mkdir(parents=True, exist_ok=True)
        redirect_list.FILE.write_text(content, encoding="utf-8")
