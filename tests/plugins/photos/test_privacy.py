"""Nothing is published of a picture but what can be seen, whatever it is and is called."""

from io import BytesIO
from pathlib import Path

import exifread
import pytest
from PIL import Image

from plugins.common.cache.store import Store
from plugins.common.picture_files import is_picture, is_shown_everywhere, own_format
from plugins.common.problem import WrongInputError
from plugins.photos import encoding, opening
from plugins.photos.variants import Variant
from tests.photographs import likeness
from tests.support import Project
from tests.telling import KINDS, SECRET, SHOWN, hidden, saved
from tools.scan import findings, scan


def published(path: Path) -> list[bytes]:
    """Return all that is made of a file."""
    found, picture = opening.probe(path), opening.load(path, 2048)
    wanted = [Variant(ending, 60, 40) for ending in ("avif", "webp", "jpg", "png")]
    made = [content for _, content in encoding.variants(picture, wanted)]
    return [encoding.clean_copy(path, found, picture), *made]


def read_by_others(content: bytes) -> dict[str, object]:
    """Return what a second reader of metadata finds."""
    tags: dict[str, object] = exifread.process_file(BytesIO(content), details=True)
    # A TIFF is made of tags; these are the picture's own.
    plain = ("Image Image", "Image Bits", "Image Comp", "Image Photo", "Image Strip", "Image Samp",
             "Image Rows", "Image Planar", "Image YCb", "Image JPEG", "Image Reference",
             "Image Extra")  # fmt: skip
    return {name: value for name, value in tags.items() if not name.startswith(plain)}


@pytest.mark.parametrize("name", KINDS)
def test_a_picture_of_every_kind(tmp_path: Path, name: str) -> None:
    """Scanner and second reader find nothing in what is made of it, and it looks the same."""
    ending, content = KINDS[name]
    path = tmp_path / f"x{ending}"
    path.write_bytes(content())
    assert is_picture(path)
    for made in published(path):
        assert findings(made) == []
        assert SECRET not in made
        assert read_by_others(made) == {}
    if "hidden" not in name:
        shown = opening.load(path, 2048).convert("RGB")
        assert likeness(shown, SHOWN.resize(shown.size)) > 0.7


@pytest.mark.parametrize("kind", [("PNG", {}), ("WEBP", {"lossless": True, "exact": True})])
def test_what_is_hidden_is_gone(tmp_path: Path, kind: tuple[str, dict[str, bool]]) -> None:
    """Where nothing is to be seen there is no colour left; what one sees stays as it was."""
    path = tmp_path / f"x.{kind[0].lower()}"
    path.write_bytes(hidden(kind[0], **kind[1]))
    with Image.open(path) as original:
        assert original.convert("RGBA").getpixel((5, 5)) == (255, 0, 0, 0)
    picture = opening.load(path, 2048)
    assert picture.getpixel((5, 5)) == (0, 0, 0, 0)
    assert picture.getpixel((100, 40)) == (0, 0, 255, 255)


