"""What servers of the fediverse say of our accounts."""

import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from plugins.common.account import Account
from plugins.common.problem import Level
from tools.online.asking import Answer
from tools.online.profiles import Site, state

SITE = "https://klimalautern.de"
P = "https://climatejustice.social/@KlimaLautern"
API = "https://climatejustice.social/api/v1/accounts/lookup?acct=KlimaLautern"
MASTODON = Account("Mastodon", P, "", True, "content/data/social.yml", 6)
GOOD = f'<link rel="me" href="{P}">'.encode()


@dataclass
class Script:
    """Answers what a test wants, and remembers who was asked."""

    answers: dict[str, Answer]
    asked: list[str] = field(default_factory=list)

    def read(self, url: str, limit: int, *, redirects: int = 3, accept: str = "*/*") -> Answer:
        """Answer; `accept` is what servers choose by."""
        assert (limit, redirects) == (1024 * 1024, 3)
        assert accept == ("application/json" if url == API else "text/html")
        self.asked.append(url)
        return self.answers[url]

    def location(self, url: str) -> str:
        """Lead from here to the profile, and from nowhere else."""
        self.asked.append(url)
        return P if url == "https://a.de/weiter" else ""


def profile(*fields: tuple[str, str | None]) -> Answer:
    """Return a profile with fields: HTML or text, and since when it is verified."""
    given = [{"name": "x", "value": value, "verified_at": since} for value, since in fields]
    return Answer(200, body=json.dumps({"fields": given}).encode())


def link(url: str) -> str:
    return f'<a href="{url}" rel="me nofollow"><span class="invisible">https://</span>x</a>'


def ask(account: Account, **answers: Answer) -> tuple[str, Any, list[str]]:
    script = Script({API: answers.get("api", Answer(0)), SITE: answers.get("page", Answer(0))})
    found = state(account, Site(SITE, (SITE,)), script)
    return found.sentence, found.problem, script.asked


@pytest.mark.parametrize(
    "fields",
    [
        [(link(SITE), "2023-03-04T05:06:07.000+00:00")],
        [(link("https://b.de"), None), ("Kaiserslautern", None), (link(f"{SITE}/"), "2023-03-04T05:06:07.000Z")],
        [(link(f"{SITE}/x"), None), (link(SITE), "2023-03-04T05:06:07.000Z")],
    ],
)  # fmt: skip
def test_a_verified_account(fields: list[tuple[str, str | None]]) -> None:
    """A verified field that leads to the site is all it takes; the site itself is not asked."""
    assert ask(MASTODON, api=profile(*fields)) == (
        "bestätigt seit dem 4. März 2023.", None, [API],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("api", "level", "said"),
    [
        (Answer(404), Level.FEHLER, "gibt es nicht mehr."),
        (Answer(410), Level.FEHLER, "gibt es nicht mehr."),
        (Answer(0, "x", is_gone=True), Level.FEHLER, "gibt es nicht mehr."),
        (Answer(401), Level.HINWEIS, "ließ sich nicht prüfen: Der Server antwortet mit Status 401."),
        (Answer(0, "Zu langsam."), Level.HINWEIS, "ließ sich nicht prüfen: Zu langsam."),
        (Answer(200, body=b"<html>"), Level.HINWEIS, "ließ sich nicht prüfen: Die Antwort ist kein Profil."),
        (Answer(200, body=b"[]"), Level.HINWEIS, "ließ sich nicht prüfen: Die Antwort ist kein Profil."),
        (Answer(200, body=b'{"fields": [1]}'), Level.HINWEIS, "ließ sich nicht prüfen: Die Antwort ist kein Profil."),
        (profile(), Level.HINWEIS, f"verweist nicht auf {SITE}."),
        (profile((link("https://b.de/klimalautern.de"), "2023-03-04")), Level.HINWEIS, f"verweist nicht auf {SITE}."),
        (profile(("http://klimalautern.de", None)), Level.HINWEIS, "verweist mit „http://klimalautern.de“ auf uns; das prüft Mastodon nicht."),
    ],
)  # fmt: skip
def test_an_account_that_is_not(api: Answer, level: Level, said: str) -> None:
    """Gone, silent, or without a link back: said with the account's line and a remedy."""
    found, problem, asked = ask(MASTODON, api=api)
    assert found == said
    assert (problem.path, problem.line, problem.level) == ("content/data/social.yml", 6, level)
    assert problem.message == f"„Mastodon“ {said}"
    assert problem.remedy
    assert asked == [API]


@pytest.mark.parametrize(
    ("url", "is_ours"),
    [
        ("https://name.github.io/verein", True),
        ("https://name.github.io/verein/", True),
        ("http://Name.github.io/verein/kontakt.html", True),
        ("https://www.klimalautern.de", True),
        ("https://name.github.io", False),
        ("https://name.github.io/vereine", False),
    ],
)
def test_a_site_below_a_path(url: str, is_ours: bool) -> None:
    """A profile links back with the path, or to another address of the site; not to the domain."""
    site = Site(
        "https://name.github.io/verein",
        ("https://name.github.io/verein", "https://www.klimalautern.de", "/verein"),
    )
    found = state(MASTODON, site, Script({API: profile((link(url), "2023-03-04T05:06:07.000Z"))}))
    said = "bestätigt seit dem 4. März 2023." if is_ours else f"verweist nicht auf {site.url}."
    assert found.sentence == said


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (Answer(200, body=GOOD), ""),
        (Answer(200, body=b'<a rel=me href="https://a.de/weiter">'), ""),
        (Answer(200, body=b"<p>x</p>"), f" Kein Link der Seite trägt rel=me; der zu „{P}“ muss es."),
        (Answer(500), " Die Seite antwortet mit Status 500 statt 200."),
        (Answer(0, "Die Verbindung brach ab."), " Die Verbindung brach ab."),
    ],
)  # fmt: skip
def test_an_account_that_waits(page: Answer, reason: str) -> None:
    """A field that is not verified has the published page judged as its server would."""
    found, problem, asked = ask(MASTODON, api=profile((link(SITE), None)), page=page)
    assert found == f"verweist auf {SITE}, ist aber noch nicht bestätigt.{reason}"
    assert problem.level is Level.HINWEIS
    assert asked[:2] == [API, SITE]


@pytest.mark.parametrize(
    "account",
    [
        Account("Twitter", "https://twitter.com/k", "", False),
        Account("Mastodon", P, "", False),
        Account("GitHub", "https://github.com/k", "", True),
    ],
)
def test_nobody_is_asked_about_others(account: Account) -> None:
    """What is not to be verified, or has no server that could be asked, is said to be so."""
    said, problem, asked = ask(account)
    assert said.startswith("wird nicht bestätigt")
    assert (problem, asked) == (None, [])
