"""SVG drawings: what is safe stays, what went is told, and pictures in them say nothing more."""

import re
import time
from base64 import b64decode, b64encode
from io import BytesIO
from itertools import product
from urllib.parse import quote

import exifread
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from plugins.common.svg.reading import UnreadableError
from plugins.photos.drawings import clean
from plugins.photos.drawings.styles import clean_css
from tests.photographs import SECRETS, as_phone, sample
from tests.support import Project, matrix, table

X = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PHOTO = as_phone(sample(size=(60, 40)), orientation=6)


def data(content: bytes, kind: str = "image/png") -> str:
    return f"data:{kind};base64,{b64encode(content).decode()}"


def png(size: tuple[int, int] = (8, 6)) -> bytes:
    """Return a PNG that names somebody."""
    said, file = PngInfo(), BytesIO()
    said.add_text("Author", "Erika Muster")
    Image.new("RGB", size, "red").save(file, "PNG", pnginfo=said)
    return file.getvalue()


def inside(drawing: str, root: str = 'viewBox="0 0 40 20"') -> tuple[str, list[str]]:
    """Return a cleaned drawing, and what is said of it: line and what was left out."""
    cleaned = clean(f"<svg {X} {root}>\n{drawing}</svg>".encode())
    return cleaned.content.decode(), [f"{lost.line}: {lost.what}" for lost in cleaned.left_out]


def carried(drawing: str) -> list[bytes]:
    """Return the files that a cleaned drawing carries."""
    return [b64decode(found) for found in re.findall(r"data:[\w/+]+;base64,([\w+/=]+)", drawing)]


