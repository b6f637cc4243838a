"""Returns unused heap to the operating system."""

import sys


def trim_malloc() -> None:
    """Have the C library return what lies free between blocks in use.

    That is 20 MB of 250 after the first article was aligned (tests/benchmarks/start_tricks.py).
    Takes a few milliseconds. Only glibc keeps that much, so elsewhere nothing is done.
    """
    if sys.platform != "linux":
        return
    import ctypes

    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
