"""Others that draw pictures, and share nothing with what the site is made with."""

import shutil
import subprocess
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile

from PIL import Image, ImageCms
from playwright.sync_api import Page, Route

_URL = "http://pictures.test/"  # answered by us; nothing is asked of any network
# Draws the first frame, upright and in sRGB, its longer side at most `longest` pixels.
_DRAWN = """async ([url, longest]) => {
  const image = new Image(); image.src = url;
  try { await image.decode() } catch { return null }
  const {naturalWidth: width, naturalHeight: height} = image;
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const context = canvas.getContext("2d", {willReadFrequently: true});
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return [width, height, canvas.toDataURL()] }"""
_SECONDS = 60
# ImageMagick: upright, in sRGB, 8 bits for each sample, no words.
_CONVERT = ("-auto-orient", "-colorspace", "sRGB", "-strip", "-depth", "8", "png:-")

# Width and height of the original in pixels, and what it looks like, as RGBA.
Drawn = tuple[tuple[int, int], Image.Image]


class Chromium:
    """A tab that draws what it is given."""

    def __init__(self, tab: Page) -> None:
        self._tab, self._content, self._count = tab, b"", 0
        tab.route(f"{_URL}**", self._answer)
        tab.goto(_URL)

    def drawn(self, content: bytes, longest: int) -> Drawn | None:
        """Return a file as a page shows it, None where it does not."""
        self._content = content
        self._count += 1  # a page keeps what it has of an address
        found = self._tab.evaluate(_DRAWN, [f"{_URL}{self._count}", longest])
        if found is None:
            return None
        width, height, url = found
        return (width, height), _opened(b64decode(url.partition(",")[2]))

    def _answer(self, route: Route) -> None:
        is_page = route.request.url == _URL
        route.fulfill(
            body=b"<!DOCTYPE html>" if is_page else self._content,
            content_type="text/html" if is_page else "application/octet-stream",
            headers={"Cache-Control": "no-store"},
        )


def by_imagemagick(path: Path, longest: int) -> Drawn | None:
    """Return what ImageMagick makes of a file, None where it cannot, or is not installed."""
    program = shutil.which("magick") or shutil.which("convert")
    if program is None:
        return None
    with NamedTemporaryFile(suffix=".icc") as profile:
        profile.write(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        profile.flush()
        command = [program, f"{path}[0]", "-profile", profile.name, *_CONVERT]
        try:
            result = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
            picture = _opened(result.stdout)
        except (OSError, subprocess.SubprocessError):
            return None
    size = picture.size
    picture.thumbnail((longest, longest), Image.Resampling.BOX)
    return size, picture


def _opened(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as image:
        return image.convert("RGBA")
