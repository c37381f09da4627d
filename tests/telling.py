"""Pictures that tell more than they show: every way a phone, camera or program writes it down.

All secrets hold the word SECRET, uncompressed or compressed; none may be in anything published.
"""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, PngImagePlugin

from tests.photographs import exif, sample

pillow_heif.register_heif_opener()
SECRET = b"Geheim-4711"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"
SHOWN = sample(size=(120, 80))


def moves() -> list[Image.Image]:
    """Return further frames; new ones, for Pillow notes settings in what it saves."""
    return [SHOWN.rotate(angle) for angle in (90, 180)]


def said() -> bytes:
    """Return EXIF with camera, owner, place, and a thumbnail of its own."""
    data = exif()
    data[0x010E] = SECRET.decode()
    data.get_ifd(0x8769)[0x927C] = SECRET * 9  # a maker note
    return data.tobytes()


def saved(format_name: str, picture: Image.Image = SHOWN, **settings: Any) -> bytes:
    """Return a picture as a file."""
    file = BytesIO()
    picture.copy().save(file, format_name, **settings)
    return file.getvalue()


def moving(format_name: str, **settings: Any) -> bytes:
    """Return a moving picture as a file."""
    return saved(format_name, save_all=True, append_images=moves(), duration=80, **settings)


def segment(marker: int, payload: bytes) -> bytes:
    """Return a JPEG with one more segment."""
    content = saved("JPEG")
    return content[:2] + struct.pack(">BBH", 255, marker, len(payload) + 2) + payload + content[2:]


def chunk(name: bytes, payload: bytes) -> bytes:
    """Return a PNG with one more chunk behind its head."""
    content = saved("PNG")
    sum_of_it = struct.pack(">I", zlib.crc32(name + payload))
    return (
        content[:33] + struct.pack(">I", len(payload)) + name + payload + sum_of_it + content[33:]
    )


def riff(name: bytes, payload: bytes) -> bytes:
    """Return a WebP with one more chunk at its end."""
    content = saved("WEBP", exif=b"Exif\0\0" + SECRET) + name + struct.pack("<I", len(payload))
    content += payload + b"\0" * (len(payload) % 2)
    return content[:4] + struct.pack("<I", len(content) - 8) + content[8:]


def box(name: bytes, payload: bytes) -> bytes:
    """Return a box of AVIF, HEIF and MP4."""
    return struct.pack(">I", len(payload) + 8) + name + payload


def extension(label: bytes, *blocks: bytes) -> bytes:
    """Return a GIF with one more extension before its pictures."""
    content = saved("GIF")
    start = 13 + (3 << (content[10] & 7) + 1)
    inner = b"".join(bytes([len(block)]) + block for block in blocks)
    return content[:start] + b"!" + label + inner + b"\0" + content[start:]


def hidden(format_name: str, **settings: Any) -> bytes:
    """Return a picture with another one where it is transparent."""
    picture = SHOWN.convert("RGBA")
    picture.paste((255, 0, 0, 255), (0, 0, 40, 80))
    picture.putalpha(Image.new("L", SHOWN.size, 0))
    picture.paste((0, 0, 255, 255), (60, 0, 120, 80))
    return saved(format_name, picture, **settings)


