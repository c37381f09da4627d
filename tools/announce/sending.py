"""Sends what is new to Mastodon, each post once.

Nothing is remembered here: what the account has posted is the only truth. Before anything is sent
its statuses are searched for the post's address, back to the first day of announcements. For what
the search cannot see yet, because a request is still on its way, each post has a key of its own,
for which the server posts only once. After a failure nothing is sent again in the same run: what
came of it is for the next one to see. So a run may end at any moment, and several may go at once.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import requests

from plugins.announcements.choosing import in_question, is_announced
from plugins.announcements.post import News, Post
from plugins.announcements.text import compose, description
from tools.announce.account import MastodonClient
from tools.announce.mastodon_errors import RefusedError, Trouble
from tools.serve.server import type_of

MOST = 3  # posts a run: nobody wants a timeline full of us
MARGIN = timedelta(minutes=15)  # by so much clocks may differ
PAUSE = 15.0  # seconds
PATIENCE = 40  # pauses a run, until pages answer: Pages needs some minutes to deliver
LOOKS = 3  # after a failure, in case it was posted all the same


@dataclass(frozen=True)
class Sender:
    """One run: whose account, what is new, since when, what time it is, where the site lies.

    `wait` pauses for seconds, `tell` shows a line; `patience` is what is left of the pauses.
    """

    account: MastodonClient
    news: News
    since: datetime
    now: datetime
    site: Path
    wait: Callable[[float], None]
    tell: Callable[[str], None]
    patience: Iterator[float] = field(default_factory=lambda: iter([PAUSE] * PATIENCE))

    def run(self) -> list[Trouble]:
        """Send what is new; return why some could not be. Trouble where nothing can be begun."""
        self._refuse_wrong_clock()
        posts = in_question(self.news, self.since, self.now)
        silent = [post for post in posts if not self._is_there(post)]
        new = self.unannounced(posts)
        troubles = [_silent(post) for post in new if post in silent]
        ready = [post for post in new if post not in silent]
        return troubles + self._send_all(ready)

    def _send_all(self, ready: Sequence[Post]) -> list[Trouble]:
        """Send up to MOST; what the server refuses takes nobody's place."""
        troubles: list[Trouble] = []
        sent = 0
        for number, post in enumerate(ready):
            if sent == MOST:
                left = len(ready) - number
                self.tell(f"Hinweis: Es warten noch {left}; der nächste Lauf geht weiter.")
                break
            try:
                self._send(post)
                sent += 1
            except RefusedError as refused:
                message = f"„{post.title}“ ist nicht angekündigt: {refused.message}"
                troubles.append(Trouble(message, "Von Hand ankündigen, mit der Adresse."))
            except Trouble as trouble:
                return [*troubles, trouble]  # what came of it is for the next run to see
        return troubles

    def unannounced(self, posts: Sequence[Post]) -> list[Post]:
        """Return the posts of which the account has not told."""
        links = self.account.links(self.since - MARGIN) if posts else set()
        return [post for post in posts if not is_announced(post, links, self.news)]

    def _refuse_wrong_clock(self) -> None:
        there = self.account.server_time
        if abs(there - self.now) > MARGIN:
            message = f"Die Uhr geht falsch: Hier ist es {self.now:%d.%m.%Y %H:%M}, in Wahrheit"
            message += f" {there.astimezone(self.now.tzinfo):%d.%m.%Y %H:%M}."
            raise Trouble(message, "Die Uhr stellen; SOURCE_DATE_EPOCH darf nicht gesetzt sein.")

    def _is_there(self, post: Post) -> bool:
        """Wait until readers can read a post; say whether they can."""
        while not _answers(post.url):
            pause = next(self.patience, None)
            if pause is None:
                return False
            self.wait(pause)
        return True

    def _send(self, post: Post) -> None:
        medium = self._upload(post)
        key = sha256(post.identity.encode()).hexdigest()
        try:
            url = self.account.post(compose(post), medium, key)
        except RefusedError:
            raise
        except Trouble:
            if not self._has_arrived(post):
                raise
            url = "angekommen, auch wenn der Server es nicht sagte"
        self.tell(f"Angekündigt: {post.title} ({url})")

    def _upload(self, post: Post) -> object:
        """Return the picture as a status needs it, None where it has none the server takes."""
        if not post.picture:
            return None
        file = self.site / post.picture
        try:
            return self.account.upload(file.read_bytes(), type_of(file), description(post.alt))
        except RefusedError as refused:
            self.tell(f"Hinweis: „{post.title}“ geht ohne Bild hinaus. {refused.message}")
            return None

    def _has_arrived(self, post: Post) -> bool:
        """Look whether a post that seemed to fail was posted: an answer gets lost on its way.

        And a server may answer 500 to a key it knows: https://github.com/mastodon/mastodon/issues/40399
        """
        for _ in range(LOOKS):
            self.wait(PAUSE)
            try:
                if not self.unannounced([post]):
                    return True
            except Trouble:
                continue
        return False


def _answers(url: str) -> bool:
    try:
        return requests.get(url, timeout=30).status_code == requests.codes.ok
    except requests.RequestException:
        return False


def _silent(post: Post) -> Trouble:
    message = f"{post.url} antwortet nicht; „{post.title}“ ist nicht angekündigt."
    return Trouble(message, "Ist die Website veröffentlicht, holt der nächste Lauf es nach.")
