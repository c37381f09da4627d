"""The editor's modules in a real Chromium, for calling their functions."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from plugins.common.header import words_of_headers
from tests.support import ROOT
from tools.serve.server import PagesServer

Call = Callable[..., Any]
_MODULES = ["values", "header", "document", "names", "text"]
_LOAD = """async names => { for (const name of names)
  globalThis[name === "document" ? "document_" : name] = await import(`/theme/static/js/redaktion/${name}.js`) }"""


@pytest.fixture(scope="session")
def modules(chrome: Browser) -> Iterator[Call]:
    """Call a JavaScript function that finds the modules by their names, and the known words."""
    with PagesServer(ROOT) as server, chrome.new_context() as context:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        tab = context.new_page()
        tab.goto(f"{server.url}/theme/static/js/redaktion/names.js")
        tab.evaluate(_LOAD, _MODULES)
        tab.evaluate(
            "words => { globalThis.known = new Map(Object.entries(words)) }", words_of_headers()
        )
        yield tab.evaluate
        server.shutdown()
