"""The filter of system calls says what it should, on both architectures; and it fits the kernel."""

import struct

import pytest

from duidu.formats.sandbox.confinement.system_calls import (
    MACHINES,
    Machine,
    filter_of,
    packed_filter,
)

ALLOWED, KILLED, REFUSED, MISSING = 0x7FFF0000, 0x80000000, 0x00050001, 0x00050026
PROCESS = 4711
BOTH = pytest.mark.parametrize("machine", MACHINES.values(), ids=list(MACHINES))


def answer(machine: Machine, number: int, *arguments: int, architecture: int = 0) -> int:
    """What the filter answers, by carrying it out as the kernel's packet filter is defined."""
    padded = (*arguments, 0, 0, 0, 0, 0, 0)[:6]
    call = struct.pack("<IIQ6Q", number, architecture or machine.architecture, 0, *padded)
    program = packed_filter(filter_of(machine, PROCESS))
    instructions = [struct.unpack_from("=HBBI", program, at) for at in range(0, len(program), 8)]
    word, at = 0, 0
    while True:
        code, jump, other_jump, operand = instructions[at]
        at += 1
        if code == 0x20:
            (word,) = struct.unpack_from("<I", call, operand)
        elif code == 0x54:
            word &= operand
        elif code in (0x15, 0x35):
            at += jump if (word == operand if code == 0x15 else word >= operand) else other_jump
        else:
            assert code == 0x06
            return int(operand)


@BOTH
def test_reading_and_computing_are_allowed(machine: Machine) -> None:
    for name in ("read", "write", "mmap", "brk", "futex", "exit_group", "getrandom", "fstat"):
        assert answer(machine, machine.calls[name]) == ALLOWED


@BOTH
def test_every_call_that_is_not_named_is_refused(machine: Machine) -> None:
    known = set(machine.calls.values())
    assert {answer(machine, n) for n in range(600) if n not in known} == {REFUSED}


@BOTH
def test_files_are_opened_for_reading_only(machine: Machine) -> None:
    number = machine.calls["openat"]
    assert answer(machine, number, 100, 0, 0o2000000) == ALLOWED
    for flags in (0o1, 0o2, 0o101, 0o1000, 0o2000, 0o20200000, 1 << 32 | 1):
        assert answer(machine, number, 100, 0, flags) == REFUSED


@BOTH
def test_signals_go_to_the_process_itself(machine: Machine) -> None:
    assert answer(machine, machine.calls["tgkill"], PROCESS, PROCESS, 6) == ALLOWED
    assert answer(machine, machine.calls["tgkill"], PROCESS + 1, PROCESS + 1, 0) == REFUSED


@BOTH
def test_limits_are_asked_for_not_set(machine: Machine) -> None:
    number = machine.calls["prlimit64"]
    assert answer(machine, number, 0, 7, 0, 0x7000) == ALLOWED
    assert answer(machine, number, 0, 7, 0x7000, 0) == REFUSED
    assert answer(machine, number, 0, 7, 1 << 40, 0) == REFUSED
    assert answer(machine, number, 17, 7, 0, 0x7000) == REFUSED


@BOTH
def test_a_terminal_is_asked_about_not_written_into(machine: Machine) -> None:
    assert answer(machine, machine.calls["ioctl"], 0, 0x5401) == ALLOWED
    assert answer(machine, machine.calls["ioctl"], 0, 0x5412) == REFUSED
    assert answer(machine, machine.calls["fcntl"], 0, 8) == REFUSED


@BOTH
def test_newer_calls_are_answered_as_by_an_older_kernel(machine: Machine) -> None:
    assert answer(machine, machine.calls["clone3"]) == MISSING


@BOTH
def test_calls_of_another_architecture_end_the_process(machine: Machine) -> None:
    assert answer(machine, 0, architecture=0x40000003) == KILLED


@BOTH
def test_the_second_numbering_is_refused(machine: Machine) -> None:
    assert answer(machine, 0x40000000 | 1) == REFUSED


@BOTH
def test_the_filter_fits_the_kernel(machine: Machine) -> None:
    # BPF_MAXINSNS; and a jump goes over at most 255 instructions, which packing checks.
    assert len(packed_filter(filter_of(machine, PROCESS))) // 8 <= 4096
