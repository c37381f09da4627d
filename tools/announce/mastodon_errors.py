"""Why something was not announced, in German.

Mastodon.py's own words are never shown: they may hold what was sent, the token among it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from mastodon import Mastodon, errors

from plugins.common.clock import BERLIN

_LATER = "Nichts tun: Der nächste Lauf holt es nach."


class Trouble(Exception):  # noqa: N818 - not always an error
    """Why something was not announced: a German sentence, and what to do about it."""

    def __init__(self, message: str, remedy: str = _LATER) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


class RefusedError(Trouble):
    """The server understood and does not want it; asking for something else may well succeed."""


@contextmanager
def explained(client: Mastodon) -> Iterator[None]:
    """Turn what the library raises into Trouble, without a trace of what was sent."""
    server = str(client.api_base_url)
    try:
        yield
    except errors.MastodonRatelimitError:
        raise Trouble(f"{server} bittet um Geduld{_until(client)}.") from None
    except errors.MastodonNetworkError:
        raise Trouble(f"{server} antwortet nicht.") from None
    except errors.MastodonServerError:
        raise Trouble(f"{server} hat eine Störung.") from None
    except errors.MastodonUnauthorizedError:
        message = f"{server} erkennt das Zugangstoken nicht an."
        raise Trouble(message, "Ein neues anlegen und eintragen (docs/betrieb.md).") from None
    except errors.MastodonAPIError as error:
        raise _answered(server, error) from None
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        raise Trouble(f"{server} antwortet unverständlich.") from None


def _answered(server: str, error: errors.MastodonAPIError) -> Trouble:
    code = error.args[1] if len(error.args) > 2 else None
    if code == 403:
        message = f"{server} lässt das nicht zu: Dem Zugangstoken fehlt ein Recht."
        return Trouble(message, "Ein neues mit allen vier Rechten anlegen (docs/betrieb.md).")
    if code is None:
        return Trouble(f"{server} antwortet unverständlich.")
    return RefusedError(f"{server} lehnt das ab ({code}).")


def _until(client: Mastodon) -> str:
    try:
        return f" bis {datetime.fromtimestamp(client.ratelimit_reset, BERLIN):%H:%M} Uhr"
    except (OSError, OverflowError, TypeError, ValueError):  # the server did not say, or nonsense
        return ""
