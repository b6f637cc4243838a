"""What a child says before its answer: how far it is, a number of thousandths in a line.

    0
    340

The first is said when it is confined and has not looked into the file yet: a child that ends
without it could not begin, which is no fault of the file. A hostile file may have taken the child
over, so that the parent takes these lines in whatever they are, keeps none of them, and ends the
reading of a child that says anything else or too much.
"""

from collections.abc import Callable
from typing import BinaryIO

_WHOLE = 1_000
_EVERY = 0.1  # seconds
# Digits of the largest number, and the end of the line.
_LONGEST = len(str(_WHOLE)) + 1
# More lines than a child of ours says in the longest time that one has.
MOST_LINES = 20_000


class Told:
    """Says on a stream how far a child is: at most ten times a second, and never less than before.

    `clock` gives seconds.
    """

    def __init__(self, stream: BinaryIO, clock: Callable[[], float]) -> None:
        self._stream, self._clock = stream, clock
        # What takes a moment need not be told at all.
        self._last, self._said = clock(), 0

    def begin(self) -> None:
        """Say that the child is confined and looks into the file from here on."""
        self._stream.write(b"0\n")
        self._stream.flush()

    def progress(self, share: float) -> None:
        """Say the share done, if it has grown and it is time."""
        now = self._clock()
        if now - self._last < _EVERY:
            return
        thousandths = min(_WHOLE, round(share * _WHOLE))
        if thousandths > self._said:
            self._last, self._said = now, thousandths
            self._stream.write(b"%d\n" % thousandths)
            self._stream.flush()


class Heard:
    """Takes the lines of progress off the beginning of what a child says.

    `share` is how far the child was by the last of them, and `begun` whether it has said anything;
    another thread may look at them.
    """

    def __init__(self) -> None:
        self.share = 0.0
        self.begun = False
        self._left = b""
        self._lines = 0
        self._over = False

    def answer_in(self, chunk: bytes) -> bytes:
        """Return what of these bytes belongs to the answer.

        Raises ValueError for anything before it but lines of progress.
        """
        self.begun = True
        if self._over:
            return chunk
        said, at = self._left + chunk, 0
        # An answer begins with a brace, a line of progress with a digit.
        while said[at : at + 1].isdigit():
            end = said.find(b"\n", at, at + _LONGEST)
            if end < 0:
                break
            self._line(said[at:end])
            at = end + 1
        self._left = said[at:]
        if not self._left[:1].isdigit():
            self._over = bool(self._left)
            return self._left
        if len(self._left) >= _LONGEST:
            raise ValueError("a share without an end")
        return b""

    def _line(self, line: bytes) -> None:
        """Take a line in. Raises ValueError for one of another kind, and for one too many."""
        self._lines += 1
        if self._lines > MOST_LINES:
            raise ValueError("more lines of progress than any reading takes")
        if not line.isdigit() or int(line) > _WHOLE:
            raise ValueError("a share that is none")
        self.share = max(self.share, int(line) / _WHOLE)
