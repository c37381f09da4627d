"""`make announce`: tells Mastodon of news that have just been published.

Outside CI nothing is sent unless --send asks for it; what would be is shown. The access token comes
from the environment (MASTODON_ACCESS_TOKEN) and goes nowhere but to the server of the Mastodon
profile in content/data/social.yml.
"""

import os
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from plugins.announcements.choosing import in_question
from plugins.announcements.post import News, Post, load
from plugins.announcements.text import LIMIT, compose, length
from plugins.campaign import accounts
from plugins.common import clock
from plugins.common.moments import parse_date
from plugins.common.site import read_site
from plugins.common.site.agent import agent
from tools.announce.account import MastodonClient, sign_in
from tools.announce.mastodon_errors import Trouble
from tools.announce.sending import MOST, Sender
from tools.build.command import OUTPUT, build
from tools.build.last_build import NEWS
from tools.publish.refusals import annotation

SITE, SOCIAL = Path("content/data/site.yml"), Path("content/data/social.yml")
_ENTER = (
    "Es dort unter `accounts:` eintragen: `- name: Mastodon`, darunter `url: https://…/@name` und"
    " `rel_me: true`."
)
TOKEN = "MASTODON_ACCESS_TOKEN"  # noqa: S105 - the name of a variable


def announce(settings: str, *, send: bool = False) -> None:
    """Build, then send or show what is new; or say in one German sentence why not."""
    in_ci = os.environ.get("CI") == "true"
    # Taken out, so that nothing started from here can pass it on.
    token = os.environ.pop(TOKEN, "").strip()
    if in_ci and not token:
        print(f"{annotation('notice')}Nichts angekündigt: {TOKEN} ist nicht hinterlegt.")
        return
    try:
        if send and not token:
            remedy = "Das Zugangstoken in die Umgebung legen (docs/betrieb.md)."
            raise Trouble(f"{TOKEN} ist nicht gesetzt.", remedy)
        build(settings)
        profile = _profile()  # asked first: without one there is nothing to set up
        news = load(NEWS.read_text(encoding="utf-8"))
        since = _since(news)
        ours = agent(read_site(SITE)[0].name, "website").lower()
        account = sign_in(profile, token, user_agent=ours) if token else None
        if account and (send or in_ci):
            _send(news, since, account)
        else:
            _show(news, since, account)
    except Trouble as trouble:
        _refuse([trouble])
    except KeyboardInterrupt:
        remedy = "make announce noch einmal eingeben; doppelt angekündigt wird nichts."
        _refuse([Trouble("Abgebrochen.", remedy)])


def _since(news: News) -> datetime:
    since = parse_date(news.since)
    if since is None:
        message = f"In {SITE} steht unter `announce_since` kein Tag."
        today = clock.now().date()
        raise Trouble(message, f"Den ersten Tag eintragen, etwa `announce_since: {today}`.")
    return since


def _profile() -> str:
    """Return the address of the campaign's Mastodon profile."""
    known, _ = accounts.load(SOCIAL)
    profile = next((account.url for account in known if account.in_fediverse), "")
    if not profile:
        raise Trouble(f"In {SOCIAL} steht kein Mastodon-Konto.", _ENTER)
    return profile


def _send(news: News, since: datetime, account: MastodonClient) -> None:
    if troubles := _sender(news, since, account).run():
        _refuse(troubles)


def _show(news: News, since: datetime, account: MastodonClient | None) -> None:
    """Print what would be sent; nothing is, and no picture is uploaded."""
    posts = in_question(news, since, clock.now())
    if account:
        posts = _sender(news, since, account).unannounced(posts)
    else:
        print(f"Ohne {TOKEN} lässt sich nicht sehen, was schon angekündigt ist.")
    for post in posts:
        _show_post(post)
    if posts[MOST:]:
        print(f"Davon gehen je Lauf höchstens {MOST} hinaus.")
    print("Probelauf: nichts gesendet." if posts else "Nichts anzukündigen.")


def _sender(news: News, since: datetime, account: MastodonClient) -> Sender:
    return Sender(account, news, since, clock.now(), OUTPUT, time.sleep, _tell)


def _show_post(post: Post) -> None:
    text = compose(post)
    print(f"\n--- {length(text)} von {LIMIT} Zeichen\n{text}")
    print(f"--- Bild: {post.picture}, {post.alt}\n" if post.picture else "--- ohne Bild\n")


def _tell(line: str) -> None:
    print(line, flush=True)


def _refuse(troubles: list[Trouble]) -> NoReturn:
    lines = (f"{annotation()}Fehler: {one.message} Abhilfe: {one.remedy}" for one in troubles)
    sys.exit("\n".join(lines))
