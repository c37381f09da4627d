"""Others that draw pictures, and share nothing with what the site is made with."""

import shutil
import subprocess
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

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
_SECONDS = 30
# ImageMagick: upright, in sRGB, 8 bits for each sample, no words.
_CONVERT = ("-auto-orient", "-colorspace", "sRGB", "-strip", "-depth", "8", "-quality", "10")
# Of these heif-convert (libheif) keeps the transparency, which an older ImageMagick forgets.
_HEIF = frozenset({".heic", ".heif", ".hif", ".heics"})

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


def by_others(path: Path, longest: int, *, transparent: bool) -> Drawn | None:
    """Return what other programs make of a file, None where none can, or is installed."""
    with TemporaryDirectory() as folder:
        profile, made = Path(folder) / "srgb.icc", Path(folder) / "made.png"
        profile.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
        heif = transparent and path.suffix.lower() in _HEIF and shutil.which("heif-convert")
        if heif and _ran(heif, str(path), str(made)):
            path = made
        magick = shutil.which("magick") or shutil.which("convert") or ""
        made_by_it = Path(folder) / "shown.png"
        if not _ran(magick, f"{path}[0]", "-profile", str(profile), *_CONVERT, str(made_by_it)):
            return None
        picture = _opened(made_by_it.read_bytes())
    size = picture.size
    picture.thumbnail((longest, longest), Image.Resampling.BOX)
    return size, picture


def _ran(*command: str) -> bool:
    """Say whether a program did what it was asked for."""
    try:
        subprocess.run(command, capture_output=True, timeout=_SECONDS, check=True)
    except (OSError, subprocess.SubprocessError):
        return False
    return Path(command[-1]).exists()


def _opened(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as image:
        return image.convert("RGBA")
