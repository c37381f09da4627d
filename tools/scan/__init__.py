"""Looks into published files for parts that say more than readers shall know.

Every format has a module with `findings(content)`: a strict list of the parts a file may hold,
and a sentence for each part that is not on it, for what stands after the end, and for what is no
such file at all. The readers are our own, and share nothing with what wrote the files.
"""

from collections.abc import Callable
from pathlib import Path

from tools.scan import bmp, gif, ico, isobmff, jpeg, pdf, png, svg, tiff, webp

Findings = Callable[[bytes], list[str]]
# How a file of each format begins, and who reads it; the first that fits.
_READERS: tuple[tuple[bytes, int, Findings], ...] = (
    (b"\xff\xd8", 0, jpeg.findings),
    (b"\x89PNG\r\n\x1a\n", 0, png.findings),
    (b"GIF8", 0, gif.findings),
    (b"WEBP", 8, webp.findings),
    (b"ftyp", 4, isobmff.findings),
    (b"II*\0", 0, tiff.findings),
    (b"MM\0*", 0, tiff.findings),
    (b"BM", 0, bmp.findings),
    (b"\0\0\1\0", 0, ico.findings),
    (b"<?xml", 0, svg.findings),
    (b"<svg", 0, svg.findings),
    (b"%PDF-", 0, pdf.findings),
)
# Endings of published files that are looked into.
PICTURES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp", ".avif", ".gif", ".heic", ".heif",
     ".tif", ".tiff", ".bmp", ".dib", ".ico", ".svg", ".pdf"}
)  # fmt: skip


def findings(content: bytes) -> list[str]:
    """Return a sentence for each part of a published file that may not be there."""
    for beginning, offset, reader in _READERS:
        if content.startswith(beginning, offset):
            return reader(content)
    return ["no format that is published"]


def scan(folder: Path) -> dict[str, list[str]]:
    """Return what is found in each published file of a folder, by path below it, where any is."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in PICTURES)
    by_path = {str(path.relative_to(folder)): findings(path.read_bytes()) for path in files}
    return {path: parts for path, parts in by_path.items() if parts}
