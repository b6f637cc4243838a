"""The threads of a lane: several at once, turns, and none that is kept for nothing."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest

from duidu.ui.base.lane_threads import LaneThreads, Turns

NAME = "test-lane"


def alive() -> int:
    """How many threads the lanes of a test have."""
    return sum(thread.name.startswith(NAME) for thread in threading.enumerate())


def held(go: threading.Event, begun: "threading.Event | None" = None) -> Callable[[str], str]:
    """Work that is under way until `go`."""

    def work(name: str) -> str:
        if begun is not None:
            begun.set()
        assert go.wait(60)
        return name

    return work


def test_work_does_not_wait_for_other_work_of_its_lane() -> None:
    lane, go = LaneThreads(NAME, 3, Turns()), threading.Event()
    slow = [lane.submit(held(go), "slow") for _ in range(2)]
    assert lane.submit(str, "quick").result(60) == "quick"
    assert not any(one.done() for one in slow)
    go.set()
    lane.shutdown()
    assert [one.result() for one in slow] == ["slow", "slow"]


def test_no_more_threads_than_allowed_and_in_the_order_of_asking() -> None:
    lane, go, begun = LaneThreads(NAME, 2, Turns()), threading.Event(), list[int]()

    def work(number: int) -> int:
        begun.append(number)
        assert go.wait(60)
        return number

    futures = [lane.submit(work, number) for number in range(6)]
    assert alive() == 2
    go.set()
    assert [one.result(60) for one in futures] == list(range(6))
    # Two threads may note their numbers in either order.
    assert all(abs(number - place) <= 1 for place, number in enumerate(begun))
    lane.shutdown()
    assert alive() == 0


@pytest.mark.parametrize("lanes", [1, 2])
def test_the_same_turn_never_overlaps_also_between_lanes(lanes: int) -> None:
    turns = Turns()
    made = [LaneThreads(NAME, 4, turns) for _ in range(lanes)]
    under_way, most, seen = list[int](), list[int](), list[int]()

    def work(number: int) -> None:
        under_way.append(number)
        most.append(len(under_way))
        seen.append(number)
        under_way.remove(number)

    futures = [made[n % lanes].submit(work, n, "rows") for n in range(200)]
    for one in futures:
        one.result(60)
    assert set(most) == {1}
    if lanes == 1:
        assert seen == list(range(200))
    for lane in made:
        lane.shutdown()


def test_other_work_overtakes_what_waits_for_its_turn() -> None:
    lane, go, begun = LaneThreads(NAME, 2, Turns()), threading.Event(), threading.Event()
    first = lane.submit(held(go, begun), "first", "turn")
    second = lane.submit(str, "second", "turn")
    assert begun.wait(60)
    assert lane.submit(str, "other").result(60) == "other"
    assert not second.done()
    go.set()
    assert (first.result(60), second.result(60)) == ("first", "second")
    lane.shutdown()


def test_what_waits_for_its_turn_outlives_the_rest_of_its_thread() -> None:
    turns = Turns()
    one, other = (LaneThreads(NAME, 1, turns, rest=0.001) for _ in range(2))
    go, begun = threading.Event(), threading.Event()
    one.submit(held(go, begun), "first", "turn")
    assert begun.wait(60)
    waiting = other.submit(str, "second", "turn")
    with pytest.raises(TimeoutError):
        waiting.result(0.05)  # longer than a thread rests
    go.set()
    assert waiting.result(60) == "second"
    one.shutdown()
    other.shutdown()


def test_threads_without_work_end_and_come_back() -> None:
    lane = LaneThreads(NAME, 2, Turns(), rest=0.001)
    for _ in range(20):
        assert lane.submit(str, "again").result(60) == "again"
        for thread in threading.enumerate():
            if thread.name.startswith(NAME):
                thread.join(60)
    assert alive() == 0
    lane.shutdown()


def test_an_error_is_that_of_the_future_and_ends_no_thread() -> None:
    lane = LaneThreads(NAME, 1, Turns())
    failed: Future[int] = lane.submit(int, "none", "turn")
    with pytest.raises(ValueError, match="none"):
        failed.result(60)
    assert lane.submit(int, "1", "turn").result(60) == 1
    lane.shutdown()


@pytest.mark.parametrize("cancelled", [False, True])
def test_shutting_down_does_or_cancels_what_waits(cancelled: bool) -> None:
    lane, go, begun = LaneThreads(NAME, 1, Turns()), threading.Event(), threading.Event()
    first = lane.submit(held(go, begun), "first", "turn")
    left = [lane.submit(str, turn, turn) for turn in ("", "turn")]
    assert begun.wait(60)
    lane.shutdown(wait=False, cancel_futures=cancelled)
    with pytest.raises(RuntimeError):
        lane.submit(str, "late")
    go.set()
    lane.shutdown()
    assert first.result() == "first"
    assert [one.cancelled() for one in left] == [cancelled, cancelled]
    assert alive() == 0
