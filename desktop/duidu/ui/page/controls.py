"""The controls of one page: one object for each feature that works on a page, made once."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar

from duidu.core.changes import Changes
from duidu.core.fault_guard import FaultGuard


class Control(Protocol):
    """What a page needs to know of its controls."""

    def changed(self, changes: Changes) -> None:
        """Refresh what a change concerns."""


C = TypeVar("C", bound=Control)
P = TypeVar("P")


class Controls(Generic[P]):
    """Makes the controls of a page in the order of their loaders and finds them by class.

    A loader imports the class of a control and returns it. A control may ask for those before it
    while it is made, and for all others later.
    """

    def __init__(self, page: P, loaders: Iterable[Callable[[], Callable[[P], Control]]]) -> None:
        self._page = page
        self._waiting = list(loaders)
        self._guard = FaultGuard()
        self._made: dict[type[Control], Control] = {}

    def __getitem__(self, kind: type[C]) -> C:
        """Return the control of a class; what comes before it and is not there yet is made now."""
        while kind not in self._made:
            if not self.make_next():
                raise KeyError(kind)
        control = self._made[kind]
        assert isinstance(control, kind)
        return control

    def make_next(self) -> bool:
        """Make the next control that is not there yet; False when there is none."""
        if not self._waiting:
            return False
        control = self._waiting.pop(0)()(self._page)
        self._made[type(control)] = control
        return True

    @property
    def is_complete(self) -> bool:
        """Whether all controls are there."""
        return not self._waiting

    def complete(self) -> None:
        """Make all controls that are not there yet."""
        while self.make_next():
            pass

    def stop(self) -> None:
        """Make no more controls: the page is about to go."""
        self._waiting.clear()

    def changed(self, changes: Changes) -> None:
        """Let every control refresh what a change concerns."""
        for control in tuple(self._made.values()):
            # One that fails does not keep the others from showing what changed.
            with self._guard.part():
                control.changed(changes)
