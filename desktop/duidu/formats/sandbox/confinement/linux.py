"""Confines a process on Linux: Landlock, a filter of system calls, and no way to be looked into."""

import ctypes
import os
import signal

from duidu.formats.sandbox.confinement.landlock import allow_only_reading
from duidu.formats.sandbox.confinement.system_calls import allow_only_computing

# Numbers of prctl, from linux/prctl.h.
_DIE_WITH_PARENT, _DUMPABLE, _NO_NEW_PRIVILEGES = 1, 4, 38


def confine_linux(readable: list[str], parent: int) -> list[str]:
    """Confine this process for good and return what is in force, each in a few words.

    `parent` is the process it works for. Modules that are not loaded yet lie in `readable`.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    _die_with(libc, parent)
    # A crash hands over no memory, not even to a program that collects crashes.
    libc.prctl(_DUMPABLE, 0, 0, 0, 0)
    if libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return []
    version = allow_only_reading(libc, readable)
    filtered = allow_only_computing(libc)
    return [
        *([f"Landlock ABI {version}"] if version else []),
        *(["a filter of system calls"] if filtered else []),
    ]


def _die_with(libc: ctypes.CDLL, parent: int) -> None:
    """End this process when its parent ends, also if that was killed."""
    libc.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if parent and os.getppid() != parent:
        # It ended before it could be watched.
        os._exit(1)
