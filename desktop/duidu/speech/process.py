"""Has a child speak, and starts it when there is something to be spoken."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any, NamedTuple

from duidu.core.child_process import Child, child_command, start_child
from duidu.core.errors import DuiduError
from duidu.speech.addition import Addition

FROZEN_FLAG = "--speak-lines"
# Seconds for which the end waits for a thread that listens.
_MOMENT = 0.5
# Bytes of one part of a sound: ten times what the model ever gives.
_MOST_PART = 20_000_000


class SpeechError(DuiduError):
    """A text could not be spoken."""


class Begun(NamedTuple):
    """How many frames each sign of a line has, and how many of the first are left out."""

    frames: tuple[int, ...]
    skipped: int


class SpeechProcess:
    """One child for an addition. Any thread may ask; one is answered after the other."""

    def __init__(self, addition: Addition, start: Callable[[], Child] | None = None) -> None:
        self._start = start or (lambda: start_child(_command(addition)))
        self._child: Child | None = None
        self._number = 0
        self._turn = threading.Lock()
        self._writing = threading.Lock()

    def speak(
        self, signs: str, voice: str, speed: float, unheard: int = 0
    ) -> Iterator[Begun | bytes]:
        """What a line sounds like: first its frames, then samples, part by part.

        No samples come of so many signs at its begin that are `unheard`. Ends early when
        `drop` is called meanwhile. Raises SpeechError.
        """
        with self._turn:
            # One that nobody asked for a while has ended, maybe in this very moment.
            for last in (False, True):
                try:
                    yield from self._asked(
                        {"signs": signs, "voice": voice, "speed": speed, "unheard": unheard}
                    )
                    return
                except _NotBegunError as error:
                    self._end()
                    if last:
                        raise _failed() from error

    def warm(self) -> None:
        """Start the child and have it load the model, if it is not there; waits for nothing."""
        with self._writing, suppress(OSError):
            self._running()

    def drop(self) -> None:
        """Have no more made of what was asked until now."""
        with self._writing, suppress(OSError, ValueError):
            self._number += 1
            if self._child is not None:
                self._write({"from": self._number})

    def close(self) -> None:
        """End the child at once; who waits for its answer is told that it ended."""
        child = self._child
        if child is not None:
            child.kill()
            # Whoever listens to it meets its end first, if somebody does in this moment.
            listens = not self._turn.acquire(timeout=_MOMENT)
            self._end()
            if not listens:
                self._turn.release()

    def _asked(self, line: dict[str, object]) -> Iterator[Begun | bytes]:
        """Ask the child for one line, and give what it answers to that."""
        with self._writing:
            try:
                child = self._running()
                self._number += 1
                number = self._number
                self._write({"number": number, **line})
            except (OSError, ValueError) as error:
                raise _NotBegunError from error
        begun = False
        for said, sound in _heard(child):
            if said.get("number") != number:
                continue
            if "error" in said:
                raise _failed(str(said["error"]))
            if "end" in said:
                return
            yield sound if begun else Begun(tuple(said["frames"]), int(said["skipped"]))
            begun = True
            if self._number != number:
                return
        if not begun:
            raise _NotBegunError
        raise _failed()

    def _running(self) -> Child:
        """The child, started if there is none."""
        if self._child is None or self._child.poll() is not None:
            self._child = self._start()
        return self._child

    def _write(self, said: dict[str, object]) -> None:
        assert self._child is not None
        pipe = self._child.stdin
        assert pipe is not None
        pipe.write(json.dumps(said).encode() + b"\n")
        pipe.flush()

    def _end(self) -> None:
        """Put a child away that does not answer."""
        if self._child is not None:
            self._child.kill()
            self._child.wait()
            for pipe in (self._child.stdin, self._child.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            self._child = None


class _NotBegunError(Exception):
    """The child ended before it answered."""


def _heard(child: Child) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The answers of a child, each with the samples behind it, until it ends."""
    pipe = child.stdout
    assert pipe is not None
    while line := pipe.readline():
        try:
            said = json.loads(line)
            size = int(said.get("bytes", 0))
        except (ValueError, AttributeError) as error:
            raise _failed() from error
        if not 0 <= size <= _MOST_PART:
            raise _failed()
        yield said, pipe.read(size) if size else b""


def _failed(why: str = "") -> SpeechError:
    if why:
        return SpeechError("The voice could not speak: {why}. Make the voices again.", why=why)
    return SpeechError(
        "The voice could not speak: its process ended. Close other programs, which may need all "
        "the memory, and try again."
    )


def _command(addition: Addition) -> list[str]:
    """The command of the child."""
    folder = str(addition.folder)
    code = f"from duidu.speech.child import main; sys.exit(main({folder!r}))"
    return child_command(code, [FROZEN_FLAG, folder])
