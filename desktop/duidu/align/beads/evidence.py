"""The evidence for beads before any is weighed: similarities, links of words and clauses, borders.

Units are sentences, or paragraphs with their sentences as pieces; nothing here tells them apart.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.base.side_words import spans
from duidu.align.base.sorting import grouped
from duidu.align.base.word_pairs import Vocabulary, WordAnswers
from duidu.align.beads.lattice import Lattice
from duidu.align.beads.leading_on import Flags, leading_borders
from duidu.align.beads.spaces import ENDS, Pieces, Vectors, products
from duidu.align.beads.stray_pieces import stray_borders

# Cosines of clauses become weights exp((cosine - _UNLIKE) / _TEMPERATURE).
_TEMPERATURE, _UNLIKE = 0.07, 0.25
_NO_CLAUSE = 0.3  # weight that a clause keeps for being answered by nothing
_NO_WORD = 1.0  # the same for a word, whose links weigh strength times rarity
_RAREST = 4.0  # rarity beyond which a word counts no more
_TOKENS_A_CLAUSE = 8.0  # a clause of so many tokens counts as one link

_CLOSED = r"[”’」』）)\]\"']*$"
_MARKS = {
    "question": re.compile(rf"[？?]{_CLOSED}"),
    "exclamation": re.compile(rf"[！!]{_CLOSED}"),
    "pause": re.compile(rf"(?:…|\.\.|\. \.|—){_CLOSED}"),
}
_QUOTE_ENDS = re.compile(r"[”’」』\"']$")
_QUOTE_BEGINS = re.compile(r"^[“‘「『\"']")


@dataclass(frozen=True, slots=True)
class Units:
    """One side: the text of each unit, its words and, by the name of the space, its vectors.

    `leading` are the units that only lead on to the next.
    """

    texts: tuple[str, ...]
    vocabulary: Vocabulary
    spaces: Mapping[str, Vectors]
    leading: Flags

    @property
    def lengths(self) -> Floats:
        """Code points of each unit."""
        return np.array([len(text) for text in self.texts], np.float64)


@dataclass(frozen=True, slots=True)
class BeadEvidence:
    """The evidence that `bead_score` weighs.

    `likeness` has by the name of a space the cosines of spans, shape (source units joined, target
    units joined, source units, target units), NaN far from the band. `cells` have shape (source
    units, target units) and are summed over the rectangle of a bead. `borders` have shape (units +
    1, units + 1) and are taken where a bead ends. `ratio` is that of the code points of what
    likely answers each other, 0 for that of all; `alone` the shares of units likely alone.
    """

    source: Units
    target: Units
    likeness: Mapping[str, Matrix]
    cells: Mapping[str, Matrix] = field(default_factory=dict)
    borders: Mapping[str, Matrix] = field(default_factory=dict)
    ratio: float = 0.0
    alone: tuple[float, float] = (0.0, 0.0)


def span_likeness(source: Units, target: Units, lattice: Lattice) -> dict[str, Matrix]:
    """The cosines of spans near a lattice, in each space."""
    found = {}
    for name in source.spaces:
        here, there = source.spaces[name], target.spaces[name]
        found[name] = products(here.spans, there.spans, lattice)
        found[name].swapaxes(1, 2)[~here.known] = np.nan
        found[name].transpose(1, 3, 0, 2)[~there.known] = np.nan
    return found


def border_evidence(source: Units, target: Units, lattice: Lattice) -> dict[str, Matrix]:
    """Borders by punctuation and, in each space, by the pieces around them."""
    found = _punctuation_borders(source.texts, target.texts)
    found |= leading_borders(source.leading, target.leading)
    for name in source.spaces:
        here, there = source.spaces[name], target.spaces[name]
        found[f"{name} border"] = _piece_borders(here, there, lattice)
        if here.pieces is not None and there.pieces is not None:
            units = len(source.texts), len(target.texts)
            strays = stray_borders(here.pieces, there.pieces, units)
            found[f"{name} stray source"], found[f"{name} stray target"] = strays
    return found


def cell_evidence(
    source: Units, target: Units, answers: WordAnswers, expected: Matrix, space: str = ""
) -> dict[str, Matrix]:
    """Links of words, and of pieces in `space`, each shared among the units that may answer it.

    `expected`, shape (source units, target units), says how likely two units are to meet.
    """
    s, t = source.vocabulary, target.vocabulary
    found = {
        "words": _word_links(s, t, answers, expected),
        "words back": _word_links(t, s, answers.turned(), expected.T).T,
    }
    a, b = (side.spaces[space].pieces if space else None for side in (source, target))
    if a is not None and b is not None:
        found["clauses"] = _piece_links(a, b, expected)
        found["clauses back"] = _piece_links(b, a, expected.T).T
    return found


def possible_links(units: Units, kind: str) -> Floats:
    """The sum of a unit's links, "words" or "clauses", were all of it answered without rivals."""
    if kind == "words":
        words = units.vocabulary
        weight = words.pair_count * np.minimum(words.rarity[words.pair_word], _RAREST) / 3
        links: Floats = np.bincount(words.pair_unit, weight, words.units).astype(np.float64)
        return links
    found: Floats = np.zeros(len(units.texts))
    for space in units.spaces.values():
        if (pieces := space.pieces) is not None:
            counts = pieces.counts / _TOKENS_A_CLAUSE
            found = np.bincount(pieces.unit_of, counts, len(found)).astype(np.float64)
    return found


