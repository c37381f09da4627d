"""Pictures and PDFs of wp-content/uploads, and where they will lie here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from urllib.parse import unquote

from plugins.common.addresses import split_url
from plugins.common.file_names import better
from tools.wordpress.item import Item
from tools.wordpress.php import unserialized
from tools.wordpress.upload_files import MADE, digest, files, is_readable, originals_of

MENTIONED = re.compile(r"/images/[^\s()<>\"]+")
FOLDER = "images"  # below content/
_UPLOADS = re.compile(r"/(?:wp-content/uploads|wp-content/blogs\.dir/\d+/files|files)/(.+)$")
_PROXY = re.compile(r"i\d\.wp\.com")


@dataclass
class Media:
    """The files of a folder by their paths there; attachments by number and by address.

    `wanted` collects what texts show: for each path there the one it gets here, below content/.
    `missing` are the addresses that led to nothing.
    """

    hosts: frozenset[str]
    files: dict[str, Path] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)
    attachments: dict[int, str] = field(default_factory=dict)
    originals: set[str] = field(default_factory=set)
    wanted: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    before: frozenset[str] = frozenset()
    _digests: dict[bytes, str] = field(default_factory=dict)
    _readable: dict[str, bool] = field(default_factory=dict)

    def path_of(self, url: str, number: int = 0) -> str:
        """Return the path from the site's root of the file behind an address, "" without one."""
        inside = self._inside(url) or self.attachments.get(number, "")
        found = self.original(inside) if inside else ""
        if not found and number and (other := self.attachments.get(number)):
            found = self.original(other)
        if not found:
            if inside:
                self.missing.setdefault(inside, url)
            return ""
        return f"/{self._here(found)}"

    def is_upload(self, url: str) -> bool:
        """Say whether an address is one of a file of the old site."""
        return bool(self._inside(url))

    def _inside(self, url: str) -> str:
        """Return the path of an address below wp-content/uploads, "" for others."""
        try:
            parts = split_url(url)
        except ValueError:
            return ""
        host, path = (parts.hostname or "").removeprefix("www."), unquote(parts.path)
        if _PROXY.fullmatch(host):
            host, _, path = path.lstrip("/").partition("/")
            host, path = host.removeprefix("www."), f"/{path}"
        found = _UPLOADS.search(path)
        inside = normalize("NFC", found[1]) if found and (not host or host in self.hosts) else ""
        return "" if ".." in PurePosixPath(inside).parts else inside

    def original(self, inside: str) -> str:
        """Return the path there of the original of a file, whatever size is asked for."""
        candidates = [inside] if inside.casefold() in self.originals else originals_of(inside)
        return next((one for one in map(str.casefold, candidates) if self._is_fit(one)), "")

    def _is_fit(self, inside: str) -> bool:
        """Say whether a file is there and can be used; that is looked up once."""
        if inside not in self.files:
            return False
        if inside not in self._readable:
            self._readable[inside] = is_readable(self.files[inside])
        return self._readable[inside]

    def _here(self, found: str) -> str:
        """Return the path here of a file there; one with the same content has one already."""
        if found in self.wanted:
            return self.wanted[found]
        content = digest(self.files[found])
        if content not in self._digests:
            self._digests[content] = self._free(PurePosixPath(self.spelled[found]))
        self.wanted[found] = self._digests[content]
        return self.wanted[found]

    def add(self, inside: str, file: Path) -> None:
        """Add a file by its path there."""
        inside = normalize("NFC", inside)
        if self.files.setdefault(inside.casefold(), file) == file:
            self.spelled[inside.casefold()] = inside

    def begin_again(self) -> None:
        """Forget what was wanted, for more files are known now."""
        self.wanted.clear()
        self.missing.clear()
        self._digests.clear()

    def _free(self, inside: PurePosixPath) -> str:
        parts = [better(part) for part in inside.parent.parts]
        place = PurePosixPath(FOLDER, *parts)
        taken = {
            PurePosixPath(p).name
            for p in self._digests.values()
            if PurePosixPath(p).parent == place
        }
        inside_here = Path("content") / place
        if inside_here.is_dir():
            # What an earlier import put there is this very file, edited or not.
            taken |= {
                n.name for n in inside_here.iterdir() if f"/{place / n.name}" not in self.before
            }
        return (place / _free_name(inside.name, taken)).as_posix()


def _free_name(name: str, taken: set[str]) -> str:
    """Return a name that travels and is not taken, not even by a file of just that name."""
    fit = better(name)
    return better(f"{fit} ", {*taken}) if fit in taken else fit


def media(
    folder: Path | None, attachments: Iterable[Item], hosts: Iterable[str], before: Iterable[str]
) -> Media:
    """Return the media of a folder; `before` are paths of pictures that imports wrote of."""
    made = Media(frozenset(h.removeprefix("www.") for h in hosts), before=frozenset(before))
    for inside, file in files(folder) if folder else ():
        made.add(inside, file)
    for item in attachments:
        inside = _attached(item, made)
        if inside:
            made.attachments[item.number] = inside
            made.originals.add(inside.casefold())
    made.originals = {one for one in made.originals if not _is_made(one, made.files)}
    return made


def _is_made(inside: str, files: Mapping[str, Path]) -> bool:
    """Say whether an attachment is one WordPress made of a larger file that is there as well."""
    return re.search(r"-(?:scaled|rotated|e\d{10,13})(?=\.\w+$)", inside) is not None and (
        MADE.sub("", inside) in files
    )


def _attached(item: Item, made: Media) -> str:
    name = item.meta.get("_wp_attached_file", "")
    inside = (
        normalize("NFC", name) if name and not name.startswith("/") else made._inside(item.file)
    )
    details = unserialized(item.meta.get("_wp_attachment_metadata", ""))
    original = details.get("original_image") if isinstance(details, dict) else None
    if isinstance(original, str) and original and "/" not in original:
        with_it = f"{inside.rpartition('/')[0]}/{original}".lstrip("/")
        inside = with_it if with_it.casefold() in made.files else inside
    return "" if ".." in PurePosixPath(inside).parts else inside
