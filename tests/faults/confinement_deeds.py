"""What a file might do that has taken its reader over, tried inside the very child that reads.

Each deed does one thing that no reading needs. One that is refused raises, or returns False.
"""

import ctypes
import errno
import json
import mmap
import os
import platform
import resource
import socket
import struct
from collections.abc import Callable, Mapping
from typing import Any

Target = Mapping[str, Any]
_X86 = platform.machine() == "x86_64"
# Numbers of asm/unistd.h on x86_64 and on aarch64.
_NUMBERS = {
    "ptrace": (101, 117),
    "mount": (165, 40),
    "chroot": (161, 51),
    "unshare": (272, 97),
    "setns": (308, 268),
    "init_module": (175, 105),
    "bpf": (321, 280),
    "perf_event_open": (298, 241),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
    "keyctl": (250, 219),
    "add_key": (248, 217),
    "process_vm_readv": (310, 270),
    "process_vm_writev": (311, 271),
    "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438),
    "memfd_create": (319, 279),
    "execveat": (322, 281),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "semget": (64, 190),
    "mq_open": (240, 180),
    "inotify_init1": (294, 26),
    "fanotify_init": (300, 262),
    "open_by_handle_at": (304, 265),
    "personality": (135, 92),
    "setuid": (105, 146),
    "sethostname": (170, 161),
    "reboot": (169, 142),
    "kcmp": (312, 272),
    "clone3": (435, 435),
    "openat2": (437, 437),
    "move_pages": (279, 239),
    "syslog": (103, 116),
    "quotactl": (179, 60),
    "swapon": (167, 224),
    "timer_create": (222, 107),
    "prctl": (157, 167),
    "seccomp": (317, 277),
    "execve": (59, 221),
}
libc = ctypes.CDLL(None, use_errno=True)


def call(name: str, *arguments: object) -> int:
    """A system call by its number. Raises OSError."""
    done = int(libc.syscall(_NUMBERS[name][0 if _X86 else 1], *map(_wide, arguments)))
    if done < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return done


def _wide(argument: object) -> object:
    """An argument as wide as a register, so that its upper half is not left to chance."""
    return ctypes.c_long(argument) if isinstance(argument, int) else argument


def passes(name: str, *arguments: object) -> bool:
    """Whether a system call is refused only for its arguments, chosen so that it does nothing."""
    libc.syscall(_NUMBERS[name][0 if _X86 else 1], *map(_wide, arguments))
    return ctypes.get_errno() not in (errno.EPERM, errno.EACCES, errno.ENOSYS)


def _read(path: str) -> bool:
    with open(path, "rb") as file:
        return bool(file.read(1))


def _write(path: str) -> bool:
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    return True


def _connect(address: Any, family: int, kind: int = socket.SOCK_STREAM) -> bool:  # noqa: ANN401
    with socket.socket(family, kind) as made:
        made.connect(address)
        made.send(b"x")
    return True


def _listen() -> bool:
    with socket.socket(socket.AF_INET) as made:
        made.bind(("127.0.0.1", 0))
        made.listen()
    return True


def _raw_socket() -> bool:
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).close()
    return True


def _pair() -> bool:
    for made in socket.socketpair():
        made.close()
    return True


def _execute(target: Target) -> bool:
    """Start a program as subprocess would, and wait for it."""
    return (
        os.waitstatus_to_exitcode(os.waitpid(os.posix_spawn("/bin/true", ["true"], {}), 0)[1]) == 0
    )


def _fork(target: Target) -> bool:
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return True


def _execute_from_memory(target: Target) -> bool:
    made = call("memfd_create", b"x", 0)
    return os.write(made, b"#!/bin/true\n") > 0


def _peer_memory(target: Target, name: str) -> bool:
    """Read, or write back, some bytes of the window's memory."""
    here = ctypes.create_string_buffer(8)
    mine = struct.pack("PN", ctypes.addressof(here), 8)
    theirs = struct.pack("PN", target["address"], 8)
    return call(name, target["window"], mine, 1, theirs, 1, 0) == 8


def _window_memory(target: Target) -> bool:
    with open(f"/proc/{target['window']}/mem", "rb") as memory:
        memory.seek(target["address"])
        return len(memory.read(8)) == 8


def _link(make: Callable[[str, str], None], target: Target, name: str) -> bool:
    make(target["secret"], os.path.join(target["library"], name))
    return True


def _inherited(target: Target) -> bool:
    """Whether any handle but the three of a reader is open."""
    for number in range(3, 4096):
        try:
            os.fstat(number)
        except OSError:
            continue
        return number not in target.get("own", ())
    return False


def _raise_limit(target: Target) -> bool:
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 1 << 20))
    return True


def _same_priority(target: Target) -> bool:
    """Set the window's priority, to what it is."""
    now = os.getpriority(os.PRIO_PROCESS, target["window"])
    os.setpriority(os.PRIO_PROCESS, target["window"], now)
    return True


