"""A stand-in for other websites, shared by what asks them."""

from collections.abc import Iterator

import pytest

from tests.tools.online.far_away import FarAway, far_away


@pytest.fixture(scope="module")
def server() -> Iterator[FarAway]:
    """The stand-in of a module."""
    with far_away() as server:
        yield server


@pytest.fixture
def others(server: FarAway) -> FarAway:
    """The stand-in, which nobody has asked yet."""
    server.asked.clear()
    server.agents.clear()
    return server
