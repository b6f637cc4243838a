"""Values that are made when first asked for, and once however many threads ask.

functools does not promise that: from Python 3.12 on its cached_property makes two objects for two
threads that ask at once, and its cache does so on every version.
"""

import threading
from collections.abc import Callable, Hashable, MutableMapping
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar, cast, overload

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
P = ParamSpec("P")
Values = MutableMapping[Any, Any]

# Under this name, which no attribute can have, an instance keeps what is being made for it.
_MAKING = "made once"


class made_once(Generic[T_co]):  # noqa: N801 - written like a property
    """A property whose value is made when first asked for, once for all threads.

    A thread that asks while another makes the value waits for it; other values of the instance can
    be asked for meanwhile. Making may ask for other values of the instance. If it fails, the next
    thread to ask tries again. A value that is set instead is taken as it is.
    """

    def __init__(self, make: Callable[[Any], T_co]) -> None:
        self._make = make
        self._name = make.__name__
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "made_once[T_co]": ...

    @overload
    def __get__(self, instance: object, owner: type) -> T_co: ...

    def __get__(self, instance: object, owner: type) -> "made_once[T_co] | T_co":
        # Only asked while there is no value: afterwards Python finds it in the instance.
        if instance is None:
            return self
        values = instance.__dict__
        making: _Making = values.get(_MAKING) or values.setdefault(_MAKING, _Making())
        return making.value(values, self._name, lambda: self._make(instance))

    if TYPE_CHECKING:
        # Settable, as tests do; at run time a method would come before the value in the instance.
        def __set__(self, instance: object, value: object) -> None: ...

    def made(self, instance: object) -> T_co | None:
        """The value if it is there by now; neither makes it nor waits for it."""
        return cast("T_co | None", instance.__dict__.get(self._name))

    def forget(self, instance: object) -> None:
        """Let the value go; it is made again when asked for. Who holds it may go on using it.

        One that is being made is made again before anybody gets it.
        """
        making: _Making = instance.__dict__.setdefault(_MAKING, _Making())
        making.forget(instance.__dict__, self._name)


class made_once_each(Generic[P, T]):  # noqa: N801 - written like functools.cache
    """A function that runs once for the same arguments, for all threads; its values are kept.

    For what loads a language or a table: there are few, and each costs time or memory.
    """

    def __init__(self, function: Callable[P, T]) -> None:
        update_wrapper(self, function)
        self._function = function
        self._values: dict[Hashable, T] = {}
        self._making = _Making()

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        """The value for these arguments, which must be hashable."""
        key = (args, tuple(sorted(kwargs.items())))
        # Found without a lock, for it is asked often; None is a value too.
        try:
            return self._values[key]
        except KeyError:
            make = partial(self._function, *args, **kwargs)
            return self._making.value(self._values, key, make)

    def forget_all(self) -> None:
        """Let all values go, for tests that change what they were made of."""
        self._values.clear()


class _Making:
    """Which thread makes which value of one instance, and which thread waits for which."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._makers: dict[Hashable, int] = {}
        self._waiting: dict[int, Hashable] = {}
        # How often each was let go.
        self._forgotten: dict[Hashable, int] = {}

    def forget(self, values: Values, name: Hashable) -> None:
        """Let a value go, and one that is being made of what holds no longer."""
        with self._changed:
            values.pop(name, None)
            self._forgotten[name] = self._forgotten.get(name, 0) + 1

    def value(self, values: Values, name: Hashable, make: Callable[[], T]) -> T:
        """The value of this name among `values`, made and put there unless it is there."""
        with self._changed:
            self._wait(values, name)
            if name in values:
                return cast("T", values[name])
            self._makers.setdefault(name, threading.get_ident())
            forgotten = self._forgotten.get(name, 0)
        try:
            made = make()
        except BaseException:
            self._end(name)
            raise
        with self._changed:
            if self._forgotten.get(name, 0) == forgotten:
                # All get the first, also where two threads made it to end a circle of waiting.
                first: T = values.setdefault(name, made)
                self._end(name)
                return first
            self._end(name)
        return self.value(values, name, make)

    def _end(self, name: Hashable) -> None:
        """Let those who wait for a value look again."""
        with self._changed:
            # The maker may be another thread, which waits for us further up.
            if self._makers.get(name) == threading.get_ident():
                del self._makers[name]
            self._changed.notify_all()

    def _wait(self, values: Values, name: Hashable) -> None:
        """Return when the value is there, or this thread has to make it."""
        me = threading.get_ident()
        while name not in values and (maker := self._makers.get(name)) is not None:
            if maker == me:
                raise RecursionError(f"{name!r} is needed to make {name!r}")
            # Two values that ask for each other, by two threads: one of them must not wait.
            if self._waits_for(maker, me):
                return
            self._waiting[me] = name
            try:
                self._changed.wait()
            finally:
                del self._waiting[me]

    def _waits_for(self, thread: int, me: int) -> bool:
        """Whether a thread waits for this one, or for one that does."""
        while (name := self._waiting.get(thread)) is not None:
            maker = self._makers.get(name)
            if maker is None or maker == me:
                return maker == me
            thread = maker
        return False
