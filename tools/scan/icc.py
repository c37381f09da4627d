"""ICC profiles (ICC.1:2022): which tags they may hold, and that nothing hides between them."""

from collections.abc import Iterator

from tools.scan.reader import Reader, findings_of

_TAGS = frozenset(
    """
    desc cprt wtpt bkpt rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC chad chrm cicp lumi meas view vued tech
    dmnd dmdd A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 gamt
    """.split()  # noqa: SIM905 - a list of thirty lines would not read better
)
_LONGEST_TEXT = 400  # bytes of a tag that holds words, in all languages
_WORDS = frozenset({b"desc", b"text", b"mluc"})


def findings(profile: bytes) -> list[str]:
    """Return a sentence for each part of a colour profile that may not be there."""
    return findings_of(_found(profile))


def _found(profile: bytes) -> Iterator[str]:
    file = Reader(profile)
    if file.number(4) != len(profile) or profile[36:40] != b"acsp":
        raise ValueError("no colour profile")
    file.take(124)
    used = {*range(132)}
    for _ in range(file.number(4)):
        name, offset, length = file.take(4), file.number(4), file.number(4)
        content = profile[offset : offset + length]
        used.update(range(offset, offset + len(content)))
        if name.decode("latin-1") not in _TAGS:
            yield f"colour profile: tag {name!r}"
        if content[:4] in _WORDS and len(content) > _LONGEST_TEXT:
            yield f"colour profile: {length} bytes of words in {name!r}"
    used.update(range(132, len(profile) - file.rest))
    if any(byte for at, byte in enumerate(profile) if at not in used):
        yield "colour profile: bytes that belong to no tag"
