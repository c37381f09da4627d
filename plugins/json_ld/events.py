"""An event as https://schema.org/Event."""

from typing import Any

from plugins.json_ld.graphs import Graph, Site, graph, organisation, trail

_STATUS = {
    "scheduled": "EventScheduled", "cancelled": "EventCancelled", "moved": "EventRescheduled",
}  # fmt: skip


def event_graph(site: Site, article: Any) -> Graph:
    """Return the event of an article that is no news, and the way to it."""
    way = trail(site, ("Termine", "termine.html"), (article.title, article.url))
    return graph(event_node(site, article), way)


def event_node(site: Site, article: Any) -> Graph:
    """Return the shown occurrence of an article's event; times are ISO 8601 with their offset."""
    event, occurrence = article.event, article.occurrence
    status = _STATUS[event.status_of(occurrence)]
    mode = "Online" if event.is_online else "Mixed" if event.room else "Offline"
    node = {
        "@type": "Event",
        "name": article.title,
        "description": article.summary,
        "url": site.at(article.url),
        "startDate": occurrence.start.isoformat(),
        "endDate": occurrence.end and occurrence.end.isoformat(),
        "previousStartDate": occurrence.instead_of and occurrence.instead_of.isoformat(),
        "eventStatus": f"https://schema.org/{status}",
        "eventAttendanceMode": f"https://schema.org/{mode}EventAttendanceMode",
        "location": _locations(site, article),
        "organizer": organisation(site),
        "inLanguage": "de",
    }
    return {key: value for key, value in node.items() if value is not None}


def _locations(site: Site, article: Any) -> Graph | list[Graph]:
    """Return where it takes place: on the web, at a place, or both."""
    event = article.event
    address = event.room or event.link or site.at(article.url)
    room: Graph = {"@type": "VirtualLocation", "url": address}
    if event.is_online:
        return room
    return [_place(event), room] if event.room else _place(event)


def _place(event: Any) -> Graph:
    name, _, address = event.location.partition(", ")
    place: Graph = {"@type": "Place", "name": name, "address": address or name}
    if event.geo:
        latitude, longitude = event.geo
        place["geo"] = {
            "@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude,
        }  # fmt: skip
    return place
