"""What findings in a PDF tell of people and places, as it is told of pictures."""

from collections.abc import Iterable

from plugins.common.pdf.finding import Finding, Kind
from plugins.common.traces import trace
from plugins.common.traces.trace import Trace

_AS_TRACE = {
    Kind.AUTHOR: trace.Kind.NAME, Kind.COMMENTS: trace.Kind.NAME, Kind.SIGNED: trace.Kind.NAME,
    Kind.PHOTO: trace.Kind.NAME, Kind.PATH: trace.Kind.PATH, Kind.PLACE: trace.Kind.PLACE,
    Kind.SERIAL: trace.Kind.SERIAL,
}  # fmt: skip


def traces(findings: Iterable[Finding]) -> tuple[Trace, ...]:
    """Return what leads to people and places, each once."""
    found = (Trace(_AS_TRACE[one.kind], one.what) for one in findings if one.kind in _AS_TRACE)
    return tuple(dict.fromkeys(found))
