"""Lines that stay lines, and what is said of others."""

import pytest

from pelicanconf import MARKDOWN
from plugins.body.markdown import Converter

CONVERTER = Converter(MARKDOWN)


def lines(text: str) -> list[str]:
    """Return the lines that readers see of a paragraph."""
    html = CONVERTER.html(text).removeprefix("<p>").removesuffix("</p>")
    return [" ".join(line.split()) for line in html.split("<br>")]


def told(text: str) -> list[str]:
    return [f"{one.level}: {one.message} {one.remedy}" for one in CONVERTER.convert(text).remarks]


@pytest.mark.parametrize(
    "text",
    [
        "Wann: Samstag\nWo: Rathaus\nTel.: 0631 1",
        "Hier die Eckdaten\nWann: Samstag\nWo: Rathaus",
        "Wann: Samstag\nWo: Rathaus\nWir freuen uns auf euch alle!",
        "**KL:** Was ist zu tun?\n**EM:** Viel.\n**KL:** Und wer?",
        "**Wann**: Samstag\n**Wo**: Rathaus",
        "__KL:__ Was?\n__EM:__ Das.",
        "TOP 1 Begrüßung\nTOP 2 Haushalt\nTOP 3: Verschiedenes",
        "18:00 Uhr Einlass\n18.30 Uhr Vortrag\n20:00 Ende",
        "📅 Samstag, 14 Uhr\n📍 Stiftsplatz\n🎟️ Eintritt frei",
        "[1]: Müller (2020)\n[2]: Meier (2021)",
        "E-Mail: info@e.org\nmobil: 0170 1",
    ],
)
def test_labels_keep_their_lines(text: str) -> None:
    """Consecutive lines that each begin with a short label stay lines."""
    found = lines(text)
    assert len(found) == text.count("\n") + 1
    assert told(text) == []


def test_answers_go_on() -> None:
    """What was said in an interview may go on in the next line."""
    long = "Wir haben lange darüber gesprochen, was in dieser Stadt zu tun ist,"
    text = f"**KL:** {long}\nund dann angefangen.\n**EM:** {long}\nauch wir."
    assert [len(line) > 80 for line in lines(text)] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Das haben wir in der letzten Woche lange besprochen, und zwar mit allen\nGruppen: Es wird ein Fest geben, auf dem "
        "sich alle vorstellen können.\nDas ist schön.",
        "Die Stadt hat am Montag beschlossen, was alle seit Jahren gefordert haben.\nWichtig: Das gilt ab sofort.\nUnd zwar überall.",
        "Treffen um 18 Uhr.",
        "Ein Satz mit Doppelpunkt: hier geht es\nweiter.",
        "Wir fangen an um\n18:00 Uhr und hören\nauf, wenn es dunkel wird.",
    ],
)
def test_prose_flows(text: str) -> None:
    """A text that an editor broke into lines is one."""
    assert len(lines(text)) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("KlimaLautern\nBrüderstraße 1\n67655 Kaiserslautern", "Hinweis: Die Zeile „KlimaLautern“ und die nächste laufen in eine zusammen. Soll sie enden, `\\` ans Zeilenende setzen; soll ein Absatz beginnen, eine Leerzeile."),
        ("Viele Grüße\neure Gruppe", "Hinweis: Die Zeile „Viele Grüße“ und die nächste laufen in eine zusammen."),
        ("**Was wir wollen**\n\nMehr Räder.", "Hinweis: „Was wir wollen“ ist nur fett, keine Überschrift; Vorlesende springen daran vorbei. Soll es eine sein, `## Was wir wollen` auf eine eigene Zeile schreiben."),
        ("__Wer sind wir?__\nEine Gruppe von Leuten.", "Hinweis: „Wer sind wir?“ ist nur fett, keine Überschrift"),
    ],
)  # fmt: skip
def test_what_may_be_meant_otherwise(text: str, said: str) -> None:
    """Short lines, and a bold one alone, are a Hinweis that shows what to write."""
    [one] = told(text)
    assert one.startswith(said)


@pytest.mark.parametrize(
    "text",
    [
        "**Wichtig** ist das.", "**Kommt alle!**", "**Das ist ein ganzer Satz.**", "- **Punkt**", "> **Zitat**", "**Wir fordern:**\n\n- eins",
        "Eins\\\nzwei\\\ndrei", "Eins  \nzwei  \ndrei", "![Bild](/b.jpg)\n*Unterschrift*", "Ein Satz.\nNoch einer.",
        "[[Newsletter]]\nso\nund so", "- Punkt\n  noch\n  mehr", "Eins\nzwei",
    ],
)  # fmt: skip
def test_nothing_is_said_of_the_rest(text: str) -> None:
    """What is as it shall be needs no word."""
    assert told(text) == []
