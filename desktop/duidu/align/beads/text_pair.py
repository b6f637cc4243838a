"""Two sides with their words, numbered once for all levels and windows that are aligned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, chain
from zlib import crc32

import numpy as np

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.pooling import SpanEncoder
from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.base.side_words import Occurrences, occurrences, side_words, spans
from duidu.align.base.sorting import grouped
from duidu.align.base.spelled_names import MARK, SpelledNames
from duidu.align.base.word_pairs import (
    WordTable,
    vocabulary,
    word_answers,
    word_kinds,
    word_table,
)
from duidu.align.beads.coarse_band import BUCKETS, Bags, bags
from duidu.align.beads.evidence import Units
from duidu.align.beads.leading_on import leading_on
from duidu.align.beads.passes import MEANING, WORDS, Compared
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.side_text import SideText
from duidu.align.beads.spaces import vectors, word_space
from duidu.core.article import Side
from duidu.core.jobs import Job
from duidu.language.registry import describe
from duidu.lexicon.glosses import is_gloss_language


@dataclass(frozen=True, slots=True)
class _Buckets:
    """The hashed answers to each word of a side: those to word n begin at `starts[n]`."""

    starts: Ints
    bucket: Ints
    strength: Floats


class TextPair:
    """Two sides cut into words; each sentence is cut, and embedded, at most once."""

    def __init__(
        self,
        source: Side,
        target: Side,
        memory: AlignerMemory,
        encoder: SpanEncoder | None,
        job: Job,
    ) -> None:
        """Cut both sides into words. Raises Cancelled."""
        self._glosses = memory.glosses
        self._encoder = encoder
        first, second = SideText(source, memory, job), SideText(target, memory, job)
        self.sides = (first, second)
        words, target_words = (side_words(side.checked(job), side.cut) for side in self.sides)
        self._names = (
            SpelledNames(first.sounds, list(chain.from_iterable(first.clauses)), second.sentences)
            if first.sounds
            else None
        )
        self._first_name = len(words.words)
        if self._names:
            marked = tuple(MARK + name for name in self._names.names)
            words = replace(words, words=words.words + marked)
        self._words = (words, target_words)
        self._table: WordTable | None = None
        self._explained = describe(source.language).has_dictionary and is_gloss_language(
            target.language
        )
        self._kinds: tuple[Ints, Ints] | None = None
        self._buckets: tuple[_Buckets, _Buckets] | None = None

    @property
    def kinds(self) -> tuple[Ints, Ints] | None:
        """What each word of either side can tell of a pair; None without a dictionary for them."""
        if self._kinds is None and self._explained and self._glosses is not None:
            self._kinds = word_kinds(*self._words, self._glosses, self._first_name)
        return self._kinds

    def vectors(self, beads: Sequence[ScoredBead], job: Job) -> tuple[Matrix, Matrix]:
        """Of sentence beads, whose units are counted through each side, the vector of each side.

        The encoder reads what it has not read before. Raises Cancelled.
        """
        assert self._encoder is not None
        found = []
        for side, spans_of in zip(
            self.sides,
            zip(*((bead.source, bead.target) for bead in beads), strict=True),
            strict=True,
        ):
            pooled, sizes = side.pool(self._encoder, spans_of, whole=False, job=job)
            first = np.cumsum(sizes) - sizes
            found.append(
                self._encoder.embed(
                    np.add.reduceat(pooled.sums, first),
                    np.add.reduceat(pooled.counts, first),
                    pooled.edges,
                )
            )
        return found[0], found[1]

    def sentences(self, first: tuple[int, int], last: tuple[int, int]) -> Compared:
        """The sentences of both sides between two corners; their pieces are clauses."""
        source, target = (
            [range(n, n + 1) for n in range(*ends)] for ends in zip(first, last, strict=True)
        )
        texts = [side.sentences[a:b] for side, a, b in zip(self.sides, first, last, strict=True)]
        return self._compared((source, target), texts, whole=False)

    def paragraphs(self, source: Sequence[int], target: Sequence[int]) -> Compared:
        """Blocks of both sides; their pieces are sentences."""
        both = list(zip(self.sides, (source, target), strict=True))
        one, other = ([side.inside(block) for block in blocks] for side, blocks in both)
        texts = [[side.blocks[block] for block in blocks] for side, blocks in both]
        return self._compared((one, other), texts, whole=True)

    def with_meaning(self, compared: Compared, chosen: tuple[Ints, Ints], job: Job) -> Compared:
        """The same units, some of either side read by the encoder; all others stay unread."""
        if self._encoder is None:
            return compared
        units = []
        for side, one, ranges, numbers in zip(
            self.sides, (compared.source, compared.target), compared.ranges, chosen, strict=True
        ):
            pooled, sizes = side.pool(
                self._encoder, [ranges[n] for n in numbers.tolist()], whole=compared.whole, job=job
            )
            found = vectors(self._encoder, pooled, sizes, numbers, len(ranges))
            units.append(replace(one, spaces={**one.spaces, MEANING: found}))
        return replace(compared, source=units[0], target=units[1])

    def bags(self, units: Sequence[Sequence[range]]) -> tuple[Bags, Bags]:
        """Units of both sides, given as ranges of sentences, as hashed words.

        A word of the source counts as the words that may translate it.
        """
        if self._buckets is None:
            own = self._words[0].words[: self._first_name]
            known = self._glosses.stems(own) if self._glosses is not None else {}
            self._buckets = (_buckets(own, known), _buckets(self._words[1].words, {}))
        first, second = (
            _bags(occurrences(words, ranges, whole=True), buckets)
            for words, ranges, buckets in zip(self._words, units, self._buckets, strict=True)
        )
        return first, second

    def _compared(
        self, units: tuple[list[range], list[range]], texts: Sequence[Sequence[str]], *, whole: bool
    ) -> Compared:
        """Units of both sides, given as ranges of sentences and as texts, in the space of words."""
        if self._table is None:
            self._table = word_table(*self._words, self._glosses)
        found = [
            occurrences(words, ranges, whole=whole)
            for words, ranges in zip(self._words, units, strict=True)
        ]
        pieces = [one.pieces for one in found]
        found[0] = self._with_names(found[0], units[1])
        source, target = map(vocabulary, found)
        answers = word_answers(source, target, self._table)
        spaces = [{WORDS: one} for one in word_space(source, target, answers, pieces)]
        first, second = (
            Units(tuple(text), words, space, leading_on(text, side.leads_on))
            for side, text, words, space in zip(
                self.sides, texts, (source, target), spaces, strict=True
            )
        )
        return Compared(units, whole, first, second, answers)

    def _with_names(self, found: Occurrences, beside: Sequence[range]) -> Occurrences:
        """Add the names of the sentences beside them that the source spells by sound."""
        if self._names is None:
            return found
        sentences = np.array(list(chain.from_iterable(beside)), np.int64)
        names, place = self._names.within(found.clauses, sentences)
        return replace(
            found,
            word_of=np.concatenate((found.word_of, names + self._first_name)),
            piece_of=np.concatenate((found.piece_of, found.clause_piece[place])),
            unit_of=np.concatenate((found.unit_of, found.clause_unit[place])),
        )


def _buckets(words: Sequence[str], known: Mapping[str, Mapping[str, float]]) -> _Buckets:
    """Words as their hashed answers, with strengths that sum to at most 1."""
    found = [known.get(word) or {word: 1.0} for word in words]
    totals = [max(sum(answers.values()), 1.0) for answers in found]
    return _Buckets(
        np.array(list(accumulate(map(len, found), initial=0)), np.int64),
        np.array(
            [
                crc32(word.encode("utf-8", "replace")) % BUCKETS
                for answers in found
                for word in answers
            ],
            np.int64,
        ),
        np.array(
            [
                strength / total
                for answers, total in zip(found, totals, strict=True)
                for strength in answers.values()
            ],
            np.float64,
        ),
    )


def _bags(found: Occurrences, buckets: _Buckets) -> Bags:
    """Units as weighted buckets."""
    at, of = spans(buckets.starts[found.word_of], buckets.starts[found.word_of + 1])
    cells = grouped(found.unit_of[of] * BUCKETS + buckets.bucket[at])
    strength = np.add.reduceat(buckets.strength[at][cells.order], cells.starts)
    return bags(len(found.pieces), cells.values // BUCKETS, cells.values % BUCKETS, strength)
