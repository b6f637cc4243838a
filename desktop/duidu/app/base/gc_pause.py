"""Pauses Python's garbage collector while a book is read.

In the window the collector is paused anyway, see ui/base/gc_between_frames.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Collect nothing inside the block.

    A book is half a million objects that all stay; looking through them took one second of
    three.
    """
    # Pauses may be nested: only the outermost one wakes the collector.
    woken = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if woken:
            gc.enable()