@pytest.mark.parametrize(
    "kept",
    [
        """<g fill="url('#a')"/><g fill='url("#b")'/><g fill="url( #c)"/>""",
        '<text xml:space="preserve" xml:lang="de" font-family="\'Open Sans\', sans-serif">a  b</text>',
        '<path d="M0 0h4" transform="matrix(1 0 0 1 2 3) rotate(45)" stroke="rgb(1, 2, 3)"/>',
        "<g style=\"fill:#fff;stroke:rgba(0,0,0,.5);filter:url(#f);font:italic 12px/1.2 'A B'\"/>",
        '<rect width="5" height="5"><animate attributeName="fill" values="red;url(#a);rgb(0,0,0)" dur="2s" repeatCount="indefinite"/></rect>',
        '<g><animateTransform attributeName="transform" type="rotate" from="0" to="360" dur="9s"/><set attributeName="visibility" to="hidden" begin="1s"/></g>',
        '<path id="p" d="M0 0h4"/><g><animateMotion dur="3s"><mpath href="#p"/></animateMotion></g>',
        "<style>@media (prefers-color-scheme: dark) { path:not(.a) { fill: white } } @keyframes x { from { opacity: 0 } to { opacity: calc(1 - 0.5) } }</style>",
        '<style type="text/css">.st0{fill:#FFF;} .st1::after{content:"\\201C(\\22"} [id="a:b"]>g~g+*{x:1}</style>',
        "<style>.a{clip-path:url(#b);--c:1;background:linear-gradient(90deg,red,blue);animation:x 1s cubic-bezier(.1,.2,1,1)}</style>",
        '<a href="https://example.org/?a=b"><text>Mehr</text></a><a xlink:href="#x"/><a href="mailto:a@b.de"/><a href="/termine.html"/>',
        '<filter id="f"><feImage href="#x" result="Ebene (1)"/><feBlend in="a" in2="Ebene (1)"/></filter>',
        '<g id="Gruppe (1)" class="a b" role="img" aria-label="Karte („neu“) @ 1:1"><title>x</title><desc>y</desc></g>',
        '<switch><g systemLanguage="de"/><g/></switch><symbol id="s"/><use xlink:href="#s" x="1"/>',
        '<text>Hallo <tspan>Welt</tspan> und <textPath href="#p" startOffset="5%">mehr</textPath></text>',
    ],
)
def test_what_is_safe_stays(kept: str) -> None:
    """Gradients by any notation, styles, movement, links, words: nothing is lost or reported."""
    cleaned, said = inside(kept)
    assert said == []
    for word in re.findall(r"[\w#.%-]+", re.sub(r"\\201C|\\22", "", kept)):
        assert word in cleaned


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        ("<g/>\n<script>x()</script>", ["3: `<script>`"]),
        ("<g onclick='x()'/><g onclick='x()' onload='x()'/>", ["2: `onclick`", "2: `onload`"]),
        ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">Wort</p></foreignObject>', ["2: `<foreignObject>`"]),
        ('<foreignObject requiredExtensions="http://www.w3.org/1999/xhtml"/>', ["2: `<foreignObject>`"]),
        ('<p xmlns="http://www.w3.org/1999/xhtml">Wort</p>', ["2: `<p>`"]),
        ("<flowRoot>Text</flowRoot><rectt/>", ["2: `<flowRoot>`", "2: `<rectt>`"]),
        ('<image href="foto.jpg"/>', ['2: `<image href="foto.jpg">`']),
        ('<image href="https://boese.org/x"/>', ['2: `<image href="https://boese.org/x">`']),
        ('<use href="x.svg#a"/>', ['2: `<use href="x.svg#a">`']),
        ('<feImage xlink:href="//boese.org/x"/>', ['2: `<feImage href="//boese.org/x">`']),
        ('<a href="javascript:x()"/>', ['2: `<a href="javascript:x()">`']),
        ('<a href=" java&#10;script:x()"/>', ['2: `<a href="java script:x()">`']),
        ('<a href="data:text/html,x"/>', ['2: `<a href="data:text/html,x">`']),
        ('<a><animate attributeName="href" values="javascript:x()"/></a>', ['2: `<animate attributeName="href">`']),
        ('<a><set attributeName="xlink:href" to="javascript:x()"/></a>', ['2: `<set attributeName="xlink:href">`']),
        ('<g><set attributeName="onclick" to="x()"/></g>', ['2: `<set attributeName="onclick">`']),
        ('<rect><animate attributeName="fill" to="url(https://boese.org/#x)"/></rect>', ["2: `url(https://boese.org/#x)`"]),
        ('<rect fill="url(https://boese.org/#x)"/>', ["2: `url(https://boese.org/#x)`"]),
        ('<rect fill="u\\72l(https://boese.org/#x)"/>', ["2: `u\\72l(https://boese.org/#x)`"]),
        ('<rect style="fill:red;mask:url(//boese.org/#x);x:1"/>', ["2: `mask:url(//boese.org/#x);`"]),
        ("<style>a{fill:red}\n@import 'https://boese.org';b{fill:blue}</style>", ["3: `@import 'https://boese.org';`"]),
        ("<style>@media print{a{fill:red}\n\n@import url(x);b{fill:blue}}</style>", ["4: `@import url(x);`"]),
        ("<style>a{fill:red;cursor:image-set('x' 1x);x:1}</style>", ["2: `cursor:image-set('x' 1x);`"]),
        ("<style>@font-face{font-family:a;src:url(https://fonts.example/x.woff2)}</style>", ["2: `src:url(https://fonts.example/x.woff2)`"]),
        ("<style>@\\69mport 'x';a{x:1}</style>", ["2: `@\\69mport 'x';`"]),
        ('<style type="text/less">a{x:1}</style>', ['2: `<style type="text/less">`']),
    ],
)  # fmt: skip
def test_what_goes_is_told(drawing: str, said: list[str]) -> None:
    """Whatever a drawing loses is named with its line, once, and nothing around it goes with it."""
    cleaned, found = inside(f'{drawing}<rect id="danach"/>')
    assert found == said
    assert 'id="danach"' in cleaned
    for gone in ("x()", "boese", "javascript", "@import", "image-set", "woff2", "Wort"):
        assert gone not in cleaned
    for kept in re.findall(r"fill:red|fill:blue|x:1", drawing.replace('less">a{x:1}', "")):
        assert kept in cleaned


@pytest.mark.parametrize(
    "drawing",
    [
        "<metadata>Erika</metadata>",
        '<g xmlns:i="http://ink" i:label="Erika"><i:pgf>Erika</i:pgf></g>',
        "<!-- Erika --><?erika?>",
        '<g data-name="Erika" enable-background="Erika" content="Erika"/>',
        "<style>/* Erika */a{fill:red}</style>",
        '<switch><foreignObject requiredExtensions="http://ns.adobe.com/"><g id="Erika"/></foreignObject></switch>',
    ],
)
def test_programs_own_data_go_silently(drawing: str) -> None:
    """What drawing programs note of themselves and their users goes, and nobody has to know."""
    cleaned, said = inside(drawing)
    assert said == []
    assert "Erika" not in cleaned


