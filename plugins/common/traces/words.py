"""What was found, in German words."""

from collections.abc import Iterable, Iterator

from plugins.common.german import enumeration
from plugins.common.traces.trace import Kind, Trace

_PLACE = "der Ort, an dem es entstand"
_UNQUOTED = {
    Kind.PLACE: _PLACE,
    Kind.SERIAL: "die Seriennummer der Kamera",
    Kind.MAKER: "Angaben der Kamera, in denen meist ihre Seriennummer steht",
    Kind.VIDEO: "ein kurzer Film",
    Kind.CREDENTIALS: "Herkunftsnachweise (C2PA)",
    Kind.THUMBNAIL: "ein kleines Vorschaubild",
    Kind.CAMERA: "die Kamera",
    Kind.TIME: "die Zeit",
    Kind.OTHER: "Übriges",
}
# One, several.
_QUOTED = {
    Kind.NAME: ("der Name", "die Namen"),
    Kind.PATH: ("der Ablageort", "die Ablageorte"),
    Kind.NOTE: ("die Notiz", "die Notizen"),
}
# Where something is to be seen that cannot be read.
_LIKELY = {
    Kind.NAME: "vermutlich ein Name",
    Kind.PATH: "vermutlich ein Ablageort",
    Kind.NOTE: "eine Notiz",
}
_MOST, _LONGEST = 5, 60  # things that are quoted, letters of each


def telling(found: Iterable[Trace]) -> str:
    """Return what leads to people and places: "der Ort, an dem es entstand, und der Name „Ada“".

    "" where nothing does.
    """
    traces = [trace for trace in found if trace.kind.tells]
    return listed(dict.fromkeys(_described(traces)))


def everything(found: Iterable[Trace]) -> str:
    """Return all that was found, what leads to people and places first."""
    traces = sorted(found, key=lambda trace: (not trace.kind.tells, trace.kind is Kind.OTHER))
    return listed(dict.fromkeys(_described(traces)))


def listed(parts: Iterable[str]) -> str:
    """Return an enumeration; a clause within ends with a comma."""
    *others, last = [*parts] or [""]
    ended = [f"{part}," if ", " in part and part == others[-1] else part for part in others]
    return enumeration([*ended, last])


def _described(traces: list[Trace]) -> Iterator[str]:
    for kind in dict.fromkeys(trace.kind for trace in traces):
        if kind in _UNQUOTED:
            yield _UNQUOTED[kind]
            continue
        whats = list(
            dict.fromkeys(trace.what for trace in traces if trace.kind is kind and trace.what)
        )
        one, several = _QUOTED[kind]
        some = several if len(whats) > 1 else one if whats else _LIKELY[kind]
        yield f"{some} {quoted(whats)}".rstrip()


def quoted(whats: list[str]) -> str:
    """Return the first few of several texts in quotation marks, each cut to what fits a line."""
    more = [f"{len(whats) - _MOST} weitere"] if len(whats) > _MOST else []
    clear = ["".join(c if c.isprintable() else " " for c in what) for what in whats[:_MOST]]
    shown = [what if len(what) <= _LONGEST else f"{what[:_LONGEST]}…" for what in clear]
    return enumeration([*(f"„{what}“" for what in shown), *more])
