"""Matches the blocks of two versions of a text, wherever they were moved. Works on folded texts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Indel

# tests/benchmarks/anchoring.py measures the effect of these: how many anchors land right or wrong.
_SHINGLE = 6  # code points of a stretch by which similar blocks are found
_COMMONPLACE = 12  # blocks with a stretch; it tells nothing if more have it
_CANDIDATES = 6  # blocks compared in full with one
_SIMILAR = 0.5  # the least similarity of two versions of a block
_HELD = 0.6  # share of the shorter text's stretches that the longer one has to contain
_NEIGHBOUR = 0.1  # what a matched neighbour adds to the similarity
_CLEAR = 0.2  # margin over the next best pair, in the first round
_TIE = 0.05  # pairs closer than this look the same


@dataclass(frozen=True, slots=True)
class BlockMatch:
    """The newer block, and whether it is surely the right one.

    Not sure means: one of several that look the same.
    """

    new: int
    sure: bool


def match_blocks(
    old: Sequence[str], new: Sequence[str], check: Callable[[], None] = lambda: None
) -> dict[int, BlockMatch]:
    """For each older block the newer one it became; blocks that are gone have no entry.

    No newer block is given twice. First come blocks that are unique on either side and equal; then
    equal ones next to those, so that neighbours tell an original from its copy; then similar ones,
    the most similar first; then look-alikes without such neighbours, in order. `check` is called
    often and may raise to stop.
    """
    matching = _Matching(old, new, check)
    # From the surest kind to the least sure: each match makes its neighbours likelier.
    matching.take_unique()
    matching.take_neighbours()
    matching.take_similar(_CLEAR)
    matching.take_neighbours()
    matching.take_similar(0)
    matching.doubt_copies()
    return {i: matching.matches[i] for i in sorted(matching.matches)}


@dataclass(slots=True)
class _Matching:
    """The matches found so far; each method adds one kind."""

    old: Sequence[str]
    new: Sequence[str]
    check: Callable[[], None]
    matches: dict[int, BlockMatch] = field(default_factory=dict)
    taken: dict[int, int] = field(default_factory=dict)

    def take_unique(self) -> None:
        """Equal blocks that occur once on either side."""
        where = [_positions(self.old), _positions(self.new)]
        for text, places in where[0].items():
            there = where[1].get(text, [])
            if len(places) == len(there) == 1:
                self._take(places[0], there[0])

    def take_neighbours(self) -> None:
        """Equal blocks next to matched ones, and at either end of the text."""
        for step in (1, -1):
            starts = (
                [(-1, -1), *((i, m.new) for i, m in self.matches.items())]
                if step > 0
                else self._from_the_end()
            )
            for i, j in starts:
                while self._free(i + step, j + step) and self.old[i + step] == self.new[j + step]:
                    i, j = i + step, j + step
                    self._take(i, j)

    def _from_the_end(self) -> list[tuple[int, int]]:
        return [(len(self.old), len(self.new)), *((i, m.new) for i, m in self.matches.items())]

    def take_similar(self, margin: float) -> None:
        """The most similar pairs first.

        With a margin, only pairs that no other pair of either block comes near to.
        """
        # Ties are broken by order in the text, so the result is always the same.
        pairs = sorted(self._similar_pairs(), key=lambda pair: (-pair[0], pair[1], pair[2]))
        by_old, by_new = defaultdict(list), defaultdict(list)
        for pair in pairs:
            by_old[pair[1]].append(pair)
            by_new[pair[2]].append(pair)
        for score, i, j in pairs:
            if not self._free(i, j):
                continue
            near = [
                (k, m)
                for s, k, m in by_old[i] + by_new[j]
                if (k, m) != (i, j) and s > score - max(margin, _TIE)
            ]
            if not margin or not any(self._free(k, m) for k, m in near):
                self._take(i, j, sure=not near)

    def doubt_copies(self) -> None:
        """Mark matches as unsure whose text occurs more often than before.

        Such a block is surely itself only between its old neighbours.
        """
        counts = [Counter(self.old), Counter(self.new)]
        for i, match in self.matches.items():
            text = self.new[match.new]
            if counts[1][text] > max(1, counts[0][text]) and self._neighbours(i, match.new) < 2:
                self.matches[i] = BlockMatch(match.new, sure=False)

    def _similar_pairs(self) -> Iterator[tuple[float, int, int]]:
        """(score, old, new) of pairs that are similar enough, better next to matched blocks."""
        left = [i for i in range(len(self.old)) if i not in self.matches]
        index = self._shingle_index() if left else {}
        for i in left:
            self.check()
            votes: Counter[int] = Counter()
            for shingle in _shingles(self.old[i]):
                # Stock phrases would vote for every block.
                if len(places := index.get(shingle, ())) <= _COMMONPLACE:
                    votes.update(places)
            for j in self._likely(i, (j for j, _ in votes.most_common(_CANDIDATES))):
                score = similarity(self.old[i], self.new[j])
                if score >= _SIMILAR:
                    yield score + _NEIGHBOUR * self._neighbours(i, j), i, j

    def _shingle_index(self) -> dict[str, list[int]]:
        """Which newer, unmatched blocks contain each short stretch."""
        index: dict[str, list[int]] = defaultdict(list)
        for j, text in enumerate(self.new):
            if j not in self.taken:
                self.check()
                for shingle in _shingles(text):
                    index[shingle].append(j)
        return index

    def _likely(self, i: int, voted: Iterable[int]) -> set[int]:
        """The blocks that share rare stretches with this one, and those where it should be."""
        places = {m.new - step for step in (-1, 1) if (m := self.matches.get(i + step))}
        if i == 0:
            places.add(0)
        if i == len(self.old) - 1:
            places.add(len(self.new) - 1)
        return {j for j in (*voted, *places) if self._free(i, j)}

    def _neighbours(self, i: int, j: int) -> int:
        """How many of a pair's two neighbours are matched with each other; text ends count."""
        ends = (i == 0 and j == 0) + (i == len(self.old) - 1 and j == len(self.new) - 1)
        return ends + sum(
            (m := self.matches.get(i + step)) is not None and m.new == j + step for step in (-1, 1)
        )

    def _free(self, i: int, j: int) -> bool:
        return (
            0 <= i < len(self.old)
            and 0 <= j < len(self.new)
            and i not in self.matches
            and j not in self.taken
        )

    def _take(self, i: int, j: int, *, sure: bool = True) -> None:
        self.matches[i] = BlockMatch(j, sure)
        self.taken[j] = i


def similarity(old: str, new: str) -> float:
    """Share of code points that two texts have in common, 0 to 1.

    At least a half if one contains most of the other letter for letter.
    """
    same = Indel.normalized_similarity(old, new)
    # Too short to have stretches that tell anything.
    if same >= _SIMILAR or min(len(old), len(new)) < 2 * _SHINGLE:
        return same
    shingles = (_shingles(old), _shingles(new))
    held = len(shingles[0] & shingles[1]) / min(map(len, shingles))
    return _SIMILAR if held >= _HELD else same


def _positions(texts: Sequence[str]) -> dict[str, list[int]]:
    """The indexes at which each text occurs."""
    places = defaultdict(list)
    for index, text in enumerate(texts):
        places[text].append(index)
    return places


def _shingles(text: str) -> set[str]:
    return {text[i : i + _SHINGLE] for i in range(max(1, len(text) - _SHINGLE + 1))}
