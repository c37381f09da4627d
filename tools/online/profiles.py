"""What a server of the fediverse says of an account: whether it links back, and is verified.

https://docs.joinmastodon.org/methods/accounts/#lookup, without a token.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlencode

from selectolax.lexbor import LexborHTMLParser

from plugins.common.account import Account
from plugins.common.addresses import path_within
from plugins.common.german import long_date
from plugins.common.problem import Level, Problem
from plugins.fediverse.verification import LIMIT, is_verifiable, why_not
from tools.online.asking import Answer


@dataclass(frozen=True)
class State:
    """How an account stands, in German, and what to do about it, if anything."""

    sentence: str
    problem: Problem | None = None


@dataclass(frozen=True)
class Site:
    """Where the site answers: its address, and all that are its own."""

    url: str
    own: tuple[str, ...]


class Reader(Protocol):
    """Who asks websites: tools.online.asking.Asker."""

    def read(self, url: str, limit: int, *, redirects: int = 3, accept: str = "*/*") -> Answer:
        """Return the answer, with up to `limit` bytes."""

    def location(self, url: str) -> str:
        """Return where an address redirects to, "" for nowhere."""


def state(account: Account, site: Site, asker: Reader) -> State:
    """Ask an account's server whether the profile links back to `site`, and how that stands."""
    if not account.in_fediverse:
        return State("wird nicht bestätigt; das kann nur ein Kanal mit `rel_me` im Fediverse.")
    question = urlencode({"acct": account.user})
    answer = asker.read(
        f"https://{account.server}/api/v1/accounts/lookup?{question}",
        LIMIT,
        accept="application/json",
    )
    if answer.status in {404, 410} or answer.is_gone:
        remedy = "`url` berichtigen oder den Eintrag löschen."
        return _state_with_problem(account, Level.FEHLER, "gibt es nicht mehr.", remedy)
    field = _field(answer, site)
    if field is None:
        why = answer.reason or _no_profile(answer)
        remedy = "Später noch einmal, oder im Browser am Profil nachsehen."
        return _state_with_problem(account, Level.HINWEIS, f"ließ sich nicht prüfen: {why}", remedy)
    return _judged(account, site, field, asker)


def _judged(account: Account, site: Site, field: dict[str, Any], asker: Reader) -> State:
    """Return the state by the profile's field for the site; {} for a profile without."""
    if not field:
        remedy = f"In Mastodon unter „Profil bearbeiten“ ein Zusatzfeld mit `{site.url}` anlegen."
        return _state_with_problem(
            account, Level.HINWEIS, f"verweist nicht auf {site.url}.", remedy
        )
    if since := field.get("verified_at"):
        return State(f"bestätigt seit dem {long_date(datetime.fromisoformat(str(since)))}.")
    url = _address(field)
    if not is_verifiable(url):
        remedy = f"Im Profil genau `{site.url}` schreiben, sonst nichts."
        sentence = f"verweist mit „{url}“ auf uns; das prüft Mastodon nicht."
        return _state_with_problem(account, Level.HINWEIS, sentence, remedy)
    page = asker.read(url, LIMIT, accept="text/html")
    why = page.reason or why_not(page.body, page.status, account.url, asker.location)
    remedy = "Ist die Website veröffentlicht, das Profil in Mastodon noch einmal sichern."
    sentence = f"verweist auf {url}, ist aber noch nicht bestätigt. {why}".rstrip()
    return _state_with_problem(account, Level.HINWEIS, sentence, remedy)


def _state_with_problem(account: Account, level: Level, sentence: str, remedy: str) -> State:
    problem = Problem(account.path, account.line, f"„{account.name}“ {sentence}", remedy, level)
    return State(sentence, problem)


def _field(answer: Answer, site: Site) -> dict[str, Any] | None:
    """Return the field that leads to the site, a verified one first; None for no profile."""
    if answer.status != 200:
        return None
    try:
        fields: list[dict[str, Any]] = json.loads(answer.body)["fields"]
        ours = [field for field in fields if path_within(_address(field), site.own) is not None]
        return next((field for field in ours if field.get("verified_at")), (*ours, {})[0])
    except (ValueError, TypeError, KeyError, AttributeError):  # another service, or a waiting room
        return None


def _no_profile(answer: Answer) -> str:
    if answer.status == 200:
        return "Die Antwort ist kein Profil."
    return f"Der Server antwortet mit Status {answer.status}."


def _address(field: dict[str, Any]) -> str:
    """Return the address in a field, which servers give as HTML."""
    document = LexborHTMLParser(str(field["value"]))
    link = document.css_first("a[href]")
    return str(link.attributes["href"]) if link else document.text().strip()