def _piece_borders(source: Vectors, target: Vectors, lattice: Lattice) -> Matrix:
    """How well the pieces around every pair of borders fit.

    sim(end, end) + sim(start, start) - sim(end, start) - sim(start, end), where sim is the largest
    cosine. 0 far from the lattice.
    """
    found = products(source.ends, target.ends, lattice)

    def similarity(here: int, there: int) -> Matrix:
        part: Matrix = found[here : here + ENDS, there : there + ENDS].max(axis=(0, 1))
        return part

    ends, starts = similarity(0, 0)[:-1, :-1], similarity(ENDS, ENDS)[1:, 1:]
    over, under = similarity(0, ENDS)[:-1, 1:], similarity(ENDS, 0)[1:, :-1]
    return np.pad(np.nan_to_num(ends + starts - over - under), 1)


def _word_links(
    here: Vocabulary, there: Vocabulary, answers: WordAnswers, expected: Matrix
) -> Matrix:
    """Expected links of words between units; each word is shared among its answers."""
    reached = _best_reached(here, there, answers)
    starts = np.searchsorted(reached.word, np.arange(len(here.numbers) + 1))
    at, pair = spans(starts[here.pair_word], starts[here.pair_word + 1])
    unit, other = here.pair_unit[pair], reached.unit[at]
    weights = reached.strength[at] * expected[unit, other]
    # A word answered in many units says little of each, so it is shared among them.
    total = np.bincount(pair, weights, len(here.pair_word)) + _NO_WORD
    share = here.pair_count * np.minimum(here.rarity[here.pair_word], _RAREST) / 3 / total
    cells = np.bincount(unit * there.units + other, weights * share[pair], here.units * there.units)
    return cells.reshape(here.units, there.units).astype(np.float32)


@dataclass(frozen=True, slots=True)
class _Reached:
    """Words that have an answer in a unit of the other side, and its strength; by word."""

    word: Ints
    unit: Ints
    strength: Matrix


def _best_reached(here: Vocabulary, there: Vocabulary, answers: WordAnswers) -> _Reached:
    """The strongest answer to each word in each unit of the other side."""
    at, of = spans(there.starts[answers.target], there.starts[answers.target + 1])
    cell = answers.source[of] * there.units + there.pair_unit[at]
    strength = answers.strength[of] * there.rarity[there.pair_word[at]]
    cells = grouped(cell)
    best = (
        np.maximum.reduceat(strength[cells.order], cells.starts) if len(cells.starts) else strength
    )
    words = cells.values // max(there.units, 1)
    return _Reached(words, cells.values - words * there.units, best)


def _piece_links(here: Pieces, there: Pieces, expected: Matrix) -> Matrix:
    """Expected links of pieces between units; each piece is shared among its answers."""
    # Exponential, as in softmax: a clearly best answer takes nearly all of the share.
    likeness = np.exp((here.vectors @ there.vectors.T - _UNLIKE) / _TEMPERATURE)
    weights = likeness * expected[here.unit_of][:, there.unit_of]
    shares = weights / (weights.sum(axis=1, keepdims=True) + _NO_CLAUSE)
    to_units = _summed(shares.T, there.unit_of, expected.shape[1]).T
    return _summed(
        to_units * (here.counts / _TOKENS_A_CLAUSE)[:, None], here.unit_of, expected.shape[0]
    )


def _summed(rows: Matrix, group_of: Ints, groups: int) -> Matrix:
    """Sums of rows by group; groups are numbered in the order of the rows."""
    summed = np.zeros((groups, rows.shape[1]), np.float32)
    if len(rows):
        groups_of = grouped(group_of)
        summed[groups_of.values] = np.add.reduceat(rows, groups_of.starts, axis=0)
    return summed


def _punctuation_borders(source: Sequence[str], target: Sequence[str]) -> dict[str, Matrix]:
    """For every border after source unit i and target unit j, what punctuation says.

    A question should end where a question ends, a quotation begin where one begins. Each matrix has
    shape (units + 1, units + 1).
    """
    found: dict[str, Matrix] = {}
    for name, mark in _MARKS.items():
        a, b = _flags(mark, source[:-1])[:, None], _flags(mark, target[:-1])[None, :]
        found[f"{name} both"] = _add_borders(a & b)
        found[f"{name} one"] = _add_borders(a ^ b)
    for name, a, b in (
        (
            "quote end",
            _flags(_QUOTE_ENDS, source[:-1])[:, None],
            _flags(_QUOTE_ENDS, target[:-1])[None, :],
        ),
        (
            "quote begin",
            _flags(_QUOTE_BEGINS, source[1:])[:, None],
            _flags(_QUOTE_BEGINS, target[1:])[None, :],
        ),
    ):
        found[f"{name} both"] = _add_borders(a & b)
        found[f"{name} source"] = _add_borders(a & ~b)
        found[f"{name} target"] = _add_borders(~a & b)
    return found


def _flags(pattern: re.Pattern[str], texts: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Whether a pattern is at the end of each text, or at its beginning for _QUOTE_BEGINS."""
    # A few characters at either end are enough, however long the text.
    return np.array(
        [
            # Quotation marks open at the first character; marks and brackets follow
            # one another at ends.
            pattern.search(text[:1] if pattern is _QUOTE_BEGINS else text[-12:]) is not None
            for text in texts
        ],
        np.bool_,
    )


def _add_borders(inner: npt.NDArray[np.bool_]) -> Matrix:
    """Add the borders before the first and after the last unit, of which nothing is known."""
    return np.pad(inner.astype(np.float32), 1)
