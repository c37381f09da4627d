"""A Mastodon server of our own, the line to it, and a site with posts to announce."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from socketserver import BaseServer
from typing import TYPE_CHECKING, Any

import pytest
import requests

from plugins.announcements.post import News, Post
from tests.announce.wire import Wire
from tests.photographs import as_phone, sample
from tests.support import NOW as EPOCH
from tools.announce.account import sign_in
from tools.announce.mastodon_errors import Trouble
from tools.announce.sending import Sender
from tools.serve.server import PagesServer

if TYPE_CHECKING:
    from mastodon_mock.testing import MockServer

NOW = datetime.fromtimestamp(int(EPOCH), UTC)
SINCE = NOW - timedelta(days=6)
TOKEN = "alice_token"  # noqa: S105 - of a server on loopback
POSTING = "POST /api/v1/statuses"


@contextmanager
def serving(server: BaseServer) -> Iterator[None]:
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Office:
    """Who announces: a site with pages, its news, the line to Mastodon; what was told, waited."""

    mastodon: "MockServer"
    wire: Wire
    pages: PagesServer
    posts: list[Post] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.wait: Callable[[float], None] = self.waited.append

    @property
    def news(self) -> News:
        """All posts, as a build would note them."""
        return News("", (self.pages.url, "https://klimalautern.de"), tuple(self.posts))

    def publish(self, slug: str, *, days_ago: float = 1, **more: Any) -> Post:
        """Put a post on the site that may be announced."""
        path = f"2023/11/10/{slug}"
        self.deliver(path)
        post = Post(
            identity=f"{self.pages.url}/{path}", url=f"{self.pages.url}/{path}.html", former=(),
            title=f"Neues von {slug}", summary="Worum es geht.", tags=("Rad und Bus",),
            date=NOW - timedelta(days=days_ago),
        )  # fmt: skip
        self.posts.append(Post(**{**vars(post), **more}))
        return self.posts[-1]

    def deliver(self, path: str) -> None:
        """Let the page answer."""
        file = self.pages.root / f"{path}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Da.")

    def run(self, *, now: datetime = NOW, token: str = TOKEN, timeout: float = 20) -> list[str]:
        """Announce; return what went wrong."""
        try:
            account = sign_in(f"{self.wire.url}/@alice", token, timeout)
            root, tell = self.pages.root, self.told.append
            sender = Sender(account, self.news, SINCE, now, root, self.wait, tell)
            return [trouble.message for trouble in sender.run()]
        except Trouble as trouble:
            assert trouble.__suppress_context__ or trouble.__context__ is None
            return [trouble.message]

    def client(self, name: str = "alice") -> Any:
        """Return a client of somebody who goes to the server without the wire."""
        return self.mastodon.client(name)

    def statuses(self) -> list[Any]:
        """Return what the campaign has posted, newest first, as the server has it."""
        client = self.client()
        page = client.account_statuses(client.me().id)
        return list(client.fetch_remaining(page))

    def counts(self) -> list[int]:
        """Return how often each post stands on the server."""
        contents = [status.content for status in self.statuses()]
        return [sum(f'"{post.url}"' in content for content in contents) for post in self.posts]

    def fault(self, asked: str, **effect: Any) -> None:
        """Have mastodon-mock fail once: https://mastodon-mock.readthedocs.io."""
        method, path = asked.split()
        rule: Any = {"match": {"methods": [method], "path": path}, "effect": effect, "count": 1}
        requests.post(f"{self.mastodon.base_url}/api/v1/_mock/faults", json=rule, timeout=60)


@pytest.fixture(scope="session")
def mastodon(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[MockServer]":
    """mastodon-mock on loopback, in memory, for all tests: it takes a second to start.

    Imported here, as importing it takes as long as many a test, in each process of tests.
    """
    pictures = str(tmp_path_factory.mktemp("mastodon"))
    mock = import_module("mastodon_mock.testing")
    seed = mock.DEFAULT_TEST_SEED
    config = import_module("mastodon_mock.config").MastodonMockConfig(
        seed=seed, media_storage_path=pictures
    )
    with mock.MockServer(config=config) as server:
        yield server


@pytest.fixture
def office(mastodon: "MockServer", tmp_path: Path) -> Iterator[Office]:
    """A server without statuses, a line on which nothing happens, an empty site."""
    requests.delete(f"{mastodon.base_url}/api/v1/_mock/faults", timeout=60)
    requests.post(f"{mastodon.base_url}/api/v1/_mock/reset", timeout=60)
    wire, pages = Wire(mastodon.port, NOW), PagesServer(tmp_path / "site")
    pages.root.mkdir()
    (pages.root / "bild.jpg").write_bytes(as_phone(sample(size=(90, 60))))
    with serving(wire), serving(pages):
        yield Office(mastodon, wire, pages)
