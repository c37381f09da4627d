"""German posts as an author would write them, in any number; the same seed gives the same posts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from random import Random

_WHO = (
    "der Stadtrat", "die Verwaltung", "unsere Gruppe", "das Bündnis", "die Nachbarschaft",
    "der Kreistag", "ein Verein aus der Südstadt", "die Klasse 9b", "das Klimaschutzmanagement",
)  # fmt: skip
_DOES = (
    "plant", "beschließt", "fordert", "zeigt", "verschiebt", "eröffnet", "prüft", "bezahlt",
    "begleitet", "erklärt",
)  # fmt: skip
_WHAT = (
    "einen Radweg zwischen Bahnhof und Universität", "neue Bäume in der Eisenbahnstraße",
    "Solaranlagen auf den Dächern der Schulen", "einen Wärmeplan für alle Stadtteile",
    "Busse im Takt von 15 Minuten", "ein Fest am Rathausplatz", "Tempo 30 vor den Kitas",
    "eine Reparaturwerkstatt", "weniger Parkplätze und mehr Grün", "den Haushalt 2024/2025",
)  # fmt: skip
_WHEN = (
    "im kommenden Frühjahr", "am 3. 5. um 18 Uhr", "noch vor den Ferien", "bis 2035",
    "von 10-12 Uhr", "seit drei Jahren", "in den nächsten 6 Monaten", "trotz aller Bedenken",
)  # fmt: skip
_WHY = (
    "weil jedes Zehntelgrad zählt", "denn CO2 bleibt lange in der Luft",
    "damit alle Bürger*innen etwas davon haben", "obwohl es Geld kostet, z. B. für Personal",
    'was viele "längst überfällig" nennen', "so steht es im Bericht auf S. 12",
    "und zwar mit 20% weniger Kosten als gedacht", "wie es das Klimaschutzgesetz verlangt",
)  # fmt: skip
_TOPICS = (
    "Verkehr", "Energie", "Wärme", "Stadtgrün", "Ernährung", "Bildung", "Stadtrat", "Landkreis",
    "Mitmachen", "Veranstaltung", "Wasser", "Gebäude",
)  # fmt: skip
_HEADINGS = (
    "Was beschlossen ist", "Wie es weitergeht", "Was es kostet", "Wer mitmacht",
    "Stimmen aus der Stadt", "Zahlen und Quellen", "Was ihr tun könnt",
)  # fmt: skip
_LINKS = (
    "[Bericht des Rates](https://example.org/bericht.pdf)",
    "[unser Appell](/appell-klimapakt.html)", "[Zahlen des Landes](https://example.org/zahlen)",
    "[wie ihr uns erreicht](/kontakt-social-media.html)",
)  # fmt: skip
_FIRST_DAY = date(2022, 1, 1)


PICTURES = 20  # that posts share, of 2 megapixels


class Kind(Enum):
    """Kinds of posts; values end the sentence "100 posts"."""

    TEXTS = ""
    PHOTOS = ", one in ten with a photo"
    SHORT = ", short ones of one topic, without a description"


Tags = Callable[[tuple[str, ...]], str]  # how a header writes them


def commas(tags: tuple[str, ...]) -> str:
    """Return tags as our authors write them."""
    return ", ".join(tags)


@dataclass(frozen=True)
class Sample:
    """A post: its file name, its header, its Markdown."""

    name: str
    title: str
    description: str
    tags: tuple[str, ...]
    body: str

    def markdown(self, tags: Tags = commas) -> str:
        """Return the file's text."""
        description = f"description: {self.description}\n" if self.description else ""
        return f"---\ntitle: {self.title}\n{description}tags: {tags(self.tags)}\n---\n\n{self.body}"


def posts(count: int, kind: Kind = Kind.TEXTS, *, seed: int = 10) -> Iterator[Sample]:
    """Yield posts of 3 to 6 KB, short ones of 0.3 KB, nine a week."""
    chance = Random(seed)  # noqa: S311 - texts, not secrets
    for number in range(count):
        day = _FIRST_DAY - timedelta(days=number * 7 // 9)
        name = f"{day}-meldung-{number:05}"
        with_picture = kind is Kind.PHOTOS and number % 10 == 0
        picture = f"/images/bench/{number % PICTURES}.jpg" if with_picture else ""
        yield _short(chance, name) if kind is Kind.SHORT else _post(chance, name, picture)


def _short(chance: Random, name: str) -> Sample:
    return Sample(name, _title(chance), "", _TOPICS[:1], _paragraph(chance))


def _post(chance: Random, name: str, picture: str) -> Sample:
    title = _title(chance)
    first, second = chance.sample(_TOPICS, 2)
    blocks = [_paragraph(chance), f"![Menschen auf einem Platz]({picture})\n"] if picture else []
    length = chance.randint(2500, 4700)
    while sum(map(len, blocks)) < length:
        blocks += _section(chance)
    return Sample(name, title, f"{_sentence(chance)[:140]}…", (first, second), "\n".join(blocks))


def _title(chance: Random) -> str:
    return _begun(_claim(chance))[:64].rsplit(" ", 1)[0]


def _section(chance: Random) -> Iterator[str]:
    yield f"## {chance.choice(_HEADINGS)}\n"
    yield _paragraph(chance)
    kind = chance.randrange(4)
    if kind == 0:
        yield "".join(f"* {_sentence(chance)}\n" for _ in range(chance.randint(3, 5)))
    elif kind == 1:
        yield "".join(f"{n}. {_sentence(chance)}\n" for n in range(1, chance.randint(4, 6)))
    elif kind == 2:
        yield f"> {_sentence(chance)}\n"
    yield _paragraph(chance)


def _paragraph(chance: Random) -> str:
    sentences = [_sentence(chance) for _ in range(chance.randint(2, 4))]
    if chance.random() < 0.5:
        sentences.append(f"Mehr dazu: {chance.choice(_LINKS)}.")
    if chance.random() < 0.4:
        sentences.append(f"*Wichtig* ist das - **sehr** - {chance.choice(_WHEN)}.")
    return " ".join(sentences) + "\n"


def _sentence(chance: Random) -> str:
    return f"{_begun(_claim(chance))}, {chance.choice(_WHY)}."


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]


def _claim(chance: Random) -> str:
    parts = (chance.choice(words) for words in (_WHO, _DOES, _WHAT, _WHEN))
    return " ".join(parts)
