"""Landmarks: pairs of blocks of two long texts that surely answer each other.

Found in a fraction of a second by what needs no dictionary: headings, numbers, names and words in
Latin letters that are rare on both sides, and passages that are the same. A pair counts only if
its neighbours agree on where it stands, so there may be none, and hardly ever a wrong one.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, pairwise

from duidu.core.article import Block, BlockKind, Side

Pair = tuple[int, int]
"""Numbers of a source block and of a target block."""
Keys = Callable[[Block], AbstractSet[str]]
"""What a block has that another one may have too."""

# A word of a letter and more, or a number of two digits and more: [a-z][a-z0-9]+(...)* or
# \d+(...)+ or \d\d+. What any of them begins with stands first, which re looks for fast.
_WORD = re.compile(
    r"[a-z\d](?:(?<=[a-z])[a-z0-9]+(?:[._/+-][a-z0-9]+)*"
    r"|(?<=\d)(?:\d+(?:[.,:]\d+)*|(?:[.,:]\d+)+))"
)
_NUMBER_AT_START = re.compile(r"\s*(\d+(?:\.\d+)*)")
_RARE = 3  # places of a word on each side; more say little of where the others are
_SAME_TEXT = 8  # code points from which two blocks of the same text are no accident
_HEADING, _SAME, _ORDER = 3.0, 3.0, 1.0  # weights: numbered heading, same text, nth of its level
_MOST = 3.0  # weight of a pair, however many words it shares
_NEIGHBOURS = 3  # on either side of a pair that are asked whether they agree
_AGREE = 2  # of them that must, and at least half
_SLACK = 0.2  # share of the distance by which two neighbours may differ
_BLOCKS = 3  # average blocks by which they may differ at any distance
_NONE: AbstractSet[str] = frozenset()
_NOBODY: tuple[AbstractSet[int], AbstractSet[int]] = frozenset(), frozenset()
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
    return agreed(heaviest_chain(found), source, target)


def _candidates(source: Side, target: Side) -> dict[Pair, float]:
    """Pairs that something speaks for, with its weight."""
    weights: dict[Pair, float] = {}
    known: tuple[set[int], set[int]] = set(), set()
    for weight, keys in _EVIDENCE:
        most = _RARE if weight != _ORDER else len(source.blocks)
        # Of blocks that are the same on both sides, as code is, the words tell no more.
        same = known if keys is _words else _NOBODY
        found = _places(source, keys, same[0])
        places = {key: at for key, at in found.items() if len(at) <= most}
        others = _places(target, keys, same[1], places.keys())
        for key, here in places.items():
            there = others.get(key, ())
            # The same number of times on both sides: the first answers the first, and so on.
            if len(here) != len(there):
                continue
            for pair in zip(here, there, strict=True):
                share = weight if weight == _ORDER else weight / len(here)
                weights[pair] = min(weights.get(pair, 0.0) + share, _MOST)
                if keys is _same_text:
                    known[0].add(pair[0])
                    known[1].add(pair[1])
    return weights


def _places(
    side: Side, keys: Keys, without: AbstractSet[int], wanted: AbstractSet[str] | None = None
) -> dict[str, list[int]]:
    """The blocks that have each key, in order, but some; with `wanted`, of those keys alone."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, block in enumerate(side.blocks):
        if number in without:
            continue
        # Most words of a long text are not among those that are rare in the other.
        for key in keys(block) if wanted is None else wanted & keys(block):
            found[key].append(number)
    return found


def _words(block: Block) -> AbstractSet[str]:
    """Words in Latin letters and numbers, each once."""
    return set(_WORD.findall(block.text.lower()))


def _same_text(block: Block) -> AbstractSet[str]:
    """The whole text, as code and addresses have it in both languages."""
    text = block.text.strip()
    return {text} if len(text) >= _SAME_TEXT else _NONE


def _numbered(block: Block) -> AbstractSet[str]:
    """The level of a heading and the number that it begins with."""
    if block.kind is not BlockKind.HEADING:
        return _NONE
    number = _NUMBER_AT_START.match(block.text)
    return _NONE if number is None else {f"{block.level} {number[1]}"}


def _level(block: Block) -> AbstractSet[str]:
    """The level of a heading."""
    return {str(block.level)} if block.kind is BlockKind.HEADING else _NONE


_EVIDENCE: tuple[tuple[float, Keys], ...] = (
    # First of all, since it spares looking at the words of those blocks.
    (_SAME, _same_text),
    (1.0, _words),
    (_HEADING, _numbered),
    (_ORDER, _level),
)


def heaviest_chain(found: dict[Pair, float]) -> list[Pair]:
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


def agreed(chain: list[Pair], source: Side, target: Side) -> list[Pair]:
    """The pairs of a chain whose neighbours in it stand where they should.

    Two stand so if both sides have about as much text between them.
    """
    slack = _BLOCKS / max(len(source.blocks), len(target.blocks))
    # Both texts begin together and end together, as far as anybody knows.
    known = [(0, 0), *chain, (len(source.blocks), len(target.blocks))]
    shares = _shares(source), _shares(target)
    places = [(shares[0][here], shares[1][there]) for here, there in known]
    kept = []
    for number, pair in enumerate(chain, start=1):
        left, right = places[number]
        near = places[max(0, number - _NEIGHBOURS) : number + 1 + _NEIGHBOURS]
        agreeing = -1  # with itself
        for one, other in near:
            here, there = abs(left - one), abs(right - other)
            longer = here if here > there else there
            agreeing += abs(here - there) <= _SLACK * longer + slack
        if agreeing >= _AGREE and 2 * agreeing >= len(near) - 1:
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
