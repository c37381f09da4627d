"""Templates, compiled once a process: Pelican makes an environment for each of its generators."""

from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """Keeps compiled templates in a dictionary; Jinja tells by the source which are outdated."""

    def __init__(self, live: dict[str, dict[Any, Any]]) -> None:
        self._code: dict[str, bytes] = live.setdefault("templates", {})

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what is there."""
        if bucket.key in self._code:
            bucket.bytecode_from_string(self._code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in what is new."""
        self._code[bucket.key] = bucket.bytecode_to_string()
