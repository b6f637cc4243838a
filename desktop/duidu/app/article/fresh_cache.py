"""A small cache for several threads that never keeps what was made before it was cleared."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class FreshCache(Generic[K, V]):
    """Keeps the values used last.

    Making a value takes time, in which the cache may be cleared because of a change; the value is
    then handed out, but not kept. Who makes several values at once takes the `time` before reading
    and gives it with what was made.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[K, V] = OrderedDict()
        self._guard = threading.Lock()
        self._time = 0

    @property
    def time(self) -> int:
        """How often the cache was cleared."""
        return self._time

    def get(self, key: K, make: Callable[[], V]) -> V:
        """The value of a key, made if it is not kept."""
        with self._guard:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
            time = self._time
        # Outside the lock: making takes time and may ask this cache again. Two threads may then
        # make the same value, which does no harm.
        value = make()
        self.put_all({key: value}, time)
        return value

    def found(self, key: K) -> V | None:
        """The value of a key if it is kept."""
        with self._guard:
            value = self._values.get(key)
            if value is not None:
                self._values.move_to_end(key)
            return value

    def put_all(self, values: Mapping[K, V], time: int) -> None:
        """Keep values made since the cache was at `time`; the ones unused longest are dropped."""
        with self._guard:
            if time != self._time:
                return
            for key, value in values.items():
                self._values[key] = value
                self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)

    def __contains__(self, key: object) -> bool:
        with self._guard:
            return key in self._values

    def clear(self) -> None:
        """Forget everything, also what is being made."""
        with self._guard:
            self._time += 1
            self._values.clear()
