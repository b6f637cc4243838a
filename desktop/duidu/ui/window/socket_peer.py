"""Which user is at the other end of a local socket, as the system says."""

import ctypes
import os
import struct
import sys


def is_same_user(handle: int) -> bool:
    """Whether the process at the other end of a connected local socket runs as this user.

    On Windows the pipe admits no other user, and its name is a secret of this one.
    """
    if sys.platform == "win32":
        return True
    return _peer(handle) == os.geteuid()


def _peer(handle: int) -> int | None:
    """The user id at the other end, None where the system does not say."""
    if sys.platform == "linux":
        return _peer_of_linux(handle)
    user, group = ctypes.c_uint32(), ctypes.c_uint32()
    found: int = ctypes.CDLL(None).getpeereid(handle, ctypes.byref(user), ctypes.byref(group))
    return user.value if found == 0 else None


def _peer_of_linux(handle: int) -> int | None:
    import socket

    try:
        # A second handle, which is closed here; the first belongs to Qt.
        with socket.socket(fileno=os.dup(handle)) as same:
            packed = same.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    except OSError:
        return None
    _process, user, _group = struct.unpack("3i", packed)
    return int(user)
