"""Words in files: those that programs write by themselves, and those of people."""

import re
from collections.abc import Iterator

from plugins.common.traces.trace import Kind, Trace

# Words that cameras and programs write where people could have written something.
_BY_PROGRAMS = re.compile(
    r"""
    \W* (?: OLYMPUS | SONY | KODAK | MINOLTA | Minolta | SAMSUNG | CASIO | Exif[_ ]JPEG | DCIM | DCF
    | Created\ (?:with|in|using) | Made\ with | CREATOR: | Creator: | Generator: | Software: | Lavc
    | (?:Optimi[sz]ed|Processed|Compressed|Converted|Edited)\ (?:by|with|using|in)
    | File\ (?:source|written) | Handmade\ software | Intel\(R\) | AppleMark | LEAD\ ?T
    | Digital\ StillCamera | Image\ generated | GIF\ (?:built|SmartSaver) | Screen\ ?shot
    | Bildschirmfoto | Photoshop | Paint\.NET | Uncalibrated | Adobe | ImageMagick | Matplotlib
    | Warning | Unknown | (?:Default|User)\ (?:comment|caption|title) | Sharpened | HDR | default )
    """,
    re.VERBOSE,
)
_WORDS = re.compile(r"[^\W\d_]{2,}[.,:;)]?\s+[^\W\d_]{2,}")  # two words, one after the other
_ACCOUNT = re.compile(
    r"(?:(?<![A-Za-z])[A-Za-z]:|(?<![\w.])(?<!https:)(?<!http:))[\\/]+"
    r"(?:Users|home|Benutzer|Documents and Settings|Dokumente und Einstellungen)[\\/]+"
    r"(?!Public\b|Shared\b)[^\\/\s\"'<>)]+"
)
_LONGEST = 20_000  # characters
_SERIAL = re.compile(r"serial ?(?:#|number|no\b)", re.I)


def accounts(text: str) -> Iterator[str]:
    """Yield each path in a text up to the account that it names."""
    if "sers" in text or "home" in text or "enutzer" in text or "instellungen" in text:
        for found in _ACCOUNT.finditer(text):
            yield re.sub(r"^/+", "/", found[0])


def without_accounts(text: str) -> str:
    """Return a text without the paths up to an account."""
    return _ACCOUNT.sub("", text)


def in_words(text: str) -> Iterator[Trace]:
    """Yield what a text of anybody tells: a path, a serial number, or that it is somebody's own."""
    text = clear(text)
    paths = list(accounts(text))
    yield from (Trace(Kind.PATH, path) for path in paths)
    if _SERIAL.search(text):
        yield Trace(Kind.SERIAL)
    elif not paths and _WORDS.search(text) and not _BY_PROGRAMS.match(text):
        yield Trace(Kind.NOTE, text)


def name(text: str) -> Iterator[Trace]:
    """Yield the name that stands where names belong; nothing where there is none."""
    text = clear(text)
    if any(map(str.isalnum, text)) and text.lower() not in _NOBODY:
        yield Trace(Kind.NAME, text)


def device(text: str) -> Iterator[Trace]:
    """Yield the name of a device that bears its owner's: "Erikas iPhone", "iPhone von Erika"."""
    if _OWNED.search(clear(text)):
        yield from name(text)


_DEVICE = r"(?:iP(?:hone|ad|od)|i?Mac\w*|Galaxy|Pixel|Handy|Laptop|Notebook|Computer|PC)\b"
_OWNED = re.compile(
    rf"(?!Windows)\b\w{{2,}}(?:s|[’'`´]s?)[ -](?:[\w-]+ )?{_DEVICE}"
    rf"|\b{_DEVICE}.* (?:von|of|de|di) \w{{2,}}", re.I
)  # fmt: skip
_NOBODY = frozenset({"unknown", "picasa", "none", "null", "n/a", "user", "admin", "default"})


def clear(text: str) -> str:
    """Return a text in one line, with what can be printed; of a very long one its beginning."""
    text = text[:_LONGEST]
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
