"""The words of a side, cut once and numbered, for every level and window at which it is aligned."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from duidu.align.base.protocol import Ints

Cutter = Callable[[Sequence[str]], Sequence[Sequence[str]]]
"""Cuts clauses into words, many at once: asking for each by itself takes a third longer."""

_AT_ONCE = 250  # sentences cut at once


@dataclass(frozen=True, slots=True)
class SideWords:
    """The words of a side and where they stand.

    `words` are all different words; `word_of` is the number of the word at every occurrence.
    `clause_starts` has the first occurrence of each clause, `sentence_starts` the first clause of
    each sentence; both end with the number of all.
    """

    words: tuple[str, ...]
    word_of: Ints
    clause_starts: Ints
    sentence_starts: Ints


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Some words of a side: for every occurrence its word, its piece and its unit.

    `clauses` are the clauses they come from, with the piece and the unit of each; `pieces` the
    number of pieces of each unit.
    """

    word_of: Ints
    piece_of: Ints
    unit_of: Ints
    clauses: Ints
    clause_piece: Ints
    clause_unit: Ints
    pieces: Ints


def side_words(sentences: Iterable[Sequence[str]], cut: Cutter) -> SideWords:
    """Cut the clauses of each sentence into words."""
    # A new word gets the number of those before it.
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    word_of: list[int] = []
    clause_starts, sentence_starts = [0], [0]
    rest = iter(sentences)
    while some := list(islice(rest, _AT_ONCE)):
        for words in cut(list(chain.from_iterable(some))):
            word_of.extend(map(numbers.__getitem__, words))
            clause_starts.append(len(word_of))
        for clauses in some:
            sentence_starts.append(sentence_starts[-1] + len(clauses))
    return SideWords(
        tuple(numbers),
        np.array(word_of, np.int64),
        np.array(clause_starts, np.int64),
        np.array(sentence_starts, np.int64),
    )


def occurrences(side: SideWords, units: Sequence[range], *, whole: bool) -> Occurrences:
    """The words of units, which are given as ranges of sentences.

    The pieces are clauses, or with `whole` sentences; a unit without any has one empty piece.
    """
    first = np.array([unit.start for unit in units], np.int64)
    last = np.array([unit.stop for unit in units], np.int64)
    sentences, unit_of = spans(first, last)
    clauses, sentence_of = spans(
        side.sentence_starts[sentences], side.sentence_starts[sentences + 1]
    )
    words, clause_of = spans(side.clause_starts[clauses], side.clause_starts[clauses + 1])
    clause_unit = unit_of[sentence_of]
    inside = unit_of if whole else clause_unit
    pieces = np.maximum(np.bincount(inside, minlength=len(units)), 1)
    # Empty units before it have one piece each, though nothing stands in them.
    clause_piece = sentence_of if whole else np.arange(len(clauses))
    if len(clauses):
        counts = np.bincount(inside, minlength=len(units))
        clause_piece = clause_piece + np.cumsum(counts == 0)[clause_unit]
    return Occurrences(
        side.word_of[words],
        clause_piece[clause_of],
        clause_unit[clause_of],
        clauses,
        clause_piece,
        clause_unit,
        pieces,
    )


def spans(first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """All numbers of half-open ranges one after the other, and the range that each comes from."""
    lengths = last - first
    of = np.repeat(np.arange(len(lengths)), lengths)
    return np.arange(len(of)) + (first - np.cumsum(lengths) + lengths)[of], of
