"""Originals as phones, cameras and programs leave them: with a place, names, serial numbers.

All words that must go hold one of SECRETS; each picture stands on its side and has a profile, where
its format knows such.
"""

import struct
from collections.abc import Callable

from PIL import Image, ImageCms

from tests.photographs import exif, sample
from tests.telling import SECRET, box, saved

SHOWN = sample(size=(96, 64))
NAME = "Erika Muster"
SECRETS = (SECRET, NAME.encode(), b"SN-12345", b"Geheimkamera", NAME.encode("utf-16-le"))
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
RDF = (
    b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
    b"<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:exif='http://ns.adobe.com/exif/1.0/'"
    b" xmlns:aux='http://ns.adobe.com/exif/1.0/aux/' exif:GPSLatitude='49,26.5N' aux:SerialNumber='SN-12345'>"
    b"<dc:creator><rdf:Seq><rdf:li>Erika Muster</rdf:li></rdf:Seq></dc:creator>"
    b"</rdf:Description></rdf:RDF></x:xmpmeta>"
)
FILM = (
    box(b"ftyp", b"mp42\0\0\0\0mp42")
    + box(b"moov", b"\xa9xyz+49.44+007.77/")
    + box(b"mdat", SECRET * 9)
)
CREDENTIALS = box(
    b"jumb",
    box(b"jumd", b"c2pa\0")
    + b'stds.schema-org.CreativeWork{"author":[{"@type":"Person","name":"%s"}]}' % NAME.encode(),
)
UUID_OF_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


def dressed(orientation: int = 6) -> bytes:
    """Return EXIF with all that leads to a person, and a small picture of its own."""
    data = exif(orientation)
    data[0x9C9D] = NAME.encode("utf-16-le")
    data[0x8298] = f"Copyright {NAME}"
    inner = data.get_ifd(0x8769)
    inner[0xA430], inner[0x927C], inner[0x9286] = NAME, SECRET * 9, b"ASCII\0\0\0" + NAME.encode()
    return data.tobytes()


def iptc() -> bytes:
    """Return what picture editors of newspapers write."""
    records = b"".join(
        b"\x1c\2" + bytes([number]) + struct.pack(">H", len(text)) + text
        for number, text in ((80, NAME.encode()), (90, b"Kaiserslautern"), (120, SECRET))
    )
    return b"Photoshop 3.0\0" + b"8BIM\x04\x04\0\0" + struct.pack(">I", len(records)) + records


def jpeg(*segments: tuple[int, bytes], behind: bytes = b"", **settings: object) -> bytes:
    """Return a JPEG with further segments behind its first one, and bytes behind its end."""
    content = saved("JPEG", SHOWN, icc_profile=PROFILE, **settings)
    more = b"".join(struct.pack(">BBH", 255, m, len(said) + 2) + said for m, said in segments)
    end = 4 + int.from_bytes(content[4:6], "big")
    return content[:end] + more + content[end:] + behind


def extended_xmp() -> tuple[tuple[int, bytes], ...]:
    """Return XMP in two segments, cut in the middle of a name."""
    head, half = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 32, RDF.index(b"Muster")
    parts = (0, RDF[:half]), (half, RDF[half:])
    return tuple((0xE1, head + struct.pack(">II", len(RDF), at) + part) for at, part in parts)


def samsung() -> bytes:
    """Return what Samsung puts behind a picture."""
    film = b"\0\0\x30\x0a\x10\0\0\0MotionPhoto_Data" + FILM
    return film + b"SEFH" + struct.pack("<IIHHII", 106, 1, 0, 0xA30, len(film), len(film)) + b"SEFT"


def png(*chunks: tuple[bytes, bytes], **settings: object) -> bytes:
    """Return a PNG with further chunks behind its head."""
    from plugins.common.containers.chunks import written

    content = saved("PNG", SHOWN, icc_profile=PROFILE, **settings)
    return content[:33] + b"".join(written(*chunk) for chunk in chunks) + content[33:]


