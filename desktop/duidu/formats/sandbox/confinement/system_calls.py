"""Linux's seccomp: the few system calls left to a process that only computes and answers.

A program of the kernel's packet filter says of each call whether it is allowed. Numbers are those
of asm/unistd.h; calls that no name here stands for, new ones too, are refused.
"""

import ctypes
import os
import platform
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# Instructions: load a word of the call, mask it, compare, answer.
_LOAD, _AND, _EQUAL, _AT_LEAST, _ANSWER = 0x20, 0x54, 0x15, 0x35, 0x06
_ALLOW, _KILL, _REFUSE = 0x7FFF0000, 0x80000000, 0x00050000
_NOT_PERMITTED, _NO_SUCH_CALL = 1, 38
# Where struct seccomp_data has the number of the call, the architecture and the arguments.
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
# Calls of x86_64's second numbering, x32, begin here; they would pass by the table.
_SECOND_NUMBERING = 0x40000000
# What opening a file would write with: O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND, O_TMPFILE.
_WRITING = 0o1 | 0o2 | 0o100 | 0o1000 | 0o2000 | 0o20000000
_IS_TERMINAL = 0x5401
# fcntl: F_DUPFD, F_GETFD, F_SETFD, F_GETFL and F_DUPFD_CLOEXEC; not locks, owners or signals.
_HANDLE_COMMANDS = (0, 1, 2, 3, 1030)

