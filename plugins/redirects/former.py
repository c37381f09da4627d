"""Former addresses: which file answers at one."""

import re
from collections.abc import Collection
from unicodedata import normalize
from urllib.parse import unquote

from plugins.common.addresses import path_within
from plugins.common.problem import WrongInputError

_PATH = re.compile(r"(?:/[\w~@+-][\w.~@+-]*)+/?")
# A page answers at "/name", "/name/" and "/name.html"; at "/name.pdf" a browser expects no page.
_OTHER_KIND = re.compile(r"\.(?!html?$)[A-Za-z]\w{1,4}$")
_PAGE_AS_FOLDER = re.compile(r"\.html?/", re.I)


def output_file(written: str, own: Collection[str]) -> str:
    """Return the output file that answers at a former address; `own` are those of the site.

    WrongInputError where no page of this site can answer there.
    """
    path = normalize("NFC", unquote(path_within(written, own) or written))
    if not _PATH.fullmatch(path) or _PAGE_AS_FOLDER.search(path):
        message = f"„{written}“ ist keine Adresse, die eine Seite hier haben kann."
        raise WrongInputError(message, "Sie wie `frueher: /alte-adresse.html` schreiben.")
    if _OTHER_KIND.search(path):
        message = f"Unter „{written}“ erwartet man keine Seite, sondern eine Datei."
        raise WrongInputError(message, "Die Datei wieder unter content/images/ ablegen.")
    if path.endswith("/"):
        return f"{path[1:]}index.html"
    return path[1:] if path.endswith((".html", ".htm")) else f"{path[1:]}.html"
