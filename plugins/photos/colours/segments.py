"""What the segments of a JPEG say of its colours (ITU-T T.81, annex B; ICC.1, annex B.4)."""

from contextlib import suppress
from typing import IO

from plugins.common.containers import DamagedError, segments
from plugins.common.containers.segments import BEGINNING as BEGINNING

_COMPONENTS = 5  # where their number stands, after precision, height, width


def is_for_press(file: IO[bytes]) -> bool:
    """Say whether a JPEG is in CMYK with a profile."""
    file.seek(0)
    content = file.read()
    components, has_profile = 0, False
    with suppress(DamagedError):
        for segment in segments.walk(content):
            if segment.marker == segments.SCAN:
                break
            if segment.marker in segments.FRAMES and segment.content + _COMPONENTS < segment.end:
                components = content[segment.content + _COMPONENTS]
            named = content.startswith(segments.PROFILE_NAME, segment.content)
            has_profile |= segment.marker == segments.PROFILE and named
    return components == 4 and has_profile
