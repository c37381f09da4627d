"""Services that people embed, and what is known of each; all addresses are absolute https URLs."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

# Returns another address, or raises KeyError or ValueError for one of a shape it does not know.
Rewrite = Callable[[SplitResult], SplitResult]

# A tab that a frame opens is an ordinary one; the frame itself stays where it is.
_FRAME = ("allow-scripts", "allow-same-origin", "allow-popups", "allow-popups-to-escape-sandbox")
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
    parameters = [(k, v) for k, v in parse_qs(url.query).items() if k in {"start", "end", "list"}]
    path = f"/embed/{_youtube_id(url)}"
    query = urlencode(parameters, doseq=True)
    return SplitResult("https", "www.youtube-nocookie.com", path, query, "")


def _youtube_page(url: SplitResult) -> SplitResult:
    found, query = _youtube_id(url), parse_qs(url.query)
    if found == "videoseries":
        path, query = "/playlist", {"list": query["list"]}
    else:
        path, query = "/watch", {"v": [found]}
    return SplitResult("https", "www.youtube.com", path, urlencode(query, doseq=True), "")


def _youtube_id(url: SplitResult) -> str:
    """Return what stands in /embed/ID, /shorts/ID, youtu.be/ID or watch?v=ID."""
    short = url.hostname == "youtu.be" or url.path.startswith(("/embed/", "/shorts/"))
    found = url.path.rpartition("/")[2] if short else parse_qs(url.query)["v"][0]
    if not re.fullmatch(r"[\w-]{6,}", found):
        raise ValueError(found)
    return found


def _vimeo_page(url: SplitResult) -> SplitResult:
    """Keep the hash `h`, without which an unlisted film is not found."""
    secret = "".join(f"/{h}" for h in parse_qs(url.query).get("h", []))
    return SplitResult("https", "vimeo.com", url.path.removeprefix("/video") + secret, "", "")


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
    if url.path == "/maps/d/embed":
        return url._replace(path="/maps/d/viewer")
    found = re.search(r"!2d(-?[\d.]+)!3d(-?[\d.]+)", url.query)
    if not found:
        raise ValueError(url.query)
    query = urlencode({"api": 1, "query": f"{found[2]},{found[1]}"})
    return SplitResult("https", "www.google.com", "/maps/search/", query, "")


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