def _same_processors(target: Target) -> bool:
    """Choose the processors of the window, as they are."""
    os.sched_setaffinity(target["window"], os.sched_getaffinity(target["window"]))
    return True


def _terminal_input(target: Target) -> bool:
    """Push a letter into a terminal, which the input is not."""
    libc.ioctl(0, 0x5412, b"x")
    return ctypes.get_errno() == errno.ENOTTY


def _core_dump_allowed(target: Target) -> bool:
    # PR_GET_DUMPABLE: 1 hands memory to whatever collects crashes.
    return libc.prctl(3, 0, 0, 0, 0) == 1 or resource.getrlimit(resource.RLIMIT_CORE)[1] != 0


def _second_numbering(target: Target) -> bool:
    """A socket by x86_64's second numbering of system calls, which a careless filter forgets."""
    done = int(libc.syscall(0x40000000 | 41, socket.AF_UNIX, socket.SOCK_STREAM, 0))
    return done >= 0


def _open_flagged(target: Target) -> bool:
    """Open for writing with the flags in a register whose upper half is not 0."""
    number = 257 if _X86 else 56
    path = os.path.join(target["home"], "flagged").encode()
    flags = ctypes.c_ulong((1 << 32) | os.O_CREAT | os.O_WRONLY)
    return int(libc.syscall(number, -100, path, flags, 0o600)) >= 0


def _set_signal_owner(target: Target) -> bool:
    import fcntl

    fcntl.fcntl(0, fcntl.F_SETOWN, target["window"])
    return True


def _second_filter(target: Target) -> bool:
    """Put another filter in force, that could lie to the program about its own calls."""
    allow = struct.pack("=HBBI", 0x06, 0, 0, 0x7FFF0000)
    memory = ctypes.create_string_buffer(allow, len(allow))
    return call("seccomp", 1, 0, struct.pack("HxxxxxxP", 1, ctypes.addressof(memory))) == 0


