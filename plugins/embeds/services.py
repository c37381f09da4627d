"""Services that people embed, and what is known of each; all addresses are absolute https URLs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

Rewrite = Callable[[SplitResult], SplitResult | None]

_FRAME = ("allow-scripts", "allow-same-origin", "allow-popups")
_FORM = (*_FRAME, "allow-forms")
_VIDEO = (*_FRAME, "allow-presentation")


@dataclass(frozen=True)
class Service:
    """A service with the hosts it uses ("" for many) and a pattern of the paths that tell it.

    `what` is the thing shown, in German. `sandbox` lists what a frame may do: never to leave its
    place (https://html.spec.whatwg.org/#attr-iframe-sandbox). `height` is in CSS pixels, 0 for the
    shape of a video. `frame` returns the address to load, `page` the one to open in a new tab.
    """

    name: str
    what: str
    hosts: tuple[str, ...] = ()
    path: str = ""
    sandbox: tuple[str, ...] = _FRAME
    referrer: str = "no-referrer"
    height: int = 0
    frame: Rewrite = lambda url: url
    page: Rewrite = lambda url: url

    def owns(self, url: str) -> bool:
        """Say whether an address belongs to this service."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        at_home = not self.hosts or any(host == h or host.endswith(f".{h}") for h in self.hosts)
        return at_home and bool(re.match(self.path, parts.path))


def service_of(url: str) -> Service:
    """Return the known service that an address belongs to, else one named after its host."""
    unknown = Service(urlsplit(url).hostname or "", "Inhalt", sandbox=_FORM, height=480)
    return next((service for service in KNOWN if service.owns(url)), unknown)


def _youtube_frame(url: SplitResult) -> SplitResult:
    """https://support.google.com/youtube/answer/171780 ("privacy-enhanced mode")."""
    kept = [(k, v) for k, v in parse_qs(url.query).items() if k in {"start", "end", "list"}]
    query = urlencode(kept, doseq=True)
    path = f"/embed/{_youtube_id(url)}"
    return url._replace(netloc="www.youtube-nocookie.com", path=path, query=query)


def _youtube_page(url: SplitResult) -> SplitResult:
    query = urlencode({"v": _youtube_id(url)})
    return url._replace(netloc="www.youtube.com", path="/watch", query=query)


def _youtube_id(url: SplitResult) -> str:
    return parse_qs(url.query).get("v", [url.path.rpartition("/")[2]])[0]


def _vimeo_page(url: SplitResult) -> SplitResult:
    return url._replace(netloc="vimeo.com", path=url.path.removeprefix("/video"), query="")


def _peertube_page(url: SplitResult) -> SplitResult:
    return url._replace(path=url.path.replace("/videos/embed/", "/w/"), query="")


def _mastodon_page(url: SplitResult) -> SplitResult:
    return url._replace(path=url.path.removesuffix("/embed"), query="")


def _osm_page(url: SplitResult) -> SplitResult:
    """Show the marker, or the middle of the map: https://wiki.openstreetmap.org/wiki/Permalink."""
    query = parse_qs(url.query)
    west, south, east, north = map(float, query["bbox"][0].split(","))
    place = query.get("marker", [f"{(south + north) / 2:.5f},{(west + east) / 2:.5f}"])[0]
    lat, _, lon = place.partition(",")
    return url._replace(path="/", query=urlencode({"mlat": lat, "mlon": lon}))


def _google_maps_page(url: SplitResult) -> SplitResult:
    """Show the middle, which stands in `pb`; outside a frame the map itself shows an error."""
    found = re.search(r"!2d(-?[\d.]+)!3d(-?[\d.]+)", url.query)
    query = urlencode({"api": 1, "query": f"{found[2]},{found[1]}"} if found else {"api": 1})
    return url._replace(netloc="www.google.com", path="/maps/search/", query=query)


KNOWN = (
    Service("Mailjet", "Anmeldung zum Newsletter", ("mailjet.com", "mjt.lu"),
            sandbox=_FORM, height=480),
    # YouTube plays nothing for a page that hides its name: "client identity" in
    # https://developers.google.com/youtube/terms/required-minimum-functionality
    Service("YouTube", "Video", ("youtube.com", "youtube-nocookie.com", "youtu.be"),
            sandbox=_VIDEO, referrer="strict-origin", frame=_youtube_frame, page=_youtube_page),
    Service("Vimeo", "Video", ("vimeo.com",), sandbox=_VIDEO, page=_vimeo_page),
    Service("OpenStreetMap", "Karte", ("openstreetmap.org",), "/export/embed", height=400,
            page=_osm_page),
    Service("Google Maps", "Karte", ("google.com", "google.de"), "/maps", height=400,
            page=_google_maps_page),
    Service("PeerTube", "Video", path="/videos/embed/", sandbox=_VIDEO, page=_peertube_page),
    Service("Mastodon", "Beitrag", path=r"/@[^/]+/\d+(/embed)?$", height=480,
            page=_mastodon_page),
)  # fmt: skip
