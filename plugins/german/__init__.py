"""German typography, so that authors may type what a keyboard has.

    "Klima" - jetzt...      „Klima“ – jetzt…
    10-16 Uhr, z.B. 5 km    10–16 Uhr, z. B. 5 km, with spaces that do not break
    CO2, geht's, '68er      CO₂, geht’s, ’68er

Titles, descriptions and bodies all get it, and with them whatever is made of those: lists, feeds,
data for search engines. Code, addresses, names of files, and text marked with another `lang` stay.
Bodies get typogrify on top: a class for ampersands and capitals, no single word on a last line.

Offers the steps "typography" (of a body, and of a plain text) and "typogrify"; plugins.feeds takes
its classes out again. No setting of its own.
"""

from pelican import Pelican, signals

from plugins.common.build import build_of
from plugins.common.unexpected import guarded
from plugins.german.body import typography
from plugins.german.ornaments import typogrify
from plugins.german.rules import text

__all__ = ["register", "text"]


def offer(pelican: Pelican) -> None:
    """Offer the steps."""
    build_of(pelican.settings).text_steps["typography"] = text
    build_of(pelican.settings).steps.update(typography=typography, typogrify=typogrify)


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