_X86_64: Mapping[str, int] = {
    **{"read": 0, "write": 1, "open": 2, "close": 3, "stat": 4, "fstat": 5, "lstat": 6, "poll": 7},
    **{"lseek": 8, "mmap": 9, "mprotect": 10, "munmap": 11, "brk": 12, "rt_sigaction": 13},
    **{"rt_sigprocmask": 14, "rt_sigreturn": 15, "ioctl": 16, "pread64": 17, "readv": 19},
    **{"writev": 20, "access": 21, "sched_yield": 24, "mremap": 25, "madvise": 28, "dup": 32},
    **{"nanosleep": 35, "getpid": 39, "exit": 60, "uname": 63, "fcntl": 72, "getcwd": 79},
    **{"readlink": 89, "gettimeofday": 96, "getrlimit": 97, "getrusage": 98, "sysinfo": 99},
    **{"times": 100, "getuid": 102, "getgid": 104, "geteuid": 107, "getegid": 108},
    **{"getppid": 110, "sigaltstack": 131, "gettid": 186, "time": 201, "futex": 202},
    **{"sched_getaffinity": 204, "getdents64": 217, "restart_syscall": 219},
    **{"clock_gettime": 228, "clock_getres": 229, "clock_nanosleep": 230, "exit_group": 231},
    **{"tgkill": 234, "openat": 257, "newfstatat": 262, "readlinkat": 267, "faccessat": 269},
    **{"set_robust_list": 273, "prlimit64": 302, "getrandom": 318, "statx": 332, "rseq": 334},
    **{"clone3": 435, "openat2": 437, "faccessat2": 439},
}
_AARCH64: Mapping[str, int] = {
    **{"getcwd": 17, "dup": 23, "fcntl": 25, "ioctl": 29, "faccessat": 48, "openat": 56},
    **{"close": 57, "getdents64": 61, "lseek": 62, "read": 63, "write": 64, "readv": 65},
    **{"writev": 66, "pread64": 67, "ppoll": 73, "readlinkat": 78, "newfstatat": 79, "fstat": 80},
    **{"exit": 93, "exit_group": 94, "futex": 98, "set_robust_list": 99, "nanosleep": 101},
    **{"clock_gettime": 113, "clock_getres": 114, "clock_nanosleep": 115},
    **{"sched_getaffinity": 123, "sched_yield": 124, "restart_syscall": 128, "tgkill": 131},
    **{"sigaltstack": 132, "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139},
    **{"times": 153, "uname": 160, "getrlimit": 163, "getrusage": 165, "gettimeofday": 169},
    **{"getpid": 172, "getppid": 173, "getuid": 174, "geteuid": 175, "getgid": 176},
    **{"getegid": 177, "gettid": 178, "sysinfo": 179, "brk": 214, "munmap": 215, "mremap": 216},
    **{"mmap": 222, "mprotect": 226, "madvise": 233, "prlimit64": 261, "getrandom": 278},
    **{"statx": 291, "rseq": 293, "clone3": 435, "openat2": 437, "faccessat2": 439},
}
# These depend on their arguments, or are answered as a kernel that lacks them would, so that
# the C library takes the older call.
_OF_ARGUMENTS = {"open", "openat", "ioctl", "fcntl", "tgkill", "prlimit64"}
_MISSING = {"clone3", "openat2"}


@dataclass(frozen=True, slots=True)
class Machine:
    """An architecture: its name, the number the kernel has for it, and its system calls.

    `seccomp` is the number of the call that installs a filter.
    """

    name: str
    architecture: int
    seccomp: int
    calls: Mapping[str, int]


MACHINES = {
    "x86_64": Machine("x86_64", 0xC000003E, 317, _X86_64),
    "aarch64": Machine("aarch64", 0xC00000B7, 277, _AARCH64),
}
_FILTER_MODE, _ALL_THREADS = 1, 1
Instruction = tuple[int, int, int, int]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def allow_only_computing(libc: ctypes.CDLL) -> bool:
    """Refuse all system calls that reading a file does not need; whether that is in force.

    The process must have no_new_privs.
    """
    machine = MACHINES.get(platform.machine())
    # A 32-bit Python on a 64-bit kernel has the calls of the other table.
    if machine is None or struct.calcsize("P") != 8:
        return False
    program = packed_filter(filter_of(machine, os.getpid()))
    memory = ctypes.create_string_buffer(program, len(program))
    described = _Program(len(program) // 8, ctypes.addressof(memory))
    done = libc.syscall(machine.seccomp, _FILTER_MODE, _ALL_THREADS, ctypes.byref(described))
    return int(done) == 0


def filter_of(machine: Machine, process: int) -> list[Instruction]:
    """The filter for a process of this id, as (code, jump if true, jump if false, operand)."""
    calls = machine.calls
    allowed = calls.keys() - _OF_ARGUMENTS - _MISSING
    return [
        (_LOAD, 0, 0, _ARCHITECTURE),
        # A call of another architecture (32 bits on x86_64) has other numbers.
        (_EQUAL, 1, 0, machine.architecture),
        (_ANSWER, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_AT_LEAST, 0, 1, _SECOND_NUMBERING),
        (_ANSWER, 0, 0, _REFUSE | _NOT_PERMITTED),
        *_each(sorted(calls[name] for name in allowed), _ALLOW),
        *_each(sorted(calls[name] for name in _MISSING), _REFUSE | _NO_SUCH_CALL),
        # Only for reading.
        *(_when(calls["open"], 1, (0,), _WRITING) if "open" in calls else ()),
        *_when(calls["openat"], 2, (0,), _WRITING),
        *_when(calls["ioctl"], 1, (_IS_TERMINAL,)),
        *_when(calls["fcntl"], 1, _HANDLE_COMMANDS),
        # abort() signals its own process.
        *_when(calls["tgkill"], 0, (process,)),
        # Asking for its own limits, not setting them: no process, no pointer to new ones.
        *_when_zero(calls["prlimit64"], 0, 2),
        (_ANSWER, 0, 0, _REFUSE | _NOT_PERMITTED),
    ]


def packed_filter(instructions: Iterable[Instruction]) -> bytes:
    """The filter as the kernel takes it: struct sock_filter, one after another."""
    return b"".join(struct.pack("=HBBI", *one) for one in instructions)


def _each(numbers: Iterable[int], answer: int) -> list[Instruction]:
    """Give this answer to each of the calls."""
    return [one for number in numbers for one in ((_EQUAL, 0, 1, number), (_ANSWER, 0, 0, answer))]


def _when(
    number: int, argument: int, values: tuple[int, ...], mask: int = 0xFFFFFFFF
) -> list[Instruction]:
    """Allow a call whose argument, masked, is one of the values, and refuse it otherwise.

    Only the lower half of an argument counts, which is all the kernel reads of an int.
    """
    load = [(_LOAD, 0, 0, _ARGUMENTS + 8 * argument), (_AND, 0, 0, mask)]
    body = [*load, *_each(values, _ALLOW), (_ANSWER, 0, 0, _REFUSE | _NOT_PERMITTED)]
    return [(_EQUAL, 0, len(body), number), *body]


def _when_zero(number: int, *arguments: int) -> list[Instruction]:
    """Allow a call whose named arguments are 0 in all their bits, and refuse it otherwise."""
    words = [_ARGUMENTS + 8 * one + half for one in arguments for half in (0, 4)]
    checks = [
        part
        for word in words
        for part in (
            (_LOAD, 0, 0, word),
            (_EQUAL, 1, 0, 0),
            (_ANSWER, 0, 0, _REFUSE | _NOT_PERMITTED),
        )
    ]
    body = [*checks, (_ANSWER, 0, 0, _ALLOW)]
    return [(_EQUAL, 0, len(body), number), *body]
