"""Pictures of every kind: formats, modes, depths, turns, transparency; colours however they are named."""

import zlib
from collections.abc import Callable
from functools import partial
from io import BytesIO
from struct import pack

from PIL import Image

from plugins.photos.colours import icc
from plugins.photos.colours.meaning import PRIMARIES, Colours
from tests.photographs import as_phone, sample, turned

PHOTO = sample(size=(120, 80))
CLEAR = PHOTO.convert("RGBA")
CLEAR.putalpha(Image.linear_gradient("L").resize(PHOTO.size))
CUT = PHOTO.convert("RGBA")
CUT.putalpha(Image.radial_gradient("L").resize(PHOTO.size).point(lambda value: 255 * (value < 90)))
GREY = PHOTO.convert("L")
P3, ADOBE = (
    Colours(PRIMARIES[12]),
    Colours((0.64, 0.33, 0.21, 0.71, 0.15, 0.06, 0.3127, 0.329), gamma=2.2),
)
ROMM = Colours((0.7347, 0.2653, 0.1596, 0.8404, 0.0366, 0.0001, 0.3457, 0.3585), gamma=1.8)
LINEAR = Colours(gamma=1.0)


def saved(picture: Image.Image, kind: str, **settings: object) -> bytes:
    """Return a picture as a file."""
    file = BytesIO()
    picture.save(file, kind, **settings)
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    """Return a chunk of a PNG."""
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))


def png(*chunks: tuple[bytes, bytes], picture: Image.Image = PHOTO, **settings: object) -> bytes:
    """Return a PNG with these chunks before all others but the first."""
    content = saved(picture, "PNG", **settings)
    return content[:33] + b"".join(chunk(*each) for each in chunks) + content[33:]


