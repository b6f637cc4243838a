"""The child process: reads one file from standard input, confined by the system.

`process` starts it and reads its answer.
"""

import gc
import json
import os
import sys
import time
from collections.abc import Mapping

from duidu.core.errors import DuiduError, FileError
from duidu.formats.sandbox.confinement.confine import confine
from duidu.formats.sandbox.handover import encoded
from duidu.formats.sandbox.progress_lines import Told
from duidu.formats.sandbox.tasks import TASKS, Reply, Request, Task


def main(tasks: Mapping[str, Task] = TASKS) -> int:
    """Read a request, and write the answer.

    The first line of the input is the request as JSON, the rest is the file. The output begins
    with lines of `progress`, if it takes long. The next line is the answer as JSON, or
    {"refused": sentence, "values": ...}; "parts" in it are the lengths of the bytes that follow.
    """
    # All that is read lives until the end: garbage collection would only take a fifth of the time.
    gc.disable()
    request = _request()
    task = tasks[request.asked["task"]]
    task.load(request)
    size = None if request.files else len(request.data)
    in_force = confine(request.asked["parent"], request.files, size)
    reply = _reply(task, request)
    said = {"in_force": in_force, **reply.said, "parts": list(map(len, reply.parts))}
    sys.stdout.buffer.write(encoded(said) + b"\n")
    for part in reply.parts:
        sys.stdout.buffer.write(part)
    sys.stdout.buffer.flush()
    # Nothing is left to put in order, and freeing a book piece by piece takes a while.
    os._exit(0)


def _request() -> Request:
    """Read the request. Names of files come one byte a letter: the locale does not change them."""
    asked = json.loads(sys.stdin.buffer.readline())
    files = tuple(os.fsdecode(name.encode("latin-1")) for name in asked["files"])
    told = Told(sys.stdout.buffer, time.monotonic)
    return Request(asked, sys.stdin.buffer.read(), files, told.progress)


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
