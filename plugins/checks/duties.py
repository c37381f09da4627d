"""What the law asks of every website: an Impressum and a privacy notice that name whom they must.

§ 5 DDG, § 18 MStV; Art. 13 DSGVO. Both are known by their labels in the menus, which stand on
every page.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from plugins.common.german import enumeration
from plugins.common.problem import Level, Problem
from plugins.common.site.licences import Licence, others_in
from plugins.common.source import Source

Menu = Sequence[tuple[str, str]]  # the file a link leads to, and its label
_IMPRESSUM = ("Impressum", "impressum.html")
_PRIVACY = ("Datenschutz", "datenschutzerklaerung.html")
_SHOWN_THERE = ("Verantwortlich", "EMail")


@dataclass(frozen=True)
class Text:
    """A text with its body as readers get it, and whom a click in it may ask (origins)."""

    source: Source
    body: str
    frame_origins: frozenset[str]


def neglected(
    menu: Menu, pages: Mapping[str, Text], facts: Source, licence: Licence
) -> Iterator[Problem]:
    """Yield a problem for each duty that the site neglects; `pages` are known by output file.

    `facts` is the file with the menus, `licence` that of all texts. A menu that leads
    to nothing is told elsewhere.
    """
    impressum, privacy = (_behind(menu, pages, label) for label, _ in (_IMPRESSUM, _PRIVACY))
    for label, file in (_IMPRESSUM, _PRIVACY):
        if not any(_is_called(label, name) for _, name in menu):
            message = f"Kein Menüpunkt heißt „{label}“; von jeder Seite muss einer dorthin führen."
            remedy = f"Unter `footer` `- file: {file}` und `label: {label}` ergänzen."
            yield facts.problem("footer:", message, remedy)
    yield from _unanswered(impressum)
    yield from _licensed_otherwise(impressum, licence)
    yield from _unnamed(privacy, pages.values())


def _is_called(label: str, name: str) -> bool:
    return label.casefold() in name.casefold()


def _behind(menu: Menu, pages: Mapping[str, Text], label: str) -> list[Text]:
    return [pages[file] for file, name in menu if _is_called(label, name) and file in pages]


def _unanswered(impressum: Iterable[Text]) -> Iterator[Problem]:
    """Yield a Hinweis where an Impressum may not name who answers; it may, in words of its own."""
    for text in impressum:
        missing = [
            f"[[{name}]]"
            for name in _SHOWN_THERE
            if not re.search(rf"\[\[\s*{name}\s*\]\]", text.source.text, re.I)
        ]
        if missing:
            what = enumeration(missing)
            message = f"Das Impressum zeigt nicht, was in content/data/contact.yml steht: {what}."
            remedy = f"{what} dort ergänzen."
            yield Problem(text.source.path, 1, message, remedy, Level.HINWEIS)


def _licensed_otherwise(impressum: Iterable[Text], licence: Licence) -> Iterator[Problem]:
    """Yield a Hinweis where an Impressum names another licence; it may be that of a picture."""
    for text in impressum:
        if licence.name and (other := next(others_in(text.source.text, licence), "")):
            message = f"Hier steht „{other}“, die Texte der Website stehen unter {licence.name}."
            remedy = "Die der Texte als `[[Lizenz]]` schreiben; dazu passen muss, was sie verlangt."
            yield text.source.problem(other, message, remedy, level=Level.HINWEIS)


def _unnamed(privacy: Sequence[Text], texts: Iterable[Text]) -> Iterator[Problem]:
    """Yield a Fehler where the privacy notice is silent about somebody who may be asked."""
    asked = {origin: text.source for text in texts for origin in text.frame_origins}
    hosts = {urlsplit(origin).netloc: source for origin, source in sorted(asked.items())}
    missing = [host for host in hosts if not any(host in text.body for text in privacy)]
    if privacy and missing:
        where = ", ".join(sorted({hosts[host].path for host in missing}))
        message = (
            f"Die Datenschutzerklärung nennt {enumeration(missing)} nicht, eingebettet in {where}."
        )
        remedy = "Auf einer eigenen Zeile `[[Eingebettet]]` schreiben."
        yield Problem(privacy[0].source.path, 1, message, remedy)
