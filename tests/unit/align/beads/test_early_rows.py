"""A long text can be read before it is aligned: between landmarks it stands by length."""

from collections.abc import Sequence

import pytest

from duidu.align.beads.early_rows import early_rows, is_long
from duidu.core.alignment import ROUGH
from duidu.core.article import Block, Side, Span


def _side(language: str, lengths: Sequence[int]) -> Side:
    return Side(
        language,
        tuple(
            Block(number, "x" * length, sentences=(Span(0, length),))
            for number, length in enumerate(lengths)
        ),
    )


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
    found = early_rows(*sides).alignment
    assert found.aligner == ROUGH
    for at, side in enumerate(sides):
        rows = [(row.blocks.source, row.blocks.target)[at] for row in found.rows]
        assert [unit for units in rows for unit in units] == list(range(len(side.blocks)))
        beads = [(bead.source, bead.target)[at] for bead in found.flat_sentences(*sides)]
        assert sorted(unit for units in beads for unit in units) == list(range(len(side.blocks)))


def test_an_enormous_paragraph_is_one_row() -> None:
    text = Block(0, "x" * 9_000, sentences=tuple(Span(n, n + 1) for n in range(9_000)))
    found = early_rows(Side("zh", (text,)), Side("en", (text,))).alignment
    assert len(found.rows) == 1
    assert len(found.rows[0].sentences) == 9_000


def test_blocks_of_the_longer_side_stand_where_their_share_of_the_text_does() -> None:
    found = early_rows(_side("zh", [10] * 2_000), _side("en", [5] * 4_000)).alignment
    last = found.rows[-1].blocks
    assert (last.source, last.target) == ((1_999,), (3_998, 3_999))


def test_a_short_text_is_aligned_whole() -> None:
    assert not is_long(_side("zh", [9] * 300), _side("en", [9] * 300))
    assert is_long(_side("zh", [9] * 10), _side("en", [9] * 2_000))
