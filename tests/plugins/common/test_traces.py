"""Pictures lose what leads to people and places, and nothing that shows."""

import subprocess
from contextlib import suppress
from io import BytesIO
from typing import Any

import exifread
import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from plugins.common.containers import boxes, items
from plugins.common.picture_files import is_picture
from plugins.common.traces import notes, routine, tags, words
from plugins.common.traces.trace import CannotStripError, Kind, Trace
from tests.originals import (
    ORIGINALS,
    PROFILE,
    RDF,
    SECRETS,
    SHOWN,
    dressed,
    jpeg,
    moving,
    png,
    upright,
)
from tests.photographs import exif
from tests.support import ROOT
from tests.telling import KINDS, SECRET, box, saved
from tools.scan import findings

pillow_heif.register_heif_opener()
# What emptied items are to the scanner of published files, and a time that says nothing.
_EMPTY = ("item of type b'Exif'", "item of type b'mime'", "box 'cdsc' in iref", "item named b'Exif",
          "item named b'XMP", "item named b'\\x00application", "box 'free' in meta", "box 'free'")  # fmt: skip


def shown(content: bytes) -> tuple[Any, ...]:
    """Return all pixels of a file, its colour profile, and how it is turned."""
    with Image.open(BytesIO(content)) as image:
        count = 1 if image.format == "MPO" else getattr(image, "n_frames", 1)
        frames = []
        for number in range(count):
            image.seek(number)
            frames.append((image.mode, image.size, image.tobytes(), image.info.get("duration")))
        profile, turn = image.info.get("icc_profile") or b"", 1
        with suppress(SyntaxError):  # no EXIF at all
            turn = image.getexif().get(tags.ORIENTATION, 1)
        return frames, profile, turn, image.info.get("loop")


def read_by_others(content: bytes) -> set[str]:
    """Return which tags other readers find."""
    with Image.open(BytesIO(content)) as image:
        found = {
            "Image Orientation" if tag == tags.ORIENTATION else str(tag) for tag in image.getexif()
        }
    with suppress(AssertionError):  # exifread finds nothing that stands in the box idat
        found |= {*exifread.process_file(BytesIO(content), details=True)}
    return found


@pytest.mark.parametrize("name", ORIGINALS)
def test_every_original(name: str) -> None:
    """What it tells is found and goes; pixels, turn and profile stay; scanner and exifread agree."""
    make, expected = ORIGINALS[name]
    original = make()
    stripped = routine.strip(original)
    assert {trace.kind.value for trace in stripped.found} >= expected
    assert shown(stripped.content) == shown(original)
    assert not [secret for secret in SECRETS if secret in stripped.content]
    assert read_by_others(stripped.content) <= {"Image Orientation"}
    told = [said for said in findings(stripped.content) if not said.startswith(_EMPTY)]
    assert [
        said
        for said in told
        if not said.startswith(("segment E1 b'Exif", "chunk b'eXIf'", "chunk b'EXIF'"))
    ] == []
    again = routine.strip(stripped.content)
    assert (again.content, again.found) == (stripped.content, ())


@pytest.mark.parametrize("name", [name for name in KINDS if not name.startswith(("tiff", "icon"))])
def test_every_way_to_tell(name: str) -> None:
    """The pictures with which clean copies are tried lose their words as well."""
    original = KINDS[name][1]()
    try:
        stripped = routine.strip(original).content
    except CannotStripError as error:
        assert any(trace.kind.tells for trace in error.found)
        return
    assert shown(stripped)[0] == shown(original)[0]
    cutters = (b"\xff\xd8", b"\x89PNG", b"GIF8", b"RIFF")
    if stripped.startswith(cutters) or stripped[4:8] == b"ftyp":
        assert SECRET not in stripped


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_picture_stays_upright(kind: str, turn: int) -> None:
    """How a camera was held stays, as the only thing that is said."""
    original = saved(kind, SHOWN, exif=exif(turn).tobytes())
    stripped = routine.strip(original).content
    assert shown(stripped) == shown(original)
    assert read_by_others(stripped) <= {"Image Orientation"}


