"""Confines a process on Windows: a job of one process, no privileges, and a low integrity level.

So it starts nothing, changes no file or setting of the person, and can send nothing to windows. It
has been started in a restricted token (`windows_start`), or where that was refused it lowers its
own. It can still read files and use the network: keeping it from that takes a token without the
person's own SID, with which a program installed for one person could not load itself.

Written from Microsoft's description, and never run on Windows yet; what is refused is not in force.
"""

import ctypes
from contextlib import ExitStack
from typing import Any

from duidu.formats.sandbox.confinement.limits import MEMORY, SECONDS
from duidu.formats.sandbox.confinement.windows_token import (
    LOW_INTEGRITY,
    SidAndAttributes,
    has_low_integrity,
)

_UI_RESTRICTIONS, _EXTENDED_LIMITS = 4, 9  # classes of information of a job
# Process time, one process, memory of it, death on an unhandled fault, and with the job.
_LIMITS = 0x2 | 0x8 | 0x100 | 0x400 | 0x2000
# Handles of others' windows, clipboard, settings, display, atoms, desktops, logging off.
_NO_UI = 0xFF
_QUERY, _LOWERING = 0x8, 0x8 | 0x20 | 0x80  # query, adjust privileges, adjust default
_INTEGRITY_LEVEL, _IS_INTEGRITY = 25, 0x20
_CHILD_POLICY = 13


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION, its inner structures written out."""

    _fields_ = (
        ("process_time", ctypes.c_int64),  # in units of 100 nanoseconds
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("counters", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def confine_windows() -> list[str]:
    """Confine this process for good and return what is in force, each in a few words."""
    load = getattr(ctypes, "WinDLL", None)
    if load is None:
        return []
    try:
        kernel, security = load("kernel32"), load("advapi32")
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        done = {
            f"a job of one process, at most {MEMORY // 1_048_576} MB and {SECONDS} seconds": _job,
            "no child processes": _no_children,
            "a low integrity level without privileges": _low_integrity,
            "a restricted token": _restricted,
        }
        return [name for name, confine in done.items() if confine(kernel, security)]
    except (OSError, AttributeError, ctypes.ArgumentError):
        return []


def job_limits() -> JobLimits:
    """What the job allows its process."""
    return JobLimits(
        process_time=SECONDS * 10_000_000, flags=_LIMITS, processes=1, process_memory=MEMORY
    )


def _job(kernel: Any, _: Any) -> bool:  # noqa: ANN401 - libraries of Windows
    """Put this process into a job of its own, which ends with its last handle, that is with it."""
    job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    limits, no_ui = job_limits(), ctypes.c_uint32(_NO_UI)
    return bool(
        kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        and kernel.SetInformationJobObject(job, _UI_RESTRICTIONS, ctypes.byref(no_ui), 4)
        and kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
    )


def _no_children(kernel: Any, _: Any) -> bool:  # noqa: ANN401 - libraries of Windows
    """Forbid this process to start others, which outlives any way out of the job."""
    policy = ctypes.c_uint32(1)
    return bool(kernel.SetProcessMitigationPolicy(_CHILD_POLICY, ctypes.byref(policy), 4))


def _low_integrity(kernel: Any, security: Any) -> bool:  # noqa: ANN401 - libraries of Windows
    """Lower the level of this process and give its privileges up, unless it was started so."""
    with ExitStack() as held:
        token = _own_token(kernel, security, _LOWERING, held)
        if token is not None and _lower(security, token):
            return True
        # A restricted token may not be changed by its own process.
        token = _own_token(kernel, security, _QUERY, held)
        return token is not None and has_low_integrity(security, token)


def _lower(security: Any, token: ctypes.c_void_p) -> bool:  # noqa: ANN401 - a library of Windows
    sid = ctypes.create_string_buffer(LOW_INTEGRITY, len(LOW_INTEGRITY))
    label = SidAndAttributes(ctypes.addressof(sid), _IS_INTEGRITY)
    size = ctypes.sizeof(label) + len(LOW_INTEGRITY)
    return bool(
        security.AdjustTokenPrivileges(token, 1, None, 0, None, None)
        and security.SetTokenInformation(token, _INTEGRITY_LEVEL, ctypes.byref(label), size)
    )


def _restricted(kernel: Any, security: Any) -> bool:  # noqa: ANN401 - libraries of Windows
    """Whether this process was started in a restricted token."""
    with ExitStack() as held:
        token = _own_token(kernel, security, _QUERY, held)
        return token is not None and bool(security.IsTokenRestricted(token))


def _own_token(
    kernel: Any,  # noqa: ANN401 - libraries of Windows
    security: Any,  # noqa: ANN401
    rights: int,
    held: ExitStack,
) -> ctypes.c_void_p | None:
    """The token of this process with these rights, closed with `held`; None if refused."""
    token = ctypes.c_void_p()
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    if not security.OpenProcessToken(process, rights, ctypes.byref(token)):
        return None
    held.callback(kernel.CloseHandle, token)
    return token
