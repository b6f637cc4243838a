"""A long text can be read before it is aligned: its beginning is, the rest stands by length."""

from collections.abc import Sequence

import pytest

from duidu.align.beads.early_rows import early_rows, is_long
from duidu.core.alignment import ROUGH, Alignment, Row
from duidu.core.article import Block, Side, Span
from duidu.core.jobs import NoJob
from fixtures.one_by_one import OneByOne


def _side(language: str, lengths: Sequence[int]) -> Side:
    return Side(
        language,
        tuple(
            Block(number, "x" * length, sentences=(Span(0, length),))
            for number, length in enumerate(lengths)
        ),
    )


def _early(source: Side, target: Side) -> tuple[Alignment, list[int]]:
    """The rows, and how many sentences were given to the aligner at once."""
    asked: list[int] = []

    def align(one: Side, other: Side) -> Sequence[Row]:
        asked.append(max(len(one.blocks), len(other.blocks)))
        return OneByOne().align(one, other, NoJob()).rows

    return early_rows(source, target, align).all, asked


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ([9] * 5_000, [9] * 5_000),
        ([9] * 5_000, [9] * 70),
        ([9] * 70, [9] * 5_000),
        ([1, 900] * 900, [30] * 2_500),
        ([9] * 2_000, []),
        ([], [9] * 2_000),
        ([0] * 2_000, [0] * 1_999),
    ],
)
def test_every_block_and_sentence_is_in_one_row(source: list[int], target: list[int]) -> None:
    sides = _side("zh", source), _side("en", target)
    found, _ = _early(*sides)
    assert found.aligner == ROUGH
    for at, side in enumerate(sides):
        rows = [(row.blocks.source, row.blocks.target)[at] for row in found.rows]
        assert [unit for units in rows for unit in units] == list(range(len(side.blocks)))
        beads = [(bead.source, bead.target)[at] for bead in found.flat_sentences(*sides)]
        assert sorted(unit for units in beads for unit in units) == list(range(len(side.blocks)))


def test_only_the_beginning_is_aligned() -> None:
    _, asked = _early(_side("zh", [9] * 100_000), _side("en", [9] * 100_000))
    assert len(asked) == 1
    assert asked[0] <= 301


def test_an_enormous_paragraph_is_not_aligned_early() -> None:
    text = Block(0, "x" * 9_000, sentences=tuple(Span(n, n + 1) for n in range(9_000)))
    found, asked = _early(Side("zh", (text,)), Side("en", (text,)))
    assert asked == []
    assert len(found.rows) == 1
    assert len(found.rows[0].sentences) == 9_000


def test_blocks_of_the_longer_side_stand_where_their_share_of_the_text_does() -> None:
    found, _ = _early(_side("zh", [10] * 2_000), _side("en", [5] * 4_000))
    last = found.rows[-1].blocks
    assert (last.source, last.target) == ((1_999,), (3_998, 3_999))


def test_a_short_text_is_aligned_whole() -> None:
    assert not is_long(_side("zh", [9] * 1_000), _side("en", [9] * 1_000))
    assert is_long(_side("zh", [9] * 10), _side("en", [9] * 2_000))
