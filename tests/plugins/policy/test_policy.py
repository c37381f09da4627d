"""The policy of a page."""

from base64 import b64encode
from hashlib import sha256

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.policy.policy import policy
from tests.support import Project


def directives(text: str) -> dict[str, list[str]]:
    """Return the sources of each directive of a policy."""
    return {name: sources for name, *sources in (part.split() for part in text.split(";"))}


def hashed(text: str) -> str:
    """Return the source expression for an inline element."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def test_a_page_gets_what_it_needs() -> None:
    """A page with everything may do just that; a bare page next to nothing."""
    frames = {"https://b.de", "https://a.de"}
    text = policy(style="s", data="d", body="<p><video>", scripts=["x"], frames=frames)
    assert directives(text) == {
        "default-src": ["'none'"],
        "style-src": [hashed("s")],
        "script-src": [hashed("x"), hashed("d")],
        "img-src": ["'self'"],
        "media-src": ["'self'"],
        "frame-src": ["https://a.de", "https://b.de"],
        "connect-src": ["'self'"],
        "font-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    bare = directives(policy(style="s", data="", body="<p>", scripts=[], frames=[]))
    assert bare.keys().isdisjoint({"script-src", "frame-src", "media-src"})


@pytest.mark.parametrize(
    "origin",
    ["https://x; script-src *", "https://x/", "x", "https://x,y", "https://x:8443", "https://ẋ.de"],
)
def test_an_origin_says_no_more(origin: str) -> None:
    """Nothing but an origin gets into the policy, wherever it comes from."""
    with pytest.raises(ValueError, match=r"x|ẋ"):
        policy(style="s", data="", body="", scripts=[], frames=[origin])


def test_every_page_carries_its_policy_first(pages: dict[str, LexborHTMLParser]) -> None:
    """The policy is the first thing in each head, and its hashes are those of the page."""
    for path, page in pages.items():
        first = page.css_first("head > :first-child")
        assert first.attributes["http-equiv"] == "Content-Security-Policy", path
        said = directives(str(first.attributes["content"]))
        assert said["default-src"] == ["'none'"]
        assert said["style-src"] == [hashed(page.css_first("style").text())], path
        carried = [
            hashed(s.text()) for part in ("body", "head") for s in page.css(f"{part} script")
        ]
        assert said.get("script-src", []) == carried, path
        assert page.css("script[src]") == []
        assert said["font-src"] == ["'self'"]
        assert "unsafe" not in str(first.attributes["content"])
        assert page.css_first("meta[name=referrer]").attributes["content"] == (
            "strict-origin-when-cross-origin"
        )


def test_the_preview_has_none(project: Project) -> None:
    """The preview adds a script of its own, so its pages carry no policy."""
    result = project.run("-m", "pelican", "-s", "pelicanconf.py", "--fatal=warnings")
    assert result.returncode == 0
    assert project.page("index.html").css("meta[http-equiv]") == []
