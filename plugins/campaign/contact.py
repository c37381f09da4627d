"""Who answers for the site (content/data/contact.yml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.common import data, data_checks
from plugins.common.directives import no_argument
from plugins.common.german import enumeration
from plugins.common.hosts import in_ascii
from plugins.common.problem import Level, Problem
from plugins.common.templates import environment

# The fields the law asks for (§ 5 DDG, § 18 MStV) and how a message names them.
REQUIRED = {
    "responsible": "die verantwortliche Person",
    "street": "Straße mit Hausnummer",
    "town": "Postleitzahl mit Ort",
}

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")

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
    def mailbox(self) -> str:
        """The mail address as servers know it: its domain in ASCII."""
        name, at, host = self.email.rpartition("@")
        return f"{name}{at}{in_ascii(host)}"

    @property
    def lines(self) -> list[str]:
        """What is known of the postal address, a line each."""
        return [line for line in (self.responsible, self.street, self.town) if line]


def load(path: Path, name: str = "") -> tuple[Contact, list[Problem]]:
    """Return the contact and what is wrong; what the law asks for is a Hinweis while missing.

    `name` is the group's.
    """
    entry, problems = data.load(path)
    if not problems:
        problems += data_checks.check_shape(entry, "Kontakt", ("email",), REQUIRED)
        problems += _check_email(entry)
        problems += _missing(entry)
    fields = ("email", *REQUIRED)
    return Contact(name, **{field: entry.text(field) for field in fields}), problems


def _check_email(entry: data.Record) -> Iterator[Problem]:
    email = entry.text("email")
    if email and not _EMAIL.fullmatch(email):
        message = f"„{email}“ ist keine Mailadresse."
        yield entry.problem("email", message, "Sie wie `email: info@example.org` schreiben.")


def _missing(entry: data.Record) -> Iterator[Problem]:
    """Yield one Hinweis that names all missing fields and where they belong."""
    missing = [key for key in REQUIRED if not entry.get(key)]
    if missing:
        what = enumeration([REQUIRED[key] for key in missing])
        places = enumeration([_place(entry, key) for key in missing])
        line = entry.lines.get(missing[0], 1)
        message = f"Das Impressum ist unvollständig; noch offen: {what}."
        yield Problem(entry.path, line, message, f"Eintragen {places}.", Level.HINWEIS)


def _place(entry: data.Record, key: str) -> str:
    return f"in Zeile {entry.lines[key]} `{key}: …`" if key in entry.lines else f"`{key}: …`"


def render_responsible(contact: Contact, argument: str, inline: bool) -> str:
    """Return name and postal address."""
    no_argument("Verantwortlich", argument)
    return _templates.get_template("responsible.html").render(contact=contact, inline=inline)


def render_mail(contact: Contact, argument: str, inline: bool) -> str:
    """Return the mail address as a link."""
    no_argument("EMail", argument)
    return _templates.get_template("mail.html").render(contact=contact, inline=inline)
