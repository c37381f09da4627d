"""Makes what the store lacks, on all cores."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from plugins.common.store import Store
from plugins.previews.preview import Preview


def make(previews: Iterable[Preview], store: Store) -> None:
    """Fill the store; what is there and whole is kept. Pillow lets other threads run meanwhile."""
    lacking = [preview for preview in previews if not store.has(preview.key)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for _ in pool.map(lambda preview: store.keep(preview.key, preview.drawn()), lacking):
            pass
