"""Sentences that only lead on to the next: a cry before what it is about, words before a speech.

A text that puts a full stop behind them is cut there, and its translation mostly is not.
"""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Matrix

Flags = npt.NDArray[np.bool_]
_LONGEST = 12  # code points of the end of a sentence that are looked at


def leading_on(texts: Sequence[str], pattern: str) -> Flags:
    """Which texts are found to lead on by their language's pattern; none without a pattern."""
    if not pattern:
        return np.zeros(len(texts), np.bool_)
    # A long sentence says something itself, whatever it ends in, but for what its marks say.
    search = re.compile(pattern, re.IGNORECASE).search
    return np.array([search(text[-_LONGEST:]) is not None for text in texts], np.bool_)


def leading_borders(source: Flags, target: Flags) -> dict[str, Matrix]:
    """For every border, whether what stands before it leads on, on both sides or on one.

    The flags are those of all units; each matrix has shape (units + 1, units + 1).
    """
    here, there = source[:-1, None], target[None, :-1]
    return {
        f"leads on {name}": np.pad(flags.astype(np.float32), 1)
        for name, flags in (
            ("both", here & there),
            ("source", here & ~there),
            ("target", ~here & there),
        )
    }
