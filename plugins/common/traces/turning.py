"""How a picture is turned by XMP, where EXIF says nothing of it.

Pillow and photo programs follow it, browsers do not: so it stays where it stands, and each shows
the picture as before.
"""

import re

_IN_XMP = re.compile(rb'tiff:Orientation(?:="|>)([1-8])')
_XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="%d"/>'
    b"</rdf:RDF></x:xmpmeta>"
)


def in_xmp(content: bytes) -> int:
    """Return how XMP says a picture is turned, 1 to 8; 0 where it says nothing of it."""
    found = _IN_XMP.search(content)
    return int(found[1]) if found else 0


def smallest_xmp(orientation: int) -> bytes:
    """Return XMP that says nothing but how a picture is turned."""
    return _XMP % orientation
