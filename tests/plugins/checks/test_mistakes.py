"""Every mistake an author can make has one German sentence with file, line and remedy."""

import re
from dataclasses import dataclass

import pytest

from plugins.common.traces.routine import strip
from tests.photographs import as_phone, sample
from tests.projects import small_project
from tests.support import Project

HEAD = "---\ntitle: Ein Titel\n---\n"


@dataclass(frozen=True)
class Mistake:
    """What stands in one file, and what is said of it: level, line, message, remedy."""

    content: str | bytes
    line: int
    said: str
    path: str = ""

    def place(self, number: int) -> str:
        """Return the file's path, as seen from the project's root."""
        day = f"2023-{1 + number // 28:02}-{1 + number % 28:02}"
        return self.path or f"content/news/{day}-x{number}.md"


MISTAKES = {
    "no title": Mistake("---\ntags: a\n---\nText", 1, "Fehler: Der Titel fehlt. Abhilfe: Im Kopf `title: …` ergänzen."),
    "no date": Mistake(HEAD + "Text", 1, "Fehler: Die Meldung hat kein gültiges Datum. Abhilfe: Die Datei wie 2026-12-01-ohne.md nennen", "content/news/ohne.md"),
    "no date in an unfit name": Mistake(HEAD + "Text", 1, "Fehler: Die Meldung hat kein gültiges Datum. Abhilfe: Die Datei wie 2026-12-01-Grosser-Tag.md nennen", "content/news/Großer Tag.md"),
    "impossible date in the name": Mistake(HEAD + "Text", 1, "Fehler: Die Meldung hat kein gültiges Datum. Abhilfe: Die Datei wie", "content/news/2023-02-30-nie.md"),
    "impossible date": Mistake("---\ntitle: x\ndate: 31.2.2023\n---\nText", 3, "Fehler: „31.2.2023“ ist kein Datum. Abhilfe: Es als `2026-12-01 18:00` oder `1.12.2026 18 Uhr` schreiben."),
    "one address": Mistake(HEAD + "Text", 1, "Fehler: Die Adresse /2022/12/31/zwei.html gehört schon zu content/news/2022-12-31-Zwei.md. Abhilfe: Die Datei anders nennen.", "content/news/2022-12-31-zwei.md"),
    "unknown key": Mistake("---\ntitle: x\ntittel: y\n---\nText", 3, "Fehler: Die Angabe `tittel` ist unbekannt. Abhilfe: Gemeint ist wohl title."),
    "link without scheme": Mistake(HEAD + "Eins\n[x](monitoring.localzero.net)", 5, "Fehler: Der Link „monitoring.localzero.net“ führt zu nichts. Abhilfe: Führt er zu einer anderen Website, `https://monitoring.localzero.net` schreiben."),
    "no such page": Mistake(HEAD + "[x](/impresum.html)", 4, "Fehler: Der Link „/impresum.html“ führt zu nichts. Abhilfe: Gemeint ist vielleicht /impressum.html."),
    "no such fragment": Mistake(HEAD + "## Programm\n\n[x](#program)", 6, "Fehler: Auf dieser Seite gibt es keine Stelle #program. Abhilfe: Gemeint ist wohl #programm."),
    "localhost": Mistake(HEAD + "[x](http://localhost:8000/blog.html)", 4, "Fehler: Der Link „http://localhost:8000/blog.html“ führt auf den eigenen Rechner. Abhilfe: Ohne den Rechner schreiben: /blog.html"),
    "draft": Mistake(HEAD + "[x](/entwurf/2023-03-01-bald.html)", 4, "Fehler: Der Link „/entwurf/2023-03-01-bald.html“ führt zu einem Entwurf, den noch niemand sieht. Abhilfe: Ihn erst setzen, wenn"),
    "no alt": Mistake(HEAD + "Eins\n\n![](/images/foto.jpg)", 6, "Fehler: Dem Bild fehlt der Ersatztext; wer es nicht sieht, erfährt nichts davon. Abhilfe: In die eckigen Klammern schreiben"),
    "alt is a file name": Mistake(HEAD + "![IMG_2034.JPG](/images/foto.jpg)", 4, "Fehler: Der Ersatztext „IMG_2034.JPG“ ist nur ein Dateiname. Abhilfe: Schreiben, was zu sehen ist."),
    "picture missing": Mistake(HEAD + "![Stand](/images/gibtesnicht.jpg)", 4, "Fehler: Das Bild „/images/gibtesnicht.jpg“ gibt es nicht. Abhilfe: Die Datei in content/images/ ablegen"),
    "scheme misspelt": Mistake(HEAD + "[x](htps://example.org/)", 4, "Fehler: Der Link „htps://example.org/“ beginnt mit „htps:“, das führt hier zu nichts. Abhilfe: Gemeint ist wohl `https:`."),
    "picture misspelt": Mistake(HEAD + "![Stand](images/fotto.JPG)", 4, "Fehler: Das Bild „images/fotto.JPG“ gibt es nicht. Abhilfe: Gemeint ist vielleicht /images/foto.jpg."),
    "bold not closed": Mistake(HEAD + "Eins\n\nDas ist **wichtig, ja.", 6, "Fehler: Das `**` für Fettes ist nicht geschlossen. Abhilfe: Am Ende des Fetten `**` ergänzen."),
    "link not closed": Mistake(HEAD + "[Ziel](https://x.de/ und weiter", 4, "Fehler: Ein Link ist nicht geschlossen. Abhilfe: Nach der Adresse `)` ergänzen."),
    "fence not closed": Mistake(HEAD + "Eins\n\n```\ncode", 6, "Fehler: Der Codeblock ist nicht geschlossen. Abhilfe: Nach ihm eine Zeile mit drei ``` ergänzen."),
    "raw HTML": Mistake(HEAD + "Eins\n<script>x</script>", 5, "Fehler: <script> gehört nicht in einen Text. Abhilfe: Es löschen"),
    "end without a start": Mistake(HEAD + "Eins\n\nDas war klar </ironie>.", 6, "Fehler: </ironie> ist kein HTML und würde verschwinden. Abhilfe: Soll es Text sein, in `Backticks` setzen oder `&lt;/ironie>` schreiben."),
    "tag out of place": Mistake(HEAD + "Ein <td> allein", 4, "Fehler: <td> steht in keiner Tabelle und würde verschwinden."),
    "bold HTML not closed": Mistake(HEAD + "Eins\n\nZwei <b>drei\n\nvier", 6, "Fehler: <b> ist nicht geschlossen und gälte bis ans Ende der Seite. Abhilfe: Am Ende `</b>` ergänzen."),
    "comment not closed": Mistake(HEAD + "Eins\n\n<!-- Notiz\n\nZwei", 6, "Fehler: Der Kommentar `<!--` ist nicht geschlossen und nimmt alles weg, was folgt. Abhilfe: Nach ihm `-->` schreiben."),
    "Markdown in HTML": Mistake(HEAD + "<div>\n**Wichtig**\n</div>", 5, "Fehler: „**Wichtig**“ bleibt, wie es ist: In HTML wirkt Markdown nicht. Abhilfe: Darüber und darunter eine Zeile frei lassen"),
    "no character": Mistake(HEAD + "Eins\n\na &#0; b", 6, "Fehler: `&#0;` ist kein Zeichen. Abhilfe: Das Zeichen selbst schreiben."),
    "fence in a point not closed": Mistake(HEAD + "- a\n\n  ```\n  b\n\nText", 6, "Fehler: Der Codeblock ist nicht geschlossen."),
    "unknown directive": Mistake(HEAD + "[[Nie]]", 4, "Fehler: Die Anweisung [[Nie]] ist unbekannt. Abhilfe: Bekannt sind [["),
    "misspelt directive": Mistake(HEAD + "[[Newsleter]]", 4, "Fehler: Die Anweisung [[Newsleter]] ist unbekannt. Abhilfe: Gemeint ist wohl [[Newsletter]]."),
    "Liquid": Mistake(HEAD + "{% include maillingliste.html %}", 4, "Fehler: „{% include maillingliste.html %}“ verstand nur die alte Website. Abhilfe: Für das Formular zum Newsletter [[Newsletter]] schreiben"),
    "empty": Mistake(HEAD, 3, "Fehler: Der Text fehlt. Abhilfe: Unter dem Kopf etwas schreiben."),
    "empty file": Mistake("", 1, "Fehler: Die Datei ist leer. Abhilfe: Sie löschen, oder mit"),
    "tag in another case": Mistake("---\ntitle: x\ntags: veranstaltung\n---\nText", 3, "Fehler: Das Thema „veranstaltung“ heißt in content/news/2022-12-31-Zwei.md „Veranstaltung“. Abhilfe: Überall „Veranstaltung“ schreiben."),
    "tag without umlaut": Mistake("---\ntitle: x\ntags: Mobilitat\n---\nText", 3, "Fehler: Das Thema „Mobilitat“ heißt in content/news/2022-12-31-Zwei.md „Mobilität“. Abhilfe: Überall „Mobilität“ schreiben."),
    "tag with a written umlaut": Mistake("---\ntitle: x\ntags: Mobilitaet\n---\nText", 3, "Fehler: Das Thema „Mobilitaet“ heißt in content/news/2022-12-31-Zwei.md „Mobilität“."),
    "forgotten placeholder": Mistake(HEAD + "Eins\nLorem ipsum dolor", 5, "Fehler: „Lorem ipsum“ sieht nach einem vergessenen Platzhalter aus. Abhilfe: Den Text schreiben oder"),
    "Windows-1252": Mistake(HEAD.encode() + "Eins\nGrün".encode("cp1252"), 5, "Fehler: Die Datei ist nicht in UTF-8 gespeichert. Abhilfe: Die Datei im Editor neu sichern und dabei UTF-8 wählen (nicht Windows-1252)."),
    "wrong folder": Mistake(HEAD + "Text", 1, "Fehler: Diese Datei würde nicht veröffentlicht. Abhilfe: Meldungen nach content/news/", "content/2023-01-01-falsch.md"),
    "wrong ending": Mistake(HEAD + "Text", 1, "Fehler: Eine Datei mit der Endung „.txt“ würde hier nicht veröffentlicht. Abhilfe: Texte mit der Endung .md sichern", "content/news/2023-01-01-x.txt"),
    "blank in the name": Mistake(HEAD + "Text", 1, "Fehler: Der Dateiname wird zur Adresse und darf nur Buchstaben ohne Umlaute, Ziffern, Punkte, Binde- und Unterstriche enthalten. Abhilfe: Die Datei in 2023-01-01-ein-Fest.md umbenennen; die Adresse ist dann …/ein-Fest.html.", "content/news/2023-01-01-ein Fest.md"),
    "umlaut in the name": Mistake(HEAD + "Text", 1, "Fehler: Der Dateiname wird zur Adresse und darf nur Buchstaben ohne Umlaute, Ziffern, Punkte, Binde- und Unterstriche enthalten. Abhilfe: Die Datei in 2023-01-01-Gruen.md umbenennen; die Adresse ist dann …/Gruen.html.", "content/news/2023-01-01-Grün.md"),
    "mail without mailto": Mistake(HEAD + "[Mail](info@klimalautern.de)", 4, "Fehler: Der Link „info@klimalautern.de“ führt zu nichts. Abhilfe: Eine Mailadresse als `mailto:info@klimalautern.de` schreiben."),
    "header not closed": Mistake("---\ntitle: x\n\nText", 1, "Fehler: Der Kopf der Datei ist nicht geschlossen. Abhilfe: Nach der letzten Angabe eine Zeile `---` setzen."),
    "no header": Mistake("Nur Text", 1, "Fehler: Der Kopf mit dem Titel fehlt. Abhilfe: Ganz oben beginnen mit den Zeilen `---`, `title: …`, `---`."),
    "two versions": Mistake(HEAD + "Eins\n<<<<<<< HEAD\nZwei\n=======\nDrei\n>>>>>>> main\nVier", 5, "Fehler: Hier stehen zwei Fassungen untereinander, denn zwei haben dieselbe Stelle geändert. Abhilfe: Eine behalten"),
    "two versions in the header": Mistake("---\n<<<<<<< HEAD\ntitle: Eins\n=======\ntitle: Zwei\n>>>>>>> main\n---\nText", 2, "Fehler: Hier stehen zwei Fassungen untereinander"),
    "beside content": Mistake(HEAD + "Text", 1, "Fehler: 2023-01-01-daneben.md liegt neben content/ und würde nicht veröffentlicht. Abhilfe: Nach content/news/ verschieben.", "2023-01-01-daneben.md"),
    "Liquid variable": Mistake(HEAD + "{{ page.title }}", 4, "Fehler: „{{ page.title }}“ verstand nur die alte Website."),
    "kramdown attributes": Mistake(HEAD + "Text\n\n{: .center}", 6, "Fehler: „{: .center}“ verstand nur die alte Website."),
    "alt is the very file name": Mistake(HEAD + "![Gut](/images/foto.jpg)\n\n![foto.jpg](/images/foto.jpg)", 6, "Fehler: Der Ersatztext „foto.jpg“ ist nur ein Dateiname."),
    "former address twice": Mistake("---\ntitle: x\nfrueher: /blog.html\n---\nText", 3, "Fehler: Die frühere Adresse /blog.html gehört schon zu den Listen der Website."),
    "link says nothing": Mistake(HEAD + "Alles [hier](/)", 4, "Hinweis: Der Linktext „hier“ sagt nicht, wohin er führt. Abhilfe: Das Ziel nennen"),
    "not encrypted": Mistake(HEAD + "[BUND](http://www.bund.net/a)", 4, "Hinweis: Der Link „http://www.bund.net/a“ ist unverschlüsselt. Abhilfe: `https://www.bund.net/a` versuchen."),
    "title too long": Mistake(f"---\ntitle: {'Klima ' * 12}\n---\nText", 2, "Hinweis: `title` hat 71 Zeichen; Vorschauen zeigen etwa 70. Abhilfe: Das Wichtigste nach vorn stellen oder kürzen."),
    "description too long": Mistake(f"---\ntitle: x\ndescription: {'Klima ' * 30}\n---\nText", 3, "Hinweis: `description` hat 179 Zeichen; Vorschauen zeigen etwa 160."),
    "level skipped": Mistake(HEAD + "## Eins\n\n#### Zwei\n\nText", 6, "Hinweis: Vor der Überschrift „Zwei“ fehlt eine Ebene. Abhilfe: `### Zwei` statt `#### Zwei` schreiben."),
    "odd ending among images": Mistake(b"gimp", 1, "Hinweis: plakat.xcf ist die Arbeitsdatei eines Bildprogramms oder die Rohdatei einer Kamera; sie wird nicht veröffentlicht. Abhilfe: Das Bild daraus als JPEG oder PNG sichern", "content/images/plakat.xcf"),
}  # fmt: skip


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What `make check` says of a site in which all mistakes were made at once."""
    project: Project = small_project(tmp_path_factory.mktemp("mistakes"))
    for number, mistake in enumerate(MISTAKES.values(), start=1):
        project.write(mistake.place(number), mistake.content)
    project.write("content/images/foto.jpg", strip(as_phone(sample())).content)
    tags = HEAD.replace("---\n", "---\ntags: Veranstaltung, Mobilität\n", 1)
    project.write("content/news/2022-12-31-Zwei.md", tags + "Text")
    project.write(
        "content/news/2023-03-01-bald.md", HEAD.replace("\n---", "\nstatus: draft\n---") + "Text"
    )
    result = project.run("-m", "invoke", "check")
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    return result.stderr.splitlines()


@pytest.mark.parametrize("name", MISTAKES)
def test_each_mistake_is_one_sentence(report: list[str], name: str) -> None:
    """Each mistake is told once, with file, line and remedy, and nothing else is said of its file."""
    number = [*MISTAKES].index(name) + 1
    mistake = MISTAKES[name]
    place = f"{mistake.place(number)}:"
    told = [line.removeprefix(place) for line in report if line.startswith(place)]
    assert len(told) == 1, told
    assert told[0].startswith(f"{mistake.line}: {mistake.said}")
    assert re.search(r" Abhilfe: .", told[0])


def test_nothing_else_is_wrong(report: list[str]) -> None:
    """Nothing is said of files without a mistake."""
    places = {mistake.place(n) for n, mistake in enumerate(MISTAKES.values(), start=1)}
    assert {
        line.partition(":")[0] for line in report if not line.startswith("content/data/")
    } <= places
