"""What is known of services, and how their addresses are rewritten."""

import pytest

from plugins.embeds.embed import embed_of
from plugins.embeds.services import KNOWN, service_of

WATCH = "https://www.youtube.com/watch?v=a_b-c1"


@pytest.mark.parametrize(
    ("url", "name", "frame", "page"),
    [
        ("https://app.mailjet.com/widget/iframe/7RcH/ORm", "Mailjet", "", ""),
        ("https://x1.mjt.lu/wgt/x1/abc/form?c=1", "Mailjet", "", ""),
        (
            "https://www.youtube.com/embed/a_b-c1?si=x&start=30",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/a_b-c1?start=30",
            WATCH,
        ),
        (WATCH, "YouTube", "https://www.youtube-nocookie.com/embed/a_b-c1", WATCH),
        (
            "http://youtu.be/a_b-c1",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/a_b-c1",
            WATCH,
        ),
        ("https://player.vimeo.com/video/7?badge=0", "Vimeo", "", "https://vimeo.com/7"),
        ("https://player.vimeo.com/video/7?h=ab1", "Vimeo", "", "https://vimeo.com/7/ab1"),
        (
            "https://www.youtube.com/embed/videoseries?list=PL1",
            "YouTube",
            "https://www.youtube-nocookie.com/embed/videoseries?list=PL1",
            "https://www.youtube.com/playlist?list=PL1",
        ),
        ("https://m.youtube.com/results?q=x", "YouTube", "", ""),
        (
            "https://www.google.com/maps/d/embed?mid=1x",
            "Google Maps",
            "",
            "https://www.google.com/maps/d/viewer?mid=1x",
        ),
        ("http://www.example.org:80/x", "www.example.org", "https://www.example.org/x", ""),
        ("HTTPS://www.example.org/x", "www.example.org", "https://www.example.org/x", ""),
        ("https://WWW.Example.org/X", "www.example.org", "https://www.example.org/X", ""),
        ("https://www.example.org:443/x", "www.example.org", "https://www.example.org/x", ""),
        ("https://www.example.org:0443?x", "www.example.org", "https://www.example.org?x", ""),
        ("https://www.example.org:/x", "www.example.org", "https://www.example.org/x", ""),
        (
            "https://www.openstreetmap.org/export/embed.html?bbox=7.7,49.4,7.8,49.5&marker=49.44,7.77",
            "OpenStreetMap",
            "",
            "https://www.openstreetmap.org/?mlat=49.44&mlon=7.77",
        ),
        (
            "https://www.openstreetmap.org/export/embed.html?bbox=7.7,49.4,7.8,49.5",
            "OpenStreetMap",
            "",
            "https://www.openstreetmap.org/?mlat=49.45000&mlon=7.75000",
        ),
        ("https://www.openstreetmap.org/export/embed.html", "OpenStreetMap", "", ""),
        (
            "https://www.google.com/maps/embed?pb=!1m18!1d2!2d7.768!3d49.44!2m3",
            "Google Maps",
            "",
            "https://www.google.com/maps/search/?api=1&query=49.44%2C7.768",
        ),
        ("https://v.de/videos/embed/uu-id?x=1", "PeerTube", "", "https://v.de/w/uu-id"),
        ("https://c.social/@K/110/embed", "Mastodon", "", "https://c.social/@K/110"),
        ("//www.example.org/x", "www.example.org", "https://www.example.org/x", ""),
    ],
)
def test_known_services(url: str, name: str, frame: str, page: str) -> None:
    """Each service is known by its addresses; frame and page are the best ones it has."""
    embed = embed_of(url)
    assert embed.service.name == name
    assert embed.url == (frame or url)
    assert embed.page == (page or embed.url)


@pytest.mark.parametrize("url", ["https://notmailjet.com/", "https://mailjet.com.evil.org/x"])
def test_look_alikes_are_unknown(url: str) -> None:
    """A host that only sounds like a known one is not it."""
    assert service_of(url).name not in {service.name for service in KNOWN}


def test_no_frame_may_leave_its_place() -> None:
    """No service gets the right to replace our page; only YouTube learns our name."""
    for service in (*KNOWN, service_of("https://www.example.org/")):
        assert not any("top-navigation" in right for right in service.sandbox)
        assert service.referrer == ("strict-origin" if service.name == "YouTube" else "no-referrer")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "/eigene.html",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://boese.org\\@www.example.org/",
        "https://a:b@www.example.org/",
        "https://x",
        "https://x;script-src *;@www.example.org/",
        "https://www.example.org/a b",
        "https://www.example.org/a\tb",
        "https://www.exam\tple.org/",
        "https:\n//www.example.org/",
        "https://www.example.org./x",
        "https://www.example.org:8443/x",
        "https://www.example.org:44３/x",
        "https://www.example.org:443:8443/x",
        "https://www.example.org:443@boese.org/x",
        "https://www.example.org#@boese.org\\x",
        "https://www.example.org%2eboese.org/",
        "https://www.exämple.org/",
        "https://www．example．org/",
        "https://www.example.org。boese.org/",
        "https://[::1]/x",
        "https://[www.example.org]/x",
        "https:///www.example.org/x",
        "https:www.example.org/x",
        "https:\\\\www.example.org/x",
        "\x01https://www.example.org/",
        "blob:https://www.example.org/x",
        "view-source:https://www.example.org/x",
    ],
)
def test_what_is_no_embed(url: str) -> None:
    """An address without another host, or of another kind, is refused."""
    with pytest.raises(ValueError, match=r"(?s)^.*$"):
        embed_of(url)