def test_what_one_half_sees_stays(tmp_path: Path) -> None:
    """Clearing what is hidden changes nothing that shows, on any ground, and makes no dark edge."""
    picture = SHOWN.convert("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(SHOWN.size))
    path = tmp_path / "x.png"
    path.write_bytes(saved("PNG", picture))
    for ground in ("white", "black", "#2b7"):
        before, after = (Image.new("RGBA", SHOWN.size, ground) for _ in range(2))
        before.alpha_composite(picture)
        after.alpha_composite(opening.load(path, 2048))
        difference = max(abs(a - b) for a, b in zip(before.tobytes(), after.tobytes(), strict=True))
        assert difference <= 2


def test_a_transparent_one_called_jpg(tmp_path: Path) -> None:
    """Where a format knows no transparency, white is to be seen, not what was hidden."""
    path = tmp_path / "x.jpg"
    path.write_bytes(hidden("PNG"))
    copy = encoding.clean_copy(path, opening.probe(path), opening.load(path, 2048))
    with Image.open(BytesIO(copy)) as image:
        assert min(image.crop((0, 0, 20, 20)).convert("L").tobytes()) > 250


def test_a_site_with_all_of_them(project: Project) -> None:
    """A whole site passes the scanner; each picture is shown, and every link leads to a file.

    A HEIC answers where it was, for links from elsewhere; a format that has no media type of its
    own only where a page shows it.
    """
    kinds = enumerate(KINDS.values())
    names = [f"/images/bild{number}{ending}" for number, (ending, _) in kinds]
    for name, (_, content) in zip(names, KINDS.values(), strict=True):
        project.write(f"content{name}", content())
    shown = "\n\n".join(f"![Eine Tasse]({name}) [Groß]({name})" for name in names)
    project.write("content/news/2023-01-02-x.md", f"---\ntitle: x\n---\n{shown}\n")
    project.build_well()
    output = project.folder / "output"
    assert scan(output) == {}
    files = [path for path in output.rglob("*") if path.is_file()]
    assert [path for path in files if SECRET in path.read_bytes()] == []
    page = project.page("2023/01/02/x.html").css_first(".e-content")
    assert len(page.css("picture")) == len(names)
    for link in page.css("a[href^='/']"):
        target = output / str(link.attributes["href"]).lstrip("/")
        assert target.is_file(), target
        assert is_shown_everywhere(target)
    for name in names:
        assert (output / name[1:]).exists() == bool(own_format(Path(name)))
    with Image.open(next(output.glob("images/*.heic"))) as image:
        assert image.format == "HEIF"


def test_what_others_made_is_thrown_away(tmp_path: Path) -> None:
    """Copies that an older house put into the cache are neither used nor kept."""
    Store(tmp_path).keep("ab.jpg", SECRET)
    Store(tmp_path, "1").keep("ab.jpg", SECRET)
    store = Store(tmp_path, "2")
    assert not store.has("ab.jpg")
    store.keep("cd.jpg", b"x")
    store.forget_others()
    assert store.has("cd.jpg")
    assert [path.read_bytes() for path in tmp_path.rglob("*.jpg")] == [b"x"]


def test_moving_ones_are_alike_in_every_build(tmp_path: Path) -> None:
    """A moving AVIF does not say when it was made."""
    path = tmp_path / "x.avif"
    path.write_bytes(KINDS["moving avif"][1]())
    copy = encoding.clean_copy(path, opening.probe(path), opening.load(path, 2048))
    assert findings(copy) == []
    with Image.open(BytesIO(copy)) as image:
        assert getattr(image, "n_frames", 1) == 3


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.jxl", b"\0\0\0\x0cJXL \r\n\x87\n", "(JPEG XL)"),
        ("x.dng", saved("TIFF"), "(Rohdaten einer Kamera)"),
        ("x.tif", saved("TIFF", tiffinfo={0xFE: 1}), "(Rohdaten einer Kamera)"),
        ("x.icns", b"icns", "(Symbol eines Macs)"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    """A picture of a kind that is not read here is a Fehler that names the kind."""
    path = tmp_path / name
    path.write_bytes(content)
    assert is_picture(path)
    with pytest.raises(WrongInputError) as wrong:
        opening.probe(path)
    assert wrong.value.message == f"Das Bild {name} {said} kann hier nicht gelesen werden."


@pytest.mark.parametrize("beginning", [b"\0\0\0\x0cJXL \r\n\x87\n", b"\0\0\0\x0cjP  \r\n\x87\n"])
def test_pictures_by_their_beginning(tmp_path: Path, beginning: bytes) -> None:
    """A name that says nothing hides no picture; a text is none."""
    for name, content, expected in (("Klimatag 9.9", beginning, True), ("CNAME", b"x.de", False)):
        (tmp_path / name).write_bytes(content)
        assert is_picture(tmp_path / name) == expected
