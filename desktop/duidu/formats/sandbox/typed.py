"""Hands values of our own types over as JSON, and takes them back only if they are of those types.

For terms and notes, of which there are thousands; a document, whose blocks may be hundreds of
thousands, goes by columns (`handover`).
"""

import math
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

_LARGEST = 1 << 53  # what SQLite and Qt still take


def plain(value: object) -> object:
    """Describe a value for JSON: dataclasses as lists of their fields."""
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def typed(kind: Any, value: object) -> Any:  # noqa: ANN401 - as `kind` says
    """Return the value of type `kind` that `plain` described.

    Raises TypeError or ValueError for anything else.
    """
    return _reader_of(kind)(value)


@cache
def _reader_of(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """The function that takes a value of this type from JSON."""
    if get_origin(kind) is tuple:
        each = _reader_of(get_args(kind)[0])
        return lambda value: tuple(map(each, _expect(list, value)))
    if get_origin(kind) is dict:
        return lambda value: {
            _text(key): _reader_of(get_args(kind)[1])(one)
            for key, one in _expect(dict, value).items()
        }
    if get_origin(kind) is UnionType:
        (other,) = (one for one in get_args(kind) if one is not NoneType)
        return lambda value: None if value is None else _reader_of(other)(value)
    if is_dataclass(kind):
        return _reader_of_dataclass(kind)
    if issubclass(kind, Enum):
        return lambda value: kind(_text(value))
    return {str: _text, int: _whole_number, float: _number}[kind]


def _reader_of_dataclass(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    hints = get_type_hints(kind)
    readers = [_reader_of(hints[field.name]) for field in fields(kind)]

    def read(value: object) -> Any:  # noqa: ANN401
        listed = _expect(list, value)
        return kind(*(reader(one) for reader, one in zip(readers, listed, strict=True)))

    return read


def _expect(kind: type, value: Any) -> Any:  # noqa: ANN401
    if type(value) is not kind:
        raise TypeError(f"no {kind.__name__}")
    return value


def _text(value: object) -> str:
    return str(_expect(str, value))


def _whole_number(value: object) -> int:
    found = int(_expect(int, value))
    if abs(found) > _LARGEST:
        raise ValueError("a number without reason")
    return found


def _number(value: object) -> float:
    # JSON writes 1.0 and 1 alike in some programs.
    found = float(value) if type(value) in (int, float) else math.nan  # type: ignore[arg-type]
    if not math.isfinite(found):
        raise ValueError("no number")
    return found
