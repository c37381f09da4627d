"""What helps people to subscribe: one click, and the address to copy."""

from collections.abc import Mapping
from typing import Any

from plugins.common.directives import no_argument
from plugins.common.output import further_files
from plugins.common.problem import WrongInputError, choice
from plugins.common.templates import environment

_templates = environment(__file__)


def render_address(settings: dict[str, Any], argument: str, inline: bool) -> str:
    """Return a button that hands a feed or calendar to the reader's program, and its address."""
    path = argument.removeprefix("/")
    if path not in further_files(settings):
        message = f"[[Abonnieren: {argument}]] nennt weder einen Feed noch einen Kalender."
        raise WrongInputError(message, choice(path, main_files(settings)))
    address = f"{settings['SITEURL']}/{path}"
    template = _templates.get_template("address.html")
    return template.render(
        address=address, path=path, one_click=one_click(address), inline=inline,
        is_calendar=path.endswith(".ics"),
    )  # fmt: skip


def render_topics(settings: dict[str, Any], argument: str, inline: bool) -> str:
    """Return each tag with the address of its feed."""
    no_argument("Themenfeeds", argument)
    template = _templates.get_template("topics.html")
    form = f"{settings['SITEURL']}/{settings['TAG_FEED_SAVE_AS']}"
    topics = [(tag.name, form.format(slug=tag.slug)) for tag in settings["FEED_TAGS"]]
    return template.render(topics=topics, inline=inline, site_url=settings["SITEURL"])


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
