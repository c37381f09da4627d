"""Where words are divided."""

import pytest

from plugins.previews.hyphenation import SOFT_HYPHEN, syllables


@pytest.mark.parametrize(
    "divided",
    [
        "Kli|ma|schutz|ma|na|gement", "Donau|dampf|schiff|fahrts|gesell|schaft",
        "Kai|sers|lau|tern", "Nah|verkehrs|plan", "Rad|verkehrs|infra|struk|tur",
        "Wär|me|pla|nung", "Öffent|lich|keits|ar|beit", "Treib|haus|gas", "Stra|ßen|bahn",
        "Fuß|gän|ger|zone", "Mobi|li|täts|wende", "Ein|wohner|antrag", "Klima|entscheid",
        "Klima|stamm|tisch", "Wind|kraft|anlagen", "Bürger:innen|begeh|ren",
        "„Stadt|rats|sit|zung“,", "Haus", "Plan", "Abend", "2035", "",
    ],
)  # fmt: skip
def test_german_words(divided: str) -> None:
    """Compounds come apart where Germans divide them, and never just after a prefix."""
    assert "|".join(syllables(divided.replace("|", ""))) == divided


def test_the_author_knows_better() -> None:
    """A word with soft hyphens is divided there and nowhere else."""
    word = f"Urin{SOFT_HYPHEN}stinkt{SOFT_HYPHEN}verhalten"
    assert syllables(word) == ["Urin", "stinkt", "verhalten"]
