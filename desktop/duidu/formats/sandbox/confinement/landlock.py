"""Linux's Landlock: a process gives up all files but some folders, and TCP, for good.

Numbers and structures: linux/landlock.h. A kernel says by its ABI which of them it knows.
"""

import ctypes
import os
from collections.abc import Iterable

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same numbers on every architecture
_ASK_VERSION = 1
_BENEATH = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
# How many rights over files each ABI from 1 on knows; and the first ABI that knows about TCP, and
# about signals and abstract sockets of other processes.
_FILE_RIGHTS = (13, 14, 15, 15, 16)
_ABI_OF_NETWORK, _ABI_OF_SCOPES = 4, 6


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("network", ctypes.c_uint64),
        ("scopes", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def abi(libc: ctypes.CDLL) -> int:
    """The version of Landlock that the kernel has in force, 0 for none."""
    return max(0, int(libc.syscall(_CREATE, None, ctypes.c_size_t(0), _ASK_VERSION)))


def allow_only_reading(libc: ctypes.CDLL, paths: Iterable[str]) -> int:
    """Leave this process nothing of the file system but reading what is at or beneath `paths`.

    Returns the ABI, 0 where nothing was put in force. The process must have no_new_privs.
    """
    version = abi(libc)
    if not version:
        return 0
    # ABI 1 knows of files only, and takes a structure that holds nothing else.
    handled = _Ruleset((1 << _FILE_RIGHTS[min(version, len(_FILE_RIGHTS)) - 1]) - 1)
    size = 8
    if version >= _ABI_OF_NETWORK:
        handled.network, size = 0b11, 16
    if version >= _ABI_OF_SCOPES:
        handled.scopes, size = 0b11, 24
    ruleset = int(libc.syscall(_CREATE, ctypes.byref(handled), ctypes.c_size_t(size), 0))
    if ruleset < 0:
        return 0
    try:
        for path in paths:
            _allow_beneath(libc, ruleset, path)
        return 0 if libc.syscall(_RESTRICT, ruleset, 0) else version
    finally:
        os.close(ruleset)


def _allow_beneath(libc: ctypes.CDLL, ruleset: int, path: str) -> None:
    """Add a folder, or a file, to what may be read; one that is not there needs no rule."""
    try:
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = _READ_FILE | (_READ_FOLDER if os.path.isdir(path) else 0)
        libc.syscall(_ADD, ruleset, _BENEATH, ctypes.byref(_Beneath(rights, folder)), 0)
    finally:
        os.close(folder)