def raw_profile() -> bytes:
    """Return EXIF as ImageMagick writes it into a text; browsers do not look there."""
    block = dressed(1).hex().encode()
    return b"Raw profile type exif\0\nexif\n%8d\n" % (len(block) // 2) + block + b"\n"


def webp(behind: bytes = b"", **settings: object) -> bytes:
    """Return a WebP with EXIF and XMP."""
    given = {"exif": dressed(), "xmp": RDF, "icc_profile": PROFILE, **settings}
    return saved("WEBP", SHOWN, **given) + behind


def gif() -> bytes:
    """Return a moving GIF with a comment and XMP, as programs write it."""
    frames = [SHOWN.rotate(90), SHOWN.rotate(180)]
    content = saved(
        "GIF", SHOWN, save_all=True, append_images=frames, loop=0, comment=b"Foto " + NAME.encode()
    )
    xmp = b"!\xff\x0bXMP DataXMP" + RDF + b"\1" + bytes(range(255, -1, -1)) + b"\0"
    start = 13 + (3 << (content[10] & 7) + 1)
    return content[:start] + xmp + content[start:] + SECRET


def upright(format_name: str, **settings: object) -> bytes:
    """Return an AVIF or HEIC with EXIF and XMP."""
    given = {"exif": dressed(6), "xmp": RDF, "icc_profile": PROFILE, **settings}
    return saved(format_name, SHOWN, **given)


def moving(format_name: str, **settings: object) -> bytes:
    frames = [
        SHOWN.transpose(turn)
        for turn in (Image.Transpose.ROTATE_180, Image.Transpose.FLIP_LEFT_RIGHT)
    ]
    return saved(format_name, SHOWN, save_all=True, append_images=frames, duration=80, **settings)


# By kind: the file, and kinds of traces that must be found in it (plugins/common/traces/trace.py).
ALL = {"place", "name", "serial number"}
ORIGINALS: dict[str, tuple[Callable[[], bytes], set[str]]] = {
    "jpeg exif": (lambda: jpeg(exif=dressed()), ALL),
    "jpeg twice exif": (lambda: jpeg((0xE1, b"Exif\0\0" + dressed(3)[6:]), exif=dressed()), ALL),
    "jpeg xmp": (lambda: jpeg(xmp=RDF), ALL),
    "jpeg long xmp": (lambda: jpeg(*extended_xmp()), ALL),
    "jpeg iptc": (lambda: jpeg((0xED, iptc())), {"place", "name"}),
    "jpeg comment": (lambda: jpeg(comment=f"Foto: {NAME}"), {"note"}),
    "jpeg c2pa": (lambda: jpeg((0xEB, b"JP\0\1\0\0\0\1" + CREDENTIALS)), {"name"}),
    "jpeg thumbnail": (lambda: jpeg((0xE0, b"JFXX\0\x10" + jpeg(exif=dressed()))), ALL | {"thumbnail"}),
    "jpeg maker": (lambda: jpeg((0xEC, b"[picture info]\r\nSerial#=SN-12345\r\n")), {"serial number"}),
    "jpeg mpf": (lambda: saved("MPO", SHOWN, save_all=True, append_images=[SHOWN], exif=dressed()), ALL),
    "jpeg picture behind": (lambda: jpeg(behind=jpeg(exif=dressed())), ALL),
    "jpeg motion photo": (lambda: jpeg(behind=FILM), {"video", "place"}),
    "jpeg samsung": (lambda: jpeg(behind=samsung()), {"video", "place"}),
    "jpeg progressive": (lambda: jpeg(exif=dressed(), progressive=True), ALL),
    "jpeg cmyk": (lambda: saved("JPEG", SHOWN.convert("CMYK"), exif=dressed()), ALL),
    "png exif": (lambda: png(exif=dressed()), ALL),
    "png text": (lambda: png((b"tEXt", b"Author\0" + NAME.encode())), {"name"}),
    "png xmp": (lambda: png((b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + RDF)), ALL),
    "png raw profile": (lambda: png((b"tEXt", raw_profile())), ALL),
    "png c2pa": (lambda: png((b"caBX", CREDENTIALS)), {"name"}),
    "png time": (lambda: png((b"tIME", b"\7\xe8\1\1\1\1\1"), exif=dressed()), ALL),
    "moving png": (lambda: moving("PNG", exif=dressed()), ALL),
    "png film behind": (lambda: png() + FILM, {"video", "place"}),
    "webp": (webp, ALL),
    "webp lossless": (lambda: webp(lossless=True), ALL),
    "webp film behind": (lambda: webp(FILM), ALL | {"video"}),
    "moving webp": (lambda: moving("WEBP", exif=dressed(), xmp=RDF), ALL),
    "gif": (gif, ALL | {"note"}),
    "avif": (lambda: upright("AVIF", speed=10), ALL),
    "moving avif": (lambda: moving("AVIF", speed=10, exif=dressed(1)), ALL),
    "heic": (lambda: upright("HEIF"), ALL),
    "heic film behind": (lambda: upright("HEIF") + box(b"mpvd", FILM), ALL | {"video"}),
    "heic c2pa": (lambda: upright("HEIF") + box(b"uuid", UUID_OF_C2PA + CREDENTIALS), ALL),
    "heic samsung": (lambda: upright("HEIF") + samsung(), ALL | {"video"}),
}  # fmt: skip
