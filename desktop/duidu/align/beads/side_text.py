"""One side as the aligner reads it: cut once, embedded at most once, as sentences or paragraphs."""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from duidu.align.base.pooling import Pooled, SpanEncoder
from duidu.align.base.protocol import Matrix
from duidu.align.base.spelled_names import Sounds
from duidu.align.base.word_pairs import GlossStems, cutter
from duidu.align.beads.passes import Texts
from duidu.core.alignment import first_sentences
from duidu.core.article import Side
from duidu.core.jobs import Job, NoJob
from duidu.language.description import ClauseRules
from duidu.language.registry import describe

_AT_ONCE = 64  # sentences encoded between two checks of the job

_LONGEST = 4_000  # code points; of a longer sentence only both ends are read

_CHECKED_EVERY = 250  # sentences


def _checked(sentences: Sequence[str], job: Job) -> Iterator[str]:
    """The sentences; asks now and then whether the job was cancelled."""
    for number, sentence in enumerate(sentences):
        if number % _CHECKED_EVERY == 0:
            job.check()
        yield sentence


class SideText:
    """A side cut into clauses and words; remembers the vectors of sentences once computed."""

    def __init__(self, side: Side, encoder: SpanEncoder | None, job: Job | None = None) -> None:
        """Cut the sentences of a side into clauses. Raises Cancelled."""
        described = describe(side.language)
        self.sentences = side.sentence_texts()
        self.starts = first_sentences(side)
        self._blocks = [block.text for block in side.blocks]
        self._clauses = [
            tuple(clauses(sentence, described.clauses))
            for sentence in _checked(self.sentences, job or NoJob())
        ]
        self._cut = cutter(side.language)
        self._sounds = Sounds(described.syllables()) if described.syllables else None
        self._encoder = encoder
        self._pooled: dict[int, tuple[Matrix, Matrix, Matrix]] = {}

    def sentence_units(self, begin: int, end: int, job: Job) -> Texts:
        """Sentences begin..end, with clauses as pieces."""
        return Texts(
            tuple(self.sentences[begin:end]),
            tuple(self._clauses[begin:end]),
            self._cut,
            self._pool([(number,) for number in range(begin, end)], whole=False, job=job),
            self._sounds,
        )

    def paragraph_units(self, blocks: Sequence[int], job: Job) -> Texts:
        """Blocks, with sentences as pieces."""
        inside = [range(self.starts[block], self.starts[block + 1]) for block in blocks]
        pieces = tuple(
            tuple("".join(self._clauses[n]) for n in numbers) or ("",) for numbers in inside
        )
        return Texts(
            tuple(self._blocks[block] for block in blocks),
            pieces,
            self._cut,
            self._pool(inside, whole=True, job=job),
            self._sounds,
        )

    def bags(
        self,
        glosses: GlossStems | None,
        buckets: int,
        begin: int = 0,
        end: int | None = None,
        job: Job | None = None,
    ) -> list[dict[int, float]]:
        """Words of sentences begin..end as buckets with strengths.

        With glosses, a word counts as the words that may translate it. Raises Cancelled.
        """
        job = job or NoJob()
        words = [self._cut(sentence) for sentence in _checked(self.sentences[begin:end], job)]
        known = (
            glosses.stems(word for sentence in words for word in sentence)
            if glosses is not None
            else {}
        )
        numbered = {
            word: _numbered(known.get(word) or {word: 1.0}, buckets)
            for sentence in words
            for word in sentence
        }
        return [_sum([numbered[word] for word in sentence]) for sentence in words]

    def block_bags(
        self, glosses: GlossStems | None, buckets: int, job: Job | None = None
    ) -> list[dict[int, float]]:
        """Bags of words of all blocks, as `bags` has those of sentences."""
        found = self.bags(glosses, buckets, job=job)
        return [
            _sum(found[self.starts[block] : self.starts[block + 1]])
            for block in range(len(self._blocks))
        ]

    def _pool(self, units: Sequence[Sequence[int]], *, whole: bool, job: Job) -> Pooled | None:
        """Pooled pieces of units, which are given as numbers of sentences.

        The pieces are clauses, or with `whole` sentences. None without an encoder.
        """
        if self._encoder is None:
            return None
        # Both levels and overlapping windows ask for the same sentences: each is encoded once.
        wanted = [number for unit in units for number in unit if number not in self._pooled]
        for at in range(0, len(wanted), _AT_ONCE):
            job.check()
            self._encode(self._encoder, wanted[at : at + _AT_ONCE])
        none = (
            np.zeros((1, self._encoder.dimensions), np.float32),
            np.zeros(1, np.float32),
            np.zeros(self._encoder.dimensions, np.float32),
        )
        read = [[self._pooled[number] for number in unit] or [none] for unit in units]
        join = [
            (s.sum(axis=0, keepdims=True), c.sum(keepdims=True), e) if whole else (s, c, e)
            for unit in read
            for s, c, e in unit
        ]
        empty = np.zeros((0, self._encoder.dimensions), np.float32)
        return Pooled(
            np.concatenate([empty, *(sums for sums, _, _ in join)]),
            np.concatenate([np.zeros(0, np.float32), *(counts for _, counts, _ in join)]),
            np.array([unit[0][2] for unit in read], np.float32).reshape(
                len(read), self._encoder.dimensions
            ),
        )

    def _encode(self, encoder: SpanEncoder, numbers: Sequence[int]) -> None:
        """Encode sentences and remember their pooled clauses."""
        pooled = encoder.pool([self._clauses[number] for number in numbers])
        ends = np.cumsum([len(self._clauses[number]) for number in numbers])
        sums, counts = np.split(pooled.sums, ends[:-1]), np.split(pooled.counts, ends[:-1])
        for number, s, c, edge in zip(numbers, sums, counts, pooled.edges, strict=True):
            self._pooled[number] = (s, c, edge)


def _numbered(answers: dict[str, float], buckets: int) -> dict[int, float]:
    """Words as hashed buckets, with strengths that sum to at most 1."""
    total = max(sum(answers.values()), 1.0)
    return {
        zlib.crc32(answer.encode("utf-8", "replace")) % buckets: strength / total
        for answer, strength in answers.items()
    }


def _sum(bags: Sequence[dict[int, float]]) -> dict[int, float]:
    total: dict[int, float] = {}
    for bag in bags:
        for bucket, strength in bag.items():
            total[bucket] = total.get(bucket, 0.0) + strength
    return total


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
