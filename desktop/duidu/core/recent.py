"""What is remembered of a few thousand things, those asked for lately before all others."""

from typing import TypeVar

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
