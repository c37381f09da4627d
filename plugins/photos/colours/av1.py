"""What the sequence header of AV1 says of colours (AV1 Bitstream Specification, 5.5)."""

_SEQUENCE = 1  # type of an OBU
_DELIMITER = b"\x12\0"  # an OBU that may come first


class _Bits:
    def __init__(self, content: bytes) -> None:
        self._content, self._at = content, 0

    def take(self, count: int) -> int:
        """Return the next bits as a number; IndexError at the end."""
        number = 0
        for _ in range(count):
            number = number << 1 | self._content[self._at >> 3] >> (7 - (self._at & 7)) & 1
            self._at += 1
        return number

    def skip_uvlc(self) -> None:
        """Skip a number of variable length (4.10.3)."""
        zeros = 0
        while not self.take(1):
            zeros += 1
        self.take(zeros if zeros < 32 else 0)


def codes(content: bytes) -> bytes:
    """Return primaries and transfer, two bytes each, of OBUs that begin with a sequence header.

    b"" where there is none, or it says nothing.
    """
    try:
        content = content.removeprefix(_DELIMITER)
        bits = _Bits(content)
        if bits.take(8) >> 3 & 15 != _SEQUENCE:
            return b""
        if content[0] & 4:
            bits.take(8)
        if content[0] & 2:
            while bits.take(1):  # leb128: its first bit says whether it goes on
                bits.take(7)
            bits.take(7)
        return _sequence(bits)
    except IndexError:
        return b""


def _sequence(bits: _Bits) -> bytes:
    profile, _still, is_reduced = bits.take(3), bits.take(1), bits.take(1)
    if is_reduced:
        bits.take(5)
    else:
        _timing(bits)
    _size(bits, is_reduced=bool(is_reduced))
    if not is_reduced:
        _tools(bits)
    bits.take(3)  # superres, cdef, restoration
    return _colours(bits, profile)


def _timing(bits: _Bits) -> None:
    """Skip what is said of times and operating points."""
    delay = has_model = 0
    if bits.take(1):
        bits.take(64)
        if bits.take(1):
            bits.skip_uvlc()
        has_model = bits.take(1)
        if has_model:
            delay = bits.take(5) + 1
            bits.take(32 + 5 + 5)
    has_delay = bits.take(1)
    for _ in range(bits.take(5) + 1):
        bits.take(12)
        if bits.take(5) > 7:
            bits.take(1)
        if has_model and bits.take(1):
            bits.take(2 * delay + 1)
        if has_delay and bits.take(1):
            bits.take(4)


def _size(bits: _Bits, *, is_reduced: bool) -> None:
    width, height = bits.take(4) + 1, bits.take(4) + 1
    bits.take(width + height)
    if not is_reduced and bits.take(1):
        bits.take(4 + 3)
    bits.take(3)  # superblocks, intra filter, edge filter


def _tools(bits: _Bits) -> None:
    bits.take(4)
    has_hint = bits.take(1)
    bits.take(2 * has_hint)
    is_open = bits.take(1) or bits.take(1)  # tools for screen content
    if is_open and not bits.take(1):
        bits.take(1)
    bits.take(3 * has_hint)


def _colours(bits: _Bits, profile: int) -> bytes:
    if bits.take(1) and profile == 2:
        bits.take(1)
    if profile != 1:
        bits.take(1)  # grey
    if not bits.take(1):
        return b""
    return bits.take(8).to_bytes(2, "big") + bits.take(8).to_bytes(2, "big")
