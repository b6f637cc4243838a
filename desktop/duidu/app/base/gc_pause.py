"""Python's garbage collector put to sleep while a book is made. In the window it sleeps anyway, see ui/base/gc_between_frames."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def gc_paused() -> Iterator[None]:
    """Nothing is collected inside: a book is half a million objects that all stay, and looking through them took a second of three."""
    woken = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if woken:
            gc.enable()
