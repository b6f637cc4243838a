"""Reads files in a child process with limits, so that no file can harm the program.

Small plain text is read here: nothing is parsed in it, and a process costs 50 ms.
"""

import json
from concurrent.futures import Future, ThreadPoolExecutor

from duidu.core.child_process import child_command, start_child
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.base.document import Document, ReadOptions
from duidu.formats.registry import read_bytes
from duidu.formats.sandbox.child import SECONDS
from duidu.formats.sandbox.handover import decoded, unpacked

# Bytes of plain text that are read without a child.
_SMALL = 1024 * 1024
_PLAIN = {".txt", ".text"}
# How often a cancelled job is noticed, in seconds.
_POLL = 0.05
FROZEN_FLAG = "--read-one-file"


def read(data: bytes, options: ReadOptions, suffix: str, job: Job) -> Document:
    """Read a document.

    Raises FileError whatever happens to the child, and Cancelled when the job is cancelled.
    """
    if suffix.lower() in _PLAIN and len(data) <= _SMALL:
        return read_bytes(data, options, suffix)
    asked = {
        "encoding": options.encoding,
        "name": options.name,
        "cut": options.cut,
        "suffix": suffix.lower(),
    }
    output = _answer(json.dumps(asked).encode("ascii") + b"\n" + data, options.name, job)
    try:
        answer = decoded(output)
        if "refused" not in answer:
            return unpacked(answer["document"])
        refusal = FileError(answer["refused"], **answer.get("values", {}))
    except (KeyError, TypeError, ValueError) as error:
        raise _no_answer(options.name) from error
    raise refusal


def _command() -> list[str]:
    """Return the command of the child."""
    code = "from duidu.formats.sandbox.child import main; sys.exit(main())"
    return child_command(code, [FROZEN_FLAG])


def _answer(request: bytes, name: str, job: Job) -> bytes:
    """Run the child on a request and return its output. Raises FileError, Cancelled."""
    process = start_child(_command())
    # communicate() blocks, so a thread waits for it while this one can notice that the job was
    # cancelled.
    with ThreadPoolExecutor(1) as talking:
        spoken = talking.submit(process.communicate, request)
        try:
            output = _wait_for_output(spoken, name, job)
        finally:
            # Also when the job was cancelled or took too long: no child may stay behind.
            if process.poll() is None:
                process.kill()
    if process.returncode != 0 or not output:
        raise _no_answer(name)
    return output


def _no_answer(name: str) -> FileError:
    return FileError(
        "“{name}” made its reader fail: it is damaged or built to do harm. Choose another file.",
        name=name,
    )


def _wait_for_output(spoken: Future[tuple[bytes, bytes]], name: str, job: Job) -> bytes:
    """Wait for the child's output, while watching job and clock."""
    for _ in range(int(SECONDS / _POLL)):
        job.check()
        try:
            return spoken.result(_POLL)[0]
        except TimeoutError:
            continue
    raise FileError(
        "“{name}” could not be read within {seconds} seconds; split it, or get it again.",
        name=name,
        seconds=SECONDS,
    )
