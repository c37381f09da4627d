"""Moving AVIF without the time at which it was made, so that every build makes the same bytes."""

import re

# After version and flags, the times of making and of change, of 32 or 64 bits each: ISO/IEC
# 14496-12, 8.2.2 (the film), 8.3.2 (a track), 8.4.2 (its media).
_TIMES = re.compile(rb"(mvhd|tkhd|mdhd)(?:(\0.{3}).{8}|(\x01.{3}).{16})", re.DOTALL)


def without_times(content: bytes) -> bytes:
    """Return a file whose film does not say when it was made; any other as it is."""
    at = 0
    while content[4:8] == b"ftyp" and at < len(content):
        length = max(8, int.from_bytes(content[at : at + 4], "big"))
        if content[at + 4 : at + 8] == b"moov":
            film = _TIMES.sub(_timeless, content[at : at + length])
            return content[:at] + film + content[at + length :]
        at += length
    return content


def _timeless(found: re.Match[bytes]) -> bytes:
    return found[1] + (found[2] + bytes(8) if found[2] else found[3] + bytes(16))
