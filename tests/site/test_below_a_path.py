"""The same site at the root of a domain and below a path of it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.below import DOMAIN, PATH, build
from tests.support import Project

# Nobody asks for these below a path; CNAME says whose domain it is.
OF_DOMAINS = {".well-known/webfinger", "CNAME", "robots.txt"}
TEXTS = {".css", ".html", ".ics", ".js", ".json", ".svg", ".xml"}
# The policy names the digest of the JSON-LD, which holds addresses; so does the QR code.
_OF_ADDRESSES = re.compile(
    r"'sha256-[^']+'|(?<=class=\"on-paper\" aria-hidden=\"true\">)<svg.*?</svg>"
)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The finished site at the root, and below the path."""
    root, below = (build(tmp_path_factory.mktemp("site"), path) for path in ("", PATH))
    return root, below


def files_in(site: Path) -> dict[str, bytes]:
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def without_path(name: str, content: bytes) -> str:
    """Return what a file would be without the path; lines of calendars are folded by length."""
    text = content.decode()
    if name.endswith(".ics"):
        text = text.replace("\r\n ", "")
    return _OF_ADDRESSES.sub("", re.sub(f"/(<wbr>)?{PATH[1:]}(?=/)", "", text))


def test_only_addresses_differ(sites: tuple[Path, Path]) -> None:
    """Two builds hold the same files, and these say the same but for the path in addresses."""
    root, below = map(files_in, sites)
    assert {*root} - {*below} == OF_DOMAINS
    assert {*below} <= {*root}
    for name, content in below.items():
        if Path(name).suffix in TEXTS:
            assert without_path(name, content) == without_path(name, root[name]), name
        else:
            assert content == root[name], name


def texts_in(value: object) -> Iterator[str]:
    """Yield every text in JSON."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)
    elif isinstance(value, str):
        yield value


def said_in(name: str, text: str) -> Iterator[str]:
    """Yield whatever may be an address: attributes, JSON, url() of CSS, elements of XML."""
    if name.endswith((".html", ".svg")):
        page = LexborHTMLParser(text)
        for node in page.css("*"):
            yield from (value or "" for value in node.attributes.values())
        for data in page.css("script[type='application/ld+json']"):
            yield from texts_in(json.loads(data.text()))
    elif name.endswith(".json"):
        yield from texts_in(json.loads(text))
    elif name.endswith(".xml"):
        for element in ElementTree.fromstring(text).iter():
            yield from (*element.attrib.values(), element.text or "")
    yield from re.findall(r"url\([\"']?([^)\"']*)", text)
    yield from re.findall(r"<\?xml-stylesheet[^>]*href=\"([^\"]*)", text)


def test_every_address_lies_below_the_path(sites: tuple[Path, Path]) -> None:
    """No attribute, no JSON, no feed and no stylesheet leads to the domain past the path."""
    astray, count = [], 0
    for name, content in files_in(sites[1]).items():
        if Path(name).suffix not in TEXTS:
            continue
        text = content.decode().replace("<wbr>", "")
        for said in said_in(name, text):
            for part in re.split(r"[\s,]+|url=", said):
                address = part.removeprefix(DOMAIN)
                if address.startswith("/") and not address.startswith("//"):
                    count += 1
                    astray += [] if address.startswith(f"{PATH}/") else [f"{name}: {part}"]
        assert not re.search(rf"{re.escape(DOMAIN)}(?!{PATH}/)", text), name
    assert astray == []
    assert count > 300


def test_faults_are_told_as_ever(project: Project) -> None:
    """A place that is not on a page is told in its line, with the address as authors write it."""
    links = f"[a](/impressum.html#nie)\n\n[b]({PATH}/impressum.html#nein)\n\n[c]({PATH}/nie.html)\n"
    project.write("content/pages/x.md", f"---\ntitle: x\n---\n{links}")
    project.append("publishconf.py", f'SITEURL = "http://localhost:8000{PATH}"')
    said = project.build().stderr
    assert "x.md:4: Fehler: Auf /impressum.html gibt es keine Stelle #nie." in said
    assert "x.md:6: Fehler: Auf /impressum.html gibt es keine Stelle #nein." in said
    assert f"x.md:8: Fehler: Der Link „{PATH}/nie.html“ führt zu nichts." in said
