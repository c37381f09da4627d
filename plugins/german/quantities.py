"""What is counted: the units and nouns that may follow a number."""

# A space between number and unit must not break.
UNITS = (
    r"%|‰|€|°C?|Uhr|Euro|Cent|EUR|Prozent|Grad|Mio\.?|Mrd\.?|Tsd\.|Millionen|Milliarden"
    r"|[kMGT]Wh|Wh|[kMG]Wp?|[kcm]m[²³23]?|m[²³23]?|qm|km/h|m/s|kg|mg|µg|g|t|ha|l|ml|h|min|s|ppm"
    r"|kV|V|W|dB|[kMG]?Hz|[kMGT]B|[kMG]bit/s|ff?\."
)
# A space is put in only where nothing else can be meant: "5t", "12h", "100%ig" stay.
CLEAR_UNIT = (
    r"(?:%|€|°C|Uhr|Euro|EUR|[kMGT]Wh|Wh|[kMG]Wp?|W|k?V|kg|mg|[kcm]m[²³23]?|m[²³]|qm|ml|km/h|ha|min"
    r"|Mio\.|Mrd\.|ppm|dB|[kMG]?Hz|[kMGT]B|[kMG]bit/s|(?:(?<=,\d)|(?<=,\d\d))[mtlgh])(?![\w–-])"
)
# Nouns that make two numbers a range; compounds end like them.
_COUNTED = (
    r"Sekunden|Minuten|Stunden?|Tagen?|Wochen|Monaten?|Jahren?|Mal|Personen|Leuten?|Menschen"
    r"|Kindern?|Jugendlichen?|Erwachsenen?|Frauen|Männern?|Teilnehmer\w*|Teilnehmenden?|Helfer\w*"
    r"|Mitgliedern?|Freiwilligen?|Aktiven?|Gästen?|Familien|Gruppen|Metern?|Gramm|Kilo|Pfund|Litern?"
    r"|Tonnen|Hektar|Watt|Prozentpunkten?|Promille|Dollar|Franken|Stück|Seiten|Zeilen|Zeichen"
    r"|Wörtern?|Sätzen?|Worten?|Punkten?|Plätzen?|Bäumen?|Autos|Rädern?|Bussen?|Fragen|Schritten?"
    r"|Stimmen|Exemplaren?|Knoten|Folgen|Runden|Portionen|Handvoll|Tassen|Gläsern?|Flaschen|Löffeln?"
)
_SHORT = (
    r"mal|x|Std\.?|Min\.?|Sek\.?|Tsd\.?|Kilowatt\w*|Megawatt\w*|USD|CHF|£|\$|MW|PS|kcal|kB|px"
    "|EL|TL|cl|dl"
)
COUNTED = rf"{UNITS}|{_SHORT}|(?:[A-ZÄÖÜ]\w{{0,30}}-?)?(?i:{_COUNTED})"
