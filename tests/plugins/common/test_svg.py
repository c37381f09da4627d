"""SVG files as they come: read, however they were stored, and as large as a browser shows them."""

import gzip
from pathlib import Path

import pytest
from PIL import Image

from plugins.common.image_size import Size, read_size
from plugins.common.problem import WrongInputError
from plugins.common.svg.reading import UnreadableError, read
from plugins.common.svg.size import size_of

X = 'xmlns="http://www.w3.org/2000/svg"'
TEXT = f"<svg {X}><title>Käse</title></svg>"


@pytest.mark.parametrize(
    ("said", "size"),
    [
        # Asked of Chromium: naturalWidth and naturalHeight of an <img>.
        ("", (300, 150)),
        ('width="100"', (100, 150)),
        ('height="50"', (300, 50)),
        ('width="100mm" height="50mm"', (378, 189)),
        ('width="600pt" height="300pt"', (800, 400)),
        ('width="10pc" height="1in"', (160, 96)),
        ('width="10cm" height="20Q"', (378, 19)),
        ('width="10em" height="5em"', (160, 80)),
        ('width="10em" height="5rem" font-size="20"', (200, 100)),
        ('width="10em" height="5em" style="fill:red; font-size:12pt"', (160, 80)),
        ('width="7em" height="100" font-size="50%"', (56, 100)),
        ('width="100%" height="100%"', (300, 150)),
        ('width="50%" height="20"', (300, 20)),
        ('width="1E2MM" height="50PX"', (378, 50)),
        ('width=" +1e2 " height=".5in"', (100, 48)),
        ('width="12.5" height="50.4"', (13, 50)),
        ('width="100 px" height="100,5"', (300, 150)),
        ('width="auto" height="100px;"', (300, 150)),
        ('width="١" height="5"', (300, 5)),
        ('width="1e9" height="1"', (33554428, 1)),
        ('style="width:100mm;height:50mm"', (300, 150)),
        ('width="100" viewBox="0 0 300 100"', (100, 33)),
        ('height="50" viewBox="0 0 300 100"', (150, 50)),
        ('width="auto" height="50" viewBox="0 0 300 100"', (150, 50)),
        ('width="50%" height="20" viewBox="0 0 300 100"', (60, 20)),
        ('width="100" height="50" viewBox="0 0 300 100"', (100, 50)),
        ('width="100" viewBox="0 0 300 100" preserveAspectRatio="none"', (300, 150)),
        ('viewBox="0 0 300 100" preserveAspectRatio="none meet"', (300, 150)),
        ('width="100" viewBox="0 0 300 100" preserveAspectRatio="xMinYMin slice"', (100, 33)),
        ('viewBox="0 0 1 1"', (150, 150)),
        ('viewBox="0 0 3 2"', (225, 150)),
        ('viewBox="0 0 1e30 1e30"', (150, 150)),
        ('viewBox="0 0 100"', (300, 150)),
        ('viewBox="0 0 0 50"', (300, 150)),
        ('viewBox="0 0 100,,50"', (300, 150)),
        ('viewBox="0 0 100px 50px"', (300, 150)),
        # A browser takes the shape only, and the numbers are what drawing programs mean.
        ('viewBox="0 0 1e3 500"', (1000, 500)),
        ('viewBox="-10,-10, 100 , 50"', (100, 50)),
        ('viewBox=" 0\t0\n100 50 "', (100, 50)),
        ('width="100%" height="100%" viewBox="0 0 120 40"', (120, 40)),
        # Nothing to see.
        ('width="0" height="50"', None),
        ('width="-5" height="50" viewBox="0 0 5 5"', None),
        ('width="50vw" height="50vh"', None),
    ],
)
def test_a_drawing_has_the_size_a_browser_gives_it(said: str, size: tuple[int, int] | None) -> None:
    """Width and height are those of Chromium, in any unit and with whatever is missing."""
    root, _ = read(f"<svg {X} {said}/>".encode())
    assert size_of(root) == size


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        f'<?xml version="1.0" encoding="utf-8"?>{TEXT}'.encode("utf-16"),
        f'<?xml version="1.0" encoding="UTF-16"?>{TEXT}'.encode(),
        f"<?xml version='1.0' encoding='windows-1252' standalone='no'?>{TEXT}".encode("cp1252"),
        f'<?xml version="1.0" encoding="ISO-8859-1"?>{TEXT}'.encode("latin-1"),
        f'\r\n \t<?xml version="1.0"?>{TEXT}'.encode(),
        b"\xef\xbb\xbf\n" + f'<?xml version="1.0"?>{TEXT}'.encode(),
        gzip.compress(TEXT.encode(), mtime=0),
        "<svg:svg xmlns:svg='http://www.w3.org/2000/svg'><svg:title>Käse</svg:title></svg:svg>".encode(),
        f'<!DOCTYPE svg [<!ENTITY a "Kä"><!ENTITY b "&a;se">]><svg {X}><title>&b;</title></svg>'.encode(),
        f'<!DOCTYPE svg [<!ENTITY t "<title>Käse</title>">]><svg {X}>&t;</svg>'.encode(),
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd" [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]><svg xmlns="&ns_svg;"><title>Käse</title></svg>'.encode(),
    ],
)
def test_every_encoding_is_read(content: bytes) -> None:
    """Byte order mark, declaration, gzip, leading blanks, prefixes, entities: the text is the same."""
    root, _ = read(content)
    assert "".join(root.itertext()) == "Käse"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"", 1, "das XML ist fehlerhaft"),
        (b"<svg", 1, "das XML ist fehlerhaft"),
        (f"<svg {X}>\n<g></svg>".encode(), 2, "das XML ist fehlerhaft"),
        (f"\n\n <svg {X}>\n<g></svg>".encode(), 4, "das XML ist fehlerhaft"),
        (f"<svg {X}/>\nmehr".encode(), 2, "nach `</svg>` folgt noch etwas"),
        (b'<svg width="5"/>', 1, "der Namensraum fehlt"),
        (b"<!doctype html>\n<title>404</title>", 1, "es ist eine Webseite"),
        (b'<x xmlns="http://www.w3.org/1999/xhtml">\n</x>', 1, "es beginnt mit `<x>`"),
        (b"\x89PNG\r\n\x1a\n", 1, "es ist eine PNG-Datei"),
        (b"%PDF-1.7", 1, "es ist eine PDF-Datei"),
        (f'<svg {X}>\n<use xlink:href="#a"/></svg>'.encode(), 2, "ein Präfix wie `xlink:`"),
        (f"<svg {X}>\n\n<text>a&nbsp;b</text></svg>".encode(), 3, "ein Zeichen wie `&nbsp;`"),
        (f'<!DOCTYPE svg SYSTEM "x.dtd">\n<svg {X}><text>&nbsp;</text></svg>'.encode(), 2, "ein Zeichen wie `&nbsp;`"),
        (f'<?xml version="1.0" encoding="foo"?><svg {X}/>'.encode(), 1, "die Kodierung ist unbekannt"),
        (f"<svg {X}><text>ä</text></svg>".encode("latin-1"), 1, "die Kodierung ist unbekannt"),
        (b"\x1f\x8b\x08kaputt", 1, "die Kodierung ist unbekannt"),
        (f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]><svg {X}>&l8;</svg>'.encode(), 1, "seine Abkürzungen"),
        (f'<!DOCTYPE svg [<!ENTITY a "{"x" * 9999}">]><svg {X}>{"&a;" * 9999}</svg>'.encode(), 1, "seine Abkürzungen"),
        (f'<!DOCTYPE svg [<!ENTITY a "&b;"><!ENTITY b "&a;">]><svg {X}>&a;</svg>'.encode(), 1, "seine Abkürzungen"),
        (f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg {X}>&a;</svg>'.encode(), 1, "seine Abkürzungen"),
        (f'<!DOCTYPE svg [<!ATTLIST g id CDATA "{"x" * 9999}">]><svg {X}/>'.encode(), 1, "seine Abkürzungen"),
        (f"<svg {X}>{'<g>' * 300}{'</g>' * 300}</svg>".encode(), 1, "es hat zu viele Teile"),
    ],
)  # fmt: skip
def test_what_is_no_drawing(content: bytes, line: int, said: str) -> None:
    """What cannot be read is told with its line and reason, however much it would become."""
    with pytest.raises(UnreadableError) as caught:
        read(content)
    assert caught.value.reason.startswith(said)
    assert caught.value.line == line


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither elements nor bytes, packed or not, are read beyond a limit."""
    monkeypatch.setattr("plugins.common.svg.reading._MOST", 50)
    monkeypatch.setattr("plugins.common.svg.text.MOST_BYTES", 1000)
    assert read(f"<svg {X}>{'<g/>' * 49}</svg>".encode())
    for content, said in (
        (f"<svg {X}>{'<g/>' * 50}</svg>".encode(), "es hat zu viele Teile"),
        (f"<svg {X}>{' ' * 1000}</svg>".encode(), "es hat mehr als 50 MB"),
        (gzip.compress(f"<svg {X}>{' ' * 1000}</svg>".encode()), "es hat mehr als 50 MB"),
    ):
        with pytest.raises(UnreadableError) as caught:
            read(content)
        assert caught.value.reason.startswith(said)


def test_the_size_of_a_file(tmp_path: Path) -> None:
    """A photo on its side is measured upright; a message begins as the caller says."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (30, 10)).save(tmp_path / "a.jpg", exif=exif)
    assert read_size(tmp_path / "a.jpg", "Das Bild") == Size(10, 30)
    (tmp_path / "a.svg").write_text(f'<svg {X} width="0" height="1"/>')
    with pytest.raises(WrongInputError, match=r"^Die Zeichnung .*a\.svg ist kein lesbares SVG: s"):
        read_size(tmp_path / "a.svg", "Die Zeichnung")
    (tmp_path / "b.png").write_bytes(b"x")
    with pytest.raises(WrongInputError, match=r"^die Logo-Datei .*b\.png hat keine lesbare Größe"):
        read_size(tmp_path / "b.png", "die Logo-Datei")
