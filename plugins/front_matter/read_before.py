"""Posts that an earlier build of this process has read: `make serve` need not read them again.

Pelican's generators ask for such posts by `get_cached_data`; its own cache is a pickle on the disk.
A post is the same as long as its bytes are, until it expires. What had something to report is read
again, and so is everything where a plugin listens to what is read.
"""

from copy import copy
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from os.path import join
from typing import Any

from pelican import signals
from pelican.contents import Content
from pelican.generators import CachingGenerator

from plugins.common import clock
from plugins.common.build import build_of

_SIGNALS = (
    signals.content_object_init,
    signals.article_generator_preread,
    signals.article_generator_context,
    signals.page_generator_preread,
    signals.page_generator_context,
)


@dataclass(frozen=True)
class _Read:
    """A post as it was when just read, and until when it would be read the same."""

    digest: bytes
    content: Content
    expires: datetime | None


class ReadBefore:
    """Stands in for the cache of one generator."""

    def __init__(self, generator: CachingGenerator) -> None:
        self._generator = generator
        kind = type(generator).__name__
        build = build_of(generator.settings)
        self._known: dict[str, _Read] = build.cache.objects.setdefault(kind, {})
        self._problems = build.problems
        self._digest, self._count = b"", 0

    def get(self, path: str, default: Any = None) -> Any:
        """Return a copy of what was read of `path`, if it would be read the same."""
        self._count = len(self._problems)
        try:
            with open(join(self._generator.path, path), "rb") as file:  # noqa: PTH118, PTH123 - one of thousands
                self._digest = sha256(file.read()).digest()
        except OSError:  # told by the reader
            return default
        known = self._known.get(path)
        if known is None or known.digest != self._digest:
            return default
        if known.expires is not None:
            if known.expires <= clock.present():
                return default
            clock.expires(known.expires)
        return self._copy(known.content)

    def keep(self, path: str, content: Content) -> None:
        """Keep what was just read."""
        self._known.pop(path, None)
        has_listeners = any(signal.receivers for signal in _SIGNALS)
        if not has_listeners and len(self._problems) == self._count:
            self._known[path] = _Read(self._digest, self._copy(content), clock.expiry_so_far())

    def _copy(self, content: Content) -> Content:
        """Return a post that a build may change, in this build's surroundings."""
        fresh = copy(content)
        fresh.metadata = dict(content.metadata)
        fresh.settings, fresh._context = self._generator.settings, self._generator.context
        fresh.translations = []
        return fresh


def provide(generator: CachingGenerator) -> None:
    """Let a generator ask for posts that were read before."""
    if build_of(generator.settings).cache.is_long_lived:
        before = ReadBefore(generator)
        generator.get_cached_data, generator.cache_data = before.get, before.keep