def test_what_has_nothing_to_hide() -> None:
    """A picture that tells nothing comes back as the very same bytes."""
    for content in (
        saved("PNG", SHOWN), jpeg(), saved("GIF", SHOWN), saved("WEBP", SHOWN),
        moving("WEBP"), moving("PNG"), moving("GIF"), b"", b"Text",
    ):  # fmt: skip
        assert routine.strip(content).content is content
        assert routine.find(content) == ()


def test_segments_that_colours_need() -> None:
    """Adobe's mark, which says how colours were turned, and a profile in parts stay."""
    long = PROFILE + bytes(70_000)
    content = saved("JPEG", SHOWN.convert("CMYK"), icc_profile=long, exif=dressed())
    stripped = routine.strip(content).content
    assert b"Adobe" in stripped
    assert shown(stripped) == shown(content)
    assert shown(stripped)[1] == long


def test_a_phone_without_a_place() -> None:
    """What an iPhone sends without its place has a camera and a time, and nothing to be told of."""
    data = Image.Exif()
    data[0x010F], data[0x0110], data[0x0132] = "Apple", "iPhone 15", "2026:12:01 12:00:00"
    data.get_ifd(0x8769)[0x927C] = b"Apple iOS\0\0\1MM" + bytes(40)
    data.get_ifd(0x8825).update({1: "N", 2: (0.0, 0.0, 0.0), 3: "E", 4: (0.0, 0.0, 0.0)})
    found = routine.find(jpeg(exif=data.tobytes()))
    assert Trace(Kind.CAMERA, "iPhone 15") in found
    assert not [trace for trace in found if trace.kind.tells]


def test_items_in_every_place() -> None:
    """Words of a HEIC are emptied wherever they stand: in pieces, in the box of items, unlisted."""
    original = upright("HEIF")
    top = {b.name: b for b in boxes.walk(original)}
    hidden = original[: top[b"mdat"].start] + box(b"mdat", original[top[b"mdat"].content :] + RDF)
    for content in (hidden, original + box(b"free", SECRET), original + box(b"abcd", SECRET)):
        stripped = routine.strip(content).content
        assert shown(stripped) == shown(content)
        assert SECRET not in stripped
        assert b"Erika" not in stripped


def test_what_a_webp_says_it_holds() -> None:
    """Its head names EXIF only where the turn is left, and no XMP."""
    for turn, flag in ((1, 0), (6, 8)):
        content = saved("WEBP", SHOWN, exif=exif(turn).tobytes(), xmp=RDF)
        assert content[20] & 12 == 12
        assert routine.strip(content).content[20] & 12 == flag


def test_words_in_a_film_of_pictures() -> None:
    """What an AVIF that moves says of its user is emptied where it stands."""
    original = moving("AVIF", speed=10)
    at = original.index(b"edts")
    content = original[:at] + b"udta" + SECRET + original[at + 4 + len(SECRET) :]
    stripped = routine.strip(content).content
    assert SECRET not in stripped
    assert stripped[at : at + 4] == b"free"
    assert len(stripped) == len(content)


def test_what_has_to_stay_is_named() -> None:
    """A TIFF, an icon, a JPEG 2000, a picture with sound: refused, with what they tell."""
    tiff = saved("TIFF", SHOWN, tiffinfo={315: "Erika Muster"})
    jp2 = saved("JPEG2000", SHOWN) + box(b"xml ", RDF)
    sound = moving("AVIF", speed=10).replace(b"pict", b"soun")
    for content in (tiff, KINDS["icon texts"][1](), jp2, sound):
        with pytest.raises(CannotStripError) as refused:
            routine.strip(content)
        assert any(trace.kind.tells for trace in refused.value.found)
        assert routine.find(content) == refused.value.found


BASES = [
    jpeg((0xED, b"Photoshop 3.0\x008BIM\x04\x04" + SECRET), exif=dressed(), xmp=RDF),
    png((b"tEXt", b"Author\0Erika"), exif=dressed()),
    *(
        ORIGINALS[name][0]()
        for name in ("gif", "webp", "avif", "heic", "moving avif", "moving png", "moving webp")
    ),
]


