"""The child process: reads one file from standard input, confined by the system.

`process` starts it and reads its answer.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from duidu.core.errors import DuiduError, FileError
from duidu.formats.sandbox.confinement.confine import confine, load
from duidu.formats.sandbox.handover import encoded
from duidu.formats.sandbox.progress_lines import Told
from duidu.formats.sandbox.tasks import TASKS, Reply, Request, Task, load_what_most_need


def main(tasks: Mapping[str, Task] = TASKS, ready: bool = False) -> int:
    """Read a request, and write the answer; one that is to be `ready` loads much before it.

    The first line of the input is the request as JSON, the rest is the file, which is not read
    before this process is confined. The output begins with lines of `progress_lines`. The next line
    is the answer as JSON, or {"refused": sentence, "values": ...}; "parts" in it are the lengths of
    the bytes that follow, and what is said to go into a file follows them.
    """
    # All that is read lives until the end: garbage collection would only take a fifth of the time.
    gc.disable()
    if ready:
        load_what_most_need()
        load()
    line = sys.stdin.buffer.readline()
    if not line:
        # Nobody has a file for it any more.
        os._exit(0)
    told = Told(sys.stdout.buffer, time.monotonic)
    request = _request(json.loads(line), told)
    task = tasks[request.asked["task"]]
    task.load(request)
    in_force = confine(request.asked["parent"], request.files, request.asked["size"])
    told.begin()
    reply = _reply(task, replace(request, data=sys.stdin.buffer.read()))
    said = {"in_force": in_force, **reply.said, "parts": list(map(len, reply.parts))}
    sys.stdout.buffer.write(encoded(said) + b"\n")
    for part in chain(reply.parts, reply.rest):
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
    # Nothing is left to put in order, and freeing a book piece by piece takes a while.
    os._exit(0)


def _request(asked: dict[str, Any], told: Told) -> Request:
    """The request without the bytes of its file, which are read by a confined process only.

    Names of files come one byte a letter: the locale does not change them.
    """
    files = tuple(os.fsdecode(name.encode("latin-1")) for name in asked["files"])
    return Request(asked, files=files, progress=told.progress)


def _reply(task: Task, request: Request) -> Reply:
    """Read the file; what cannot be read is a refusal."""
    try:
        return task.read(request)
    except DuiduError as error:
        return _refusal(error)
    except (MemoryError, RecursionError):
        return _refusal(
            FileError(
                "“{name}” needs more memory than Duidu gives a file; split it first.",
                name=request.asked["name"],
            )
        )


def _refusal(error: DuiduError) -> Reply:
    """The answer for a file that cannot be read."""
    values = {
        name: value if isinstance(value, (int, float)) else str(value)
        for name, value in error.values.items()
    }
    return Reply({"refused": error.template, "values": values})


if __name__ == "__main__":
    sys.exit(main())
