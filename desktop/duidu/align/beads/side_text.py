"""One side as the aligner reads it: cut once, embedded at most once, as sentences or paragraphs."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from duidu.align.base.memory import AlignerMemory
from duidu.align.base.pooling import Pooled, SpanEncoder
from duidu.align.base.protocol import Ints, Matrix
from duidu.core.alignment import first_sentences
from duidu.core.article import Side
from duidu.core.codes import without_codes
from duidu.core.jobs import Job
from duidu.language.description import ClauseRules
from duidu.language.registry import describe

_AT_ONCE = 160  # sentences encoded between two checks of the job; they share many tokens

_LONGEST = 4_000  # code points; of a longer sentence only both ends are read

_CHECKED_EVERY = 250  # sentences

T = TypeVar("T")


def _checked(sentences: Sequence[T], job: Job) -> Iterator[T]:
    """The sentences; asks now and then whether the job was cancelled."""
    for number, sentence in enumerate(sentences):
        if number % _CHECKED_EVERY == 0:
            job.check()
        yield sentence


class SideText:
    """A side cut into clauses; remembers the vectors of sentences once computed.

    `clauses` are those of each sentence, `starts` the first sentence of each block.
    """

    def __init__(self, side: Side, memory: AlignerMemory, job: Job) -> None:
        """Cut the sentences of a side into clauses. Raises Cancelled."""
        described = describe(side.language)
        # Codes say nothing of what a sentence means, and would make it seem longer than it is.
        self.sentences = [without_codes(text) or text for text in side.sentence_texts()]
        self.starts = first_sentences(side)
        self.blocks = [without_codes(block.text) or block.text for block in side.blocks]
        self.clauses = [
            tuple(clauses(sentence, described.clauses))
            for sentence in _checked(self.sentences, job)
        ]
        self.cut = memory.cutter(side.language)
        self.leads_on = described.leads_on
        self.sounds = memory.sounds(side.language)
        self._pooled: dict[int, tuple[Matrix, Matrix, Matrix]] = {}

    def inside(self, block: int) -> range:
        """The sentences of a block."""
        return range(self.starts[block], self.starts[block + 1])

    def checked(self, job: Job) -> Iterator[tuple[str, ...]]:
        """The clauses of each sentence; asks now and then whether the job was cancelled."""
        return _checked(self.clauses, job)

    def pool(
        self, encoder: SpanEncoder, units: Sequence[Sequence[int]], *, whole: bool, job: Job
    ) -> tuple[Pooled, Ints]:
        """Pooled pieces of units, which are given as numbers of sentences; how many each has.

        The pieces are clauses, or with `whole` sentences. Raises Cancelled.
        """
        # Both levels and overlapping windows ask for the same sentences: each is encoded once.
        wanted = [number for unit in units for number in unit if number not in self._pooled]
        for at in range(0, len(wanted), _AT_ONCE):
            job.check()
            self._encode(encoder, wanted[at : at + _AT_ONCE])
        none = (
            np.zeros((1, encoder.dimensions), np.float32),
            np.zeros(1, np.float32),
            np.zeros(encoder.dimensions, np.float32),
        )
        read = [[self._pooled[number] for number in unit] or [none] for unit in units]
        join = [
            (s.sum(axis=0, keepdims=True), c.sum(keepdims=True), e) if whole else (s, c, e)
            for unit in read
            for s, c, e in unit
        ]
        empty = np.zeros((0, encoder.dimensions), np.float32)
        pooled = Pooled(
            np.concatenate([empty, *(sums for sums, _, _ in join)]),
            np.concatenate([np.zeros(0, np.float32), *(counts for _, counts, _ in join)]),
            np.array([unit[0][2] for unit in read], np.float32).reshape(
                len(read), encoder.dimensions
            ),
        )
        sizes = [len(unit) if whole else sum(len(s) for s, _, _ in unit) for unit in read]
        return pooled, np.array(sizes, np.int64)

    def _encode(self, encoder: SpanEncoder, numbers: Sequence[int]) -> None:
        """Encode sentences and remember their pooled clauses."""
        pooled = encoder.pool([self.clauses[number] for number in numbers])
        ends = np.cumsum([len(self.clauses[number]) for number in numbers])
        sums, counts = np.split(pooled.sums, ends[:-1]), np.split(pooled.counts, ends[:-1])
        for number, s, c, edge in zip(numbers, sums, counts, pooled.edges, strict=True):
            self._pooled[number] = (s, c, edge)


def clauses(sentence: str, rules: ClauseRules) -> list[str]:
    """The clauses of a sentence in order, the finest grain at which borders are judged.

    Joined they are the sentence, or its two ends if it is enormous. Fragments join what comes next.
    """
    if len(sentence) > _LONGEST:
        sentence = sentence[: _LONGEST // 2] + sentence[-_LONGEST // 2 :]
    cuts = [match.end() for match in re.finditer(rules.end, sentence)]
    size: Callable[[str], int] = _word_count if rules.by_words else len
    parts: list[str] = []
    start = 0
    for end in [*cuts, len(sentence)]:
        part = sentence[start:end]
        if size(part) >= rules.shortest:
            parts.append(part)
            start = end
    if start < len(sentence):
        rest = sentence[start:]
        if parts and size(rest) < rules.shortest_last:
            parts[-1] += rest
        else:
            parts.append(rest)
    return parts or [sentence]


def _word_count(text: str) -> int:
    return len(text.split())