PLACES = (
    '<image href="{}" width="9" height="9"/>',
    '<image xlink:href="\n{}"/>',
    '<feImage href="{}"/>',
    "<style>a{{mask:url({})}}</style>",
    "<rect style=\"fill:red;mask-image:url('{}')\"/>",
    "<rect mask='url( \"{}\" )'/>",
    '<rect><set attributeName="mask" to="url({})"/></rect>',
)


CARRIED = {
    "png": (png(), "image/png"),
    "jpeg": (PHOTO, "image/jpeg"),
    "jpg": (PHOTO, "image/jpg"),
    "html": (PHOTO, "text/html"),
    "webp": (as_phone(sample(size=(60, 40)), "WEBP"), "image/webp"),
    "avif": (as_phone(sample(size=(60, 40)), "AVIF"), "image/avif"),
    "svg": (f'<svg {X}><image href="{data(PHOTO)}"/></svg>'.encode(), "image/svg+xml"),
}


@pytest.mark.parametrize(
    ("place", "name"),
    table(
        product(PLACES, CARRIED),
        [*product(PLACES, ["jpeg"]), *((PLACES[0], name) for name in CARRIED if name != "jpeg")],
    ),
)
def test_pictures_within_say_nothing_more(place: str, name: str) -> None:
    """A picture stays wherever a drawing shows one, made anew: no place, camera, name."""
    cleaned, said = inside(place.format(data(*CARRIED[name])))
    assert said == []
    [file] = carried(cleaned)
    if file.startswith(b"<"):
        [file] = carried(file.decode())
    with Image.open(BytesIO(file)) as image:
        assert image.size in {(8, 6), (60, 40), (40, 60)}
        assert not image.getexif()
    assert [secret for secret in (*SECRETS, b"Author") if secret in file] == []
    assert exifread.process_file(BytesIO(file)) == {}


def test_notations_of_data() -> None:
    """Line breaks in base64, percent signs and plain text are read as browsers read them."""
    plain = f'<svg {X}><rect id="innen" width="5" height="5"/></svg>'
    broken = b64encode(png()).decode()
    for address in (
        f"data:image/svg+xml,{quote(plain)}",
        f"DATA:image/svg+xml;charset=utf-8,{quote(plain)}",
        f"data:image/png;base64,{broken[:20]}\n  {broken[20:]}",
        f"data:;base64,{quote(broken)}",
    ):
        cleaned, said = inside(f'<image href="{address}"/>')
        assert said == []
        [file] = carried(cleaned)
        assert b"innen" in file or file.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "content",
    [b"GIF89a kaputt", b"", b"%PDF-1.7", b"<html/>", b"<svg/>", b"RIFF....WAVE", png()[:40]],
)
def test_what_is_no_picture_is_told(content: bytes) -> None:
    """What looks like a picture and is none goes, and is named."""
    cleaned, [said] = inside(f'<image href="{data(content)}"/>')
    assert said.startswith('2: `<image href="data:image/png;base64,')
    assert carried(cleaned) == []


def test_drawings_within_drawings() -> None:
    """What a drawing within the drawing loses is told, too; there is an end to it."""
    inner = f'<svg {X}><script>x()</script><rect width="5" height="5"/></svg>'
    for _ in range(2):
        inner = f'<svg {X}><image href="{data(inner.encode())}"/></svg>'
    _, said = inside(f'<image href="{data(inner.encode())}"/>')
    assert said == ["2: `<script>`"]
    for _ in range(3):
        inner = f'<svg {X}><image href="{data(inner.encode())}"/></svg>'
    _, [said_of_it] = inside(f'<image href="{data(inner.encode())}"/>')
    assert "`<image href=" in said_of_it


def test_fonts_within() -> None:
    """A font stays if it carries no words of its own."""
    bare = b"wOF2" + bytes(60)
    with_words = b"wOF2" + bytes(28) + b"\0\0\0\7" + bytes(28)
    face = "<style>@font-face{{font-family:a;src:url({}) format('woff2')}}</style>"
    cleaned, said = inside(face.format(data(bare, "application/font-woff2")))
    assert (carried(cleaned), said) == ([bare], [])
    for other in (face.format(data(with_words)), f'<image href="{data(bare)}"/>'):
        cleaned, said = inside(other)
        assert (carried(cleaned), len(said)) == ([], 1)


