"""A start in a restricted token, with a stand-in for Windows: what it is asked, in which order.

The stand-in's handles are file descriptors, and what it "creates" is a process of this system, so
that a file is read through it. It refuses whichever call it is told to.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from duidu.core.child_process import start_child
from duidu.core.errors import FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox import parent as sandbox
from duidu.formats.sandbox import process, ready_children
from duidu.formats.sandbox.confinement import windows_token
from duidu.formats.sandbox.confinement.windows_start import (
    ProcessInformation,
    RestrictedChild,
    StartupInfo,
    start_restricted,
    start_with,
)
from duidu.formats.sandbox.confinement.windows_token import Libraries, SidAndAttributes, sid

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a stand-in for another system's calls")
# What ctypes.byref and the like give.
Pointer: TypeAlias = Any
PAGE = b"<p>He pushed off.</p>"
ADMINISTRATORS, LOGON, PERSON = sid(5, 32, 544), sid(5, 5, 0, 4711), sid(5, 21, 1, 2, 3, 1001)
ENABLED = 7
GROUPS = (
    (windows_token.EVERYONE, ENABLED),
    (windows_token.USERS, ENABLED),
    (ADMINISTRATORS, ENABLED),
    (LOGON, 0xC0000000 | ENABLED),
    (sid(16, 0x2000), 0x60),
    (sid(5, 21, 1, 2, 3, 512), ENABLED),
)
# The calls that must be granted, in order; `refused` in the stand-in is one of them.
CALLS = (
    "OpenProcessToken",
    "GetTokenInformation",
    "CreateRestrictedToken",
    "SetTokenInformation",
    "SetHandleInformation",
    "InitializeProcThreadAttributeList",
    "UpdateProcThreadAttribute",
    "CreateProcessAsUserW",
)


class StandIn:
    """kernel32 and advapi32 at once."""

    def __init__(self, refused: str = "") -> None:
        self.refused = refused
        self.calls: list[str] = []
        self.open_handles: set[int] = set()
        self.asked: dict[str, tuple[Pointer, ...]] = {}
        self.groups = _token_groups(GROUPS)
        self.denied: list[bytes] = []
        self.writing: list[bytes] = []
        self.child: subprocess.Popen[bytes] | None = None
        self._next = 1_000_000_000_000  # more than 32 bits, as handles may have

    @property
    def libraries(self) -> Libraries:
        """The stand-in as the code takes it."""
        return Libraries(self, self, lambda descriptor: descriptor)

    def __getattr__(self, name: str) -> Pointer:
        work = getattr(StandIn, f"_{name}")

        def call(*arguments: object) -> int:
            for one in arguments:
                # Without a declaration ctypes would cut any other number to 32 bits.
                assert not isinstance(one, int) or 0 <= one < 1 << 31
            self.calls.append(name)
            self.asked[name] = arguments
            return 0 if name == self.refused else int(work(self, *arguments))

        return call

    def _new(self, at: Pointer) -> None:
        self._next += 1
        self.open_handles.add(self._next)
        at._obj.value = self._next

    def _GetCurrentProcess(self) -> int:
        return (1 << 64) - 1

    def _OpenProcessToken(self, process: ctypes.c_void_p, rights: int, token: Pointer) -> int:
        assert process.value == (1 << 64) - 1
        self._new(token)
        return 1

    def _GetTokenInformation(
        self,
        token: ctypes.c_void_p,
        kind: int,
        found: Pointer,
        size: int,
        needed: Pointer,
    ) -> int:
        assert token.value in self.open_handles
        assert kind == 2
        needed._obj.value = len(self.groups)
        if found is None or size < len(self.groups):
            return 0
        ctypes.memmove(found, self.groups, len(self.groups))
        return 1

    def _CreateRestrictedToken(self, token: ctypes.c_void_p, *rest: Pointer) -> int:
        assert token.value in self.open_handles
        flags, denying, denied, deleting, deleted, writers, writing, made = rest
        assert flags == 0x1 | 0x8
        assert (len(denied), deleting, deleted, len(writing)) == (denying, 0, None, writers)
        assert {entry.attributes for entry in writing} == {0}
        self.denied, self.writing = list(map(_sid_at, denied)), list(map(_sid_at, writing))
        self._new(made)
        return 1

    def _SetTokenInformation(
        self,
        token: ctypes.c_void_p,
        kind: int,
        label: Pointer,
        size: int,
    ) -> int:
        assert token.value in self.open_handles
        assert (kind, size) == (25, ctypes.sizeof(SidAndAttributes) + 12)
        assert _sid_at(label._obj) == windows_token.LOW_INTEGRITY
        assert label._obj.attributes == 0x20
        return 1

    def _SetHandleInformation(self, handle: ctypes.c_void_p, which: int, flags: int) -> int:
        assert (which, flags) == (1, 1)
        assert handle.value is not None
        os.set_inheritable(handle.value, True)
        return 1

    def _InitializeProcThreadAttributeList(
        self,
        found: Pointer,
        count: int,
        flags: int,
        size: Pointer,
    ) -> int:
        assert (count, flags) == (1, 0)
        size._obj.value = 48
        if found is None:
            return 0
        self.open_handles.add(ctypes.addressof(found))
        return 1

    def _DeleteProcThreadAttributeList(self, found: Pointer) -> int:
        self.open_handles.remove(ctypes.addressof(found))
        return 1

    def _UpdateProcThreadAttribute(
        self, found: Pointer, flags: int, number: Pointer, *rest: Pointer
    ) -> int:
        handles, size, previous, returned = rest
        assert (flags, number.value, previous, returned) == (0, 0x20002, None, None)
        assert size.value == ctypes.sizeof(handles) == 24
        return 1

    def _CreateProcessAsUserW(self, token: ctypes.c_void_p, *rest: Pointer) -> int:
        assert token.value in self.open_handles
        program, _, process_rights, thread_rights, inherits, flags, block, folder, info, out = rest
        assert (process_rights, thread_rights, inherits) == (None, None, 1)
        assert flags.value == 0x08080400
        start: StartupInfo = info._obj
        assert (start.size, start.flags) == (ctypes.sizeof(StartupInfo), 0x100)
        assert start.attributes in self.open_handles
        handles = [start.input, start.output, start.error]
        assert list(self.asked["UpdateProcThreadAttribute"][3]) == handles
        environment = block[:].rstrip("\0").split("\0")
        self.child = subprocess.Popen(
            self.command,
            stdin=start.input,
            stdout=start.output,
            stderr=start.error,
            env=dict(entry.split("=", 1) for entry in environment),
            cwd=folder.value,
        )
        assert program.value == self.command[0]
        found: ProcessInformation = out._obj
        for name in ("process", "thread"):
            self._next += 1
            self.open_handles.add(self._next)
            setattr(found, name, self._next)
        return 1

    command: Sequence[str] = ()

    def _WaitForSingleObject(self, handle: ctypes.c_void_p, time: ctypes.c_uint32) -> int:
        assert time.value in (0, 0xFFFFFFFF)
        assert handle.value in self.open_handles
        assert self.child is not None
        if time.value:
            self.child.wait()
        return 0 if self.child.poll() is not None else 0x102

    def _GetExitCodeProcess(self, handle: ctypes.c_void_p, code: Pointer) -> int:
        assert self.child is not None
        code._obj.value = self.child.returncode
        return 1

    def _TerminateProcess(self, handle: ctypes.c_void_p, code: ctypes.c_uint32) -> int:
        assert handle.value in self.open_handles
        assert self.child is not None
        self.child.kill()
        return 1

    def _CloseHandle(self, handle: ctypes.c_void_p) -> int:
        assert handle.value is not None
        self.open_handles.remove(handle.value)
        return 1


def _token_groups(groups: Sequence[tuple[bytes, int]]) -> ctypes.Array[ctypes.c_char]:
    """TOKEN_GROUPS as Windows fills it: the SIDs behind their list."""
    whole = ctypes.create_string_buffer(8 + 16 * len(groups) + sum(len(one) for one, _ in groups))
    ctypes.c_uint32.from_buffer(whole).value = len(groups)
    at = 8 + 16 * len(groups)
    for number, (one, attributes) in enumerate(groups):
        entry = SidAndAttributes.from_buffer(whole, 8 + 16 * number)
        entry.sid, entry.attributes = ctypes.addressof(whole) + at, attributes
        ctypes.memmove(ctypes.addressof(whole) + at, one, len(one))
        at += len(one)
    return whole


def _sid_at(entry: Pointer) -> bytes:
    count = ctypes.string_at(entry.sid, 2)[1]
    return ctypes.string_at(entry.sid, 8 + 4 * count)


def open_descriptors() -> int:
    """How many files this process has open."""
    return len(list(Path("/dev/fd").iterdir()))


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A stand-in by which a child that reads is started, or as on other systems if it refuses."""
    standing = StandIn()

    def start(command: Sequence[str]) -> RestrictedChild | None:
        standing.command = command
        return start_with(standing.libraries, command)

    monkeypatch.setattr(process, "start_confined", start)
    monkeypatch.setattr(ready_children, "start_confined", start)
    yield standing
    if standing.child is not None:
        standing.child.kill()
        standing.child.wait()


