"""Starts a child for one file, gives it the file, and takes its answer, whatever it is.

A file may have taken the child over, so its answer is bounded in time and size, and nothing in it
is believed but what was checked.
"""

import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, BinaryIO, NamedTuple, cast

from duidu.core.child_process import Child, child_command, start_child
from duidu.core.errors import FileError
from duidu.core.jobs import Job
from duidu.formats.sandbox.confinement.confine import start_confined
from duidu.formats.sandbox.confinement.limits import seconds_by_clock
from duidu.formats.sandbox.handover import decoded
from duidu.formats.sandbox.progress_lines import Heard
from duidu.formats.sandbox.ready_children import ReadyChildren

FROZEN_FLAG, READY_FLAG = "--read-one-file", "--ready"
# How often a cancelled job is noticed, in seconds, and at which of these times it is told how far
# the child is: ten times a second.
_POLL = 0.05
_TELL_EVERY = 2
# Bytes of an answer: more than any file of the size we read has ever given.
_MOST_ANSWER = 1 << 30
_CHUNK = 1 << 20
# A sentence as ours are: names in braces, of which numbers may be grouped, and nothing that
# would look into a value or make it wide.
_TEMPLATE = re.compile(r"(?:[^{}]|\{\w{1,30}(?::,)?\}){1,1000}")
_NAME = re.compile(r"\{(\w+)")
_MOST_VALUE = 4_000


class Answer(NamedTuple):
    """What the child says, decoded but not yet checked, and the bytes behind that."""

    said: dict[str, Any]
    parts: tuple[memoryview, ...]


