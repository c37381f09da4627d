"""Makes what the store lacks, on all cores."""

import os
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from plugins.common.cache.store import Store
from plugins.common.problem import Problem
from plugins.common.unexpected import reported, working_on
from plugins.previews.preview import Preview


def make(previews: Iterable[Preview], store: Store) -> list[Problem]:
    """Fill the store; what is there and whole is kept. Pillow lets other threads run meanwhile.

    Returns a problem for each that could not be drawn.
    """
    lacking = [preview for preview in previews if not store.has(preview.key)]
    problems: list[Problem] = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for job in [pool.submit(_make, preview, store) for preview in lacking]:
            with reported(problems):
                job.result()
    return problems


def _make(preview: Preview, store: Store) -> None:
    with working_on(preview.path_of_text):
        store.keep(preview.key, preview.drawn())
