"""What people call the facts in content/data/site.yml who have other systems in mind."""

# The key that is meant by each word, as far as both are not alike.
WORDS = {
    word: key
    for key, words in {
        "name": "title titel sitename site_name gruppe seitentitel",
        "word_mark": "logo wortmarke brand schriftzug",
        "long_name": "langname voller_name full_name verein title_long",
        "claim": "slogan motto tagline subtitle untertitel description beschreibung leitspruch",
        "goal": "ziel",
        "place": "ort stadt gemeinde city town location region",
        "land": "bundesland state federal_state",
        "address": "url adresse domain website webseite siteurl site_url baseurl homepage host",
        "former_addresses": "alte_adressen fruehere_adressen frühere_adressen old_addresses",
        "repository": "repo github git",
        "licence": "lizenz lizens license",
        "accent": "akzent akzentfarbe farbe color colour hell helle_farbe primary primary_color",
        "ink": "dunkel dunkle_farbe tinte dark secondary secondary_color",
        "join": "mitmachen",
        "announce_since": "mastodon ankündigen ankuendigen ankündigen_ab announce",
        "websub_hub": "hub websub",
        "menu": "menü menue hauptmenü hauptmenue navigation nav",
        "footer": "fuß fuss fußzeile fusszeile fußmenü fussmenue",
    }.items()
    for word in words.split()
}
