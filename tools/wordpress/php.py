"""Values that PHP wrote with serialize(): text, numbers, arrays; objects are none of them.

https://www.php.net/manual/en/function.serialize.php
"""

import re
from typing import Any

_HEAD = re.compile(rb"([bid]):([-+.\deE]{1,40});|(N);|([sa]):(\d{1,9}):")
_DEEPEST = 30


def unserialized(text: str) -> Any:
    """Return the value, arrays as dicts; None for what is none, or holds an object."""
    try:
        value, end = _value(text.encode(), 0, 0)
    except (ValueError, IndexError):
        return None
    return value if end == len(text.encode()) else None


def _value(raw: bytes, at: int, depth: int) -> tuple[Any, int]:
    found = _HEAD.match(raw, at)
    if found is None or depth > _DEEPEST:
        raise ValueError(at)
    kind, end = (found[1] or found[3] or found[4]).decode(), found.end()
    if kind == "N":
        return None, end
    if kind == "s":
        stop = end + 1 + int(found[5])
        if raw[end : end + 1] != b'"' or raw[stop : stop + 2] != b'";':
            raise ValueError(at)
        return raw[end + 1 : stop].decode(), stop + 2
    if kind == "a":
        return _array(raw, end, int(found[5]), depth)
    number = found[2].decode()
    return (number == "1" if kind == "b" else int(number) if kind == "i" else float(number)), end


def _array(raw: bytes, at: int, count: int, depth: int) -> tuple[dict[Any, Any], int]:
    if raw[at : at + 1] != b"{":
        raise ValueError(at)
    values, at = {}, at + 1
    for _ in range(count):
        key, at = _value(raw, at, depth + 1)
        values[key], at = _value(raw, at, depth + 1)
    if raw[at : at + 1] != b"}":
        raise ValueError(at)
    return values, at + 1
