"""The text that stands for a picture where it is not seen."""

import re
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from plugins.common.picture_files import DRAWING, ENDINGS
from plugins.common.placeholders import is_logo
from plugins.common.problem import WrongInputError
from plugins.common.steps import Place

_FILE_NAME = re.compile(
    rf"(?:{'|'.join(map(re.escape, sorted((*ENDINGS, DRAWING))))})$|^(?:IMG|DSC)[-_]?\d", re.I
)
_NO_ALT = re.compile(r"\balt\s*=\s*(?:\"\"|'')", re.I)


def check_alt(image: LexborNode, alt: str, place: Place, occurrence: int) -> None:
    """Raise WrongInputError for a picture that says nothing; alt="" written out is a decoration."""
    if _FILE_NAME.search(alt.strip()):
        message = f"Der Ersatztext „{alt}“ ist nur ein Dateiname."
        raise WrongInputError(message, "Schreiben, was zu sehen ist.")
    if alt.strip() or is_logo(image) or _is_written_out(image, place, occurrence):
        return
    raise WrongInputError(
        "Dem Bild fehlt der Ersatztext; wer es nicht sieht, erfährt nichts davon.",
        "In die eckigen Klammern schreiben, was zu sehen ist: `![Was zu sehen ist](…)`.",
    )


def _is_written_out(image: LexborNode, place: Place, occurrence: int) -> bool:
    """Say whether the author's nth mention of this file is an <img> with an empty alt."""
    name = re.escape(file_name(image))
    mentions = re.findall(rf"<img\b[^>]*{name}[^>]*>|!\[[^\]]*\]\([^)]*{name}",
                          unquote(place.source.without_code), re.I)  # fmt: skip
    return len(mentions) > occurrence and bool(_NO_ALT.search(mentions[occurrence]))


def file_name(image: LexborNode) -> str:
    """Return the name of the file an <img> shows."""
    return unquote((image.attributes.get("src") or "").rpartition("/")[2])