def looks(content: bytes) -> object:
    """Return the pixels of a file, None where nobody can read it."""
    try:
        return shown(content)[0]
    except Exception:  # decoders raise whatever they stumble over
        return None


@given(
    st.sampled_from(BASES),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=4)), max_size=3),
    st.floats(0, 1) | st.just(1.0),
)
def test_damaged_files(base: bytes, damage: list[tuple[float, bytes]], length: float) -> None:
    """Whatever is damaged, nothing breaks: the result shows the same, or the file is refused."""
    content = bytearray(base)
    for place, said in damage:
        at = int(place * place * len(content))  # heads are where it hurts
        content[at : at + len(said)] = said
    original = bytes(content[: int(len(content) * length)])
    try:
        stripped = routine.strip(original)
    except CannotStripError:
        return
    if stripped.content != original:
        before = looks(original)
        assert before is None or looks(stripped.content) == before
        assert routine.strip(stripped.content).content == stripped.content


@given(st.binary(max_size=400), st.sampled_from([b"\xff\xd8\xff\xe1", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\1\0\0WEBP",
                                                b"\0\0\0\x14ftypheic", b"<svg ", b"II*\0", b"\0\0\1\0", b""]))  # fmt: skip
def test_any_bytes(content: bytes, beginning: bytes) -> None:
    """Bytes of any kind are found nothing in, or refused; nothing else is raised."""
    routine.find(beginning + content)
    try:
        routine.strip(beginning + content)
    except CannotStripError as error:
        assert error.reason


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Created with GIMP", []),
        ("OLYMPUS DIGITAL CAMERA", []),
        ("CREATOR: gd-jpeg v1.0 (using IJG JPEG v62), quality = 90", []),
        ("Screenshot", []),
        ("Foto: Erika Muster", ["note"]),
        ("Created by Erika Muster", ["note"]),
        (r"C:\Users\erika\Bilder\x.xcf", ["path"]),
        ("file:///home/erika/x.png", ["path"]),
        ("Serial Number: 4711", ["serial number"]),
    ],
)
def test_words(text: str, kinds: list[str]) -> None:
    """What programs write by themselves is nothing to be told of, what people write is."""
    assert [trace.kind.value for trace in notes.in_words(text)] == kinds


def test_told_in_words() -> None:
    """What was found is one German enumeration."""
    found = [Trace(Kind.PLACE), Trace(Kind.NAME, "Ada"), Trace(Kind.TIME)]
    assert words.telling(found) == "der Ort, an dem es entstand, und der Name „Ada“"
    found += [Trace(Kind.NAME, "Bob"), Trace(Kind.SERIAL, "1")]
    assert words.telling(found) == (
        "der Ort, an dem es entstand, die Namen „Ada“ und „Bob“ und die Seriennummer der Kamera"
    )
    assert words.telling([Trace(Kind.CAMERA, "X")]) == ""


def test_our_own_files() -> None:
    """No picture or PDF of this repository tells of anybody; content/ is looked at by the check."""
    listed = ["git", "ls-files", "-z", "--", ".", ":!content"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    pictures = [path for name in names.split("\0") if is_picture(path := ROOT / name)]
    assert pictures
    for path in pictures:
        assert not [trace for trace in routine.find(path.read_bytes()) if trace.kind.tells]


def test_an_item_that_points_elsewhere() -> None:
    """Where words are said to stand in the head of the file, that is not emptied: it is refused."""
    original = upright("HEIF")
    iloc = next(box for box in boxes.walk_deep(original) if box.name == b"iloc")
    inner = original[iloc.content : iloc.end]
    known = dict(items.locations(inner))
    at = known[max(known)].extents[0][0].to_bytes(4, "big")
    assert inner.count(at) == 1
    damaged = original.replace(inner, inner.replace(at, bytes(4)))
    with pytest.raises(CannotStripError):
        routine.strip(damaged)
