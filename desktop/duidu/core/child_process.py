"""How Duidu starts itself as a child: isolated from the current folder and from the environment.

Every process the program starts is made here; a test finds any other.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Protocol

from duidu.core.import_path import safe_folders

# What a child of ours cannot start without: where Windows is, and where libraries that Python
# itself needs are on systems that do not install them in one place.
_NEEDED = ("SYSTEMROOT", "SYSTEMDRIVE", "WINDIR")
_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")


class Child(Protocol):
    """A process that was started, as far as those who talk to it need it."""

    @property
    def stdin(self) -> IO[bytes] | None:
        """What it reads."""

    @property
    def stdout(self) -> IO[bytes] | None:
        """What it answers."""

    def poll(self) -> int | None:
        """Return its exit code if it has ended, else None."""

    def wait(self) -> int:
        """Wait for its end and return its exit code."""

    def kill(self) -> None:
        """End it, if it has not ended."""


def child_command(code: str, frozen_words: Sequence[str]) -> list[str]:
    """Return the command that runs `code` in a new process of this Python.

    -I keeps the current folder and Python's environment variables out, -S the start-up files of
    packages, and names of files are UTF-8 whatever the locale. The folders that modules come from
    are handed over by name, behind Python's own. A frozen program has no Python to run code: it is
    started with `frozen_words`, which its start looks for.
    """
    if getattr(sys, "frozen", False):
        return [sys.executable, *frozen_words]
    package = str(Path(__file__).resolve().parents[2])
    folders = list(dict.fromkeys([package, *safe_folders()]))
    # Python's own folders are on the child's path already and must stay before these.
    prepare = f"import sys; sys.path += [f for f in {folders!r} if f not in sys.path]; "
    compiled = ["-B"] if sys.dont_write_bytecode else []
    return [
        os.path.abspath(sys.executable),
        "-I",
        "-S",
        "-X",
        "utf8",
        *compiled,
        "-c",
        prepare + code,
    ]


def child_environment(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the few variables that a child which reads files is given.

    LD_PRELOAD, PYTHONSTARTUP, PATH and the like are not among them.
    """
    kept = {name: environment[name] for name in _NEEDED if name in environment}
    for name in _LIBRARIES:
        # An empty or relative folder there would be the current one.
        folders = [one for one in environment.get(name, "").split(os.pathsep) if os.path.isabs(one)]
        if folders:
            kept[name] = os.pathsep.join(folders)
    # One thread for matrix products; a confined child may not start another.
    return kept | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def safe_folder() -> str:
    """The folder a child runs in: one that a person's files are not in."""
    return os.environ.get("SYSTEMROOT", "C:\\") if os.name == "nt" else "/"


def start_child(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a child that reads its standard input and answers on its standard output."""
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # What a parser writes there could fill the pipe, and nobody reads it.
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        cwd=safe_folder(),
        close_fds=True,
        # On Windows a child of a program without a console would open a console window.
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def run_to_end(command: Sequence[str], seconds: float) -> "subprocess.CompletedProcess[str]":
    """Run a child in the environment of this process and return what it printed.

    Raises OSError, and subprocess.TimeoutExpired after so many seconds.
    """
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=seconds,
        cwd=safe_folder(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def start_program(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Start a program of the system in the environment of this process, without any pipe.

    Raises OSError.
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=safe_folder(),
        close_fds=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
