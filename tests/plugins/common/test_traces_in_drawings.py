"""Drawings lose what programs note of their users, and what pictures within them tell."""

from base64 import b64decode, b64encode

import pytest

from plugins.common.traces import routine
from plugins.common.traces.trace import CannotStripError
from tests.originals import RDF, SECRETS, jpeg, png
from tests.photographs import exif

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' xmlns:inkscape="i" xmlns:sodipodi="s" viewBox="0 0 9 9"{}>'
)


def drawing(within: str, attributes: str = "") -> bytes:
    """Return a drawing with a line, and something else within."""
    return f"{HEAD.format(attributes)}<path d='M0 0h9'/>{within}</svg>".encode()


def carried(content: bytes, kind: str = "jpeg") -> str:
    return f'<image xlink:href="data:image/{kind};base64,{b64encode(content).decode()}"/>'


@pytest.mark.parametrize(
    ("within", "attributes", "left", "kinds"),
    [
        (f"<metadata>{RDF.decode()}</metadata>", "", "", {"name", "place", "serial number"}),
        ("<metadata/>", "", "", set()),
        ("<!-- Foto: Erika Muster -->", "", "", {"note"}),
        ("<g/>", r' sodipodi:docname="C:\Users\erika\x.svg"', "<g/>", {"path"}),
        ("<metadata>Erika Mustermann</metadata>", "", "", {"note"}),
        ("<inkscape:creator>Erika</inkscape:creator>", "", "", {"name"}),
        ("<g sodipodi:creator='Erika'/>", "", "<g/>", {"name"}),
        ("<g id='/home/erika/x'/>", "", "<g/>", {"path"}),
        (r"<g inkscape:label='C:\Users\erika\x.svg'/>", "", "<g/>", {"path"}),
        ("<g data-src='/home/erika/x.svg'/>", "", "<g/>", {"path"}),
        ("<?author Erika?>", "", "", {"name"}),
        ("<?foto Von Erika Muster?>", "", "", {"note"}),
        ("<g inkscape:export-filename='/home/erika/x.png'/>", "", "<g/>", {"path"}),
    ],
)
def test_what_programs_note(within: str, attributes: str, left: str, kinds: set[str]) -> None:
    """It goes, and all else stays to the byte."""
    stripped = routine.strip(drawing(within, attributes))
    assert stripped.content == drawing(left)
    assert {trace.kind.value for trace in stripped.found if trace.kind.tells} == kinds
    assert routine.strip(stripped.content).content is stripped.content


@pytest.mark.parametrize(
    "within",
    ["<!-- Font Awesome, License: CC BY 4.0 by Erika Muster -->", "<title>Erika Muster</title>",
     "<!-- Generator: Adobe Illustrator 27 -->", "<g inkscape:label='Ebene 1'/>", "<?php echo?>", "<g xml:lang='de' sodipodi:nodetypes='cc'/>",
     "<g id='/home'/>"],
)  # fmt: skip
def test_what_stays(within: str) -> None:
    """Licences, titles and what says nothing of anybody are left alone."""
    assert routine.strip(drawing(within)).content == drawing(within)


def test_pictures_within_a_drawing() -> None:
    """A picture that a drawing carries is stripped like any other, drawings within included."""
    original = jpeg(exif=exif(6).tobytes())
    inner = drawing(carried(original))
    for within in (
        carried(original),
        carried(png(exif=exif().tobytes()), "png"),
        carried(inner, "svg+xml"),
    ):
        stripped = routine.strip(drawing(within))
        assert {"place", "name"} <= {trace.kind.value for trace in stripped.found}
        found = stripped.content.split(b"base64,")[1].split(b'"')[0]
        content = b64decode(found)
        assert not [secret for secret in SECRETS if secret in content]
    [after] = [
        routine.strip(drawing(carried(original))).content.split(b"base64,")[1].split(b'"')[0]
    ]
    assert b64decode(after) == routine.strip(original).content


@pytest.mark.parametrize(
    "content",
    [
        drawing("<g id='/home/erika/x'/><use xlink:href='#/home/erika/x'/>"),
        drawing("<image xlink:href='file:///C:/Users/erika/x.png'/>"),
        drawing("<!-- Foto: Erika Muster -->").decode().encode("utf-16"),
    ],
)
def test_what_cannot_go(content: bytes) -> None:
    """A link to somebody's file, and an encoding that is not read here, are told."""
    with pytest.raises(CannotStripError) as refused:
        routine.strip(content)
    assert any(trace.kind.tells for trace in refused.value.found)
