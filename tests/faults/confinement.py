"""What a file that has taken its reader over can still do: counts the deeds that are done.

Run `python -m faults.confinement` in tests/. The deeds are tried in the child that reads files, as
the program starts it, after it has confined itself; and once more in one that has not, which shows
that each deed can be done at all.
"""

import ctypes
import json
import os
import socket
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

from duidu.core.child_process import child_command
from duidu.core.jobs import NoJob
from duidu.formats.sandbox import process
from duidu.formats.sandbox.ready_children import ReadyChildren
from faults.common import print_counts
from faults.confinement_deeds import DEEDS, FIFTEEN

_TESTS = str(Path(__file__).resolve().parents[1])


@contextmanager
def prey() -> Iterator[dict[str, Any]]:
    """Everything a deed is aimed at: a home folder, a library, sockets, and this process."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as tcp:
        home, library = Path(folder, "home"), Path(folder, "home", "library")
        library.mkdir(parents=True)
        secret, kept = home / "secret.txt", library / "library.sqlite"
        secret.write_text("a secret", "utf-8")
        for path in (kept, library / "removable", library / "movable"):
            path.write_text("a library", "utf-8")
        tcp.bind(("127.0.0.1", 0))
        tcp.listen(8)
        desktop, abstract = socket.socket(socket.AF_UNIX), socket.socket(socket.AF_UNIX)
        with desktop, abstract:
            desktop.bind(f"{folder}/desktop")
            abstract.bind(f"\0duidu-faults-{os.getpid()}")
            desktop.listen(8)
            abstract.listen(8)
            temporary = tempfile.mktemp(prefix="duidu-deed-")
            memory = ctypes.create_string_buffer(b"memory!!")
            try:
                yield {
                    "home": str(home),
                    "secret": str(secret),
                    "library": str(library),
                    "kept": str(kept),
                    "temporary": temporary,
                    "tcp": tcp.getsockname(),
                    "socket": f"{folder}/desktop",
                    "abstract": f"duidu-faults-{os.getpid()}",
                    "window": os.getpid(),
                    "address": ctypes.addressof(memory),
                }
            finally:
                Path(temporary).unlink(missing_ok=True)


def deeds_done(
    confined: bool = True, command: Sequence[str] = (), waited: bool = False, **also: str
) -> dict[str, bool]:
    """Whether each deed was done in a child, that of the sources or one with another command.

    One that `waited` was started before there was a file. `also` goes to it as well.
    """
    code = (
        f"sys.path.append({_TESTS!r}); "
        f"from faults.confinement_deeds import serve; serve({confined}, {waited})"
    )
    command = command or child_command(code, [])
    ready = ReadyChildren(command)
    if waited:
        ready.expect(1)
    with prey() as target, mock.patch.object(process, "_command", return_value=command):
        data = json.dumps({**target, **also}).encode()
        answer = process.ask("deeds", "the deeds", NoJob(), data, ready=ready)
    ready.close()
    done: dict[str, bool] = answer.said["done"]
    return done


def counts() -> dict[str, int]:
    """How many of the deeds are done, confined and not."""
    confined, free = deeds_done(), deeds_done(confined=False)
    waited = deeds_done(waited=True)
    for name in DEEDS:
        if confined[name] or waited[name]:
            print(f"done although confined: {name}", file=sys.stderr)
    return {
        "of_fifteen": sum(confined[name] for name in FIFTEEN),
        "of_fifteen_unconfined": sum(free[name] for name in FIFTEEN),
        "deeds": len(DEEDS),
        "done": sum(confined.values()),
        "done_by_one_that_waited": sum(waited.values()),
        "done_unconfined": sum(free.values()),
    }


if __name__ == "__main__":
    print_counts("confinement", counts())