def raw_png(bits: int, kind: int, rows: list[bytes], *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG of these samples; kind 0 is grey, 2 RGB, 4 grey and 6 RGB with transparency."""
    samples = {0: 1, 2: 3, 4: 2, 6: 4}[kind]
    header = pack(">IIBBBBB", len(rows[0]) * 8 // bits // samples, len(rows), bits, kind, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    parts = [(b"IHDR", header), *chunks, (b"IDAT", pixels), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)


def ramp(bits: int, kind: int = 0) -> bytes:
    """Return a PNG that goes through all greys, or colours, of which one is transparent."""
    if bits == 16:
        samples = [number * 1000 for number in range(64)]
        wide = b"".join(pack(">H", value) * (3 if kind == 2 else 1) for value in samples)
        transparent = pack(">H", 20_000) * (3 if kind == 2 else 1)
        return raw_png(16, kind, [wide] * 32, (b"tRNS", transparent))
    row = "".join(
        f"{number * 2**bits // 64:0{bits}b}" * (3 if kind == 2 else 1) for number in range(64)
    )
    transparent = pack(">H", 2**bits // 2) * (3 if kind == 2 else 1)
    return raw_png(
        bits, kind, [int(row, 2).to_bytes(len(row) // 8, "big")] * 32, (b"tRNS", transparent)
    )


def number(value: float) -> bytes:
    return pack(">I", round(value * 100_000))


def gamma(value: float) -> tuple[bytes, bytes]:
    return b"gAMA", number(value)


def chromaticities(colours: Colours) -> tuple[bytes, bytes]:
    *points, wx, wy = colours.primaries
    return b"cHRM", b"".join(map(number, (wx, wy, *points)))


def cicp(primaries: int, transfer: int) -> tuple[bytes, bytes]:
    return b"cICP", bytes((primaries, transfer, 0, 1))


def boxed(primaries: int, transfer: int, kind: str = "AVIF", picture: Image.Image = PHOTO) -> bytes:
    """Return an AVIF or HEIC that says by codes what its colours are."""
    settings = {"save_nclx_profile": True} if kind == "HEIF" else {"speed": 10}
    content = saved(picture, kind, quality=90, **settings)
    at = content.index(b"nclx") + 4
    return content[:at] + pack(">HH", primaries, transfer) + content[at + 4 :]


def profiled(colours: Colours, kind: str, picture: Image.Image = PHOTO) -> bytes:
    return saved(picture, kind, icc_profile=icc.profile(colours), quality=95)


def grey_profile(picture: Image.Image, kind: str) -> bytes:
    """Return grey that is brighter than its numbers, by a profile for grey."""
    profile = icc.profile(LINEAR).replace(b"RGB XYZ ", b"GRAYXYZ ").replace(b"rTRC", b"kTRC")
    return saved(picture, kind, icc_profile=profile)


def held(kind: str, orientation: int) -> bytes:
    """Return what a camera held this way makes."""
    return as_phone(turned(PHOTO, orientation), kind, orientation)


# What a PNG or a phone's picture can say, by what is said; each is made when it is asked for.
SHOWN: dict[str, Callable[[], bytes]] = {
    "jpeg": lambda: as_phone(PHOTO), "jpeg grey": lambda: saved(GREY, "JPEG"),
    "jpeg progressive": lambda: saved(PHOTO, "JPEG", progressive=True),
    "jpeg cmyk": lambda: saved(PHOTO.convert("CMYK"), "JPEG"),
    "jpeg rgb": lambda: saved(PHOTO, "JPEG", keep_rgb=True, quality=95),
    "jpeg p3": lambda: profiled(P3, "JPEG"), "jpeg adobe": lambda: profiled(ADOBE, "JPEG"),
    "jpeg romm": lambda: profiled(ROMM, "JPEG"), "webp p3": lambda: profiled(P3, "WEBP"),
    "jpeg grey profile": lambda: grey_profile(GREY, "JPEG"),
    "webp": lambda: saved(CLEAR, "WEBP"), "gif": lambda: saved(PHOTO, "GIF"),
    "gif transparent": lambda: saved(CLEAR, "GIF"), "bmp": lambda: saved(PHOTO, "BMP"),
    "bmp palette": lambda: saved(PHOTO.quantize(16), "BMP"), "ico": lambda: saved(CLEAR, "ICO", sizes=[(64, 43)]),
    "png": lambda: png(), "png palette": lambda: png(picture=PHOTO.quantize(64)),
    "png palette transparent": lambda: png(picture=CLEAR.quantize(64)),
    "png transparent": lambda: png(picture=CLEAR), "png grey transparent": lambda: png(picture=CLEAR.convert("LA")),
    "png grey profile": lambda: grey_profile(GREY, "PNG"),
    "png grey profile transparent": lambda: grey_profile(CLEAR.convert("LA"), "PNG"),
    "png p3": lambda: profiled(P3, "PNG"), "png p3 transparent": lambda: profiled(P3, "PNG", CLEAR),
    "png p3 palette": lambda: profiled(P3, "PNG", PHOTO.quantize(64)),
    **{f"png grey {bits}": partial(ramp, bits) for bits in (1, 2, 4, 8, 16)},
    **{f"png rgb {bits}": partial(ramp, bits, 2) for bits in (8, 16)},
    "png grey 1, no sample is transparent": lambda: raw_png(1, 0, [b"\x0f" * 8] * 64, (b"tRNS", b"\0\xff")),
    "png grey 1, lower byte": lambda: raw_png(1, 0, [b"\x0f" * 8] * 64, (b"tRNS", b"\1\0")),
    "png grey 8, lower byte": lambda: raw_png(8, 0, [bytes(range(64))] * 64, (b"tRNS", b"\1\x09")),
    "png rgb 8, lower byte": lambda: raw_png(8, 2, [bytes(range(192))] * 64, (b"tRNS", b"\1\0\0\1\0\2")),
    "gamma 1": lambda: png(gamma(1)), "gamma 0.3": lambda: png(gamma(0.3)),
    "gamma usual": lambda: png(gamma(0.45455)), "gamma grey": lambda: png(gamma(1), picture=GREY),
    "gamma transparent": lambda: png(gamma(1), picture=CLEAR),
    "gamma palette": lambda: png(gamma(1), picture=PHOTO.quantize(64)),
    "chromaticities": lambda: png(gamma(0.45455), chromaticities(ADOBE)),
    "chromaticities of another white": lambda: png(gamma(0.5556), chromaticities(ROMM)),
    "chromaticities alone": lambda: png(chromaticities(ADOBE)),
    "chromaticities of nothing": lambda: png(gamma(0.45455), (b"cHRM", bytes(32))),
    "sRGB over gamma": lambda: png((b"sRGB", b"\0"), gamma(1)),
    "profile over gamma": lambda: png(gamma(1), icc_profile=icc.profile(P3)),
    "codes over profile": lambda: png(cicp(1, 13), icc_profile=icc.profile(ADOBE)),
    "codes over gamma": lambda: png(cicp(12, 13), gamma(1)),
    "codes of nothing": lambda: png(cicp(2, 2), gamma(1)),
    **{f"png codes {p} {t}": partial(png, cicp(p, t))
       for p, t in ((12, 13), (9, 16), (9, 18), (1, 1), (9, 14), (1, 8), (9, 9), (22, 4), (1, 17))},
    "png pq transparent": lambda: png(cicp(9, 16), picture=CLEAR),
    "png pq of 4000 nits": lambda: png(cicp(9, 16), (b"cLLI", pack(">II", 40_000_000, 1))),
    "png pq of 400 nits": lambda: png(cicp(9, 16), (b"mDCV", pack(">8HII", *[9] * 8, 4_000_000, 1))),
    **{f"avif codes {p} {t}": partial(boxed, p, t)
       for p, t in ((1, 13), (12, 13), (9, 16), (9, 18), (9, 14), (12, 16), (1, 1), (5, 4), (1, 8), (2, 2))},
    "avif pq transparent": lambda: boxed(9, 16, picture=CUT),
    "avif profile": lambda: saved(PHOTO, "AVIF", icc_profile=icc.profile(P3), speed=10),
    "avif transparent": lambda: saved(CUT, "AVIF", speed=10),
    **{f"{kind} {turn}": partial(held, kind, turn)
       for kind, turn in (("JPEG", 6), ("JPEG", 2), ("PNG", 8), ("AVIF", 3), ("AVIF", 6))},
}  # fmt: skip


def in_stream(primaries: int, transfer: int) -> bytes:
    """Return an AVIF whose boxes say nothing of colours, and the header of its stream these."""
    content = saved(PHOTO, "AVIF", quality=90, speed=10).replace(b"colrnclx", b"freenclx")
    at = content.index(b"\x12\0\x0a") + 4
    bits = int.from_bytes(content[at : at + 16], "big")
    # Profile 3 bits, two flags, level 5; the sizes of width and height, both; nine switches.
    wide, high = (bits >> 128 - 14 & 15) + 1, (bits >> 128 - 18 & 15) + 1
    place = 128 - (3 + 2 + 5 + 8 + wide + high + 9) - 16
    bits = bits & ~(0xFFFF << place) | (primaries << 8 | transfer) << place
    return content[:at] + bits.to_bytes(16, "big") + content[at + 16 :]
