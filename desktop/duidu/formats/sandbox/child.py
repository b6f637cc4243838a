"""The child process: reads one file from standard input, within limits of the system.

`parent` starts it and reads its answer.
"""

import gc
import json
import sys

from duidu.core.errors import DuiduError, FileError
from duidu.formats.base.document import ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.handover import encoded, packed

# Bytes of address space, and seconds of processor time.
MEMORY = 900 * 1024 * 1024
SECONDS = 60


def main() -> int:
    """Read options and file, and write the answer.

    The first line of the input is the options as JSON, the rest is the file. The output is
    {"document": ...} or {"refused": sentence, "values": ...}.
    """
    _limit()
    # All that is read lives until the end: garbage collection would only take a fifth of the time.
    gc.disable()
    request = json.loads(sys.stdin.buffer.readline())
    data = sys.stdin.buffer.read()
    try:
        document = read_bytes(
            data,
            ReadOptions(request["encoding"], request["name"], request["cut"]),
            request["suffix"],
        )
        answer: dict[str, object] = {"document": packed(document)}
    except DuiduError as error:
        answer = _refusal(error)
    except (MemoryError, RecursionError):
        answer = _refusal(
            FileError(
                "“{name}” needs more memory than Duidu gives a file; split it first.",
                name=request["name"],
            )
        )
    sys.stdout.buffer.write(encoded(answer))
    return 0


def _refusal(error: DuiduError) -> dict[str, object]:
    """The answer for a file that cannot be read."""
    values = {
        name: value if isinstance(value, (int, float)) else str(value)
        for name, value in error.values.items()
    }
    return {"refused": error.template, "values": values}


def _limit() -> None:
    """Limit memory and processor time, and forbid writing files.

    Windows has no such limits; there the parent's clock is the only one.
    """
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    # No file may grow: it cannot write any.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    # No core dump of what the person reads.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # macOS refuses this limit.
    if sys.platform != "darwin":
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    sys.exit(main())
