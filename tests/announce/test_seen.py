"""What counts as told, and what readers get."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.announce.conftest import POSTING, Office
from tests.announce.wire import Answer
from tests.support import matrix
from tools.announce import account
from tools.announce.sending import PATIENCE, PAUSE


def test_what_is_posted(office: Office) -> None:
    """An announcement is public, German, and has title, text, address, tags, a described picture."""
    post = office.publish("eins", picture="bild.jpg", alt="Ein Rad im Regen")
    assert office.run() == []
    [status] = office.statuses()
    assert (status.visibility, status.language, status.sensitive) == ("public", "de", False)
    client = office.client()
    text = client.status_source(status.id).text
    assert text == f"{post.title}\n\nWorum es geht.\n\n{post.url}\n\n#RadUndBus"
    [picture] = status.media_attachments
    assert (picture.type, picture.description) == ("image", "Ein Rad im Regen")
    assert office.told == [f"Angekündigt: {post.title} ({status.url})"]


@pytest.mark.parametrize(
    ("page", "count"), [(4, 3), (4, 4), (4, 9), *matrix((40, 39), (40, 40), (40, 90))]
)
def test_searched_as_far_as_the_first_day(
    office: Office, page: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Much that was posted since, pages of it, does not hide an announcement."""
    monkeypatch.setattr(account, "_A_PAGE", page)
    post = office.publish("eins")
    client = office.client()
    client.status_post(f"Von Hand: {post.url}")
    for number in range(count):
        client.status_post(f"Anderes {number}")
    assert office.run() == []
    assert POSTING not in office.wire.asked


def by_hand(visibility: str = "public", **options: Any) -> Callable[[Office, str], None]:
    def write(office: Office, url: str) -> None:
        office.client().status_post(f"Lest das: {url}", visibility=visibility, **options)

    return write


def edited(office: Office, url: str) -> None:
    status = office.client().status_post(f"Lest dsa: {url}")
    office.client().status_update(status.id, f"Lest das: {url}")


def a_reply(office: Office, url: str) -> None:
    client = office.client()
    question = office.client("bob").status_post("Wo steht das?")
    client.status_post(f"Da: {url}", in_reply_to_id=question.id)


def boosted(office: Office, url: str) -> None:
    theirs = office.client("bob").status_post(f"Lest das: {url}")
    office.client().status_reblog(theirs.id)


def of_others(office: Office, url: str) -> None:
    office.client("bob").status_post(f"Lest das: {url}")


def deleted(office: Office, url: str) -> None:
    status = office.client().status_post(f"Lest das: {url}")
    office.client().status_delete(status.id)


@pytest.mark.parametrize(
    ("happened", "told"),
    [
        (by_hand(), True),
        (by_hand("unlisted"), True),
        (by_hand(spoiler_text="Achtung"), True),
        (edited, True),
        (a_reply, True),
        (by_hand("private"), False),
        (by_hand("direct"), False),
        (boosted, False),
        (of_others, False),
        (deleted, False),
    ],
)
def test_own_public_words_count(
    office: Office, happened: Callable[[Office, str], None], told: bool
) -> None:
    """What the campaign has told the public itself is not told again; all else is."""
    post = office.publish("eins")
    happened(office, post.url)
    assert office.run() == []
    assert (POSTING in office.wire.asked) is not told


@pytest.mark.parametrize(
    ("more", "sent"),
    [
        ({"days_ago": 0}, True),
        ({"days_ago": 5.9}, True),
        ({"days_ago": 6.1}, False),  # before the first day
        ({"days_ago": 8}, False),
        ({"days_ago": -0.1}, False),
        ({"is_wanted": False}, False),
    ],
)
def test_what_is_announced(office: Office, more: dict[str, Any], sent: bool) -> None:
    """Only what is wanted, recent, and not older than the first day is announced."""
    office.publish("eins", **more)
    assert office.run() == []
    assert office.counts() == [int(sent)]


def test_waits_until_readers_can_read(office: Office) -> None:
    """Nothing is sent before the page answers; then it is."""
    path = "2023/11/10/neu"
    office.publish("neu")
    (office.pages.root / f"{path}.html").unlink()

    def deliver_at_last(seconds: float) -> None:
        assert office.counts() == [0]
        office.waited.append(seconds)
        if len(office.waited) == 5:
            office.deliver(path)

    office.wait = deliver_at_last
    assert office.run() == []
    assert office.waited == [PAUSE] * 5
    assert office.counts() == [1]


