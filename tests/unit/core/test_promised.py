"""What work for a future leaves behind."""

import gc
import weakref
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from pathlib import Path

import pytest

from duidu.core.errors import Cancelled
from duidu.core.promised import fulfil
from duidu.ui.base.lane_threads import LaneThreads, Turns
from fixtures.river import small_library


class Large:
    """What work holds: an article, the sentence encoder."""


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    """The collector does not run, as in a window for minutes on end."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def work_that_fails() -> "tuple[Callable[[], str], weakref.ref[Large]]":
    """Work that is cancelled while it holds something large, and whether that is there."""
    large = Large()

    def work() -> str:
        held = large
        raise Cancelled(str(held))

    return work, weakref.ref(large)


def _called(work: Callable[[], str], _: None) -> str:
    return work()


def test_a_result_and_an_error_are_handed_over() -> None:
    result: Future[str] = Future()
    fulfil(result, lambda: "done")
    assert result.result(0) == "done"
    failed: Future[str] = Future()
    fulfil(failed, work_that_fails()[0])
    assert isinstance(failed.exception(0), Cancelled)
    given_up: Future[str] = Future()
    given_up.cancel()
    fulfil(given_up, work_that_fails()[0])
    assert given_up.cancelled()


def test_cancelled_work_leaves_nothing_behind() -> None:
    future: Future[str] = Future()
    work, alive = work_that_fails()
    fulfil(future, work)
    del work
    # Where it failed is told with it.
    error = future.exception(0)
    assert error is not None
    assert error.__traceback__ is not None
    assert alive() is not None
    del future, error
    assert alive() is None


def test_nor_does_that_of_a_lane() -> None:
    lane = LaneThreads("test-lane", 1, Turns())
    work, alive = work_that_fails()
    future = lane.submit(partial(_called, work), None)
    assert isinstance(future.exception(60), Cancelled)
    lane.shutdown()
    del work, future
    assert alive() is None


def test_nor_does_a_write_that_failed(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    work, alive = work_that_fails()
    future = library.submit(work)
    assert isinstance(future.exception(60), Cancelled)
    del work, future
    # The thread has let go of the one before when it begins the next.
    library.submit(str).result(60)
    assert alive() is None
    library.close()