@pytest.mark.parametrize(
    "piece",
    ["/*", "a.b(", 'url("', "{", "a{b:c}", "u\\72l(x)",
     *matrix("/*x*/", "a.", "url(", "'", "\\", "}", "(", "@import x;", "a{", "é", "url(#a)", "<", "x;")],
)  # fmt: skip
def test_time_is_linear(piece: str) -> None:
    """However often something stands in a stylesheet, ten times as much takes ten times as long."""

    def seconds(count: int) -> float:
        begin = time.process_time()
        clean_css(piece * count, lambda address: address)
        return time.process_time() - begin

    seconds(100)
    few, many = (min(seconds(count) for _ in range(3)) for count in (1000, 10_000))
    assert many < 40 * few + 0.05


def test_many_losses_are_summed_up() -> None:
    """A drawing that loses very much is told in a few lines."""
    _, said = inside("".join(f"<unbekannt{n}/>" for n in range(50)))
    assert len(said) == 9
    assert said[-1] == "2: noch mehr (42 Stellen)"


def test_illustrator() -> None:
    """What Illustrator writes, its namespaces as entities, is read and comes out without its data."""
    drawing = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!-- Generator: Adobe Illustrator 16.0.0 -->\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" ['
        '<!ENTITY ns_extend "http://ns.adobe.com/Extensibility/1.0/">'
        '<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>'
        '<svg xmlns:x="&ns_extend;" xmlns="&ns_svg;" width="10cm" height="5cm" x:viewOrigin="Erika">'
        '<switch><foreignObject requiredExtensions="&ns_extend;"><x:pgf>Erika</x:pgf></foreignObject>'
        '<g x:extraneous="self"><path d="M0 0h4"/></g></switch></svg>'
    )
    cleaned = clean(drawing.encode("utf-16"))
    assert (cleaned.size, cleaned.left_out) == ((378, 189), ())
    assert b"M0 0h4" in cleaned.content
    assert b"Erika" not in cleaned.content
    assert b"adobe" not in cleaned.content
    assert clean(cleaned.content).content == cleaned.content


def test_a_drawing_of_no_size_is_refused() -> None:
    """What would be shown as nothing is told."""
    with pytest.raises(UnreadableError, match="Breite oder Höhe ist 0"):
        inside("<g/>", 'width="0" height="5"')


def test_losses_are_hints_of_the_build(project: Project) -> None:
    """The page shows the drawing, each loss is a Hinweis with file, line and remedy, every time."""
    path = project.write(
        "content/images/z.svg",
        f'<svg {X} width="100mm" height="50mm">\n<script/><image href="{data(PHOTO)}"/></svg>',
    )
    project.write("content/images/k.svg", b"\x89PNG\r\n\x1a\n")
    result = project.build()
    assert result.returncode == 1
    assert (
        "images/k.svg:1: Fehler: Die Zeichnung k.svg ist kein lesbares SVG: es ist eine PNG-"
        in result.stderr
    )
    (project.folder / "content/images/k.svg").unlink()
    project.write("content/news/2023-01-02-x.md", "---\ntitle: x\n---\n![Strich](/images/z.svg)\n")
    for _ in range(2):
        result = project.build()
        assert result.returncode == 0, result.stderr
        assert (
            "images/z.svg:2: Hinweis: Auf der Website fehlt in der Zeichnung z.svg `<script>`: "
            "Skripte laufen in Zeichnungen nicht. Abhilfe: Prüfen" in result.stderr
        )  # fmt: skip
    image = project.page("2023/01/02/x.html").css_first("figure img").attributes
    assert (image["width"], image["height"]) == ("378", "189")
    assert project.text("images/z.svg") == clean(path.read_bytes()).content.decode()


def test_a_logo_that_is_no_drawing_is_one_fault(project: Project) -> None:
    """An unreadable logo is told once, at the line that names it."""
    project.write("content/images/partners/logo.svg", b"<svg")
    result = project.build()
    faults = [line for line in result.stderr.splitlines() if "logo.svg" in line]
    assert len(faults) == 1, faults
    assert "partners.yml" in faults[0]
    assert "logo.svg ist kein lesbares SVG: das XML ist fehlerhaft." in faults[0]
