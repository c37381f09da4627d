"""WebSub: who tells all subscribers at once learns that a feed has changed.

A feed names its hub and its own address itself, as its subscribers read them
(https://www.w3.org/TR/websub/#discovery). How a hub is told is left open there; all known ones take
the form of PubSubHubbub, whose name the parameters bear.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import requests

from tools.online.exchange import silence
from tools.publish.refusals import mention

PATIENCE = 10  # seconds for a hub to answer
_LINK = "{http://www.w3.org/2005/Atom}link"


@dataclass(frozen=True)
class Topic:
    """The absolute addresses of a feed and of its hub."""

    url: str
    hub: str


def topic_of(file: Path) -> Topic | None:
    """Return what a published file is to a hub, None for what is no feed or has no hub."""
    read = {".xml": _links_of_xml, ".json": _links_of_json}.get(file.suffix)
    try:
        links = read(file.read_bytes()) if read else {}
        return Topic(links["self"], links["hub"])
    except (ElementTree.ParseError, LookupError, TypeError, ValueError):
        return None


def _links_of_xml(content: bytes) -> dict[str, str]:
    root = ElementTree.fromstring(content)  # noqa: S314 - our own file, just built
    return {link.attrib["rel"]: link.attrib["href"] for link in root.iter(_LINK)}


def _links_of_json(content: bytes) -> dict[str, str]:
    feed = json.loads(content)
    return {"self": feed["feed_url"], "hub": feed["hubs"][0]["url"]}


def ping(topics: Iterable[Topic]) -> None:
    """Tell the hub of each feed once; what fails is mentioned and harms nothing.

    After a first failure the hub is left alone: it asks on its own some day.
    """
    for topic in topics:
        try:
            _tell(topic)
        except (OSError, ValueError) as error:
            mention(
                f"Der Hub {topic.hub} nimmt nicht an, dass es Neues gibt: {_reason(error, topic)}",
                "Keine nötig; geschieht es immer wieder, `websub_hub` in site.yml prüfen.",
            )
            return
        print(f"Dem Hub gemeldet: {topic.url}")


def _reason(error: Exception, topic: Topic) -> str:
    """Return in German what came between."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return f"Er antwortet mit Status {error.response.status_code}."
    if isinstance(error, ValueError):
        return "Das ist keine Adresse im Web."
    return silence(error, topic.hub, PATIENCE).reason


def _tell(topic: Topic) -> None:
    if not topic.hub.startswith(("https://", "http://")):
        raise ValueError(topic.hub)
    form = {"hub.mode": "publish", "hub.url": topic.url}
    headers = {"User-Agent": urlsplit(topic.url).netloc}  # who it is that tells
    requests.post(topic.hub, form, headers=headers, timeout=PATIENCE).raise_for_status()
