"""Exactly once: what may go wrong on the way to the server, counted at the server."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Event, Thread

import pytest

from tests.announce.conftest import NOW, POSTING, Office
from tests.announce.wire import Answer
from tests.support import matrix, wait_until

LOOKING = "GET /api/v1/accounts/{id}/statuses"
SIGNING_IN = "GET /api/v1/accounts/verify_credentials"
UPLOADING = "POST /api/v2/media"
PassOn = Callable[[], Answer]


def looking(office: Office) -> str:
    return LOOKING.format(id=office.client().me().id)


def test_sent_once(office: Office) -> None:
    """A new post is told once, however often one runs."""
    office.publish("eins")
    assert [office.run() for _ in range(3)] == [[], [], []]
    assert office.counts() == [1]


def test_at_most_three_a_run(office: Office) -> None:
    """Three posts go in one run, the oldest first, the others in the next."""
    for number in range(5):
        office.publish(f"p{number}", days_ago=1 + number)
    assert office.run() == []
    assert office.counts() == [0, 0, 1, 1, 1]
    assert office.told[-1] == "Hinweis: Es warten noch 2; der nächste Lauf geht weiter."
    office.run()
    assert office.counts() == [1, 1, 1, 1, 1]


@pytest.mark.parametrize(
    "effect",
    [
        {"type": "status", "status": 503, "headers": {"Retry-After": "120"}},
        {"type": "ratelimit"},
        {"type": "status", "status": 401},
        {"type": "malformed"},
        {"type": "status", "status": 200, "body": {}},
        *matrix(
            {"type": "status", "status": 500},
            {"type": "status", "status": 502},
            {"type": "status", "status": 429},
            {"type": "status", "status": 429, "headers": {"X-RateLimit-Reset": "999999999999"}},
            {"type": "status", "status": 403},
            {"type": "status", "status": 200, "body": [None]},
        ),
    ],
    ids=str,
)
@pytest.mark.parametrize("asked", [POSTING, *matrix(SIGNING_IN, LOOKING, UPLOADING)])
def test_a_server_in_trouble(office: Office, asked: str, effect: dict[str, object]) -> None:
    """Whatever the server says instead of an answer: never two, and the next run makes up for it."""
    office.publish("eins", picture="bild.jpg", alt="Ein Rad")
    office.fault(asked if asked != LOOKING else looking(office), **effect)
    first = office.run()
    assert office.counts() == [1] if not first else [0]
    assert office.run() == []
    assert office.counts() == [1]


@pytest.mark.parametrize("passes", [True, False], ids=["after", "before"])
@pytest.mark.parametrize("asked", [SIGNING_IN, LOOKING, UPLOADING, POSTING])
def test_the_connection_breaks(office: Office, asked: str, passes: bool) -> None:
    """A line that breaks before or after the server got the request: never two, then one."""

    def cut(request: str, pass_on: PassOn) -> Answer | None:
        if request != (looking(office) if asked == LOOKING else asked):
            return pass_on()
        if passes:
            pass_on()
        return None

    office.publish("eins", picture="bild.jpg", alt="Ein Rad")
    office.wire.happening = cut
    first = office.run()
    arrived = asked == POSTING and passes
    assert first == ([] if arrived else [f"{office.wire.url} antwortet nicht."])
    assert office.counts() == [int(arrived)]
    office.wire.happening = lambda _asked, pass_on: pass_on()
    assert office.run() == []
    assert office.counts() == [1]


def test_silence_after_the_request(office: Office) -> None:
    """Where nothing can be seen after a lost answer, nothing is sent again, now or later."""
    lost = Event()

    def die(asked: str, pass_on: PassOn) -> Answer | None:
        if asked == POSTING:
            pass_on()
            lost.set()
        return None if lost.is_set() else pass_on()

    office.publish("eins")
    office.wire.happening = die
    assert office.run() == [f"{office.wire.url} antwortet nicht."]
    assert office.wire.asked.count(POSTING) == 1
    office.wire.happening = lambda _asked, pass_on: pass_on()
    assert office.run() == []
    assert office.counts() == [1]


def test_an_error_for_what_was_posted(office: Office) -> None:
    """A server that posts and then answers 500 is seen to have posted."""

    def fail(asked: str, pass_on: PassOn) -> Answer:
        answer = pass_on()
        return Answer(500) if asked == POSTING else answer

    office.publish("eins")
    office.wire.happening = fail
    assert office.run() == []
    assert office.counts() == [1]


def test_a_slow_server(office: Office) -> None:
    """A request that is carried out long after its sender gave up, and after the next run, is one."""
    is_slow, held, released = Event(), Event(), Event()
    carried_out: list[str] = []

    def hold(asked: str, pass_on: PassOn) -> Answer:
        if asked == POSTING and is_slow.is_set():
            held.set()
            released.wait(timeout=60)
        answer = pass_on()
        carried_out.append(asked)
        return answer

    office.publish("eins")
    office.wire.happening = hold
    is_slow.set()
    patience = 0.1  # too little for a busy machine even to look: then a run gives up earlier
    while not held.is_set():
        patience *= 2
        assert office.run(timeout=patience) == [f"{office.wire.url} antwortet nicht."]
    assert office.counts() == [0]
    is_slow.clear()
    assert office.run() == []
    assert office.counts() == [1]
    released.set()
    wait_until(lambda: carried_out.count(POSTING) == office.wire.asked.count(POSTING))
    assert office.counts() == [1]
    assert office.run() == []
    assert office.counts() == [1]


def test_two_at_once(office: Office) -> None:
    """Two runs that both saw nothing on the server post once between them."""
    both = Barrier(2)

    def meet(asked: str, pass_on: PassOn) -> Answer:
        if asked == POSTING:
            both.wait(timeout=60)
        return pass_on()

    office.publish("eins")
    office.wire.happening = meet
    runs = [Thread(target=office.run) for _ in range(2)]
    for run in runs:
        run.start()
    for run in runs:
        run.join(timeout=60)
    assert office.wire.asked.count(POSTING) == 2
    assert office.counts() == [1]


def test_the_search_alone_is_enough(office: Office) -> None:
    """When the server has forgotten the key, after an hour, the address is found among statuses."""
    post = office.publish("eins")
    office.client().status_post(f"Neues: {post.url}")
    assert office.run() == []
    assert POSTING not in office.wire.asked


def test_the_key_alone_is_enough(office: Office) -> None:
    """When the server does not yet show a status, the key keeps it from posting another."""

    def hide(asked: str, pass_on: PassOn) -> Answer:
        return Answer(200, body=b"[]") if asked == looking(office) else pass_on()

    office.publish("eins")
    office.wire.happening = hide
    assert [office.run(), office.run()] == [[], []]
    assert office.wire.asked.count(POSTING) == 2
    assert office.counts() == [1]


@pytest.mark.parametrize("body", [b'[{"id": "1"}]', b"null", *matrix(b'"x"', b"<p>Wartung</p>")])
def test_an_answer_that_is_no_list(office: Office, body: bytes) -> None:
    """What is no list of statuses does not pass for the end of it."""
    post = office.publish("eins")
    office.client().status_post(f"Neues: {post.url}")
    office.wire.happening = lambda asked, pass_on: (
        Answer(200, body=body) if asked == looking(office) else pass_on()
    )
    assert office.run() == [f"{office.wire.url} antwortet unverständlich."]
    assert office.counts() == [1]


@pytest.mark.parametrize(
    "off",
    [
        -timedelta(days=1), timedelta(hours=1),
        *matrix(timedelta(days=-400), timedelta(days=3), timedelta(days=4000)),
    ],
)  # fmt: skip
def test_a_wrong_clock(office: Office, off: timedelta) -> None:
    """With a clock that is wrong nothing is sent; with a right one what is due."""
    office.publish("eins")
    [said] = office.run(now=NOW + off)
    assert said.startswith("Die Uhr geht falsch")
    assert office.counts() == [0]
    assert office.run(now=NOW + timedelta(minutes=5)) == []
    assert office.counts() == [1]


@pytest.mark.parametrize("status", [401, 403])
def test_an_access_that_was_withdrawn(office: Office, status: int) -> None:
    """Without the right to post nothing is tried again and again."""
    for number in range(3):
        office.publish(f"p{number}")
    office.wire.happening = lambda asked, pass_on: (
        Answer(status, body=b'{"error":"no"}') if asked == POSTING else pass_on()
    )
    assert len(office.run()) == 1
    assert office.wire.asked.count(POSTING) == 1