def read_page() -> None:
    options = ReadOptions(name="page.html")
    assert sandbox.read(PAGE, options, ".html", NoJob()) == read_bytes(PAGE, options, ".html")


def test_the_structures_have_the_sizes_of_windows_headers() -> None:
    assert ctypes.sizeof(StartupInfo) == 112
    assert (StartupInfo.flags.offset, StartupInfo.input.offset) == (60, 80)
    assert StartupInfo.attributes.offset == 104
    assert ctypes.sizeof(ProcessInformation) == 24
    assert ctypes.sizeof(SidAndAttributes) == 16


def test_the_sids_are_those_of_microsoft() -> None:
    assert windows_token.EVERYONE.hex() == "010100000000000100000000"
    assert windows_token.USERS.hex() == "01020000000000052000000021020000"
    assert windows_token.LOW_INTEGRITY.hex() == "010100000000001000100000"


def test_a_file_is_read_by_a_child_in_a_restricted_token(windows: StandIn) -> None:
    read_page()
    order = [name for name in dict.fromkeys(windows.calls) if name in CALLS]
    assert order == list(CALLS)
    assert windows.child is not None
    assert windows.child.wait() == 0


def test_the_token_keeps_no_privilege_and_no_group_that_gives_more_than_every_user_has(
    windows: StandIn,
) -> None:
    read_page()
    assert windows.denied == [ADMINISTRATORS, sid(5, 21, 1, 2, 3, 512)]
    # It writes what everybody may, and by its logon what its windows need.
    assert windows.writing == [windows_token.EVERYONE, sid(5, 33), LOGON]