def texts() -> PngImagePlugin.PngInfo:
    """Return what drawing programs write into a PNG, compressed and not."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", SECRET.decode())
    info.add_text("Comment", SECRET.decode() * 50, zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


def icon() -> bytes:
    """Return an icon whose picture is a PNG with words in it."""
    picture = saved("PNG", SHOWN.resize((32, 32)), pnginfo=texts())
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 32, 32, 0, 0, 1, 32, len(picture), 22) + picture


VIDEO = box(b"ftyp", b"mp42\0\0\0\0mp42") + box(b"mdat", SECRET * 40)
SAMSUNG = b"\0\0\x01\x0aImage_UTC_Data" + SECRET + b"SEFH" + bytes(40) + b"SEFT"
TAGS = {270: SECRET.decode(), 315: SECRET.decode(), 700: XMP}
# By kind: the ending a file of it has, and its bytes.
KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "jpeg exif": (".jpg", lambda: saved("JPEG", exif=said())),
    "jpeg xmp": (".jpeg", lambda: saved("JPEG", xmp=XMP)),
    "jpeg comment": (".jpe", lambda: saved("JPEG", comment=SECRET)),
    "jpeg iptc": (".jpg", lambda: segment(0xED, b"Photoshop 3.0\x008BIM\x04\x04" + SECRET)),
    "jpeg c2pa": (".jpg", lambda: segment(0xEB, b"JP\0\1\0\0\0\1" + box(b"jumb", SECRET))),
    "jpeg thumbnail": (".jfif", lambda: segment(0xE0, b"JFXX\0\x10" + saved("JPEG", exif=said()))),
    "jpeg motion photo": (".jpg", lambda: saved("JPEG") + VIDEO),
    "jpeg samsung": (".jpg", lambda: saved("JPEG") + SAMSUNG),
    "jpeg profile": (".jpg", lambda: segment(0xE2, b"ICC_PROFILE\0\1\1" + SECRET)),
    "mpo": (".mpo", lambda: saved("MPO", save_all=True, append_images=moves(), exif=said())),
    "png texts": (".png", lambda: saved("PNG", pnginfo=texts())),
    "png exif": (".png", lambda: saved("PNG", exif=said())),
    "png time": (".png", lambda: chunk(b"tIME", b"\x07\xe8\1\1\1\1\1")),
    "png private": (".png", lambda: chunk(b"prVt", SECRET)),
    "png end": (".png", lambda: saved("PNG") + SECRET),
    "png hidden": (".png", lambda: hidden("PNG")),
    "moving png": (".apng", lambda: moving("PNG", exif=said())),
    "gif comment": (".gif", lambda: saved("GIF", comment=SECRET)),
    "gif xmp": (".gif", lambda: extension(b"\xff", b"XMP DataXMP", XMP)),
    "gif end": (".gif", lambda: saved("GIF") + SECRET),
    "moving gif": (".gif", lambda: moving("GIF", comment=SECRET)),
    "webp exif": (".webp", lambda: saved("WEBP", exif=said(), xmp=XMP)),
    "webp unknown": (".webp", lambda: riff(b"abcd", SECRET)),
    "webp end": (".webp", lambda: saved("WEBP") + SECRET),
    "webp hidden": (".webp", lambda: hidden("WEBP", lossless=True, exact=True)),
    "moving webp": (".webp", lambda: moving("WEBP", exif=said(), xmp=XMP)),
    "avif exif": (".avif", lambda: saved("AVIF", speed=10, exif=said())),
    "avif xmp": (".avif", lambda: saved("AVIF", speed=10, xmp=XMP)),
    "avif end": (".avif", lambda: saved("AVIF", speed=10) + box(b"free", SECRET)),
    "moving avif": (".avif", lambda: moving("AVIF", speed=10, exif=said())),
    "heic exif": (".heic", lambda: saved("HEIF", exif=said())),
    "heic xmp": (".heif", lambda: saved("HEIF", xmp=XMP)),
    "heic end": (".hif", lambda: saved("HEIF") + box(b"uuid", SECRET)),
    "tiff tags": (".tif", lambda: saved("TIFF", tiffinfo=TAGS, exif=exif())),
    "tiff pages": (".tiff", lambda: saved("TIFF", save_all=True, append_images=moves())),
    "bmp end": (".bmp", lambda: saved("BMP") + SECRET),
    "icon texts": (".ico", icon),
    "jpeg 2000 xml": (".jp2", lambda: saved("JPEG2000") + box(b"xml ", XMP)),
    "targa words": (".tga", lambda: saved("TGA", id_section=SECRET)),
    "ppm comment": (".ppm", lambda: b"P6\n#" + SECRET + b"\n120 80\n255\n" + SHOWN.tobytes()),
    "jpeg called heic": (".heic", lambda: saved("JPEG", exif=said())),
    "jpeg called png": (".png", lambda: saved("JPEG", exif=said(), comment=SECRET)),
    "jpeg called gif": (".gif", lambda: saved("JPEG", exif=said())),
    "jpeg called ico": (".ico", lambda: saved("JPEG", exif=said())),
    "tiff called jpg": (".jpg", lambda: saved("TIFF", tiffinfo=TAGS)),
    "bmp called jpg": (".jpg", lambda: saved("BMP") + SECRET),
    "heic called jpg": (".jpg", lambda: saved("HEIF", exif=said())),
    "gif called jpg": (".jpg", lambda: moving("GIF", comment=SECRET)),
    "png called webp": (".webp", lambda: saved("PNG", pnginfo=texts())),
    "jpeg without ending": ("", lambda: saved("JPEG", exif=said())),
    "png with a strange ending": (".2024", lambda: saved("PNG", pnginfo=texts())),
}