class BoundedFile:
    """An open file for what a child says behind the line of its answer: so many bytes at most."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        self.size = 0
        self._file, self._most = file, most
        self._answered = False

    def take(self, said: bytes) -> bytes:
        """Write what is behind the first line, and return what belongs to that.

        Raises ValueError for more bytes than it may take, and OSError.
        """
        line = b""
        if not self._answered:
            end = said.find(b"\n") + 1
            line, said = (said[:end], said[end:]) if end else (said, b"")
            self._answered = end > 0
        self.size += len(said)
        if self.size > self._most:
            raise ValueError("more than it may say")
        self._file.write(said)
        return line


class Said(NamedTuple):
    """What a child is given: its request as a line, and the bytes of the file.

    `into` takes what it says behind its answer.
    """

    request: bytes
    data: bytes
    into: BoundedFile | None = None


def ready_children(may: Callable[[], bool] = lambda: True) -> ReadyChildren:
    """Return what keeps children ready, while the machine may have them."""
    return ReadyChildren(_command(ready=True), may)


def ask(
    task: str,
    name: str,
    job: Job,
    data: bytes = b"",
    files: Sequence[Path] = (),
    ready: ReadyChildren | None = None,
    into: BoundedFile | None = None,
    **asked: object,
) -> Answer:
    """Ask a child for a task, about the file of this name: its bytes, or files it may open.

    It is one of those that are `ready`, if there is one. The job is told how far the child is, 0
    to 1, if it takes long. What the child says behind its answer is written `into` a file, if one
    is given. Raises FileError for what it refuses and whatever happens to it, and
    Cancelled when the job is cancelled.
    """
    names = [os.fsencode(path.absolute()).decode("latin-1") for path in files]
    size = None if files else len(data)
    about: dict[str, object] = {"name": name, "files": names, "size": size}
    request = {"task": task, "parent": os.getpid(), **about, **asked}
    seconds = seconds_by_clock(list(map(str, files)))
    said = Said(json.dumps(request).encode("ascii") + b"\n", data, into)
    output = _output(_ways_to_start(ready), said, name, job, seconds)
    try:
        answer = _answer(output)
        refusal = _refusal(answer.said)
    except (KeyError, TypeError, ValueError, RecursionError, MemoryError) as error:
        raise no_answer(name) from error
    if refusal is not None:
        raise refusal
    return answer


def no_answer(name: str) -> FileError:
    """The error for a child that ended without an answer, or said something that is none."""
    return FileError(
        "“{name}” made its reader fail: it is damaged or built to do harm. Choose another file.",
        name=name,
    )


def _command(ready: bool = False) -> list[str]:
    """Return the command of the child; one that is `ready` loads what most files need at once."""
    code = f"from duidu.reading_child import main; sys.exit(main(ready={ready}))"
    return child_command(code, [FROZEN_FLAG, *([READY_FLAG] if ready else [])])


def _ways_to_start(ready: ReadyChildren | None) -> Iterator[Callable[[], Child | None]]:
    """What starts a child, or has one that is ready; it gives None where there is none so."""
    if ready is not None:
        yield ready.take
    yield lambda: start_confined(_command())
    yield lambda: start_child(_command())


def _output(
    starts: Iterable[Callable[[], Child | None]], said: Said, name: str, job: Job, seconds: int
) -> bytes:
    """Start a child, give it what is said, return its output. Raises FileError, Cancelled."""
    for start in starts:
        # On Linux the child ends with the thread that started it, which therefore waits here.
        try:
            process = start()
        except OSError as error:
            raise _not_started(name) from error
        if process is not None:
            heard = Heard()
            output = _output_of(process, heard, said, name, job, seconds)
            if output:
                return output
            # One that has begun has had the file in hand: it gets no second try with more rights.
            if heard.begun:
                raise no_answer(name)
    raise _not_started(name)


def _not_started(name: str) -> FileError:
    """The error for a child that ended before it looked into the file."""
    return FileError(
        "“{name}” was not read: the process that reads files could not start. Close other "
        "programs, which may need all the memory, and open it again.",
        name=name,
    )


def _output_of(
    process: Child, heard: Heard, said: Said, name: str, job: Job, seconds: int
) -> bytes:
    """What a child says; b"" if it does not end well."""
    # Both pipes at once, or each could wait for the other; and this thread watches job and clock.
    with ThreadPoolExecutor(2) as talking:
        talking.submit(_tell, process, said)
        output_to_come = talking.submit(_hear, process, heard, said.into)
        try:
            return _wait_for_output(output_to_come, heard, name, job, seconds)
        finally:
            # Also when the job was cancelled or took too long: no child may stay behind.
            process.kill()
            process.wait()


def _tell(process: Child, said: Said) -> None:
    """Give the child its request and the file."""
    assert process.stdin is not None
    # A child that ended does not listen; that it ended is seen by its answer.
    with suppress(OSError), process.stdin as pipe:
        pipe.write(said.request)
        pipe.write(said.data)


def _hear(process: Child, heard: Heard, into: BoundedFile | None) -> bytes:
    """Return what the child says until it ends well, without the lines of progress before it.

    b"" for one that failed, never stops, or says what none of ours does.
    """
    pipe = cast("BinaryIO", process.stdout)
    said, size = [], 0
    with pipe:
        # As it comes, not when a whole chunk of it is there: progress is told at once.
        while chunk := os.read(pipe.fileno(), _CHUNK):
            try:
                part = heard.answer_in(chunk)
                kept = part if into is None else into.take(part)
            except ValueError:
                return b""
            said.append(kept)
            size += len(kept)
            if size > _MOST_ANSWER:
                return b""
    return b"" if process.wait() else b"".join(said)


def _wait_for_output(
    output: "Future[bytes]", heard: Heard, name: str, job: Job, seconds: int
) -> bytes:
    """Wait for the child's output, while watching job and clock."""
    told = 0.0
    for poll in range(int(seconds / _POLL)):
        job.check()
        if not poll % _TELL_EVERY and heard.share > told:
            told = heard.share
            job.progress(told)
        try:
            return output.result(_POLL)
        except TimeoutError:
            continue
    raise FileError(
        "“{name}” could not be read within {seconds} seconds; split it, or get it again.",
        name=name,
        seconds=seconds,
    )


def _answer(output: bytes) -> Answer:
    """Take an output apart. Raises ValueError and the like for one that is no answer."""
    end = output.index(b"\n")
    said = decoded(output[:end])
    if type(said) is not dict:
        raise TypeError("an answer that is no object")
    lengths: list[int] = said.pop("parts")
    if any(type(length) is not int or length < 0 for length in lengths):
        raise ValueError("a length that is none")
    behind = memoryview(output)
    parts, at = [], end + 1
    for length in lengths:
        parts.append(behind[at : at + length])
        at += length
    if at != len(output):
        raise ValueError("parts of other lengths than said")
    return Answer(said, tuple(parts))


def _refusal(said: Mapping[str, Any]) -> FileError | None:
    """The error an answer tells of. Raises ValueError for a sentence that none of ours is."""
    if "refused" not in said:
        return None
    template, values = said["refused"], said["values"]
    if not _TEMPLATE.fullmatch(template) or not values.keys() >= set(_NAME.findall(template)):
        raise ValueError("a sentence that is none of ours")
    for value in values.values():
        if type(value) not in (str, int, float) or len(str(value)) > _MOST_VALUE:
            raise ValueError("a value that is none of ours")
    return FileError(template, **values)
