"""Values made once, whatever the version of Python and the order in which threads ask."""

import gc
import sys
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from duidu.core.once import made_once, made_once_each

PATIENCE = 20  # seconds until a thread that should have come is given up


class House:
    """Counts what is made; a making can be held up at its gate."""

    def __init__(self) -> None:
        self.made: list[str] = []
        self.begun = {name: threading.Event() for name in ("slow", "left", "right")}
        self.go_on = {name: threading.Event() for name in self.begun}
        self.fails = 0
        self.crossing = True

    def pass_gate(self, name: str) -> object:
        self.made.append(name)
        self.begun[name].set()
        assert self.go_on[name].wait(PATIENCE)
        return object()

    @made_once
    def slow(self) -> object:
        """Stands at its gate."""
        return self.pass_gate("slow")

    @made_once
    def plain(self) -> object:
        """Is made at once."""
        self.made.append("plain")
        return object()

    @made_once
    def floor(self) -> tuple[object, object]:
        """Is made of another one."""
        return self.plain, self.plain

    @made_once
    def weak(self) -> object:
        """Fails as often as it is told to."""
        self.made.append("weak")
        if self.fails:
            self.fails -= 1
            raise OSError("not yet")
        return object()

    @made_once
    def left(self) -> object:
        """Asks for `right` the first time."""
        mine = self.pass_gate("left")
        return (mine, self.right) if self.crossing else mine

    @made_once
    def right(self) -> object:
        """Asks for `left` the first time."""
        mine = self.pass_gate("right")
        crossing, self.crossing = self.crossing, False
        return (mine, self.left) if crossing else mine

    @made_once
    def itself(self) -> object:
        """Needs itself."""
        return (self.itself,)


def ask(house: House, name: str) -> "Future[object]":
    pool = ThreadPoolExecutor(1)
    future = pool.submit(getattr, house, name)
    pool.shutdown(wait=False)
    return future


def test_threads_that_ask_at_once_get_one_object() -> None:
    house = House()
    together = threading.Barrier(5)

    def come_and_ask() -> object:
        together.wait(PATIENCE)
        return house.slow

    with ThreadPoolExecutor(5) as pool:
        asked = [pool.submit(come_and_ask) for _ in range(5)]
        assert house.begun["slow"].wait(PATIENCE)
        # While one of them stands at the gate nothing keeps the others from asking.
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        for _ in range(20_000):
            assert len(house.made) == 1
        sys.setswitchinterval(interval)
        house.go_on["slow"].set()
        objects = {id(one.result(PATIENCE)) for one in asked}
    assert len(objects) == 1
    assert house.made == ["slow"]


def test_another_value_of_the_instance_can_be_asked_for_meanwhile() -> None:
    house = House()
    slow = ask(house, "slow")
    assert house.begun["slow"].wait(PATIENCE)
    assert ask(house, "plain").result(PATIENCE) is house.plain
    house.go_on["slow"].set()
    slow.result(PATIENCE)


def test_making_may_ask_for_another_value_of_the_instance() -> None:
    house = House()
    assert house.floor == (house.plain, house.plain)
    assert house.made == ["plain"]


def test_a_making_that_fails_is_tried_again_by_whoever_asks_next() -> None:
    house = House()
    house.fails = 1
    with pytest.raises(OSError, match="not yet"):
        _ = house.weak
    assert house.weak is house.weak
    assert house.made == ["weak", "weak"]


def test_who_waited_for_a_making_that_fails_makes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    house = House()
    gate = House.pass_gate

    def breaks(self: House, name: str) -> object:
        gate(self, name)
        if self.made == ["slow"]:
            raise OSError("not yet")
        return object()

    monkeypatch.setattr(House, "pass_gate", breaks)
    first = ask(house, "slow")
    assert house.begun["slow"].wait(PATIENCE)
    second = ask(house, "slow")
    house.go_on["slow"].set()
    with pytest.raises(OSError, match="not yet"):
        first.result(PATIENCE)
    assert second.result(PATIENCE) is house.slow
    assert house.made == ["slow", "slow"]


def test_values_that_ask_for_each_other_in_opposite_orders_do_not_stop_two_threads() -> None:
    house = House()
    left = ask(house, "left")
    assert house.begun["left"].wait(PATIENCE)
    right = ask(house, "right")
    assert house.begun["right"].wait(PATIENCE)
    # Both are half made, and each is going to ask for the other.
    for gate in house.go_on.values():
        gate.set()
    left.result(PATIENCE)
    right.result(PATIENCE)
    assert left.result() is house.left
    assert right.result() is house.right


def test_a_value_that_needs_itself_is_a_fault_that_is_told() -> None:
    with pytest.raises(RecursionError, match="itself"):
        _ = House().itself


def test_whether_it_is_made_is_asked_without_making_it_and_it_can_be_let_go() -> None:
    house = House()
    assert House.plain.made(house) is None
    first = house.plain
    assert House.plain.made(house) is first
    House.plain.forget(house)
    assert House.plain.made(house) is None
    House.plain.forget(house)
    assert house.plain is not first
    house.plain = "set instead"
    assert house.plain == "set instead"


def test_an_instance_goes_away_with_what_was_made_for_it() -> None:
    house = House()
    _ = house.plain
    gone = weakref.ref(house)
    gc.disable()
    try:
        del house
        assert gone() is None
    finally:
        gc.enable()


def test_instances_and_subclasses_have_values_of_their_own() -> None:
    class Villa(House):
        @made_once
        def plain(self) -> object:
            return "villa"

    first, second = House(), House()
    assert first.plain is not second.plain
    assert Villa().plain == "villa"


def test_a_function_runs_once_for_each_arguments() -> None:
    calls: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    @made_once_each
    def load(name: str) -> list[str]:
        calls.append(name)
        begun.set()
        assert go_on.wait(PATIENCE)
        return [name]

    with ThreadPoolExecutor(5) as pool:
        first = pool.submit(load, "zh")
        assert begun.wait(PATIENCE)
        others = [pool.submit(load, "zh") for _ in range(3)]
        other: Callable[[], list[str]] = pool.submit(load, "en").result
        go_on.set()
        assert len({id(one.result(PATIENCE)) for one in (first, *others)}) == 1
        assert other() == ["en"]
    assert sorted(calls) == ["en", "zh"]


def test_a_value_let_go_while_it_is_made_is_made_again() -> None:
    class Holder:
        kept = "old"

        @made_once
        def value(self) -> str:
            read = self.kept
            if read == "old":
                # As another thread does: what is made here is made of what holds no longer.
                self.kept = "new"
                type(self).value.forget(self)
            return read

    assert Holder().value == "new"
