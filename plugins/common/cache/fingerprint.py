"""The fingerprint of a value: where it is equal, nothing that was made of the value can differ.

Values are texts, numbers, times, collections, dataclasses, functions of a module by name (their
code is part of the environment, see tools/build/inputs.py), and functions with such values bound
to them. What is none of these has no fingerprint, and never counts as unchanged.
"""

import marshal
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import partial, singledispatch
from hashlib import blake2b
from pathlib import PurePath
from types import BuiltinFunctionType, FunctionType, ModuleType
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup

_SIZE = 16  # bytes; enough that no two differing values ever meet


class NoFingerprintError(Exception):
    """A value that is no value: it may change without showing it."""


def fingerprint(value: Any) -> bytes:
    """Return the fingerprint, 16 bytes; NoFingerprintError where a value in it has none."""
    # Version 2 writes equal values alike, later ones also how often each is referred to.
    return blake2b(marshal.dumps(_plain(value), 2), digest_size=_SIZE).digest()


def fingerprint_or_none(value: Any) -> bytes | None:
    """Return the fingerprint of a value, None where it has none."""
    try:
        return fingerprint(value)
    except NoFingerprintError:
        return None


@singledispatch
def identifying(value: Any) -> Any:
    """Return what says all of `value` that counts; other libraries' types are registered here.

    A type of ours may have a method `fingerprinted` instead.
    """
    if hasattr(value, "fingerprinted"):
        return value.fingerprinted()
    raise NoFingerprintError(type(value))


def _plain(value: Any) -> Any:
    """Return the value in atoms and tuples; a tuple says first what it stands for."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind not in _PLAINERS:
        _PLAINERS[kind] = _plainer_of(kind)
    return _PLAINERS[kind](value)


def _plain_sequence(value: Iterable[Any]) -> Any:
    return (type(value).__name__, *[v if type(v) in _ATOMS else _plain(v) for v in value])


def _plain_set(value: Iterable[Any]) -> Any:
    return ("set", *sorted(map(fingerprint, value)))


def _plain_mapping(value: Mapping[Any, Any]) -> Any:
    return ("mapping", *[v if type(v) in _ATOMS else _plain(v) for kv in value.items() for v in kv])


def _plain_shown(value: Any) -> Any:
    return type(value).__name__, repr(value)


def _plain_named(value: Any) -> Any:
    if "<" in value.__qualname__:  # within a function: it may know what nobody sees
        raise NoFingerprintError(value)
    return "named", value.__module__, value.__qualname__


def _plain_partial(value: "partial[Any]") -> Any:
    return "partial", _plain(value.func), _plain(value.args), _plain(value.keywords)


def _plainer_of(kind: type) -> Callable[[Any], Any]:
    """Return how to make values of a type plain; to find that out takes longer than to do it."""
    named, said = _plain_named(kind), _what_counts(kind)
    return lambda value: ("object", named, *map(_plain, said(value)))


def _what_counts(kind: Any) -> Callable[[Any], tuple[Any, ...]]:
    if hasattr(kind, "fingerprinted"):
        return lambda value: (value.fingerprinted(),)
    if is_dataclass(kind):
        names = [field.name for field in fields(kind)]
        return lambda value: tuple([getattr(value, name) for name in names])
    if issubclass(kind, Enum):
        return lambda value: (value.name,)
    if issubclass(kind, str):  # a text that knows more, such as its line
        return lambda value: (str.__str__(value), vars(value))
    if issubclass(kind, tuple):  # with names
        return lambda value: tuple(value)
    if issubclass(kind, Mapping):
        return lambda value: (dict(value), getattr(value, "__dict__", {}))
    if issubclass(kind, PurePath):
        return lambda value: (str(value),)
    return lambda value: (identifying(value),)


_ATOMS = frozenset({str, int, float, bool, bytes, type(None)})
_PLAINERS: dict[type, Callable[[Any], Any]] = {
    list: _plain_sequence,
    tuple: _plain_sequence,
    set: _plain_set,
    frozenset: _plain_set,
    dict: _plain_mapping,
    partial: _plain_partial,
    FunctionType: _plain_named,
    BuiltinFunctionType: _plain_named,
    type: _plain_named,
    ModuleType: lambda value: ("module", value.__name__),
    **dict.fromkeys((Markup, datetime, date, time, timedelta, ZoneInfo), _plain_shown),
}