def test_does_not_wait_for_ever(office: Office) -> None:
    """A page that never answers is told, keeps nobody else waiting, and its turn comes later."""
    office.publish("weg", days_ago=2)
    office.publish("da", days_ago=1)
    file = office.pages.root / "2023/11/10/weg.html"
    file.unlink()
    [said] = office.run()
    assert said == f"{office.posts[0].url} antwortet nicht; „Neues von weg“ ist nicht angekündigt."
    assert office.waited == [PAUSE] * PATIENCE
    assert office.counts() == [0, 1]
    office.deliver("2023/11/10/weg")
    assert office.run() == []
    assert office.counts() == [1, 1]


def test_a_silent_page_that_is_told_is_no_trouble(office: Office) -> None:
    """A post that was told and has gone since is nobody's trouble."""
    post = office.publish("weg")
    office.client().status_post(post.url)
    (office.pages.root / "2023/11/10/weg.html").unlink()
    assert office.run() == []


@pytest.mark.parametrize("status", [413, *matrix(404, 422)])
def test_a_picture_the_server_refuses(office: Office, status: int) -> None:
    """A picture that the server will never take does not keep a post back."""
    office.publish("eins", picture="bild.jpg", alt="Ein Rad")
    office.fault("POST /api/v2/media", type="status", status=status)
    assert office.run() == []
    assert office.counts() == [1]
    assert office.told[0].startswith("Hinweis: „Neues von eins“ geht ohne Bild hinaus.")


def test_a_post_the_server_refuses(office: Office) -> None:
    """A post that the server will not have is told, and the others go."""
    office.publish("eins", days_ago=2)
    office.publish("zwei", days_ago=1)
    office.fault(POSTING, type="status", status=422)
    [said] = office.run()
    assert said == f"„Neues von eins“ ist nicht angekündigt: {office.wire.url} lehnt das ab (422)."
    assert office.counts() == [0, 1]
    assert office.waited == []


def test_refused_posts_take_nobodys_place(office: Office) -> None:
    """However many posts the server will not have, the others go in the same run."""
    for number in range(6):
        office.publish(f"p{number}", days_ago=5 - number / 10)
    for _ in range(3):
        office.fault(POSTING, type="status", status=422)
    assert len(office.run()) == 3
    assert office.counts() == [0, 0, 0, 1, 1, 1]


def test_all_troubles_are_told(office: Office) -> None:
    """A server that fails in the end does not make one forget what went wrong before."""
    for name in ("weg", "eins", "zwei"):
        office.publish(name)
    (office.pages.root / "2023/11/10/weg.html").unlink()
    refused = iter([422])

    def fail(asked: str, pass_on: Callable[[], Answer]) -> Answer | None:
        if asked != POSTING:
            return pass_on()
        return Answer(next(refused, 500))

    office.wire.happening = fail
    said = office.run()
    assert len(said) == 3
    assert "antwortet nicht" in said[0]
    assert "lehnt das ab (422)" in said[1]
    assert "Störung" in said[2]


def test_nothing_new_is_no_work(office: Office) -> None:
    """Where no post is recent, the account's statuses are not searched."""
    office.publish("alt", days_ago=100)
    assert office.run() == []
    assert office.wire.asked == ["GET /api/v1/accounts/verify_credentials"]


def test_somebody_elses_token(office: Office) -> None:
    """With the token of another account nothing is sent, neither here nor there."""
    office.publish("eins")
    [said] = office.run(token="bob_token")  # noqa: S106 - of a server on loopback
    assert said.startswith("Das Zugangstoken gehört zu einem anderen Konto")
    assert office.counts() == [0]


@pytest.mark.parametrize("token", ["geheim\nX: y", "ge heim", "", "geheim\u2028", "geheimß"])
def test_an_unfit_token(office: Office, token: str) -> None:
    """What cannot be a token is refused before anybody is asked, and not repeated."""
    assert office.run(token=token) == ["MASTODON_ACCESS_TOKEN taugt nicht als Zugang."]
    assert office.wire.asked == []


def test_the_token_is_never_shown(office: Office, capfd: pytest.CaptureFixture[str]) -> None:
    """A server that repeats the token in its answers does not make us repeat it."""
    office.publish("eins", picture="bild.jpg", alt="Ein Rad")
    said = []
    for status in (200, 400, 401, 403, 404, 422, 429, 500, 503):
        for body in (b'{"error": "Bearer geheim"}', b"geheim", b'{"username": "geheim"}'):
            answer = Answer(status, (("X-RateLimit-Reset", "geheim"),), body)
            office.wire.happening = lambda _asked, _pass_on, answer=answer: answer  # type: ignore[misc]
            said += office.run(token="geheim")  # noqa: S106 - none at all
    assert len(said) == 27
    written = capfd.readouterr()
    shown = " ".join([*said, *office.told, written.out, written.err])
    assert "geheim" not in shown
