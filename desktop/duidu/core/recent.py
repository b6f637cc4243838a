"""What is remembered of a few thousand things, those asked for lately before all others."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar, cast
from weakref import WeakMethod

F = TypeVar("F", bound=Callable[..., Any])
K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """A dictionary of at most `most` values, and as many of those that were in it before.

    For what is asked so often that `get` of a dictionary is all it may cost: only where that finds
    nothing, `earlier` is asked, and `keep` told what was worked out. Values are never None. May be
    shared between threads: what one of them forgets for the other is worked out again.
    """

    __slots__ = ("_before", "_most")

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self._before: dict[K, V] = {}

    def all_of(self, keys: Sequence[K], made: Callable[[K], V]) -> list[V]:
        """The values of many keys at once; `made` works out those that are not remembered.

        Asking for each by itself takes several times as long.
        """
        values: list[V | None] = list(map(self.get, keys))
        if None in values:
            at = -1
            for _ in range(values.count(None)):
                at = values.index(None, at + 1)
                key = keys[at]
                value = self.get(key)
                if value is None:
                    value = self.earlier(key)
                values[at] = self.keep(key, made(key)) if value is None else value
        return cast("list[V]", values)

    def earlier(self, key: K) -> V | None:
        """The value that the key had before, which is kept on; None where there is none."""
        value = self._before.get(key)
        return None if value is None else self.keep(key, value)

    def keep(self, key: K, value: V) -> V:
        """Remember a value; it is returned."""
        if len(self) >= self._most:
            # All at once: an order of use would have to be kept at every question.
            self._before = self.copy()
            self.clear()
        self[key] = value
        return value


def remembering(method: F, most: int) -> F:
    """functools.lru_cache for a method of one object, kept by this object itself.

    The method takes hashable values, not named. Whoever keeps a cache that refers to a method of
    its own refers to itself, and is deleted, with all that it holds, only when Python's collector
    comes round: this one refers to its object weakly.
    """
    weak: WeakMethod[Any] = WeakMethod(method)

    def value(*arguments: Any) -> Any:  # noqa: ANN401 - whatever the method takes and returns
        found = weak()
        assert found is not None, "the object is gone whose method this is"
        return found(*arguments)

    return cast("F", lru_cache(maxsize=most)(value))
