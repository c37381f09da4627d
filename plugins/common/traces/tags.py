"""The tags of TIFF 6.0, of which EXIF (CIPA DC-008) is made, and the smallest EXIF there is."""

from typing import Literal, NamedTuple

BEGINNING = b"Exif\0\0"
ORIENTATION = 0x0112
SUB, EXIF, GPS = 0x014A, 0x8769, 0x8825
THUMBNAIL = 1  # the directory after the first
_FOLDERS = frozenset({SUB, EXIF, GPS, 0xA005})
_ORDERS: dict[bytes, Literal["little", "big"]] = {
    b"II*\0": "little", b"MM\0*": "big",
    b"IIU\0": "little", b"IIRO": "little", b"IIRS": "little", b"MMOR": "big",  # of raw pictures
}  # fmt: skip
# Bytes of a value, by its type.
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_MOST, _MOST_FOLDERS = 2_000, 40  # entries of a directory, directories of a file


class Tag(NamedTuple):
    """A tag: in which directory (0 is the picture's own), its number, and the bytes of its value.

    A directory within another has the number of the tag that leads to it.
    """

    folder: int
    number: int
    value: bytes


class Block:
    """The tags of a block, each once; what is damaged is passed over."""

    def __init__(self, content: bytes) -> None:
        self._content = content.removeprefix(BEGINNING)
        self.order = _ORDERS.get(self._content[:4])
        self.tags: dict[tuple[int, int], Tag] = {}
        self._seen: set[int] = set()
        if self.order:
            self._folders(self._number(4, 4), 0)

    def number(self, tag: int, folder: int = 0) -> int:
        """Return the number that a tag of the picture says, 0 for none."""
        entry = self.tags.get((folder, tag))
        return int.from_bytes(entry.value[:4], self.order or "big") if entry else 0

    def _number(self, at: int, size: int) -> int:
        return int.from_bytes(self._content[at : at + size], self.order or "big")

    def _folders(self, at: int, folder: int) -> None:
        """Note a directory, and those that follow the first one."""
        while 8 <= at < len(self._content) - 2 and at not in self._seen:
            self._seen.add(at)
            if len(self._seen) > _MOST_FOLDERS:
                return
            end = at + 2 + 12 * min(self._number(at, 2), _MOST)
            for place in range(at + 2, min(end, len(self._content) - 11), 12):
                self._entry(place, folder)
            if folder not in {0, THUMBNAIL}:
                return
            at, folder = self._number(end, 4), THUMBNAIL

    def _entry(self, place: int, folder: int) -> None:
        tag, kind, count = (self._number(place + at, size) for at, size in ((0, 2), (2, 2), (4, 4)))
        length = _SIZES.get(kind, 1) * count
        at = place + 8 if length <= 4 else self._number(place + 8, 4)
        value = self._content[at : at + length]
        self.tags.setdefault((folder, tag), Tag(folder, tag, value))
        if tag in _FOLDERS and folder != GPS:
            for part in range(0, min(len(value), _MOST_FOLDERS), 4):
                inner = int.from_bytes(value[part : part + 4], self.order or "big")
                self._folders(inner, SUB if tag == SUB else tag)


def orientation(content: bytes) -> int:
    """Return how a camera was held, 1 to 8; 0 where nothing is said of it."""
    block = Block(content)
    if (0, ORIENTATION) not in block.tags:
        return 0
    number = block.number(ORIENTATION)
    return number if 1 <= number <= 8 else 1


def smallest(orientation: int) -> bytes:
    """Return EXIF that says nothing but how a camera was held."""
    entry = b"\x01\x12\0\x03\0\0\0\x01" + bytes([0, orientation, 0, 0])
    return b"MM\0*\0\0\0\x08\0\x01" + entry + bytes(4)
