"""Templates, compiled once: compiling them takes longer than many a build."""

from base64 import b64decode, b64encode

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from plugins.common.cache.database import Database
from plugins.common.cache.fingerprint import fingerprint


class Compiled(BytecodeCache):
    """Keeps compiled templates in the build's cache; Jinja tells by the source which are outdated.

    Where that forgets everything, they are at hand at least: Pelican makes an environment for each
    of its generators.
    """

    def __init__(self, cache: Database) -> None:
        self._cache = cache
        self._at_hand: dict[str, str] = cache.objects.setdefault("templates", {})

    def get_cache_key(self, name: str, filename: str | None = None) -> str:  # noqa: ARG002
        """Return the name in the theme, wherever that lies; the source is compared as well."""
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what is there."""
        if code := self._cache.get(_key(bucket)) or self._at_hand.get(bucket.key):
            bucket.bytecode_from_string(b64decode(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take in what is new."""
        code = b64encode(bucket.bytecode_to_string()).decode()
        self._at_hand[bucket.key] = code
        self._cache.put(_key(bucket), code)


def _key(bucket: Bucket) -> bytes:
    return fingerprint(("template", bucket.key))
