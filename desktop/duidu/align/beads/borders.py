"""What punctuation says of a border: a question should end where a question ends, a quotation begin where one begins."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Matrix

_CLOSED = r"[”’」』）)\]\"']*$"
_MARKS = {
    "question": re.compile(rf"[？?]{_CLOSED}"),
    "exclamation": re.compile(rf"[！!]{_CLOSED}"),
    "pause": re.compile(rf"(?:…|\.\.|\. \.|—){_CLOSED}"),
}
_QUOTE_ENDS = re.compile(r"[”’」』\"']$")
_QUOTE_BEGINS = re.compile(r"^[“‘「『\"']")


def punctuation_borders(source: Sequence[str], target: Sequence[str]) -> dict[str, Matrix]:
    """For every border after source unit i and target unit j what agrees and what does not, each of shape (units + 1, units + 1)."""
    found: dict[str, Matrix] = {}
    for name, mark in _MARKS.items():
        a, b = _flags(mark, source[:-1])[:, None], _flags(mark, target[:-1])[None, :]
        found[f"{name} both"] = _framed(a & b)
        found[f"{name} one"] = _framed(a ^ b)
    for name, a, b in (
        (
            "quote end",
            _flags(_QUOTE_ENDS, source[:-1])[:, None],
            _flags(_QUOTE_ENDS, target[:-1])[None, :],
        ),
        (
            "quote begin",
            _flags(_QUOTE_BEGINS, source[1:])[:, None],
            _flags(_QUOTE_BEGINS, target[1:])[None, :],
        ),
    ):
        found[f"{name} both"] = _framed(a & b)
        found[f"{name} source"] = _framed(a & ~b)
        found[f"{name} target"] = _framed(~a & b)
    return found


def _flags(pattern: re.Pattern[str], texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    # A few characters at either end are enough, however long the text.
    return np.array(
        [
            pattern.search(text[:1] if pattern is _QUOTE_BEGINS else text[-12:]) is not None
            for text in texts
        ],
        np.bool_,
    )


def _framed(inner: npt.NDArray[np.bool_]) -> Matrix:
    """Put the borders before the first and after the last unit around; nothing can be said of them."""
    return np.pad(inner.astype(np.float32), 1)
