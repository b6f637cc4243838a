"""What can be said on any system of how Windows and macOS are asked to confine a child."""

import ctypes
from collections.abc import Sequence
from typing import Any

import pytest

from duidu.formats.sandbox.confinement import macos, windows
from duidu.formats.sandbox.confinement.windows_token import LOW_INTEGRITY, SidAndAttributes
from duidu.formats.sandbox.parent import what_is_missing


def test_the_structures_have_the_sizes_of_windows_headers() -> None:
    assert ctypes.sizeof(windows.JobLimits) == 144
    assert windows.JobLimits.flags.offset == 16
    assert windows.JobLimits.processes.offset == 40
    assert windows.JobLimits.process_memory.offset == 112


class Windows:
    """A library of Windows that answers each call alike and keeps what it was asked."""

    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.calls: list[str] = []

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        def call(*arguments: object) -> int:
            self.calls.append(name)
            return self.answer

        return call


@pytest.mark.parametrize(("answer", "in_force"), [(1, 4), (0, 0)])
def test_only_what_windows_granted_is_said_to_be_in_force(
    answer: int, in_force: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Windows(answer)
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: library, raising=False)
    found = windows.confine_windows()
    assert len(found) == in_force
    assert {"CreateJobObjectW", "SetProcessMitigationPolicy", "OpenProcessToken"} <= {
        *library.calls
    }
    assert len(what_is_missing("win32", found)) == (0 if answer else 3)


def test_a_process_that_may_not_lower_itself_says_whether_it_was_started_low(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Windows(1)
    monkeypatch.setattr(library, "OpenProcessToken", lambda _, rights, __: rights == 8, False)
    monkeypatch.setattr(ctypes, "WinDLL", lambda name: library, raising=False)
    # A level that is told not to be low, or not told.
    assert not any("low integrity" in name for name in windows.confine_windows())
    label = ctypes.create_string_buffer(16 + len(LOW_INTEGRITY))
    SidAndAttributes.from_buffer(label).sid = ctypes.addressof(label) + 16
    ctypes.memmove(ctypes.addressof(label) + 16, LOW_INTEGRITY, len(LOW_INTEGRITY))

    def level(_: object, kind: int, found: Any, size: int, needed: Any) -> int:  # noqa: ANN401
        needed._obj.value = len(label)
        if found is not None:
            ctypes.memmove(found, label, len(label))
        return int(found is not None and kind == 25)

    monkeypatch.setattr(library, "GetTokenInformation", level, False)
    assert any("low integrity" in name for name in windows.confine_windows())


def test_without_windows_nothing_is_done() -> None:
    assert windows.confine_windows() == []


def test_the_profile_of_macos_closes_what_is_private_but_for_the_program() -> None:
    lines = macos.profile(['/Users/li/a "quoted" place']).split("\n")
    assert lines[0] == "(version 1)"
    assert "(deny network*)" in lines
    assert "(deny file-write*)" in lines
    assert any(line.startswith('(deny file-read-data (subpath "/Users")') for line in lines)
    # The last rule that matches counts.
    assert lines[-1] == '(allow file-read-data (subpath "/Users/li/a \\"quoted\\" place"))'
    assert lines[-1].count("(") == lines[-1].count(")")


@pytest.mark.parametrize(
    ("system", "in_force", "count"),
    [
        ("linux", ["Landlock ABI 3", "a filter of system calls"], 0),
        ("linux", ["a filter of system calls"], 1),
        ("linux", [], 2),
        ("darwin", ["macOS' sandbox"], 0),
        ("darwin", [], 1),
    ],
)
def test_what_is_missing_is_said(system: str, in_force: Sequence[str], count: int) -> None:
    assert len(what_is_missing(system, in_force)) == count
