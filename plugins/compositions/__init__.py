"""What lifts a part of a text: a number, a quotation, a button, a box.

Each stands alone on its line; those of one kind right below one another stand side by side.

    [[Zahl: 64 kg | Müll gesammelt]]            a number that counts, and what of
    [[Zitat: Wir fangen an. | Eine Nachbarin]]  a quotation pulled out; who said it may be left out
    [[Knopf: Mitmachen | /kontakt.html]]        what to do now
    [[Kasten]]                                  a box around the Markdown
    [[Kasten Ende]]                             between these two lines

In feeds they are what they say. The step `compositions` makes what is well written; what is not is
left for the directives of the same names, which say why.
"""

from functools import partial

from pelican import Pelican, signals

from plugins.common.build import build_of
from plugins.common.directives import BLOCKS
from plugins.common.unexpected import guarded
from plugins.compositions.composition import refuse
from plugins.compositions.step import compose


def offer(pelican: Pelican) -> None:
    """Offer the step, and for each name what tells why it was not taken."""
    build = build_of(pelican.settings)
    build.steps["compositions"] = compose
    build.directives |= {name: partial(refuse, name) for name in BLOCKS}


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
