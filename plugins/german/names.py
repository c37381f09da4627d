"""Words before a number that make it a name: of a phone, a file, a room, a train, a house.

When in doubt a number is one: a range that keeps its hyphen is still read, a name that lost it is
another name.
"""

import re

_REACH = 40  # characters

_PHONES = (
    r"tel|telefon\w*|fon|phone|fax|telefax|handy\w*|hotline|mobil(?:nummer|telefon|(?=[.:]))"
    r"|ruf(?:en sie)?|notruf|anruf\w*|whatsapp|signal|threema|sms|erreichbar"
)
_NUMBERS = (
    r"\w*-?(?:nr|nrn|nummern?)|n[°º]|no(?=\.)|(?:akten|geschäfts|kenn|kassen)zeichen|\w*kennziffern?"
    r"|\w*schlüssel|code|id|pin|tan|az|gz|drs|ds|\w*drucksachen?|bgbl|gvbl|abl"
    r"|iban|bic|blz|konto|kto|isbn|issn|doi|ean|gtin|pzn|wkn|isin|hr[ab]|vr|ust|plz|postfach|durchwahl"
)
_STANDARDS = "DIN|EN|ISO|IEC|VDI|VDE|VDS|DVGW|TRGS|TRBS|RAL|IEEE|RFC|ÖNORM|SIA|BS|ETSI|ECE|ASTM"
_NAMED = (
    "Artikel|Signatur|Rechnung|Flug|Kennzeichen|Wagen|Reihe|Sitzplatz|Vorgang|Vorlage|Beschluss|Antrag|Anfrage|Protokoll|Bescheid|Ticket|Akte|Ausgabe|Heft"
    "|Version|Modell|Typ|Serie|Charge|Los|Raum|Zimmer|Saal|Halle|Haus|Gebäude|Block|Etage|Gleis"
    r"|Parzelle|Flur|Flurstück|\w*[Ll]inien?|Bus|Tram|Zug|Route|Formular|B-Plan|\w*[Bb]ebauungsplan"
    "|Mappe|Band|Paket|Gate|Spiel|Ergebnis"
)
_TRAINS_AND_ROADS = "RE|RB|IC|ICE|EC|ECE|NJ|FLX|TGV|S|U|SE|A|B|L|K"
_STREETS = (
    "str|straße|strasse|weg|platz|allee|gasse|ring|ufer|damm|markt|hof|berg|brücke|graben|winkel"
    "|steig|pfad|park|chaussee|promenade|wall|anger|siedlung|tor|garten|hang|steg|höhe|tal|feld"
    "|stiege|zeile|kai"
)
_A_STREET = rf"\w+(?:{_STREETS})|{'|'.join(map(str.capitalize, _STREETS.split('|')))}"
_COUNTRY_OR_AREA = r"(?:\+|(?<![\d.,:])0)\d[\d /()-]*"
_DIRECTLY = re.compile(
    rf"""(?:
        [☎📞]\s? | {_COUNTRY_OR_AREA}
      | (?<![^\W_])(?i:{_PHONES}|{_NUMBERS})\b[\s.:/(„"-]*(?:[\w.]{{1,15}}[\s:]+)?
      | (?<![^\W_])(?:{_STANDARDS}|{_NAMED}|{_A_STREET})\b[\s.:(„"]*
      | (?<!\w)(?:{_TRAINS_AND_ROADS})\s?
    )\Z""",
    re.VERBOSE,
)
_NEARBY = re.compile(rf"(?<![^\W_])(?i:{_PHONES}|{_NUMBERS})(?!\w)|[☎📞]")
# A group of digits before it, or capitals before its short form (BV 2023-35).
_GROUP = re.compile(r"\d[)]?/?\Z")
_CAPITALS = re.compile(r"(?<!\w)[A-ZÄÖÜ]+\.?\Z")


def words_before(text: str, start: int) -> str:
    """Return the last words before a place, without the spaces there.

    They are of the same block; at its beginning of the one before, which may be its label.
    """
    while start and text[start - 1].isspace():
        start -= 1
    return text[max(start - _REACH, 0) : start].rpartition("\u2029")[2]


def names_number(text: str, start: int) -> bool:
    """Say whether the number at `start` belongs to what stands directly before it."""
    return bool(_DIRECTLY.search(words_before(text, start)))


def names_year(text: str, start: int, *, short: bool) -> bool:
    """Say whether what looks like years may be part of a name; `short` are those like 2023-35."""
    before = words_before(text, start)
    if _DIRECTLY.search(before) or _NEARBY.search(before) or _GROUP.search(before):
        return True
    return short and bool(_CAPITALS.search(before))
