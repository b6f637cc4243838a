"""Writes two plain files that answer each other line by line, as Moses and its successors read."""

import re
from collections.abc import Callable

from duidu.formats.base.exported import (
    Companion,
    Exported,
    Written,
    count_sentence,
    emphasis_said,
    segments_of,
)
from duidu.formats.corpus.several_files import language_suffixes, written_as

# All that some program takes for the end of a line.
_WHITE = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029\x00]+")


def write_moses(exported: Exported) -> Written:
    """Write the units that have both sides, one a line in each file."""
    article = exported.article
    lines: tuple[list[str], list[str]] = [], []
    lonely = notes = 0
    for segment in segments_of(exported):
        notes += len(segment.notes)
        pair = _line(segment.source), _line(segment.target)
        if not all(pair):
            lonely += 1
            continue
        for side, line in zip(lines, pair, strict=True):
            side.append(line + "\n")
    suffixes = language_suffixes(article.source.language, article.target.language)
    files = [
        Companion(f".{suffix}", _same("".join(side).encode("utf-8", "replace")))
        for suffix, side in zip(suffixes, lines, strict=True)
    ]
    left_out = (
        *count_sentence(
            lonely,
            "1 segment without a counterpart was left out.",
            "{count} segments without a counterpart were left out.",
        ),
        *count_sentence(notes, "1 note was left out.", "{count} notes were left out."),
        *emphasis_said(exported),
    )
    return written_as(files, left_out)


def _line(text: str) -> str:
    return _WHITE.sub(" ", text).strip()


def _same(data: bytes) -> Callable[[str], bytes]:
    return lambda name: data
