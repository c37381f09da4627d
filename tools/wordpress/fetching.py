"""`--fetch`: files that are missing, asked of the old site one at a time."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote, unquote

from plugins.common.addresses import split_url
from plugins.common.kinds import kind_of
from plugins.common.progress import Progress
from tools.online.asking import Asker
from tools.wordpress.upload_files import LARGEST, originals_of

FOLDER = Path(".cache/import")


def fetched(
    missing: Mapping[str, str], hosts: frozenset[str], address: str, asker: Asker
) -> Iterator[tuple[str, Path]]:
    """Yield the path there and the file of each that the old site still has; kept for next time."""
    with Progress("Dateien", len(missing)) as progress:
        for inside, url in sorted(missing.items()):
            found = progress.after(_one(inside, url, hosts, address, asker))
            if found:
                yield found


def _one(
    inside: str, url: str, hosts: frozenset[str], address: str, asker: Asker
) -> tuple[str, Path] | None:
    if not kind_of(inside).is_published:
        return None
    base = _base(inside, url, hosts, address)
    for name in originals_of(inside):
        file = FOLDER / quote(name, safe="")
        if file.exists():
            return name, file
        answer = asker.read(f"{base}{quote(name)}", LARGEST + 1) if base else None
        if answer and answer.status == 200 and 0 < len(answer.body) <= LARGEST:
            FOLDER.mkdir(parents=True, exist_ok=True)
            file.write_bytes(answer.body)
            return name, file
    return None


def _base(inside: str, url: str, hosts: frozenset[str], address: str) -> str:
    """Return the address of the folder of all files on the old site; no other server is asked."""
    parts = split_url(url)
    path = unquote(parts.path)
    is_there = (parts.hostname or "").removeprefix("www.") in hosts and path.endswith(inside)
    if is_there and parts.scheme in {"http", "https"}:
        return f"{parts.scheme}://{parts.netloc}{quote(path.removesuffix(inside))}"
    return f"{address.rstrip('/')}/wp-content/uploads/" if address.startswith("http") else ""
