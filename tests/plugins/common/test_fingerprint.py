"""Prints: equal for equal values, and none for what is no value."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.common import clock
from plugins.common.cache.fingerprint import (
    NoFingerprintError,
    fingerprint,
    fingerprint_or_none,
)
from plugins.common.data import Text
from plugins.common.problem import Level

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.binary(),
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
)


@dataclass
class Fact:
    """A fact of this test."""

    name: str
    more: Any = None


@dataclass
class Other:
    """Another one, which says the same."""

    name: str
    more: Any = None


@given(PLAIN, PLAIN)
def test_different_values_have_different_prints(one: object, other: object) -> None:
    """Two values have one print exactly if they are equal, in type as well."""
    assert (fingerprint(one) == fingerprint(other)) == (repr(one) == repr(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        ("a", Markup("a")),
        ("a", b"a"),
        (["a"], ("a",)),
        (Level.FEHLER, Level.HINWEIS),
        (Level.FEHLER, str(Level.FEHLER)),
        (("list", "a"), ["a"]),
        (Fact("a"), Other("a")),
        (Fact("a"), Fact("b")),
        (Text("a", 1), Text("a", 2)),
        (partial(max, 1), partial(max, 2)),
        (partial(max, 1), partial(min, 1)),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}),  # their order may be seen
        (datetime(2023, 7, 1, tzinfo=UTC), datetime(2023, 7, 1, tzinfo=clock.BERLIN)),
    ],
)
def test_what_a_page_could_tell_apart_differs(one: object, other: object) -> None:
    """Values that a template could tell apart have different prints."""
    assert fingerprint(one) != fingerprint(other)


def test_order_of_sets_means_nothing() -> None:
    """A set has one print, however it came about."""
    assert fingerprint({"a", "b", "c"}) == fingerprint(frozenset("cab"))


@pytest.mark.parametrize(
    "value",
    [object(), lambda: 1, partial(lambda: 1), iter([]), Fact("a", object()), {"a": [object()]}],
)
def test_what_is_no_value_has_no_print(value: object) -> None:
    """Whatever may change without showing it, at any depth, has no print."""
    with pytest.raises(NoFingerprintError):
        fingerprint(value)
    assert fingerprint_or_none(value) is None
