"""Has documents aligned in any order, and gives what came of them in their own order."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass

from duidu.app.corpus.asked import Answer, Asked
from duidu.app.corpus.engines import Engine
from duidu.app.corpus.results import Results
from duidu.core.errors import DuiduError

# Answers that are kept for the next run. A failure may have had a cause that is gone by then.
_LASTING = ("document", "look")


@dataclass(slots=True)
class _Waiting:
    """What is known of a task whose turn to be given has not come: its key, or its answer."""

    key: str = ""
    answer: Answer | None = None


class Tasks:
    """Tasks for an engine; what is known of them from before is not done again.

    `told` is called with how many are done, of how many, whenever that changes.
    """

    def __init__(
        self, engine: Engine, results: Results, told: Callable[[int, int], object]
    ) -> None:
        self._engine, self._results, self._told = engine, results, told
        self._done: dict[int, _Waiting] = {}
        self._under_way: dict[Future[Answer], tuple[int, str]] = {}
        self._finished = self._known = 0

    @property
    def known(self) -> int:
        """How many were done by a run before this one."""
        return self._known

    def answers(self, tasks: Sequence[Asked]) -> Iterator[Answer]:
        """Yield the answer to each task, in their order.

        Of answers that come early only the keys wait here, so that it matters to nobody's memory
        how long the first one takes. Raises FileError where results cannot be kept.
        """
        self._done, self._finished, given = {}, 0, 0
        for number, task in enumerate(tasks):
            self._begin(number, task)
            while len(self._under_way) >= self._engine.at_once:
                self._take(len(tasks))
            while given in self._done:
                yield self._given(given)
                given += 1
        while given < len(tasks):
            while given not in self._done:
                self._take(len(tasks))
            yield self._given(given)
            given += 1

    def _begin(self, number: int, task: Asked) -> None:
        """Have a task done unless its result is known."""
        try:
            contents = task.contents()
        except DuiduError as error:
            self._finish(number, _Waiting(answer={"failed": str(error)}))
            return
        key = task.key(contents)
        if self._results.get(key) is not None:
            self._known += 1
            self._finish(number, _Waiting(key))
        else:
            self._under_way[self._engine.submit(task, contents)] = number, key

    def _take(self, of: int) -> None:
        """Wait for one task at least, and keep what came of it."""
        done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
        for future in done:
            number, key = self._under_way.pop(future)
            answer = future.result()
            if any(name in answer for name in _LASTING):
                self._results.put(key, answer)
                self._finish(number, _Waiting(key))
            else:
                self._finish(number, _Waiting(answer=answer))
        self._told(self._finished, of)

    def _finish(self, number: int, found: _Waiting) -> None:
        self._done[number] = found
        self._finished += 1

    def _given(self, number: int) -> Answer:
        found = self._done.pop(number)
        answer = found.answer if found.answer is not None else self._results.get(found.key)
        return answer if answer is not None else {"failed": "A result was lost; run it again."}
