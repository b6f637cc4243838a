"""Landmarks: pairs of blocks of two long texts that surely answer each other.

Found in a fraction of a second by what needs no dictionary: headings, numbers, names and words in
Latin letters that are rare on both sides, and passages that are the same. A pair counts only if
its neighbours agree on where it stands, so there may be none, and hardly ever a wrong one.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from duidu.core.article import Block, BlockKind, Side

Pair = tuple[int, int]
"""Numbers of a source block and of a target block."""
Keys = Callable[[Block], Iterable[str]]
"""What a block has that another one may have too."""

_WORD = re.compile(r"[a-z][a-z0-9]+(?:[._/+-][a-z0-9]+)*|\d+(?:[.,:]\d+)+|\d\d+")
_NUMBER_AT_START = re.compile(r"\s*(\d+(?:\.\d+)*)")
_RARE = 3  # places of a word on each side; more say little of where the others are
_SAME_TEXT = 8  # code points from which two blocks of the same text are no accident
_HEADING, _SAME, _ORDER = 3.0, 2.0, 1.0  # weights: numbered heading, same text, nth of its level
_MOST = 3.0  # weight of a pair, however many words it shares
_NEIGHBOURS = 3  # on either side of a pair that are asked whether they agree
_AGREE = 2  # of them that must, and at least half
_SLACK = 0.2  # share of the distance by which two neighbours may differ
_BLOCKS = 3  # average blocks by which they may differ at any distance
_CANDIDATES = 60_000  # pairs that are still chained in a fraction of a second


def landmarks(source: Side, target: Side) -> list[Pair]:
    """Pairs of blocks that surely answer each other, ascending on both sides."""
    if not source.blocks or not target.blocks:
        return []
    found = _candidates(source, target)
    if len(found) > _CANDIDATES:
        # Spread over the text as they are, the heaviest half of them serves as well.
        least = sorted(found.values())[-_CANDIDATES]
        found = {pair: weight for pair, weight in found.items() if weight > least}
    return _agreed(_heaviest_chain(found), source, target)


def _candidates(source: Side, target: Side) -> dict[Pair, float]:
    """Pairs that something speaks for, with its weight."""
    weights: dict[Pair, float] = {}
    for weight, keys in _EVIDENCE:
        places = _places(source, keys)
        others = _places(target, keys, places)
        for key, here in places.items():
            there = others.get(key, ())
            # The same number of times on both sides: the first answers the first, and so on.
            if len(here) != len(there) or (weight != _ORDER and len(here) > _RARE):
                continue
            for pair in zip(here, there, strict=True):
                share = weight if weight == _ORDER else weight / len(here)
                weights[pair] = min(weights.get(pair, 0.0) + share, _MOST)
    return weights


def _places(side: Side, keys: Keys, wanted: Container[str] | None = None) -> dict[str, list[int]]:
    """The blocks that have each key, in order; with `wanted`, of those keys alone."""
    found: dict[str, list[int]] = {}
    for number, block in enumerate(side.blocks):
        for key in keys(block):
            if wanted is None or key in wanted:
                found.setdefault(key, []).append(number)
    return found


def _words(block: Block) -> Iterable[str]:
    """Words in Latin letters and numbers, each once."""
    return set(_WORD.findall(block.text.lower()))


def _same_text(block: Block) -> Iterable[str]:
    """The whole text, as code and addresses have it in both languages."""
    text = block.text.strip()
    return (text,) if len(text) >= _SAME_TEXT else ()


def _numbered(block: Block) -> Iterable[str]:
    """The level of a heading and the number that it begins with."""
    if block.kind is not BlockKind.HEADING:
        return ()
    number = _NUMBER_AT_START.match(block.text)
    return () if number is None else (f"{block.level} {number[1]}",)


def _level(block: Block) -> Iterable[str]:
    """The level of a heading."""
    return (str(block.level),) if block.kind is BlockKind.HEADING else ()


_EVIDENCE: tuple[tuple[float, Keys], ...] = (
    (1.0, _words),
    (_SAME, _same_text),
    (_HEADING, _numbered),
    (_ORDER, _level),
)


def _heaviest_chain(found: dict[Pair, float]) -> list[Pair]:
    """The pairs that ascend on both sides and weigh most together.

    Patience sorting with weights: the best chain that ends before each target block is kept in a
    Fenwick tree.
    """
    size = max((pair[1] for pair in found), default=0) + 2
    # Of each node the heaviest chain in it: its weight, and the number of its last pair.
    best: list[tuple[float, int]] = [(0.0, -1)] * (size + 1)
    # A later target first: two pairs of one source block must not follow each other.
    pairs = sorted(found, key=lambda pair: (pair[0], -pair[1]))
    before: list[int] = []
    for number, pair in enumerate(pairs):
        heaviest, node = (0.0, -1), pair[1]
        while node > 0:
            heaviest = max(heaviest, best[node])
            node -= node & -node
        before.append(heaviest[1])
        here, node = (heaviest[0] + found[pair], number), pair[1] + 1
        while node <= size:
            if best[node] < here:
                best[node] = here
            node += node & -node
    chain: list[Pair] = []
    at = max(best)[1]
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


@dataclass(frozen=True, slots=True)
class _Scale:
    """How much text stands before each block, as a share of the whole, and what tells apart."""

    before: tuple[list[float], list[float]]
    slack: float

    def agree(self, one: Pair, other: Pair) -> bool:
        """Whether both sides have about as much text between two pairs."""
        here = abs(self.before[0][one[0]] - self.before[0][other[0]])
        there = abs(self.before[1][one[1]] - self.before[1][other[1]])
        return abs(here - there) <= _SLACK * max(here, there) + self.slack


def _agreed(chain: list[Pair], source: Side, target: Side) -> list[Pair]:
    """The pairs of a chain whose neighbours in it stand where they should."""
    before = _shares(source), _shares(target)
    most = max(len(source.blocks), len(target.blocks))
    scale = _Scale(before, _BLOCKS / most)
    # Both texts begin together and end together, as far as anybody knows.
    ends = [(0, 0)], [(len(source.blocks), len(target.blocks))]
    known = [*ends[0], *chain, *ends[1]]
    kept = []
    for number, pair in enumerate(chain, start=1):
        near = [
            *known[max(0, number - _NEIGHBOURS) : number],
            *known[number + 1 : number + 1 + _NEIGHBOURS],
        ]
        agreeing = sum(scale.agree(pair, other) for other in near)
        if agreeing >= _AGREE and 2 * agreeing >= len(near):
            kept.append(pair)
    return kept


def _shares(side: Side) -> list[float]:
    sums = list(accumulate((len(block.text) + 1 for block in side.blocks), initial=0))
    return [one / sums[-1] for one in sums]


def between(found: Sequence[Pair], source: int, target: int) -> Iterator[tuple[range, range]]:
    """The blocks from each landmark to the next; `source` and `target` count those of the sides."""
    corners = [(0, 0), *(pair for pair in found if pair != (0, 0)), (source, target)]
    for one, other in pairwise(corners):
        yield range(one[0], other[0]), range(one[1], other[1])
