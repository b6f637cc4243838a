"""Does work for a future, so that an error does not keep alive what the work was about."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

T = TypeVar("T")


def fulfil(future: "Future[T]", work: Callable[[], T]) -> None:
    """Do work unless it was cancelled, and hand its result or its error to the future."""
    if not future.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 - whatever it was belongs to whoever asks the future
        future.set_exception(error)
        # The traceback of the error refers to this call, which refers to the future, which refers
        # to the error: all that the work held, such as an article and the sentence encoder, would
        # stay until Python's collector looks through old objects, minutes later. Nearly all work
        # behind a page ends like this, cancelled by what the person does next.
        del future, work
    else:
        future.set_result(result)
