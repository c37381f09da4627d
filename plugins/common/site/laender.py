"""The sixteen Länder, and who watches over the protection of data in each.

For associations and private people, Art. 51 DSGVO, § 40 BDSG; as the authorities name themselves:
https://www.bfdi.bund.de/DE/Service/Anschriften/Laender/Laender-node.html
"""

import re
from typing import NamedTuple

from plugins.common.german import transliterate


class Authority(NamedTuple):
    """The name with its article, as it stands in a sentence, and the address of its website."""

    name: str
    url: str

    @property
    def host(self) -> str:
        """The name of the website's host."""
        return self.url.removeprefix("https://").rstrip("/")


AUTHORITIES = {
    "Baden-Württemberg": Authority(
        "der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Baden-Württemberg",
        "https://www.baden-wuerttemberg.datenschutz.de/",
    ),
    "Bayern": Authority(
        "das Bayerische Landesamt für Datenschutzaufsicht", "https://www.lda.bayern.de/"
    ),
    "Berlin": Authority(
        "die Berliner Beauftragte für Datenschutz und Informationsfreiheit",
        "https://www.datenschutz-berlin.de/",
    ),
    "Brandenburg": Authority(
        "die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg",
        "https://www.lda.brandenburg.de/",
    ),
    "Bremen": Authority(
        "die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt"
        " Bremen",
        "https://www.datenschutz.bremen.de/",
    ),
    "Hamburg": Authority(
        "der Hamburgische Beauftragte für Datenschutz und Informationsfreiheit",
        "https://datenschutz-hamburg.de/",
    ),
    "Hessen": Authority(
        "der Hessische Beauftragte für Datenschutz und Informationsfreiheit",
        "https://datenschutz.hessen.de/",
    ),
    "Mecklenburg-Vorpommern": Authority(
        "der Landesbeauftragte für Datenschutz und Informationsfreiheit Mecklenburg-Vorpommern",
        "https://www.datenschutz-mv.de/",
    ),
    "Niedersachsen": Authority(
        "der Landesbeauftragte für den Datenschutz Niedersachsen",
        "https://www.lfd.niedersachsen.de/",
    ),
    "Nordrhein-Westfalen": Authority(
        "die Landesbeauftragte für Datenschutz und Informationsfreiheit Nordrhein-Westfalen",
        "https://www.ldi.nrw.de/",
    ),
    "Rheinland-Pfalz": Authority(
        "der Landesbeauftragte für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz"
        " (LfDI)",
        "https://www.datenschutz.rlp.de/",
    ),
    "Saarland": Authority(
        "das Unabhängige Datenschutzzentrum Saarland", "https://www.datenschutz.saarland.de/"
    ),
    "Sachsen": Authority(
        "die Sächsische Datenschutz- und Transparenzbeauftragte",
        "https://www.datenschutz.sachsen.de/",
    ),
    "Sachsen-Anhalt": Authority(
        "die Landesbeauftragte für den Datenschutz Sachsen-Anhalt",
        "https://datenschutz.sachsen-anhalt.de/",
    ),
    "Schleswig-Holstein": Authority(
        "das Unabhängige Landeszentrum für Datenschutz Schleswig-Holstein",
        "https://www.datenschutzzentrum.de/",
    ),
    "Thüringen": Authority(
        "der Thüringer Landesbeauftragte für den Datenschutz und die Informationsfreiheit",
        "https://www.tlfdi.de/",
    ),
}


# ISO 3166-2:DE, and what else people write.
_SHORT = {
    "bw": "Baden-Württemberg", "bawue": "Baden-Württemberg", "by": "Bayern", "be": "Berlin",
    "bb": "Brandenburg", "hb": "Bremen", "hh": "Hamburg", "he": "Hessen",
    "mv": "Mecklenburg-Vorpommern", "meckpomm": "Mecklenburg-Vorpommern", "ni": "Niedersachsen",
    "nds": "Niedersachsen", "nw": "Nordrhein-Westfalen", "nrw": "Nordrhein-Westfalen",
    "rp": "Rheinland-Pfalz", "rlp": "Rheinland-Pfalz", "pfalz": "Rheinland-Pfalz",
    "sl": "Saarland", "sn": "Sachsen", "st": "Sachsen-Anhalt", "sh": "Schleswig-Holstein",
    "th": "Thüringen",
}  # fmt: skip


def meant(written: str) -> str:
    """Return the Land of a short name, or the one within a longer name; else what was written."""
    wanted = _folded(written)
    # The longest first: in "Sachsen-Anhalt" and "Niedersachsen" there is "Sachsen".
    lands = sorted(AUTHORITIES, key=len, reverse=True)
    within = (land for land in lands if _folded(land) in wanted)
    return _SHORT.get(wanted) or next(within, written)


def _folded(name: str) -> str:
    return re.sub(r"[\W_]", "", transliterate(name).casefold())
