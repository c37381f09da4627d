"""Templates, compiled once a house: compiling them takes longer than many a build."""

from base64 import b64decode, b64encode

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.common.fingerprint import fingerprint
from plugins.common.memory import Memory


class Compiled(BytecodeCache):
    """Keeps compiled templates in the memory; Jinja tells by the source which are outdated.

    Where that forgets everything, they are at hand at least: Pelican makes an environment for each
    of its generators.
    """

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._at_hand: dict[str, str] = memory.live.setdefault("templates", {})

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what is there."""
        if code := self._memory.recall(_key(bucket)) or self._at_hand.get(bucket.key):
            bucket.bytecode_from_string(b64decode(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in what is new."""
        code = b64encode(bucket.bytecode_to_string()).decode()
        self._at_hand[bucket.key] = code
        self._memory.keep(_key(bucket), code)


def _key(bucket: Bucket) -> bytes:
    return fingerprint(("template", bucket.key))
