"""Words for headers that other systems know (Jekyll, Hugo, Eleventy, WordPress), or habit."""

# Our word for each of theirs.
_OURS = {
    word: ours
    for ours, words in {
        "description": "abstract excerpt intro kurztext lead metadescription meta_description"
        " seo_description subtitle summary teaser untertitel vorspann zusammenfassung",
        "tags": "categories category kategorie kategorien keywords labels rubrik rubriken"
        " schlagwort schlagwörter stichworte taxonomies topics",
        "thumbnail": "banner beitragsbild cover coverimage cover_image featured_image"
        " featuredimage header_image hero images og_image titelbild vorschaubild",
        "modified": "aktualisiert lastmod last_modified last_modified_at updated update stand",
        "date": "created created_at creation_date erstellt publishdate publish_date published_at"
        " pubdate tag_der_meldung",
        "authors": "autoren autorinnen byline creator verfasser verfasserin",
        "frueher": "alias aliases redirect_from redirects",
        "title": "headline heading name",
        "id": "guid uid",
        "location": "adresse address place raum straße venue where",
        "link": "conference meeting register registration url_anmeldung zoom",
        "start": "begin datetime event_date from startdate start_date starttime start_time termin"
        " von when",
        "end": "enddate end_date endtime end_time",
        "repeat": "recurrence recurring rrule turnus",
    }.items()
    for word in words.split()
}
_FILE_NAME = "Die Zeile löschen: Die Adresse kommt aus dem Dateinamen."
_GERMAN = "Die Zeile löschen: Die ganze Website ist deutsch."
_ABOUT_MENUS = "Die Zeile löschen: Was im Menü steht, sagt die Liste der Menüs (docs/schreiben.md)."
_USELESS = "Die Zeile löschen, hier bewirkt sie nichts."
_ADVICE = {
    **dict.fromkeys(("permalink", "slug", "url", "path", "save_as"), _FILE_NAME),
    **dict.fromkeys(("lang", "language", "locale", "sprache"), _GERMAN),
    **dict.fromkeys(("menu", "menus", "nav", "order", "weight", "parent"), _ABOUT_MENUS),
    **dict.fromkeys(
        ("comments", "comment", "kommentare", "css", "js", "math", "mathjax", "pin", "pinned",
         "sitemap", "sticky", "template", "theme", "toc", "format", "generator", "robots"),
        _USELESS,
    ),
}  # fmt: skip
_YES = frozenset({"true", "yes", "ja", "1", "on"})
_DRAFT = "Einen Entwurf macht `status: draft`."
_PUBLIC = "Die Zeile löschen: Ohne `status: draft` erscheint der Text."
# Words that are switched on or off: what stands for "on", and what for "off".
_SWITCHES = {
    "draft": (_DRAFT, _PUBLIC),
    "entwurf": (_DRAFT, _PUBLIC),
    "published": (_PUBLIC, _DRAFT),
    "publish": (_PUBLIC, _DRAFT),
    "hidden": ("Nur wer die Adresse kennt, sieht den Text mit `status: hidden`.", _PUBLIC),
    "unlisted": ("Nur wer die Adresse kennt, sieht den Text mit `status: hidden`.", _PUBLIC),
    "private": ("Nur wer die Adresse kennt, sieht den Text mit `status: hidden`.", _PUBLIC),
    "cancelled": ("Einen Termin sagt `status: abgesagt` ab.", _USELESS),
    "abgesagt": ("Einen Termin sagt `status: abgesagt` ab.", _USELESS),
}


def instead_of(word: str, value: str) -> str:
    """Return the remedy for a word of another system, "" for one that none is known to use."""
    word = word.lower().replace("-", "_")
    if word in _SWITCHES:
        on, off = _SWITCHES[word]
        return on if value.strip().strip("\"'").lower() in _YES else off
    if ours := _OURS.get(word) or _OURS.get(word.replace("_", "")):
        return f"Das heißt hier `{ours}: …`."
    return _ADVICE.get(word, "")
