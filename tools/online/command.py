"""`make check ARGS=--online`: asks other websites whether our links still lead anywhere.

What others do must never stop a build, so no build asks; and nothing is written.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from urllib.parse import urldefrag, urlsplit

from plugins.checks.formats import FORMATS
from plugins.checks.outside import Mention
from plugins.common.account import Account
from plugins.common.problem import Level, Problem, errors_in, in_order
from plugins.common.site.agent import agent
from tools.online import profiles
from tools.online.asking import Answer, Asker
from tools.online.profiles import Site

HOSTS = 4  # asked at the same time
_GONE = (404, 410)


def check(listed: str, report_format: str) -> None:
    """Ask what the plugin `checks` has listed (JSON) and report; ends with 1 if a link is gone."""
    listing = json.loads(listed)
    site, mentions = listing["site"], [Mention(**one) for one in listing["mentions"]]
    asker = Asker(f"{agent(listing['name'], 'Linkpruefung')}/1 (+{site})")
    started = perf_counter()
    try:
        answers = ask_all(mentions, asker)
        if is_offline(answers):
            raise SystemExit(
                "Fehler: Keine einzige Website ist zu finden."
                " Abhilfe: Die Verbindung zum Internet prüfen und noch einmal versuchen."
            )
        problems = verdicts(mentions, answers)
        accounts = [Account(**one) for one in listing["accounts"]]
        problems += tell_accounts(accounts, Site(site, (site, *listing["own"])), asker)
    except KeyboardInterrupt:
        raise SystemExit("Abgebrochen.") from None
    for problem in in_order(problems):
        print(FORMATS[report_format](problem), file=sys.stderr, flush=True)
    seconds = f"{perf_counter() - started:.0f}"
    print(f"{len(answers)} Adressen gefragt, {len(errors_in(problems))} Fehler, {seconds} s.")
    if errors_in(problems):
        raise SystemExit(1)


def ask_all(mentions: Iterable[Mention], asker: Asker) -> dict[str, Answer]:
    """Return the answer for each address without its fragment; a few hosts at a time."""
    by_host: defaultdict[str, list[str]] = defaultdict(list)
    for url in sorted({urldefrag(mention.url).url for mention in mentions}):
        by_host[urlsplit(url).netloc.lower()].append(url)
    print(f"Frage bei {len(by_host)} anderen Websites nach ...", flush=True)
    with ThreadPoolExecutor(HOSTS) as pool:
        found = pool.map(lambda urls: {url: asker.ask(url) for url in urls}, by_host.values())
        return {url: answer for answers in found for url, answer in answers.items()}


def is_offline(answers: Mapping[str, Answer]) -> bool:
    """Say whether not one of several answered: then it is us who are gone."""
    return len(answers) > 1 and all(a.is_gone and not a.status for a in answers.values())


def verdicts(mentions: Iterable[Mention], answers: Mapping[str, Answer]) -> list[Problem]:
    """Return what is to be done about each mention of an address that is not simply there."""
    judged = (_verdict(mention, answers[urldefrag(mention.url).url]) for mention in mentions)
    return [problem for problem in judged if problem]


def tell_accounts(accounts: Iterable[Account], site: Site, asker: Asker) -> list[Problem]:
    """Print how each account stands; return what is to be done."""
    problems = []
    for account in accounts:
        state = profiles.state(account, site, asker)
        print(f"{account.name}: {state.sentence}", flush=True)
        problems += [state.problem] if state.problem else []
    return problems


def _verdict(mention: Mention, answer: Answer) -> Problem | None:
    url, level = mention.url, Level.HINWEIS
    if answer.status in _GONE or answer.is_gone:
        message = f"„{url}“ gibt es nicht mehr: {_why(answer)}"
        remedy = (
            f"Die neue Adresse suchen, https://web.archive.org/web/{url} oder nichts verlinken."
        )
        level = Level.FEHLER
    elif not 200 <= answer.status < 300:
        message = f"„{url}“ ließ sich nicht prüfen: {_why(answer)}"
        remedy = "Im Browser nachsehen."
    elif answer.moved:
        fragment = urldefrag(url).fragment
        message = f"„{url}“ ist dauerhaft umgezogen."
        remedy = f"`{answer.moved}{'#' + fragment if fragment else ''}` schreiben."
    else:
        return None
    return Problem(mention.path, mention.line, message, remedy, level)


def _why(answer: Answer) -> str:
    return answer.reason or f"Die Website antwortet mit Status {answer.status}."
