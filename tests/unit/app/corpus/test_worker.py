"""The process that aligns: it answers, is replaced when it grew or ended, and ends when it must."""

import io
import json
from pathlib import Path

import pytest

from duidu.app.corpus import worker as module
from duidu.app.corpus.asked import ALIGN, LOOK, Asked
from duidu.app.corpus.worker import Worker
from fixtures.corpus_texts import TEXTS, write


class Scripted:
    """A child that says what it is told to say, and then has ended."""

    def __init__(self, *answers: dict[str, object]) -> None:
        self.stdin = io.BytesIO()
        self.stdout = io.BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in answers))
        self.killed = False

    def poll(self) -> int | None:
        return None

    def wait(self) -> int:
        return 0

    def kill(self) -> None:
        self.killed = True


ASKED = Asked(ALIGN, (Path("a.txt"),))


def test_one_that_grew_is_replaced_after_its_answer() -> None:
    large = Scripted({"failed": "x", "peak": 10**12}, {"failed": "never", "peak": 1})
    small = Scripted({"failed": "y", "peak": 1}, {"failed": "z", "peak": 1})
    children = [small, large]
    worker = Worker(lambda: children.pop())
    assert [worker.answer(ASKED)["failed"] for _ in range(3)] == ["x", "y", "z"]
    assert (large.killed, small.killed) == (True, False)


def test_one_that_did_many_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MANY", 2)
    made = [Scripted(*({"failed": str(at), "peak": 1} for at in range(3))) for _ in range(2)]
    children = list(made)
    worker = Worker(lambda: children.pop())
    assert [worker.answer(ASKED)["failed"] for _ in range(4)] == ["0", "1", "0", "1"]


def test_one_that_ended_is_tried_once_more() -> None:
    children = [Scripted({"failed": "done", "peak": 1}), Scripted()]
    assert Worker(lambda: children.pop()).answer(ASKED) == {"failed": "done"}


def test_a_document_that_ends_two_has_failed_and_the_next_is_aligned() -> None:
    children = [Scripted({"failed": "done", "peak": 1}), Scripted(), Scripted()]
    worker = Worker(lambda: children.pop())
    assert worker.answer(ASKED)["failed"].startswith("“a.txt”: the process that aligned it ended")
    assert worker.answer(ASKED) == {"failed": "done"}


def test_a_closed_one_starts_no_other() -> None:
    children = [Scripted(), Scripted()]
    worker = Worker(lambda: children.pop())
    worker.close()
    assert "ended before it was done" in worker.answer(ASKED)["failed"]
    assert len(children) == 1


def test_a_real_one_aligns_looks_and_tells_what_failed(tmp_path: Path) -> None:
    chinese, english = (write(tmp_path, f"{at}.txt", TEXTS["rain"][at]) for at in (0, 1))
    broken = write(tmp_path, "broken.docx", "no archive")
    worker = Worker()
    try:
        done = worker.answer(Asked(ALIGN, (chinese, english), quick=True))
        assert done["document"]["languages"] == ["zh-Hans", "en"]
        assert len(done["document"]["links"]) == 4
        look = worker.answer(Asked(LOOK, (english,)))["look"]
        assert (look["both"], look["language"]) == (False, "en")
        assert len(look["vector"]) > 1_000
        assert "broken.docx" in worker.answer(Asked(ALIGN, (broken,)))["failed"]
        unwanted = Asked(ALIGN, (chinese, english), quick=True, wanted=("de", "en"))
        assert worker.answer(unwanted) == {"languages": ["zh-Hans", "en"]}
    finally:
        worker.close()
        worker.end()
