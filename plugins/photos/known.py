"""What was found out about files, kept by their content: to look takes long, to tell does not."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from plugins.common.store import Store


@dataclass(frozen=True)
class Known:
    """Findings in a store; without one every look is new, and `reads_only` keeps no new ones."""

    store: Store | None = None
    reads_only: bool = False

    def print_of_it(self) -> str:
        """Return what tells it from others: nothing does, for it only saves time."""
        return ""

    def or_find(self, content: bytes, version: str, find: Callable[[], Any]) -> Any:
        """Return what `find` gives, which is plain data, of this content by a version of code."""
        key = f"{sha256(content + version.encode()).hexdigest()[:32]}.json"
        if self.store and self.store.has(key):
            return json.loads(self.store.path(key).read_bytes())
        found = find()
        if self.store and not self.reads_only:
            self.store.keep(key, json.dumps(found, ensure_ascii=False).encode())
        return found