FIFTEEN: Mapping[str, Callable[[Target], object]] = {
    "read a file of the home folder": lambda t: _read(t["secret"]),
    "list the home folder": lambda t: bool(os.listdir(t["home"])),
    "write into the home folder": lambda t: _write(t["home"] + "/written"),
    "write into the temporary folder": lambda t: _write(t["temporary"]),
    "write beside the library": lambda t: _write(t["library"] + "/written"),
    "remove the library": lambda t: os.remove(t["library"] + "/removable"),
    "make a symbolic link": lambda t: _link(os.symlink, t, "symbolic"),
    "connect over TCP": lambda t: _connect(tuple(t["tcp"]), socket.AF_INET),
    "send over UDP": lambda t: _connect(("127.0.0.1", 9), socket.AF_INET, socket.SOCK_DGRAM),
    "connect to a socket of the desktop": lambda t: _connect(t["socket"], socket.AF_UNIX),
    "connect to an abstract socket": lambda t: _connect("\0" + t["abstract"], socket.AF_UNIX),
    "listen for connections": lambda t: _listen(),
    "start a program": _execute,
    "signal the window": lambda t: os.kill(t["window"], 0),
    "read the window's memory": lambda t: _peer_memory(t, "process_vm_readv"),
}
BESIDES: Mapping[str, Callable[[Target], object]] = {
    "rename the library": lambda t: os.rename(t["library"] + "/movable", t["home"] + "/moved"),
    "change the mode of the library": lambda t: os.chmod(t["kept"], 0o644),
    "change the times of the library": lambda t: os.utime(t["kept"]),
    "cut the library off": lambda t: os.truncate(t["kept"], 0),
    "open the library for writing": lambda t: os.close(os.open(t["kept"], os.O_RDWR)),
    "open with odd flags": _open_flagged,
    "make a folder": lambda t: os.mkdir(t["home"] + "/made"),
    "make a pipe in the file system": lambda t: os.mkfifo(t["home"] + "/fifo"),
    "make a hard link": lambda t: _link(os.link, t, "hard"),
    "read the list of users": lambda t: _read("/etc/passwd"),
    "list the temporary folder": lambda t: bool(os.listdir(os.path.dirname(t["temporary"]))),
    "list the root folder": lambda t: bool(os.listdir("/")),
    "read a device": lambda t: _read("/dev/urandom"),
    "read the window's variables": lambda t: _read(f"/proc/{t['window']}/environ"),
    "read the window's memory as a file": _window_memory,
    "list the window's open files": lambda t: bool(os.listdir(f"/proc/{t['window']}/fd")),
    "list the processes": lambda t: bool(os.listdir("/proc")),
    "read its own state": lambda t: _read("/proc/self/status"),
    "write the window's memory": lambda t: _peer_memory(t, "process_vm_writev"),
    "trace the window": lambda t: call("ptrace", 0x4206, t["window"], 0, 0) == 0,
    "hold the window's process": lambda t: call("pidfd_open", t["window"], 0) > 0,
    "compare with the window": lambda t: call("kcmp", os.getpid(), t["window"], 2, 0, 0) >= 0,
    "end every process it can": lambda t: os.kill(-1, 0),
    "signal a thread of the window": lambda t: call_tgkill(t["window"]) == 0,
    "slow the window down": lambda t: _same_priority(t),
    "ask for the limits of the window": lambda t: bool(
        resource.prlimit(t["window"], resource.RLIMIT_CORE)
    ),
    "bind the window to one processor": lambda t: _same_processors(t),
    "talk to the kernel over netlink": lambda t: _raw_socket(),
    "make a pair of sockets": lambda t: _pair(),
    "ask for a socket by the second numbering": _second_numbering,
    "start a process like itself": _fork,
    "replace itself by a program": lambda t: passes("execve", b"/nonexistent", None, None),
    "run a program from memory": _execute_from_memory,
    "make a process by clone3": lambda t: passes("clone3", None, 0),
    "open by openat2": lambda t: call("openat2", -100, b"/etc/passwd", bytes(24), 24) >= 0,
    "mount a file system": lambda t: passes("mount", None, None, None, 0, None),
    "change its root folder": lambda t: call("chroot", b"/") == 0,
    "make a namespace of its own": lambda t: call("unshare", 0) == 0,
    "become another user": lambda t: call("setuid", os.getuid()) == 0,
    "name the machine": lambda t: passes("sethostname", b"x", -1),
    "read the kernel's messages": lambda t: call("syslog", 10, None, 0) >= 0,
    "raise a limit": _raise_limit,
    "use io_uring": lambda t: call("io_uring_setup", 1, bytes(120)) > 0,
    "use bpf": lambda t: call("bpf", 0, struct.pack("IIII", 2, 4, 4, 1) + bytes(64), 80) > 0,
    "watch performance": lambda t: passes("perf_event_open", None, 0, -1, -1, 0),
    "use userfaultfd": lambda t: call("userfaultfd", 1) > 0,
    "use the kernel's keys": lambda t: call("keyctl", 0, -3, 1) > 0,
    "share memory": lambda t: passes("shmget", 0x44554944, 1, 0),
    "make a queue": lambda t: passes("msgget", 0x44554944, 0),
    "make semaphores": lambda t: passes("semget", 0x44554944, 1, 0),
    "watch files": lambda t: call("inotify_init1", 0) > 0,
    "make timers": lambda t: call("timer_create", 1, None, bytes(8)) == 0,
    "push input into a terminal": _terminal_input,
    "have signals sent to the window": _set_signal_owner,
    "change how it is treated": lambda t: call("prctl", 15, b"x", 0, 0, 0) == 0,
    "put another filter in force": _second_filter,
    "leave its memory to a crash": _core_dump_allowed,
    "use handles of the window": _inherited,
}
DEEDS = {**FIFTEEN, **BESIDES}


def call_tgkill(process: int) -> int:
    """Signal 0 to a thread of another process."""
    done = int(libc.syscall(234 if _X86 else 131, process, process, 0))
    if done < 0:
        raise OSError(ctypes.get_errno(), "refused")
    return done


def do_all(target: Target) -> dict[str, bool]:
    """Try every deed; whether each was done."""
    return {name: _try(deed, target) for name, deed in DEEDS.items()}


def _try(deed: Callable[[Target], object], target: Target) -> bool:
    try:
        return deed(target) is not False
    except Exception:  # noqa: BLE001 - refused in whatever way
        return False


def call_of_32_bits() -> None:
    """Ask for the process id by the calls of 32-bit programs, which only a death may answer."""
    # mov eax, 20; int 0x80; ret
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
    address = ctypes.addressof(ctypes.c_char.from_buffer(code))
    ctypes.CFUNCTYPE(ctypes.c_int)(address)()


def do_as_asked(data: bytes) -> dict[str, bool]:
    """Try the deeds on the target that these bytes describe."""
    target = json.loads(data)
    if target.get("call") == "32 bits":
        call_of_32_bits()
    return do_all(target)


def serve(confined: bool, ready: bool = False) -> None:
    """Be the child, whose reader does the deeds; `confined` False shows that they can be done.

    One that is `ready` was started before there was a file.
    """
    from unittest import mock

    from duidu.formats.sandbox import child
    from duidu.formats.sandbox.tasks import TASKS, Reply, Request, Task

    def read(request: Request) -> Reply:
        return Reply({"done": do_as_asked(request.data)})

    if not confined:
        mock.patch("duidu.formats.sandbox.child.confine", return_value=[]).start()
    child.main({**TASKS, "deeds": Task(lambda request: None, read)}, ready)
