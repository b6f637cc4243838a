"""Keeps the C library from holding much unused heap, and returns what it holds."""

import sys

_ARENA_MAX = -8  # M_ARENA_MAX in malloc.h
_ARENAS = 1


def share_malloc() -> None:
    """Have all threads that begin from now on allocate from one heap.

    glibc gives each thread a heap of its own, eight for each core, and never returns the end of one
    once large arrays were freed: some 25 MB for each thread that used the sentence encoder. Python
    lets threads allocate by turns anyway. What else grows in tests/faults/soak.py is not this.
    """
    if sys.platform != "linux":
        return
    # Not before it is called, which mostly is after the first paint.
    import ctypes

    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_ARENA_MAX, _ARENAS)


def share_scarce_malloc() -> None:
    """Do that at once where the system limits the address space, before any thread begins.

    The heap of a thread reserves 64 MB of it; elsewhere that costs nothing, and a start need not
    wait for it.
    """
    if sys.platform != "linux":
        return
    import resource

    if resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY:
        share_malloc()


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
