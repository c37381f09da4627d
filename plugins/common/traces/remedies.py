"""What to do with a file that `make strip` has to leave as it is, in one German sentence each."""

from plugins.common.kinds import Kind, kind_of

_ANEW = "Es aus dem Schreibprogramm neu als PDF sichern, ohne Namen, Kennwort und Unterschrift."
_REMEDIES = {
    Kind.DOCUMENT: _ANEW,
    Kind.DRAWING: "Sie im Zeichenprogramm neu als einfaches SVG sichern, Bilder eingebettet.",
    Kind.SOURCE: "Das Bild daraus als JPEG oder PNG sichern, die Datei selbst anderswo aufheben.",
} | dict.fromkeys(
    (Kind.SIDECAR, Kind.MEDIA, Kind.HIDDEN, Kind.LEFTOVER, Kind.TRACK), "Sie löschen."
)  # fmt: skip
_EXPORT = "Sie als JPEG exportieren und stattdessen dieses ablegen."


def of(name: str) -> str:
    """Return the remedy for a file of this name."""
    kind = Kind.SIDECAR if name.endswith(".json") else kind_of(name)
    return _REMEDIES.get(kind, _EXPORT)
