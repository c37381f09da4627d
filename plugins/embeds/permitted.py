"""Who may be embedded (content/data/embeds.yml)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from plugins.common import data, data_checks
from plugins.common.data import Record
from plugins.common.problem import Problem
from plugins.embeds.address import normalised_address, other_port

KIND = "Dienst"
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+")


@dataclass(frozen=True)
class Host:
    """A host that learns the address of readers who load something of it, and who runs it."""

    host: str
    provider: str
    privacy: str


@dataclass(frozen=True)
class Permitted:
    """The hosts in the file's order, and the address of the newsletter's form, "" for none."""

    hosts: tuple[Host, ...] = ()
    newsletter: str = ""

    def allows(self, url: str) -> bool:
        """Say whether an address may be embedded."""
        try:
            host = urlsplit(normalised_address(url)).hostname
        except ValueError:
            return False
        return host in {one.host for one in self.hosts}


def load(path: Path) -> tuple[Permitted, list[Problem]]:
    """Return what may be embedded, and what is wrong with the file."""
    root, problems = data.load(path)
    if problems:
        return Permitted(), problems
    entries = root.entries("services")
    problems += data_checks.check_keys(root, ["newsletter", "services"])
    problems += data_checks.check_list(
        root, "services", KIND, of=Record, begins="host", may_be_empty=True
    )
    for entry in entries:
        problems += data_checks.check_shape(entry, KIND, ("host", "provider", "privacy"), ())
        problems += _check(entry)
    problems += data_checks.check_unique(entries, KIND, "host")
    permitted = Permitted(tuple(map(_host, entries)), root.text("newsletter"))
    return permitted, [*problems, *_check_newsletter(root, permitted)]


def _host(entry: Record) -> Host:
    return Host(entry.text("host"), entry.text("provider"), entry.text("privacy"))


def _check(entry: Record) -> Iterator[Problem]:
    host, privacy = entry.text("host"), entry.text("privacy")
    if host and not _HOST.fullmatch(host):
        message = f"„{host}“ ist kein Name eines Rechners."
        remedy = "Nur den Namen schreiben, ohne https:// und klein: `host: www.example.org`."
        yield entry.problem("host", message, remedy)
    if privacy and not data_checks.is_https(privacy):
        message = f"„{privacy}“ ist keine Adresse mit https."
        yield entry.problem("privacy", message, "Die ganze Adresse schreiben: `https://…`.")


def _check_newsletter(root: Record, permitted: Permitted) -> Iterator[Problem]:
    url = permitted.newsletter
    if url and not data_checks.is_https(url):
        message = f"„{url}“ ist keine Adresse mit https."
        yield root.problem("newsletter", message, "Die ganze Adresse schreiben: `https://…`.")
    elif url and (port := other_port(url)):
        message = f"Eingebettet wird nur über den Anschluss von https, nicht über „:{port}“."
        yield root.problem("newsletter", message, f"„:{port}“ aus der Adresse löschen.")
    elif url and not permitted.allows(url):
        host = urlsplit(url).hostname
        message = f"Der Newsletter liegt bei {host}, das nicht unter `services` steht."
        yield root.problem("newsletter", message, f"`- host: {host}` ergänzen.")
