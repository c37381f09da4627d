"""What a file below content/ is by its name, and which kinds go out: the one list of them.

Only what a browser neither runs nor takes for a page goes out, under the media types that GitHub
Pages sends (https://github.com/jshttp/mime-db): pictures, drawings and documents are looked into by
`photos`, a download is plain text. All else stays here, named in a message.
"""

import re
from collections.abc import Collection
from enum import Enum, auto
from unicodedata import normalize

from plugins.common.file_names import MARKDOWN_SUFFIXES
from plugins.common.picture_files import DRAWING, ENDINGS, OWN_FORMATS


class Kind(Enum):
    """What a file is: the first four may go out, a text becomes a page."""

    PICTURE = auto()
    DRAWING = auto()
    DOCUMENT = auto()
    DOWNLOAD = auto()
    TEXT = auto()
    DATA = auto()
    LEFTOVER = auto()  # what programs and systems strew about
    HIDDEN = auto()
    SIDECAR = auto()  # what cameras and photo programs put beside a photo
    SOURCE = auto()  # what picture programs and cameras work on
    OFFICE = auto()
    MEDIA = auto()
    TRACK = auto()
    ARCHIVE = auto()
    RUNNING = auto()  # a browser runs it, or may
    SHORTCUT = auto()
    UNKNOWN = auto()

    @property
    def is_published(self) -> bool:
        """Whether a file of this kind may go out."""
        return self in _PUBLISHED

    @property
    def is_left_out(self) -> bool:
        """Whether a file of this kind lies there by itself, so that nobody meant to publish it."""
        return self in _LEFT_OUT


_PUBLISHED = frozenset({Kind.PICTURE, Kind.DRAWING, Kind.DOCUMENT, Kind.DOWNLOAD})
_LEFT_OUT = frozenset({Kind.LEFTOVER, Kind.HIDDEN, Kind.SIDECAR, Kind.SOURCE})

_ENDINGS = {
    Kind.SIDECAR: ".aae .xmp .thm .lrv .pp3 .dop .on1 .cos .modd .moff",
    Kind.LEFTOVER: ".bak .bkp .backup .orig .old .rej .tmp .temp .swp .swo .swn .part .partial"
    " .crdownload .download .asv .wbk",
    Kind.SOURCE: ".xcf .psd .psb .ai .eps .afphoto .afdesign .afpub .kra .ora .clip .sketch .fig"
    " .indd .idml .pdn .cdr .cpt .procreate .pxm .pxd .scribus .sla .blend"
    " .dng .nef .nrw .cr2 .cr3 .crw .arw .srf .sr2 .raf .orf .rw2 .rwl .pef .srw .3fr .fff .iiq"
    " .x3f .erf .mrw .mef .mos .kdc .dcr .gpr .raw",
    Kind.DATA: ".yml",
    Kind.TEXT: " ".join(MARKDOWN_SUFFIXES),
    Kind.PICTURE: " ".join(ENDINGS),
    Kind.DRAWING: DRAWING,
    Kind.DOCUMENT: ".pdf",
    Kind.DOWNLOAD: ".txt .csv .ics",
    Kind.OFFICE: ".doc .docx .docm .dot .dotx .odt .ott .rtf .xls .xlsx .xlsm .ods .ppt .pptx .pps"
    " .ppsx .odp .odg .odf .pages .numbers .key .pub .vsd .vsdx .epub .one .tex .msg .eml",
    Kind.MEDIA: ".mp4 .m4v .mov .qt .avi .mkv .webm .ogv .mpg .mpeg .mts .m2ts .3gp .wmv .flv"
    " .mp3 .m4a .aac .ogg .oga .opus .wav .flac .wma .aif .aiff .amr .mid",
    # Times and places of somebody's way; and XML, which browsers show as a page.
    Kind.TRACK: ".gpx .kml .kmz .tcx .fit .geojson",
    Kind.ARCHIVE: ".zip .rar .7z .tar .gz .tgz .bz2 .xz .zst .dmg .iso .svgz",
    Kind.RUNNING: ".htm .html .xhtml .xht .xhtm .shtml .mht .mhtml .hta .php .js .mjs .cjs .jsx .ts"
    " .wasm .swf .jar .xml .xsl .xslt .xsd .rng .rdf .rss .atom .owl .mathml .mml .wsdl"
    " .htc .css",
    Kind.SHORTCUT: ".lnk .url .webloc .desktop",
}  # fmt: skip
# Where two lists name an ending, the earlier one counts: raw pictures are sources.
_BY_ENDING = {
    ending: kind for kind, endings in reversed(_ENDINGS.items()) for ending in endings.split()
}
# The endings of what may stand in output/ because an author put it below content/.
PUBLISHED_ENDINGS = frozenset(OWN_FORMATS) | {
    ending for ending, kind in _BY_ENDING.items() if kind in _PUBLISHED - {Kind.PICTURE}
}

_LEFTOVERS = frozenset(
    {".ds_store", "thumbs.db", "ehthumbs.db", "desktop.ini", "picasa.ini", ".picasa.ini", "icon\r",
     ".directory", ".localized", "__macosx", "@eadir", "$recycle.bin", "system volume information",
     "__pycache__"}
)  # fmt: skip
# Lock files of Word, of Emacs, backups of editors, what a Mac keeps beside a file elsewhere.
_STREWN = re.compile(r"~\$.*|\.~lock\..*|#.*#|\.#.*|.*~|\._.*", re.S)
# What git itself reads, or keeps an empty folder by.
OF_GIT = frozenset({".gitkeep", ".gitignore", ".gitattributes"})


def kind_of(name: str, beside: Collection[str] = ()) -> Kind:
    """Return the kind of a file or folder of this name; `beside` are the names in its folder."""
    folded = _folded(name)
    if folded in _LEFTOVERS or _STREWN.fullmatch(folded):
        return Kind.LEFTOVER
    if folded.startswith("."):
        return Kind.HIDDEN
    ending = _parted(name)[1]
    # A long s or a Kelvin sign would become a letter; a server does not take it for one.
    ending = ending.lower() if ending.isascii() else ""
    kind = _BY_ENDING.get(ending, Kind.UNKNOWN)
    if (kind is Kind.MEDIA or ending == ".json") and _is_beside_a_picture(folded, beside):
        return Kind.SIDECAR
    return kind


def _is_beside_a_picture(folded: str, beside: Collection[str]) -> bool:
    """Say whether a picture of that name is there, too: x.mov of x.heic, x.jpg.json of x.jpg."""
    others = map(_folded, beside)
    pictures = {name for name in others if _parted(name)[1] in ENDINGS}
    if folded.endswith(".json"):
        return any(folded.startswith(f"{picture}.") for picture in pictures)
    return _parted(folded)[0] in {_parted(picture)[0] for picture in pictures}


def _folded(name: str) -> str:
    return name.lower() if name.isascii() else normalize("NFC", name).casefold()


def _parted(name: str) -> tuple[str, str]:
    """Return a name without its ending, and the ending: of thousands of files, so without Path."""
    stem, dot, last = name.rpartition(".")
    return (stem, f".{last}") if dot else (name, "")
