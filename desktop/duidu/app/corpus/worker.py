"""Keeps one process that aligns documents, and another in its place when it grew or ended."""

import json
from collections.abc import Callable
from contextlib import suppress

from duidu.app.corpus.asked import Answer, Asked
from duidu.core.child_process import Child, child_command, start_child

FROZEN_FLAG = "--align-documents"
# Bytes of memory and documents after which a process is replaced: starting one takes two seconds.
_LARGE, _MANY = 1_500_000_000, 1_000


class Worker:
    """One process after the other; for one thread, but for `close`."""

    def __init__(self, start: Callable[[], Child] | None = None) -> None:
        self._start = start or _start
        self._child: Child | None = None
        self._answered = 0
        self._closed = False

    def answer(self, asked: Asked) -> Answer:
        """Have a task done. A process that ends over it twice has failed of it."""
        for _ in range(2):
            said = self._asked(asked.line())
            if said is not None:
                return said
            if self._closed:
                break
        name = asked.files[0].name
        return {"failed": f"“{name}”: the process that aligned it ended before it was done."}

    def close(self) -> None:
        """End the process at once; whoever waits for its answer is told that it ended."""
        self._closed = True
        if self._child is not None:
            self._child.kill()

    def _asked(self, line: bytes) -> Answer | None:
        """What the process answers, None if it ended instead."""
        child = self._running()
        assert child.stdin is not None
        assert child.stdout is not None
        answered = b""
        with suppress(OSError):
            child.stdin.write(line)
            child.stdin.flush()
            answered = child.stdout.readline()
        if not answered.endswith(b"\n"):
            self._end()
            return None
        said: dict[str, object] = json.loads(answered)
        self._answered += 1
        peak = said.pop("peak")
        if self._answered >= _MANY or (isinstance(peak, int) and peak > _LARGE):
            self._end()
        return said

    def _running(self) -> Child:
        if self._child is None:
            self._child = self._start()
            self._answered = 0
            if self._closed:
                self._child.kill()
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            # What was not taken any more cannot be written.
            with suppress(OSError):
                assert pipe is not None
                pipe.close()

    def end(self) -> None:
        """End the process when no task is under way."""
        self._end()


def _start() -> Child:
    code = "from duidu.app.corpus.worker_child import main; sys.exit(main())"
    return start_child(child_command(code, [FROZEN_FLAG]))
