"""What helps people to subscribe: one click, and the address to copy."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from plugins.common.addresses import path_within
from plugins.common.directives import no_argument
from plugins.common.problem import WrongInputError, choice
from plugins.common.templates import environment

_templates = environment(__file__)


def render_address(
    site_url: str,
    own: Collection[str],
    files: Collection[str],
    main: Collection[str],
    argument: str,
    inline: bool,
) -> str:
    """Return a button that hands a feed or calendar to the reader's program, and its address.

    `own` are the addresses of the site itself, which may stand before a file; `files` are those
    that can be subscribed to, among others; most people want the `main` ones.
    """
    path = (path_within(argument, own) or argument).removeprefix("/")
    if path not in files:
        message = f"[[Abonnieren: {argument}]] nennt weder einen Feed noch einen Kalender."
        raise WrongInputError(message, choice(path, main))
    address = f"{site_url}/{path}"
    template = _templates.get_template("address.html")
    return template.render(
        address=address, path=path, one_click=one_click(address), inline=inline,
        is_calendar=path.endswith(".ics"),
    )  # fmt: skip


def render_topics(
    site_url: str, topics: Iterable[tuple[str, str]], argument: str, inline: bool
) -> str:
    """Return each tag with the address of its feed; `topics` are names and output files."""
    no_argument("Themenfeeds", argument)
    template = _templates.get_template("topics.html")
    addresses = [(name, f"{site_url}/{path}") for name, path in topics]
    return template.render(topics=addresses, inline=inline, site_url=site_url)


def main_files(settings: Mapping[str, Any]) -> list[str]:
    """Return what most people would subscribe to."""
    feeds = [settings[f"FEED_{form}_SAVE_AS"] for form in ("ATOM", "RSS", "JSON")]
    return [*feeds, settings["EVENTS_CALENDAR"]]


def one_click(address: str) -> str:
    """Return the address under which systems look for a program that subscribes to it.

    webcal: and feed: take the place of https:; neither is registered, both are widely known
    (https://www.iana.org/assignments/uri-schemes/). Programs ask a feed's host by http: first and
    are sent on to https:. "feed:https://..." would be clearer, but no URL to the HTML checker.
    """
    scheme = "webcal" if address.endswith(".ics") else "feed"
    return f"{scheme}://{address.partition('://')[2]}"
