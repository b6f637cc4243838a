"""Starts the process that reads files on Windows, in a token with few rights.

It gets three handles, and no other that a program has open. Where a call fails nothing is started,
every handle is closed, and the caller starts it as on other systems.

Written from Microsoft's description, and never run on Windows yet.
"""

import ctypes
import os
import weakref
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from importlib import import_module
from subprocess import list2cmdline
from typing import Any, BinaryIO

from duidu.core.child_process import child_environment, safe_folder
from duidu.formats.sandbox.confinement.windows_token import Libraries, restricted_token

# A Unicode environment, an extended structure, no console window.
_FLAGS = 0x400 | 0x80000 | 0x08000000
_USE_HANDLES = 0x100
_HANDLE_LIST = 0x20002  # the attribute of a start that names the handles to be inherited
_INHERITED = 1
_FOR_EVER = 0xFFFFFFFF


class StartupInfo(ctypes.Structure):
    """STARTUPINFOEXW, its inner structure written out."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("reserved", ctypes.c_void_p),
        ("desktop", ctypes.c_void_p),
        ("title", ctypes.c_void_p),
        ("places", ctypes.c_uint32 * 7),  # of its window and its console
        ("flags", ctypes.c_uint32),
        ("show", ctypes.c_uint16),
        ("more_size", ctypes.c_uint16),
        ("more", ctypes.c_void_p),
        ("input", ctypes.c_void_p),
        ("output", ctypes.c_void_p),
        ("error", ctypes.c_void_p),
        ("attributes", ctypes.c_void_p),
    )


class ProcessInformation(ctypes.Structure):
    """PROCESS_INFORMATION."""

    _fields_ = (
        ("process", ctypes.c_void_p),
        ("thread", ctypes.c_void_p),
        ("process_id", ctypes.c_uint32),
        ("thread_id", ctypes.c_uint32),
    )


class RestrictedChild:
    """A process in a restricted token, with pipes to its standard input and from its output."""

    def __init__(self, kernel: Any, process: int, into: BinaryIO, out: BinaryIO) -> None:  # noqa: ANN401
        self.stdin, self.stdout = into, out
        self._kernel, self._process = kernel, ctypes.c_void_p(process)
        # Not at its end: another thread may be waiting for it.
        weakref.finalize(self, kernel.CloseHandle, self._process)

    def poll(self) -> int | None:
        """Return its exit code if it has ended, else None."""
        ended = self._kernel.WaitForSingleObject(self._process, ctypes.c_uint32(0)) == 0
        return self.wait() if ended else None

    def wait(self) -> int:
        """Wait for its end and return its exit code."""
        code = ctypes.c_uint32(1)
        self._kernel.WaitForSingleObject(self._process, ctypes.c_uint32(_FOR_EVER))
        told = self._kernel.GetExitCodeProcess(self._process, ctypes.byref(code))
        return int(code.value) if told else 1

    def kill(self) -> None:
        """End it, if it has not ended."""
        self._kernel.TerminateProcess(self._process, ctypes.c_uint32(1))


def start_restricted(command: Sequence[str]) -> RestrictedChild | None:
    """Start a child as core.child_process does, but in a restricted token.

    None where this is not Windows, or Windows refuses it.
    """
    load = getattr(ctypes, "WinDLL", None)
    if load is None:
        return None
    try:
        handle_of = import_module("msvcrt").get_osfhandle
        return start_with(Libraries(load("kernel32"), load("advapi32"), handle_of), command)
    except (OSError, ImportError, AttributeError, ValueError, ctypes.ArgumentError):
        return None


def start_with(windows: Libraries, command: Sequence[str]) -> RestrictedChild | None:
    """Start a child by these libraries; None where they refuse it. Raises OSError and the like."""
    with ExitStack() as held, ExitStack() as kept:
        token = restricted_token(windows, held)
        if token is None:
            return None
        ends, (into, out) = _pipes(held, kept)
        handles = (ctypes.c_void_p * len(ends))(*map(windows.handle_of, ends))
        info = StartupInfo(size=ctypes.sizeof(StartupInfo), flags=_USE_HANDLES)
        info.input, info.output, info.error = handles
        if not _hand_over(windows.kernel, info, handles, held):
            return None
        started = _started(windows.security, token, command, info)
        if started is None:
            return None
        windows.close_with(held, ctypes.c_void_p(started.thread))
        kept.pop_all()
        return RestrictedChild(windows.kernel, started.process, into, out)


def _pipes(held: ExitStack, kept: ExitStack) -> tuple[list[int], tuple[BinaryIO, BinaryIO]]:
    """The child's input, output and errors, closed with `held`; our ends, closed with `kept`."""
    inside, to_inside = os.pipe()
    held.callback(os.close, inside)
    into = kept.enter_context(os.fdopen(to_inside, "wb"))
    from_outside, outside = os.pipe()
    held.callback(os.close, outside)
    out = kept.enter_context(os.fdopen(from_outside, "rb"))
    # What a parser writes there nobody reads.
    nowhere = os.open(os.devnull, os.O_RDWR)
    held.callback(os.close, nowhere)
    return [inside, outside, nowhere], (into, out)


def _hand_over(kernel: Any, info: StartupInfo, handles: Any, held: ExitStack) -> bool:  # noqa: ANN401
    """Have the child inherit these handles and no others; whether that is granted."""
    for handle in handles:
        if not kernel.SetHandleInformation(ctypes.c_void_p(handle), _INHERITED, _INHERITED):
            return False
    size = ctypes.c_size_t()
    # Asked without a buffer it fails, and tells how large one must be.
    kernel.InitializeProcThreadAttributeList(None, 1, 0, ctypes.byref(size))
    attributes = ctypes.create_string_buffer(size.value)
    if not size.value or not kernel.InitializeProcThreadAttributeList(
        attributes, 1, 0, ctypes.byref(size)
    ):
        return False
    held.callback(kernel.DeleteProcThreadAttributeList, attributes)
    info.attributes = ctypes.addressof(attributes)
    number, long = ctypes.c_size_t(_HANDLE_LIST), ctypes.c_size_t(ctypes.sizeof(handles))
    return bool(kernel.UpdateProcThreadAttribute(attributes, 0, number, handles, long, None, None))


def _started(
    security: Any,  # noqa: ANN401 - a library of Windows
    token: ctypes.c_void_p,
    command: Sequence[str],
    info: StartupInfo,
) -> ProcessInformation | None:
    """Start the process; None where Windows refuses it."""
    found = ProcessInformation()
    done = security.CreateProcessAsUserW(
        token,
        ctypes.c_wchar_p(command[0]),
        # Windows may write into it.
        ctypes.create_unicode_buffer(list2cmdline(command)),
        *(None, None),
        *(1, ctypes.c_uint32(_FLAGS)),
        ctypes.create_unicode_buffer(_block(child_environment())),
        ctypes.c_wchar_p(safe_folder()),
        *(ctypes.byref(info), ctypes.byref(found)),
    )
    return found if done else None


def _block(environment: Mapping[str, str]) -> str:
    """An environment as Windows takes it: sorted, each ended by a zero, and one more at the end."""
    return "".join(f"{name}={environment[name]}\0" for name in sorted(environment))