def test_handles_are_closed_and_none_but_three_are_inherited(windows: StandIn) -> None:
    before = open_descriptors()
    read_page()
    # The process' own handle goes with the object that stands for it.
    assert len(windows.open_handles) == 0
    assert open_descriptors() == before


@pytest.mark.parametrize("refused", CALLS)
def test_where_a_call_is_refused_the_file_is_read_as_before(windows: StandIn, refused: str) -> None:
    windows.refused = refused
    before = open_descriptors()
    read_page()
    assert windows.child is None
    assert windows.open_handles == set()
    assert open_descriptors() == before


@pytest.mark.parametrize("groups", [b"", b"\0" * 8, b"\xff" * 24])
def test_groups_that_make_no_sense_are_a_refusal(windows: StandIn, groups: bytes) -> None:
    windows.groups = ctypes.create_string_buffer(groups, len(groups))
    read_page()
    assert windows.child is None
    assert windows.open_handles == set()


def test_a_child_that_cannot_load_itself_with_so_few_rights_is_started_as_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[int] = []

    def unable(_: Sequence[str]) -> subprocess.Popen[bytes]:
        tried.append(1)
        return start_child([sys.executable, "-c", "import sys; sys.exit(1)"])

    monkeypatch.setattr(process, "start_confined", unable)
    read_page()
    assert tried == [1]


def test_a_file_that_makes_the_restricted_child_fail_gets_no_child_with_more_rights(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def failing(_: Sequence[str]) -> subprocess.Popen[bytes]:
        return start_child([sys.executable, "-c", "print(0, flush=True); import os; os.abort()"])

    monkeypatch.setattr(process, "start_confined", failing)
    with pytest.raises(FileError, match="made its reader fail"):
        read_page()


def test_a_child_that_never_begins_is_no_fault_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", ""])
    with pytest.raises(FileError, match="was not read: the process that reads files could not"):
        read_page()
    monkeypatch.setattr(process, "_command", lambda: ["/nowhere/python"])
    with pytest.raises(FileError, match="was not read: the process that reads files could not"):
        read_page()


def test_a_ready_child_is_a_restricted_one(windows: StandIn) -> None:
    ready = process.ready_children()
    ready.expect(1)
    options = ReadOptions(name="page.html")
    document = sandbox.read(PAGE, options, ".html", NoJob(), ready)
    ready.close()
    assert document == read_bytes(PAGE, options, ".html")
    assert windows.calls.count("CreateProcessAsUserW") == 1


def test_without_windows_there_is_no_such_start() -> None:
    assert start_restricted([sys.executable]) is None


def test_a_child_of_windows_that_is_killed_has_an_exit_code(windows: StandIn) -> None:
    windows.command = [sys.executable, "-c", "import time; time.sleep(99)"]
    child = start_with(windows.libraries, windows.command)
    assert child is not None
    assert child.poll() is None
    child.kill()
    assert child.wait() != 0
    assert child.poll() == child.wait()
    child.stdin.close()
    child.stdout.close()
