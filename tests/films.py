"""Moving pictures as programs and hands make them, built block by block; and Chromium's view."""

import struct
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from random import Random
from typing import Any

from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser, Page

_COLOURS = [(0, 0, 0), (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0), (0, 255, 255)]
_TYPES = {
    b"GIF8": "image/gif", b"\x89PNG": "image/png", b"RIFF": "image/webp", b"\0\0\0": "image/avif",
}  # fmt: skip
_DECODE = """async ([data, type]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const decoder = new ImageDecoder({ data: bytes.buffer, type });
  await decoder.tracks.ready;
  await decoder.completed;
  const track = decoder.tracks.selectedTrack;
  const frames = [];
  for (let frameIndex = 0; frameIndex < track.frameCount; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex });
    const canvas = new OffscreenCanvas(image.displayWidth, image.displayHeight);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    frames.push([canvas.width, canvas.height, image.duration, btoa(String.fromCharCode(...data))]);
  }
  const again = track.repetitionCount;
  return { frames, plays: again === Infinity ? null : again + 1 };
}"""


@dataclass(frozen=True)
class Seen:
    """What Chromium shows: frames in RGBA, their milliseconds, and how often (None: for ever)."""

    frames: list[Image.Image]
    durations: list[float]
    plays: int | None


class Decoder:
    """A page of Chromium that decodes pictures of at most 10,000 pixels."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.route("**/*", lambda route: route.fulfill(body="<!doctype html><title>x</title>"))
        page.goto("https://bilder.test/")

    def see(self, content: bytes) -> Seen:
        """Return what a file looks like."""
        [kind] = [kind for begin, kind in _TYPES.items() if content.startswith(begin)]
        said = self._page.evaluate(_DECODE, [b64encode(content).decode(), kind])
        frames = [
            Image.frombytes("RGBA", (width, height), b64decode(pixels))
            for width, height, _, pixels in said["frames"]
        ]
        durations = [(duration or 0) / 1000 for *_, duration, _ in said["frames"]]
        return Seen(frames, durations, said["plays"])


@contextmanager
def decoder_of(chrome: Browser) -> Iterator[Decoder]:
    """Open a page that decodes, and close it."""
    with chrome.new_context() as context:
        yield Decoder(context.new_page())


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures are apart, 0 to 255: on black or on white, whichever is more."""
    worst = 0.0
    for colour in ("black", "white"):
        both = []
        for picture in (one, other):
            ground = Image.new("RGBA", picture.size, colour)
            ground.alpha_composite(picture.convert("RGBA"))
            both.append(ground.convert("RGB"))
        means = ImageStat.Stat(ImageChops.difference(*both)).mean
        worst = max(worst, sum(means) / 3)
    return worst


def frames(size: tuple[int, int] = (40, 30), count: int = 4) -> list[Image.Image]:
    """Return frames with a square that moves over nothing."""
    drawn = []
    for number in range(count):
        frame = Image.new("RGBA", size)
        frame.paste((255, 60 * number, 0, 255), (6 * number, 3, 6 * number + 12, 20))
        drawn.append(frame)
    return drawn


def saved(format_name: str, shown: Sequence[Image.Image], **settings: Any) -> bytes:
    """Return frames as Pillow writes them."""
    file, [first, *rest] = BytesIO(), [frame.copy() for frame in shown]
    first.save(file, format_name, save_all=True, append_images=rest, **settings)
    return file.getvalue()


def gif(size: tuple[int, int], parts: Sequence[bytes], loop: int | None = None) -> bytes:
    """Return a GIF of `gif_part`s; `loop` as it is written there, None for nothing."""
    colours = b"".join(map(bytes, _COLOURS)).ljust(24, b"\x80")
    again = b"" if loop is None else b"!\xff\x0bNETSCAPE2.0\x03\x01" + struct.pack("<HB", loop, 0)
    head = b"GIF89a" + struct.pack("<HHBBB", *size, 0x82, 3, 0)
    return head + colours + again + b"".join(parts) + b";"


