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
    return blake2b(marshal.dumps(_encode(value), 2), digest_size=_SIZE).digest()


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


def _encode(value: Any) -> Any:
    """Return the value in atoms and tuples; a tuple says first what it stands for."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind not in _ENCODERS:
        _ENCODERS[kind] = _encoder_of(kind)
    return _ENCODERS[kind](value)


def _encode_sequence(value: Iterable[Any]) -> Any:
    return (type(value).__name__, *[v if type(v) in _ATOMS else _encode(v) for v in value])


def _encode_set(value: Iterable[Any]) -> Any:
    return ("set", *sorted(map(fingerprint, value)))


def _encode_mapping(value: Mapping[Any, Any]) -> Any:
    return (
        "mapping",
        *[v if type(v) in _ATOMS else _encode(v) for kv in value.items() for v in kv],
    )


def _encode_shown(value: Any) -> Any:
    return type(value).__name__, repr(value)


def _encode_named(value: Any) -> Any:
    if "<" in value.__qualname__:  # within a function: it may know what nobody sees
        raise NoFingerprintError(value)
    return "named", value.__module__, value.__qualname__


def _encode_partial(value: "partial[Any]") -> Any:
    return "partial", _encode(value.func), _encode(value.args), _encode(value.keywords)


def _encoder_of(kind: type) -> Callable[[Any], Any]:
    """Return how to make values of a type plain; to find that out takes longer than to do it."""
    named, counts = _encode_named(kind), _what_counts(kind)
    return lambda value: ("object", named, *map(_encode, counts(value)))


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
_ENCODERS: dict[type, Callable[[Any], Any]] = {
    list: _encode_sequence,
    tuple: _encode_sequence,
    set: _encode_set,
    frozenset: _encode_set,
    dict: _encode_mapping,
    partial: _encode_partial,
    FunctionType: _encode_named,
    BuiltinFunctionType: _encode_named,
    type: _encode_named,
    ModuleType: lambda value: ("module", value.__name__),
    **dict.fromkeys((Markup, datetime, date, time, timedelta, ZoneInfo), _encode_shown),
}
