"""The child tells how far it is; what it tells is taken for nothing but a number in bounds."""

import io
import sys
from itertools import count

import pytest

from duidu.core.errors import Cancelled, FileError
from duidu.core.jobs import NoJob
from duidu.formats.base.document import ReadOptions
from duidu.formats.sandbox import parent as sandbox
from duidu.formats.sandbox import process
from duidu.formats.sandbox.progress_lines import MOST_LINES, Heard, Told

PAGE = b"<!DOCTYPE html><html><body><p>He pushed off.</p></body></html>"
ANSWER = (
    b'{"parts": [], "document": {"blocks": {"text": ["x"]}, "title": "", "encoding": "", '
    b'"sentences": {"counts": [], "starts": [], "ends": []}, "doubtful": false, "metadata": {}, '
    b'"notes": [], "language": "", "remarks": [], "annotations": [], "parts": {}, "format": "", '
    b'"languages": [], "left_out": {}, "places": {}, "images": [], "cover": null}}'
)


class Listening(NoJob):
    """A job that keeps the shares it is told."""

    def __init__(self) -> None:
        self.shares: list[float] = []

    def progress(self, done: float, message: str = "") -> None:
        """Keep a share."""
        self.shares.append(done)


def child_says(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """Have the child run this code, with `say` to say bytes at once, in place of our own."""
    begin = "import sys; sys.stdin.buffer.read(); out = sys.stdout.buffer\n"
    begin += "def say(what): out.write(what); out.flush()\n"
    monkeypatch.setattr(process, "_command", lambda: [sys.executable, "-c", begin + code])


def read(job: NoJob) -> list[str]:
    """The texts of what a child reads."""
    document = sandbox.read(PAGE, ReadOptions(name="page.html"), ".html", job)
    return [block.text for block in document.blocks]


def test_it_tells_ten_times_a_second_at_most_and_never_less() -> None:
    stream, ticks = io.BytesIO(), count()
    told = Told(stream, lambda: next(ticks) / 100)
    for step in range(1_000):
        told.progress(step / 1_000)
        told.progress(0.0)
    said = list(map(int, stream.getvalue().split()))
    assert said == sorted(set(said))
    assert 0 < len(said) <= 2_000 / 100 * 10
    assert max(said) <= 1_000


def test_what_is_read_in_a_moment_tells_nothing() -> None:
    stream = io.BytesIO()
    told = Told(stream, lambda: 7.0)
    told.progress(0.5)
    assert not stream.getvalue()


@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
def test_lines_are_heard_however_the_pipe_cuts_them(size: int) -> None:
    heard, answer = Heard(), b""
    said = b"0\n7\n340\n1000\n" + ANSWER + b"\n12\n\x00\xff5\n"
    for first in range(0, len(said), size):
        answer += heard.answer_in(said[first : first + size])
    assert answer == ANSWER + b"\n12\n\x00\xff5\n"
    assert heard.share == 1.0


def test_a_share_that_falls_is_not_heard() -> None:
    heard = Heard()
    heard.answer_in(b"340\n20\n")
    assert heard.share == 0.34


@pytest.mark.parametrize(
    "line", [b"1001\n", b"99999", b"1.5\n", b"1e3\n", b"0x1\n", b"3 4\n", b"3\r\n", b"1\x00\n"]
)
def test_what_is_no_share_ends_the_reading(line: bytes) -> None:
    with pytest.raises(ValueError, match="share"):
        Heard().answer_in(b"3\n" + line)


def test_more_lines_than_a_reading_takes_end_it() -> None:
    heard = Heard()
    heard.answer_in(b"1\n" * MOST_LINES)
    with pytest.raises(ValueError, match="more lines"):
        heard.answer_in(b"1\n")


def test_the_job_is_told_while_the_child_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    class UntilTold(Listening):
        """A job that is cancelled as soon as it is told something."""

        def check(self) -> None:
            """Cancel when it was told."""
            if self.shares:
                raise Cancelled

    # It says nothing more: only what the job is told ends the wait.
    child_says(monkeypatch, "say(b'340\\n')\nwhile True: pass")
    job = UntilTold()
    with pytest.raises(Cancelled):
        read(job)
    assert job.shares == [0.34]


def test_progress_before_the_answer_does_not_hide_it(monkeypatch: pytest.MonkeyPatch) -> None:
    child_says(monkeypatch, f"say(b'1\\n20\\n'); say(b'999\\n' + {ANSWER!r} + b'\\n')")
    assert read(Listening()) == ["x"]


@pytest.mark.parametrize(
    "said",
    [b"NaN\n", b"-1\n", b"1000000000\n", b"Infinity\n", b"text\n", b"\n", b"\xff\xfe\n", b"340"],
)
def test_what_is_no_progress_is_one_sentence(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    child_says(monkeypatch, f"say({said!r} + {ANSWER!r} + b'\\n')")
    job = Listening()
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        read(job)
    assert not job.shares


@pytest.mark.parametrize(
    "code",
    [
        "say(b'1\\n' * 1_000_000); say(ANSWER)",
        "while True: say(b'999\\n' * 1000)",
        "say(b'9' * 10_000_000)",
    ],
)
def test_a_child_that_floods_is_ended(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_MOST_ANSWER", 1 << 22)
    child_says(monkeypatch, f"ANSWER = {ANSWER!r}\n{code}")
    job = Listening()
    with pytest.raises(FileError, match=r"“page.html” made its reader fail"):
        read(job)
    assert all(0 <= share <= 1 for share in job.shares)
    assert len(job.shares) < 100
