"""What the report tells of the whole import: counts, files, addresses that do not stay."""

from collections.abc import Iterator

from plugins.common.kinds import Kind, kind_of
from tools.wordpress import redirect_list
from tools.wordpress.media import Media
from tools.wordpress.report import Report, unknown
from tools.wordpress.texts import Workshop
from tools.wordpress.writing import State


def sum_up(report: Report, shop: Workshop) -> None:
    """Enter into a report what is to say of the whole import."""
    export = report.export
    if export.broken:
        report.general.insert(0, f"Der Export ist nicht vollständig: {export.broken}."
                              " Was davor steht, ist übernommen; neu herunterladen.")  # fmt: skip
    if export.doubled:
        numbers = ", ".join(map(str, sorted({*export.doubled})))
        report.general.append(f"Doppelte Nummern, von denen die erste gilt: {numbers}.")
    report.general += [
        f"{count} {'Text' if count == 1 else 'Texte'} {state}."
        for state, count in sorted(report.counts.items())
    ]
    report.general += [f"Kein Thema wurde: {name}." for name in sorted(shop.topics.left_out)]
    report.lost_addresses += _lost_addresses(report)
    _files(report, shop.media)


def _lost_addresses(report: Report) -> Iterator[str]:
    """Yield the addresses at which nothing answers any more, and why."""
    for outcome in report.outcomes:
        path = outcome.target.item.path
        if not path.strip("/") or outcome.target.item.is_draft:
            continue
        if outcome.state is State.WITHHELD:
            yield f"{path} ({outcome.target.withheld})"
        elif not redirect_list.is_fit(path):
            yield f"{path} (dort kann hier keine Seite stehen)"
    for item in unknown(report.export):
        if item.path.strip("/") and item.status == "publish":
            yield f"{item.path} (Art „{item.kind}“)"


def _files(report: Report, media: Media) -> None:
    wanted, spelled = media.wanted, media.spelled
    report.files.append(f"{len(wanted)} von {len(spelled)} Dateien kommen in Texten vor.")
    report.files += sorted(
        f"Kommt in keinem Text vor und bleibt draußen: {spelled[one]}"
        for one in spelled if one not in wanted and kind_of(one) is Kind.DOCUMENT
    )  # fmt: skip
    pictures = [
        one for one, here in wanted.items() if not redirect_list.document(spelled[one], here)
    ]
    if pictures:
        report.lost_addresses.append(
            f"Bilder unter /wp-content/uploads/… ({len(pictures)}); sie liegen nun unter /images/…,"
            " gleich geordnet. PDFs antworten auch unter ihrer alten Adresse."
        )
