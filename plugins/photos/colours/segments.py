"""What the segments of a JPEG say of its colours (ITU-T T.81, annex B; ICC.1, annex B.4)."""

from typing import IO

BEGINNING = b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # SOF: size and components
_SCAN, _PROFILE, _PROFILE_NAME = 0xDA, 0xE2, b"ICC_PROFILE\0"
_COMPONENTS = 5  # where their number stands, after precision, height, width


def is_for_press(file: IO[bytes]) -> bool:
    """Say whether a JPEG is in CMYK with a profile."""
    file.seek(len(BEGINNING))
    components, has_profile = 0, False
    while len(head := file.read(4)) == 4 and head[0] == 0xFF and head[1] != _SCAN:
        length = int.from_bytes(head[2:], "big") - 2
        start = file.read(min(max(length, 0), len(_PROFILE_NAME)))
        if head[1] in _FRAMES and len(start) > _COMPONENTS:
            components = start[_COMPONENTS]
        has_profile |= head[1] == _PROFILE and start == _PROFILE_NAME
        file.seek(max(length - len(start), 0), 1)
    return components == 4 and has_profile
