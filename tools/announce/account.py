"""The campaign's account on its Mastodon server, through Mastodon.py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Any

import requests
from mastodon import Mastodon
from mastodon.return_types import Status

from plugins.announcements.choosing import links_in
from tools.announce.mastodon_errors import Trouble, explained

TIMEOUT = 90.0  # seconds; a server's own proxy gives up after 60
# Newer servers answer to this as well; said here, nobody has to ask for it.
_API = "4.0.0"
_A_PAGE = 40  # statuses; no server gives more at once
_TOKEN = re.compile(r"[\w.~+/=-]+", re.ASCII)  # RFC 6750, 2.1
_PROFILE = re.compile(r"(?P<server>https?://[^/]+)/@(?P<name>\w+)", re.ASCII)


@dataclass(frozen=True)
class MastodonClient:
    """A profile whose owner we have shown to be; `server_time` is the server's at that moment."""

    client: Mastodon
    server: str
    id: str
    server_time: datetime

    def links(self, since: datetime) -> set[str]:
        """Return what the account's own public statuses link to, back to a time on the server.

        What it boosted are words of others, a message to somebody is no announcement.
        """
        with explained(self.client):
            shown = [s for s in self._statuses(since) if s.visibility not in ("private", "direct")]
            cards = {status.card.url for status in shown if status.card}
            return cards.union(*(links_in(status.content) for status in shown))

    def _statuses(self, since: datetime) -> Iterator[Status]:
        """Yield the newest first, and beyond `since` those of the same page.

        Pages are asked for by id: a proxy that drops Link headers does not end the search too soon.
        """
        oldest = None
        while page := self.client.account_statuses(
            self.id, exclude_reblogs=True, limit=_A_PAGE, max_id=oldest
        ):
            yield from page
            if page[-1].created_at < since:
                return
            oldest = page[-1].id
        if page is None:  # "null" is not the end
            raise ValueError(page)

    def upload(self, picture: bytes, media_type: str, alt: str) -> Any:
        """Return what a status needs to show a picture; RefusedError where the server says no."""
        with explained(self.client):
            return self.client.media_post(picture, media_type, alt)

    def post(self, text: str, medium: Any, key: str) -> str:
        """Post publicly, in German, and return the status's address.

        The server posts once for one key and keeps it for an hour:
        https://docs.joinmastodon.org/methods/statuses/#headers
        """
        with explained(self.client):
            status = self.client.status_post(
                text, media_ids=[medium] if medium else None, visibility="public",
                language="de", idempotency_key=key,
            )  # fmt: skip
            if not status.url:
                raise ValueError(status)
            return str(status.url)


def sign_in(
    profile: str, token: str, timeout: float = TIMEOUT, *, user_agent: str = "website"
) -> MastodonClient:
    """Return the account behind a profile's address; Trouble where the token is somebody else's.

    `timeout` in seconds is for each request; `user_agent` says to the server who asks, in ASCII.
    """
    match = _PROFILE.fullmatch(profile)
    if match is None or not _TOKEN.fullmatch(token):
        message = "MASTODON_ACCESS_TOKEN taugt nicht als Zugang."
        raise Trouble(message, "Das Zugangstoken neu kopieren (docs/betrieb.md).")
    dates: list[str] = []
    session = requests.Session()
    session.hooks["response"].append(partial(_note_date, dates))
    client = Mastodon(
        access_token=token, api_base_url=match["server"], session=session,
        ratelimit_method="throw", request_timeout=timeout,
        mastodon_version=_API, version_check_mode="created",
        user_agent=user_agent,
    )  # fmt: skip
    with explained(client):
        me = client.account_verify_credentials()
        server_time = parsedate_to_datetime(dates[-1])
        if me.username.lower() != match["name"].lower():
            message = f"Das Zugangstoken gehört zu einem anderen Konto als {profile}."
            raise Trouble(message, "Mit dem richtigen Konto ein Token anlegen (docs/betrieb.md).")
        return MastodonClient(client, match["server"], str(me.id), server_time)


def _note_date(dates: list[str], response: requests.Response, **_: Any) -> None:
    dates.append(response.headers.get("Date", ""))