def gif_part(
    indexes: Image.Image, at: tuple[int, int], disposal: int, clear: int | None, delay: int = 8,
    own: bool = False,
) -> bytes:  # fmt: skip
    """Return a frame of palette indexes, `delay` in hundredths; `own` gives it other colours."""
    file = BytesIO()
    indexes.putpalette(list(range(24)))
    indexes.save(file, "GIF", interlace=0, optimize=False)
    content = file.getvalue()
    flags = content[10]
    body = content[13 + (3 << (flags & 7) + 1) :]
    body = body[body.index(b",") :][10:-1]
    own_colours = b"".join(bytes(255 - c for c in colour) for colour in _COLOURS).ljust(24, b"\1")
    control = struct.pack("<BHBB", disposal << 2 | (clear is not None), delay, clear or 0, 0)
    place = struct.pack("<HHHHB", *at, *indexes.size, 0x82 if own else 0)
    return b"!\xf9\x04" + control + b"," + place + (own_colours if own else b"") + body


def random_gif(random: Random) -> bytes:
    """Return a GIF with parts anywhere, cleared in any way."""
    size = random.randint(8, 24), random.randint(8, 24)
    parts = []
    for _ in range(random.randint(1, 5)):
        width, height = random.randint(1, 20), random.randint(1, 20)
        indexes = Image.new("P", (width, height), random.randint(0, 5))
        indexes.paste(random.randint(0, 5), (0, 0, width // 2, height // 2))
        at = random.randint(0, 12), random.randint(0, 12)
        clear = random.choice([None, random.randint(0, 5)])
        delay = random.choice([0, 1, 2, 8, 300])
        own = random.random() < 0.3
        parts.append(gif_part(indexes, at, random.randint(0, 5), clear, delay, own))
    return gif(size, parts, random.choice([None, 0, 1, 7]))


def chunk(name: bytes, content: bytes = b"") -> bytes:
    """Return a chunk of a PNG."""
    checksum = struct.pack(">I", zlib.crc32(name + content))
    return struct.pack(">I", len(content)) + name + content + checksum


def _data(picture: Image.Image) -> bytes:
    rows = picture.tobytes()
    width = 4 * picture.width
    lines = (b"\0" + rows[at : at + width] for at in range(0, len(rows), width))
    return zlib.compress(b"".join(lines))


def random_png(random: Random) -> bytes:
    """Return a moving PNG with parts anywhere, blended and cleared in any way."""
    size = random.randint(8, 24), random.randint(8, 24)
    still = Image.new("RGBA", size, "black")
    apart, number = random.random() < 0.5, 0
    parts = [chunk(b"IDAT", _data(still))] if apart else []
    count = random.randint(2, 5)
    for _ in range(count):
        first = not number
        width, height = size if first else (random.randint(1, size[0]), random.randint(1, size[1]))
        left, top = random.randint(0, size[0] - width), random.randint(0, size[1] - height)
        colour = (*random.choice(_COLOURS), random.choice([0, 90, 255]))
        delay = random.choice([(0, 0), (8, 100), (80, 1000), (3, 1), (1, 100)])
        picture = Image.new("RGBA", (width, height), colour)
        picture.paste((9, 200, 9, 255), (0, 0, width // 2, height // 2))
        place = (
            number,
            width,
            height,
            left,
            top,
            *delay,
            random.randint(0, 2),
            random.randint(0, 1),
        )
        parts.append(chunk(b"fcTL", struct.pack(">IIIIIHHBB", *place)))
        number += 1
        if first and not apart:
            parts.append(chunk(b"IDAT", _data(picture)))
        else:
            parts.append(chunk(b"fdAT", struct.pack(">I", number) + _data(picture)))
            number += 1
    plays = random.choice([0, 1, 3])
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 6, 0, 0, 0))
    movement = chunk(b"acTL", struct.pack(">II", count, plays))
    return b"\x89PNG\r\n\x1a\n" + head + movement + b"".join(parts) + chunk(b"IEND")
