"""What few blocks of a package have: marks of notes, and the times of subtitles.

Each is a list beside the blocks, so that an earlier Duidu reads the blocks as it knows them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from duidu.core.article import Article, Block, ShownTime, Side
from duidu.core.note_marks import LONGEST_LABEL, NoteMark

# What SQLite and Qt take.
_LARGEST = 1 << 53


def marks_json(article: Article) -> Iterator[list[object]]:
    """The marks of notes, each with its side, 0 or 1, and the number of its block from 0 on."""
    for number, side in enumerate((article.source, article.target)):
        for at, block in enumerate(side.blocks):
            yield from ([number, at, *mark] for mark in block.marks)


def with_marks(sides: tuple[Side, Side], marks: Sequence[Sequence[Any]]) -> tuple[Side, Side]:
    """The sides with what `marks_json` wrote. Raises ValueError, LookupError for anything else."""
    blocks = [list(side.blocks) for side in sides]
    for number, at, place, note, label, last in marks:
        block = blocks[whole_number(number, 1)][whole_number(at)]
        if not 0 < whole_number(place) <= len(block.text) or not _is_label(label):
            raise ValueError("a mark outside its text")
        mark = NoteMark(place, whole_number(note), label, whole_number(last))
        blocks[number][at] = replace(block, marks=(*block.marks, mark))
    return _with_blocks(sides, blocks)


def times_json(article: Article) -> Iterator[list[int]]:
    """The times of subtitles, each with its side, 0 or 1, and the number of its block from 0 on."""
    for number, side in enumerate((article.source, article.target)):
        for at, block in enumerate(side.blocks):
            if block.time is not None:
                yield [number, at, *block.time]


def with_times(sides: tuple[Side, Side], times: Sequence[Sequence[Any]]) -> tuple[Side, Side]:
    """The sides with what `times_json` wrote. Raises ValueError, LookupError for anything else."""
    blocks = [list(side.blocks) for side in sides]
    for number, at, start, end in times:
        side, place = blocks[whole_number(number, 1)], whole_number(at)
        time = ShownTime(whole_number(start), whole_number(end))
        if time.end < time.start:
            raise ValueError("a time that ends before it begins")
        side[place] = replace(side[place], time=time)
    return _with_blocks(sides, blocks)


def _with_blocks(sides: tuple[Side, Side], blocks: Sequence[list[Block]]) -> tuple[Side, Side]:
    source, target = (
        replace(side, blocks=tuple(made)) for side, made in zip(sides, blocks, strict=True)
    )
    return source, target


def _is_label(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_LABEL


def whole_number(value: object, most: int = _LARGEST) -> int:
    """A whole number from 0 on. Raises ValueError for anything else."""
    if type(value) is not int or not 0 <= value <= most:
        raise ValueError("no number, or one without reason")
    return value
