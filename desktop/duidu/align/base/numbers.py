"""Links between Chinese and English numbers of the same value; spans of tokens, not single ones."""

from collections.abc import Sequence

import numpy as np

from duidu.align.base.protocol import Matrix
from duidu.language.en.number_values import MULTIPLES, english_number, english_values
from duidu.language.zh.number_values import GREAT, UNITS, chinese_values, han_value


def number_links(source: Sequence[str], target: Sequence[str]) -> Matrix:
    """1 where two tokens belong to spans of the same value; shape (source, target tokens).

    Inside such spans 八 百 meets eight hundred word by word.
    """
    matrix = np.zeros((len(source), len(target)), np.float32)
    for first, end, value in chinese_values(source):
        for start, stop, other in english_values(target):
            if value == other:
                matrix[first:end, start:stop] = _inside(source[first:end], target[start:stop])
    return matrix


def _inside(source: Sequence[str], target: Sequence[str]) -> Matrix:
    """Which parts of two spans of the same value meet; all with all if none do."""
    matrix = np.zeros((len(source), len(target)), np.float32)
    if len(source) > 1 and len(target) > 1:
        for j, word in enumerate(target):
            wanted = float(MULTIPLES.get(word.lower(), english_number(word.lower()) or 0))
            spans = (
                (a, b)
                for a in range(len(source))
                for b in range(a + 1, len(source) + 1)
                if b - a < len(source)
            )
            for a, b in spans:
                digits = "".join(source[a:b])
                value = (
                    {**UNITS, **GREAT}[digits]
                    if digits in UNITS or digits in GREAT
                    else han_value(digits)
                )
                if wanted and value == wanted:
                    matrix[a:b, j] = 1
    return matrix if matrix.any() else np.ones_like(matrix)
