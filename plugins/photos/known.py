"""What was found out about files, kept by their content: to look takes long, to tell does not."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from plugins.common.cache.store import Store


@dataclass(frozen=True)
class Known:
    """Findings, which are plain data, in a store; `reads_only` keeps no new ones.

    Without a store nothing is known. `version` is that of the code that found them.
    """

    store: Store | None = None
    reads_only: bool = False

    def fingerprinted(self) -> str:
        """Return what tells it from others: nothing does, for it only saves time."""
        return ""

    def once(self, name: str, find: Callable[[], Any]) -> Any:
        """Return what was found under a name that no other content has, else find it now."""
        key = _key(name.encode(), "")
        if self.store and self.store.has(key):
            return json.loads(self.store.path(key).read_bytes())
        found = find()
        self._write(key, found)
        return found

    def recall(self, content: bytes, version: str) -> Any:
        """Return what was found in a file of this content, None where it is not known."""
        key = _key(content, version)
        if self.store and self.store.has(key):
            return json.loads(self.store.path(key).read_bytes())
        return None

    def keep(self, content: bytes, version: str, found: Any) -> None:
        """Keep what was found in a file of this content."""
        self._write(_key(content, version), found)

    def _write(self, key: str, found: Any) -> None:
        if self.store and not self.reads_only:
            content = json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")
            self.store.keep(key, content)


def _key(content: bytes, version: str) -> str:
    return f"{sha256(content + version.encode()).hexdigest()[:32]}.json"
