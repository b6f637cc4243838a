"""The words of a side, cut once, and those of any units of it."""

from collections.abc import Sequence

import numpy as np

from duidu.align.base.side_words import occurrences, side_words, spans
from duidu.align.base.word_pairs import vocabulary

SENTENCES = [("one two", "two"), ("three",), (), ("one", "four four")]


def split(clauses: Sequence[str]) -> list[list[str]]:
    return [clause.split() for clause in clauses]


def test_every_clause_is_cut_once() -> None:
    cuts: list[str] = []

    def cut(clauses: Sequence[str]) -> list[list[str]]:
        cuts.extend(clauses)
        return split(clauses)

    words = side_words(SENTENCES, cut)
    assert cuts == ["one two", "two", "three", "one", "four four"]
    assert words.words == ("one", "two", "three", "four")
    for whole in (False, True):
        occurrences(words, [range(4)], whole=whole)
    assert len(cuts) == 5


def test_pieces_are_clauses_or_sentences() -> None:
    words = side_words(SENTENCES, split)
    clauses = occurrences(words, [range(1), range(1, 2), range(3, 4)], whole=False)
    assert clauses.word_of.tolist() == [0, 1, 1, 2, 0, 3, 3]
    assert clauses.piece_of.tolist() == [0, 0, 1, 2, 3, 4, 4]
    assert clauses.unit_of.tolist() == [0, 0, 0, 1, 2, 2, 2]
    assert clauses.pieces.tolist() == [2, 1, 2]
    paragraphs = occurrences(words, [range(2), range(2, 4)], whole=True)
    assert paragraphs.piece_of.tolist() == [0, 0, 0, 1, 3, 3, 3]
    assert paragraphs.pieces.tolist() == [2, 2]


def test_a_unit_without_sentences_has_one_empty_piece() -> None:
    words = side_words(SENTENCES, split)
    found = occurrences(words, [range(0), range(1), range(1, 1), range(1, 2)], whole=True)
    assert found.pieces.tolist() == [1, 1, 1, 1]
    assert found.piece_of.tolist() == [1, 1, 1, 3]


def test_words_are_counted_by_the_units_that_have_them() -> None:
    words = side_words(SENTENCES, split)
    found = vocabulary(occurrences(words, [range(1), range(3, 4)], whole=False))
    assert [words.words[n] for n in found.numbers] == ["one", "two", "four"]
    pairs = zip(found.pair_word.tolist(), found.pair_unit.tolist(), strict=True)
    assert list(pairs) == [(0, 0), (0, 1), (1, 0), (2, 1)]
    assert found.pair_count.tolist() == [1, 1, 2, 2]
    assert np.allclose(found.rarity, np.log([3 / 2, 3, 3]))


def test_ranges_one_after_the_other() -> None:
    numbers, of = spans(np.array([3, 0, 7]), np.array([5, 0, 8]))
    assert numbers.tolist() == [3, 4, 7]
    assert of.tolist() == [0, 0, 2]
