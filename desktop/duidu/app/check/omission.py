"""Finds clauses that the other side does not say.

Whether a word is answered is read from the dictionary. How much that tells is learnt from the text:
how often each word is answered in its own row, and how often by chance in another. A clause is
missing when its words are answered as rarely as by chance, and its side is too long with it.
"""

import math
import re
from array import array
from bisect import insort
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from duidu.app.check.finding import Finding
from duidu.app.check.make import found_on
from duidu.app.check.row import CheckedRow, SideText
from duidu.core.article import SideName
from duidu.core.errors import Sentence
from duidu.language.registry import describe

Glosses = Callable[[Sequence[str]], Mapping[str, Mapping[str, float]]]
Cutter = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a side: where it is, its words, its length, and how many sentences end in it."""

    start: int
    end: int
    words: tuple[str, ...]
    size: int
    stops: int


@dataclass(frozen=True, slots=True)
class Sides:
    """A row as it was read: the clauses of each side, and which of its words are answered."""

    clauses: tuple[tuple[Clause, ...], tuple[Clause, ...]]
    answered: tuple[frozenset[str], frozenset[str]]

    def size(self, side: int) -> int:
        """How long a side is."""
        return sum(clause.size for clause in self.clauses[side])

    def stops(self, side: int) -> int:
        """How many sentences end there; the last may do so without a mark."""
        clauses = self.clauses[side]
        return sum(clause.stops for clause in clauses) + bool(clauses and not clauses[-1].stops)


_STOP = re.compile(r"[。！？!?…]+|\.(?=[\s\"”’')]|$)")
_WORDLIKE = re.compile(r"[=\w]")
_PRIOR = 4.0  # meetings that are assumed of each word before it is met
_LEAST_WORDS = 3  # of a clause that can be missed
_RUN = 6  # clauses in a row that may be missing together
_LEAST_ROWS = 30  # before the text tells its own ratio of lengths
_ENOUGH = 3_000  # rows that are read word by word whatever their shape
_NEAR = 0.5  # spreads
_MOST_CLAUSES = 40  # of a side; a longer one is a whole text
THRESHOLD = 5.0
"""How much likelier it must be, as a logarithm, that a clause is missing than that it is there."""


class Omissions:
    """Finds clauses without an answer.

    `studied` is the side whose words the dictionary explains, in the words of the other.
    """

    ids = ("omission", "addition")

    def __init__(
        self, studied: SideName, cutters: Mapping[SideName, Cutter], glosses: Glosses
    ) -> None:
        self._studied = 0 if studied is SideName.SOURCE else 1
        self._cutters = tuple(cutters[side] for side in SideName)
        self._glosses = glosses
        self._known: dict[str, frozenset[str]] = {}
        self._rates = (_Rates(), _Rates())
        self._ratios: list[float] = []
        self._alike: Counter[bool] = Counter()
        self._read: dict[int, Sides] = {}
        # What the words of the row before answer and are: it stands for chance.
        self._last: tuple[frozenset[str], frozenset[str]] | None = None

    def learn(self, row: CheckedRow, times: int = 1) -> None:
        """Count which words of a row are answered, in it and by chance in the row before."""
        if row.is_gap:
            return
        if times < 0:
            self._read.pop(row.index, None)
            return
        sides = row.source, row.target
        sizes = [_size(side, side.prose) for side in sides]
        stops = [_sentences(side.prose) for side in sides]
        self._alike[stops[0] == stops[1]] += 1
        ratio = math.log(sizes[1] / sizes[0]) if min(sizes) else 0.0
        if min(sizes):
            insort(self._ratios, ratio)
        # A book is read word by word only where a side is longer than usual, once enough is learnt.
        if self._enough and stops[0] == stops[1] and self._is_usual(ratio, min(sizes)):
            return
        clauses = tuple(
            self._clauses(self._cutters[side], text)
            for side, text in enumerate((row.source, row.target))
        )
        words = [{word for clause in clauses[side] for word in clause.words} for side in (0, 1)]
        said = self._said(words)
        answered = [frozenset(self._answered(side, words[side], said)) for side in (0, 1)]
        read = Sides((clauses[0], clauses[1]), (answered[0], answered[1]))
        if max(map(len, clauses)) > 1 and max(map(len, clauses)) <= _MOST_CLAUSES:
            self._read[row.index] = read
        for side in (0, 1):
            chance = (
                self._answered(side, words[side], self._last) if self._last is not None else None
            )
            self._rates[side].add(words[side], answered[side], chance)
        self._last = said

    @property
    def _enough(self) -> bool:
        return len(self._ratios) > _ENOUGH

    def _is_usual(self, ratio: float, shortest: int) -> bool:
        """Whether a ratio of lengths is so near the middle that hardly a clause can be missing."""
        middle, spread = self._lengths()
        return abs(ratio - middle) < _NEAR * math.hypot(spread, shortest**-0.5)

    def find(self, row: CheckedRow) -> Iterator[Finding]:
        """The run of clauses of each side that most likely has no answer."""
        read = self._read.get(row.index)
        if read is None or len(self._ratios) < 2:
            return
        for side, name in enumerate(SideName):
            score, first, last = self.best(read, side)
            if score < THRESHOLD:
                continue
            clauses = read.clauses[side]
            place = (clauses[first].start, clauses[last - 1].end)
            # What the alignment leaves alone is told by another check.
            if any(place[0] < end and start < place[1] for start, end in row.alone_on(name)):
                continue
            text = row.side(name).text[place[0] : place[1]].strip()
            yield found_on(
                row,
                "omission" if side == 0 else "addition",
                name,
                [place],
                Sentence("The other side does not say this: “{text}”.", text=text),
            )

    def best(self, read: Sides, side: int) -> tuple[float, int, int]:
        """The run of clauses that is likeliest to be missing: how likely, first and end."""
        clauses = read.clauses[side]
        if len(clauses) < 2:
            return 0.0, 0, 0
        rates, answered = self._rates[side], read.answered[side]
        distinct = [set(clause.words) for clause in clauses]
        single = [
            sum(rates.evidence(word, word in answered) for word in words) for words in distinct
        ]
        sums = [0.0, *accumulate(single)]
        counts = [0, *accumulate(map(len, distinct))]
        best = (0.0, 0, 0)
        for first in range(len(clauses)):
            for last in range(first + 1, min(len(clauses), first + _RUN) + 1):
                words = sums[last] - sums[first]
                # Neither lengths nor sentences make up for words that are all answered.
                if last - first == len(clauses) or words < -2 or words + 12 < best[0]:
                    continue
                if counts[last] - counts[first] < _LEAST_WORDS:
                    continue
                score = words + self._by_shape(read, side, clauses[first:last])
                if score > best[0]:
                    best = (score, first, last)
        return best

    def _by_shape(self, read: Sides, side: int, missing: Sequence[Clause]) -> float:
        """What length and number of sentences say for these clauses being missing."""
        stops = sum(clause.stops for clause in missing)
        own, other = read.stops(side), read.stops(1 - side)
        before, after = own == other, own - stops == other
        total = 0.0
        if before != after:
            alike, unlike = self._alike[True] + 2.0, self._alike[False] + 1.0
            total = math.log(alike / unlike) * (1 if after else -1)
        sizes = read.size(0), read.size(1)
        if min(sizes) == 0:
            return total
        middle, spread = self._lengths()
        spread = math.sqrt(spread**2 + 1.0 / min(sizes))
        off = math.log(sizes[1] / sizes[0]) - middle
        # Without the clauses the side would have the size that its translation answers.
        kept = max(1, sizes[side] - sum(clause.size for clause in missing))
        shift = math.log(kept / sizes[side]) * (1 if side == 0 else -1)
        length = ((off / spread) ** 2 - ((off - shift) / spread) ** 2) / 2
        return total + max(-4.0, min(4.0, length))

    def _lengths(self) -> tuple[float, float]:
        """Middle and spread of the ratio of lengths, without the outliers."""
        ordered, count = self._ratios, len(self._ratios)
        quarter = (ordered[count * 3 // 4] - ordered[count // 4]) / 1.35
        trust = count / (count + _LEAST_ROWS)
        return ordered[count // 2], max(0.12, trust * quarter + (1 - trust) * 0.3)

    def _said(self, words: Sequence[Collection[str]]) -> tuple[frozenset[str], frozenset[str]]:
        """What each side of a row answers: its own words, and all that the studied ones mean."""
        studied = words[self._studied]
        if new := [word for word in studied if word not in self._known]:
            for word, stems in self._glosses(new).items():
                self._known[word] = frozenset(stems)
        meant = frozenset().union(studied, *(self._known[word] for word in studied))
        other = frozenset(words[1 - self._studied])
        return (meant, other) if self._studied == 0 else (other, meant)

    def _answered(
        self, side: int, words: Collection[str], said: tuple[frozenset[str], frozenset[str]]
    ) -> set[str]:
        """Which words of a side the other one answers."""
        others = said[1 - side]
        if side != self._studied:
            return {word for word in words if word in others}
        known = self._known
        return {word for word in words if word in others or not known[word].isdisjoint(others)}

    def _clauses(self, cut: Cutter, side: SideText) -> tuple[Clause, ...]:
        """The clauses of a side; a short one belongs to the next, a short last one to the last."""
        rules = describe(side.language).clauses
        text = side.prose
        clauses: list[Clause] = []
        start = 0
        ends = [match.end() for match in re.finditer(rules.end, text)]
        for end in (*ends, len(text)):
            piece = text[start:end]
            if not piece:
                continue
            words = tuple(word for word in cut(piece) if _WORDLIKE.match(word))
            size = _size(side, piece)
            clause = Clause(start, end, words, size, len(_STOP.findall(piece)))
            if clauses and (
                clauses[-1].size < rules.shortest
                or (end == len(text) and size < rules.shortest_last)
            ):
                before = clauses.pop()
                clause = Clause(
                    before.start,
                    end,
                    before.words + words,
                    before.size + size,
                    before.stops + clause.stops,
                )
            clauses.append(clause)
            start = end
        return tuple(clauses)


def _size(side: SideText, text: str) -> int:
    """The length of a piece of a side, in words or in characters."""
    by_words = describe(side.language).clauses.by_words
    return len(text.split()) if by_words else sum(map(str.isalnum, text))


def _sentences(text: str) -> int:
    """How many sentences a text has; the last may end without a mark."""
    ends = [match.end() for match in _STOP.finditer(text)]
    rest = text[ends[-1] :] if ends else text
    return len(ends) + any(map(str.isalnum, rest))


class _Rates:
    """How often each word of a side is answered in its row, and by chance in another."""

    def __init__(self) -> None:
        # For each word: meetings, answered; meetings with another row, answered there.
        self._counts: dict[str, array[int]] = {}
        self._totals = [0, 0, 0, 0]
        self._evidence: dict[tuple[str, bool], float] = {}

    def add(
        self, words: Collection[str], answered: Collection[str], chance: Collection[str] | None
    ) -> None:
        """Count the words of a row, each once."""
        self._evidence.clear()
        counts = self._counts
        for word in words:
            count = counts.get(word)
            if count is None:
                count = counts[word] = array("i", (0, 0, 0, 0))
            count[0] += 1
            count[1] += word in answered
            if chance is not None:
                count[2] += 1
                count[3] += word in chance
        totals = self._totals
        totals[0] += len(words)
        totals[1] += len(answered)
        if chance is not None:
            totals[2] += len(words)
            totals[3] += len(chance)

    def evidence(self, word: str, answered: bool) -> float:
        """What a word that is answered, or not, says for its clause being missing."""
        kept = self._evidence.get((word, answered))
        if kept is None:
            met, own, met_chance, chance = self._counts.get(word, (0, 0, 0, 0))
            totals = self._totals
            usual = (totals[1] + 1) / (totals[0] + 2)
            by_chance = (totals[3] + 0.2) / (totals[2] + 2)
            rate = min(0.98, max(0.02, (own + _PRIOR * usual) / (met + _PRIOR)))
            other = max(0.01, (chance + _PRIOR * by_chance) / (met_chance + _PRIOR))
            other = min(rate, other)
            kept = math.log(other / rate) if answered else math.log((1 - other) / (1 - rate))
            self._evidence[word, answered] = kept
        return kept
