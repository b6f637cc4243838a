"""On Windows, a token with few rights for the process that reads files, made before it starts.

Of the person's groups those that give more than every user has only deny; no privileges are left;
and it may write only what is open to everybody (a write-restricted token with the SIDs that Windows
itself gives to restricted services). The person's own SID stays, or a program installed for one
person could not load itself: so it can read what they can.

Written from Microsoft's description, and never run on Windows yet.
"""

import ctypes
import struct
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any, NamedTuple

_TOKEN_RIGHTS = 0x1 | 0x2 | 0x8 | 0x80  # assign it to a process, duplicate, query, adjust default
_GROUPS, _INTEGRITY_LEVEL = 2, 25  # classes of information of a token
_NO_PRIVILEGES, _WRITE_RESTRICTED = 0x1, 0x8
# Attributes of a group: the person's logon, a level of integrity.
_IS_LOGON, _IS_INTEGRITY = 0xC0000000, 0x20


class SidAndAttributes(ctypes.Structure):
    """SID_AND_ATTRIBUTES; a TOKEN_MANDATORY_LABEL is one, too."""

    _fields_ = (("sid", ctypes.c_void_p), ("attributes", ctypes.c_uint32))


class _Groups(ctypes.Structure):
    """TOKEN_GROUPS, of which any number of groups follow."""

    _fields_ = (("count", ctypes.c_uint32), ("first", SidAndAttributes))


def sid(authority: int, *parts: int) -> bytes:
    """The bytes of S-1-authority-parts."""
    head = struct.pack("<BB6s", 1, len(parts), authority.to_bytes(6, "big"))
    return head + struct.pack(f"<{len(parts)}I", *parts)


EVERYONE, INTERACTIVE, AUTHENTICATED = sid(1, 0), sid(5, 4), sid(5, 11)
USERS, RESTRICTED_SERVICES = sid(5, 32, 545), sid(5, 33)
LOW_INTEGRITY = sid(16, 0x1000)
# What lets programs and libraries be loaded, and nothing of others be changed.
_KEPT = (EVERYONE, INTERACTIVE, AUTHENTICATED, USERS)


class Libraries(NamedTuple):
    """Libraries of Windows; `handle_of` is the handle of a file descriptor."""

    kernel: Any
    security: Any
    handle_of: Callable[[int], int]

    def close_with(self, held: ExitStack, handle: ctypes.c_void_p) -> ctypes.c_void_p:
        """Close a handle with the others of `held`."""
        held.callback(self.kernel.CloseHandle, handle)
        return handle


def restricted_token(windows: Libraries, held: ExitStack) -> ctypes.c_void_p | None:
    """This process' token with all these rights taken away; None where Windows refuses it.

    Its handle is closed with `held`.
    """
    kernel, security = windows.kernel, windows.security
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    token, restricted = ctypes.c_void_p(), ctypes.c_void_p()
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    if not security.OpenProcessToken(process, _TOKEN_RIGHTS, ctypes.byref(token)):
        return None
    windows.close_with(held, token)
    groups = _groups(security, token)
    if groups is None:
        return None
    logon = [one for one, attributes in groups if attributes & _IS_LOGON == _IS_LOGON]
    denied = _listed(one for one, attributes in groups if _only_denies(one, attributes))
    writing = _listed([EVERYONE, RESTRICTED_SERVICES, *logon])
    if not security.CreateRestrictedToken(
        token,
        _NO_PRIVILEGES | _WRITE_RESTRICTED,
        *(len(denied.array), denied.array),
        *(0, None),
        *(len(writing.array), writing.array),
        ctypes.byref(restricted),
    ):
        return None
    windows.close_with(held, restricted)
    return restricted if _lower(security, restricted) else None


def has_low_integrity(security: Any, token: ctypes.c_void_p) -> bool:  # noqa: ANN401 - a library
    """Whether a token, open for querying, is of the low level."""
    found = _information(security, token, _INTEGRITY_LEVEL)
    if found is None:
        return False
    return _bytes_of(SidAndAttributes.from_buffer(found).sid) == LOW_INTEGRITY


def _only_denies(group: bytes, attributes: int) -> bool:
    """Whether a group may give no right any more."""
    is_logon = attributes & _IS_LOGON == _IS_LOGON
    return group not in _KEPT and not is_logon and not attributes & _IS_INTEGRITY


def _groups(security: Any, token: ctypes.c_void_p) -> list[tuple[bytes, int]] | None:  # noqa: ANN401
    """SID and attributes of each group of a token; None where they are not told."""
    found = _information(security, token, _GROUPS)
    if found is None:
        return None
    count = _Groups.from_buffer(found).count
    if _Groups.first.offset + count * ctypes.sizeof(SidAndAttributes) > len(found):
        return None
    groups = (SidAndAttributes * count).from_buffer(found, _Groups.first.offset)
    return [(_bytes_of(group.sid), group.attributes) for group in groups]


def _information(
    security: Any,  # noqa: ANN401 - a library of Windows
    token: ctypes.c_void_p,
    kind: int,
) -> Any:  # noqa: ANN401 - a buffer of ctypes
    """What Windows tells of a token, as a buffer; None where it does not."""
    size = ctypes.c_uint32()
    # Asked without a buffer it fails, and tells how large one must be.
    security.GetTokenInformation(token, kind, None, 0, ctypes.byref(size))
    if size.value < ctypes.sizeof(SidAndAttributes):
        return None
    found = ctypes.create_string_buffer(size.value)
    told = security.GetTokenInformation(token, kind, found, size.value, ctypes.byref(size))
    return found if told else None


def _lower(security: Any, token: ctypes.c_void_p) -> bool:  # noqa: ANN401 - a library of Windows
    """Lower the level of a token, which its process could not do itself any more."""
    low = ctypes.create_string_buffer(LOW_INTEGRITY, len(LOW_INTEGRITY))
    label = SidAndAttributes(ctypes.addressof(low), _IS_INTEGRITY)
    size = ctypes.sizeof(label) + len(LOW_INTEGRITY)
    return bool(security.SetTokenInformation(token, _INTEGRITY_LEVEL, ctypes.byref(label), size))


class _Sids(NamedTuple):
    """SIDs as an array for Windows, without attributes; it has their addresses in `buffers`."""

    array: Any
    buffers: list[Any]


def _listed(sids: Iterable[bytes]) -> _Sids:
    buffers = [ctypes.create_string_buffer(one, len(one)) for one in sids]
    entries = (SidAndAttributes(ctypes.addressof(buffer), 0) for buffer in buffers)
    return _Sids((SidAndAttributes * len(buffers))(*entries), buffers)


def _bytes_of(address: int | None) -> bytes:
    """The bytes of a SID at an address: its second says how many parts follow the first eight."""
    return (
        b"" if not address else ctypes.string_at(address, 8 + 4 * ctypes.string_at(address, 2)[1])
    )
