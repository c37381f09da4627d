"""Who answers for the site (content/data/contact.yml)."""

from dataclasses import dataclass
from pathlib import Path

from plugins.common import data
from plugins.common.problem import Level, Problem
from plugins.common.templates import environment

# The fields the law asks for (§ 5 DDG, § 18 MStV) and how a message names them.
REQUIRED_TO_PUBLISH = {
    "responsible": "die verantwortliche Person",
    "street": "Straße und Hausnummer",
    "town": "Postleitzahl und Ort",
}

_templates = environment(__file__)


@dataclass(frozen=True)
class Contact:
    """`responsible`, `street` and `town` are "" until the campaign fills them in."""

    name: str
    email: str
    responsible: str
    street: str
    town: str

    @property
    def is_complete(self) -> bool:
        """Say whether the legal notice can be published."""
        return all((self.responsible, self.street, self.town))


def load(path: Path) -> tuple[Contact, list[Problem]]:
    """Return the contact and what is wrong; what the law asks for is a Hinweis while missing."""
    entry, problems = data.load(path)
    if not problems:
        problems += data.check_shape(entry, "Kontakt", ("name", "email"), REQUIRED_TO_PUBLISH)
        problems += _missing(entry)
    fields = ("name", "email", *REQUIRED_TO_PUBLISH)
    return Contact(**{field: entry.text(field) for field in fields}), problems


def _missing(entry: data.Entry) -> list[Problem]:
    """Return one Hinweis that names all missing fields and their lines, or nothing."""
    missing = [key for key in REQUIRED_TO_PUBLISH if not entry.text(key)]
    if not missing:
        return []
    what = " und ".join(REQUIRED_TO_PUBLISH[key] for key in missing)
    lines = ", ".join(str(entry.lines.get(key, entry.line)) for key in missing)
    message = f"Für das Impressum fehlen {what}."
    remedy = f"In Zeile {lines} nach dem Doppelpunkt eintragen."
    line = entry.lines.get(missing[0], entry.line)
    return [Problem(entry.path, line, message, remedy, Level.HINWEIS)]


def render_responsible(contact: Contact, _argument: str, inline: bool) -> str:
    """Return name and postal address."""
    return _templates.get_template("responsible.html").render(contact=contact, inline=inline)


def render_mail(contact: Contact, _argument: str, inline: bool) -> str:
    """Return the mail address as a link."""
    return _templates.get_template("mail.html").render(contact=contact, inline=inline)
