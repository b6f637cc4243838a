"""Pauses Python's garbage collector while a book is read.

In the window the collector is paused anyway, see ui/base/gc_between_frames.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Collect nothing inside: the objects of a book all stay.

    Looking through them took 70 ms of 5.3 s for a book of 20,000 paragraphs (7 of 8 pairs,
    tests/benchmarks/start_tricks.py).
    """
    # Pauses may be nested: only the outermost one wakes the collector.
    woken = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if woken:
            gc.enable()
