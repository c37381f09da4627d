"""How many bytes of an AVIF or HEIF belong to its items and frames (ISO/IEC 14496-12)."""

from tools.scan.reader import Reader


def of_items(iloc: bytes) -> int:
    """Return the length of all items that stand in mdat: 8.11.3."""
    file, total = Reader(iloc), 0
    version = file.number(4) >> 24
    sizes = file.number(2)
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    for _ in range(file.number(2 if version < 2 else 4)):
        file.take(2 if version < 2 else 4)
        elsewhere = version > 0 and file.number(2) & 15
        file.take(2 + base)
        for _ in range(file.number(2)):
            file.take((index if version > 0 else 0) + offset)
            long = file.number(length)
            total += 0 if elsewhere else long
    return total


def of_samples(stsz: bytes) -> int:
    """Return the length of all frames of a track: 8.7.3.2."""
    file = Reader(stsz)
    file.take(4)
    same, count = file.number(4), file.number(4)
    return same * count if same else sum(file.number(4) for _ in range(count))
