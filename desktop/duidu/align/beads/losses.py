"""How much of a text is likely to have no answer, and how far that changes what is expected.

The usual weights come from full translations, where a sentence alone is so rare that others
swallow it. Where much is left out, those of abridged texts take their place; between the two both
count.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Floats
from duidu.align.beads.evidence import BeadEvidence, Units
from duidu.align.beads.lattice import SHAPES, Lattice
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.windows import TAIL, WINDOW

# Shares of units likely alone after the first pass, from which the weights for abridged texts are
# tried, which takes a fourth of the time again. By words, full translations have .018 to .024 in
# the development chapters, and those that lack 8 % from .024 on. In a text of few units, where time
# does not matter, a lower share is a hint.
_HINT, _HINT_OF_FEW, _FEW_UNITS = 0.024, 0.018, 60
_FEW, _MANY = 0.045, 0.08
_FEW_INSIDE, _MANY_INSIDE = 0.04, 0.1  # shares of a text between which both weights count
# What a gap costs less for e times the share that its side lacks, and the share at which it costs
# what the weights say. Found on abridged development chapters, like the other figures here: higher
# prices report less and are right more often.
_PRICE, _PRICED_AT, _MOST = 3.0, 0.15, 0.3
_USUAL = 0.01  # share that is expected of a text before any of it is looked at
_TRUST = 6.0  # usual units that the expectation counts for
_UNLIKELY = 1e-4  # probability below which a bead is left out


@dataclass(frozen=True, slots=True)
class Losses:
    """Of either side the share of units and of code points that likely stand alone.

    `ratio` is that of the code points of what likely answers each other, target to source.
    """

    units: tuple[float, float]
    lengths: tuple[float, float]
    ratio: float


def may_lack(evidence: BeadEvidence) -> bool:
    """Whether enough seems to stand alone to try the weights for abridged texts."""
    few = len(evidence.source.texts) < _FEW_UNITS
    return max(evidence.alone) > (_HINT_OF_FEW if few else _HINT)


def losses(
    sides: tuple[Units, Units], lattice: Lattice, found: Floats, sure: Sequence[ScoredBead]
) -> Losses:
    """By the probabilities of beads, shaped as `before`; `sure` are beads outside the lattice."""
    sums = [np.concatenate(([0.0], np.cumsum(side.lengths))) for side in sides]
    paired, units = [1.0, 1.0], [0.0, 0.0]
    gone = [0.0, 0.0]
    # The end of a window has more of one side than of the other: that is no loss.
    last = int(lattice.rows.max())
    here = lattice.rows <= (last - TAIL if last >= WINDOW - TAIL else last)
    for shape, (m, n) in enumerate(SHAPES):
        ends = np.nonzero(here & (found[:, shape] > _UNLIKELY))[0]
        weight = found[ends, shape]
        for side, (size, at) in enumerate(((m, lattice.rows[ends]), (n, lattice.columns[ends]))):
            (paired if m and n else gone)[side] += float(
                weight @ (sums[side][at] - sums[side][at - size])
            )
            units[side] += 0.0 if m and n else float(weight.sum()) * size
    for bead in sure:
        alone = not (bead.source and bead.target)
        for side, span in enumerate((bead.source, bead.target)):
            length = float(sums[side][span.stop] - sums[side][span.start])
            (gone if alone else paired)[side] += length
            units[side] += len(span) if alone else 0
    counts = [max(len(side.texts), 1) for side in sides]
    whole = [one + other for one, other in zip(gone, paired, strict=True)]
    shares = [_share(gone[side], whole[side], counts[side]) for side in (0, 1)]
    return Losses(
        (units[0] / counts[0], units[1] / counts[1]),
        (shares[0], shares[1]),
        paired[1] / paired[0],
    )


def _share(gone: float, whole: float, units: int) -> float:
    """The share of a side that is gone, nearer to the usual one the shorter the text."""
    share = gone / max(whole, 1.0)
    return (share * units + _USUAL * _TRUST) / (units + _TRUST)


def gap_prices(found: Losses) -> tuple[float, float]:
    """What is added to the scores of gaps of the source and of the target."""
    source, target = (
        _PRICE * float(np.log(min(share, _MOST) / _PRICED_AT)) for share in found.lengths
    )
    return source, target


def weight_of_losses(found: Losses, *, inside: bool) -> float:
    """How far, 0 to 1, the weights for abridged texts count.

    With `inside` all is inside paragraphs that were paired before. A wrong pair of them leaves as
    much alone on either side, so only what one side lacks more than the other counts.
    """
    share = abs(found.lengths[0] - found.lengths[1]) if inside else max(found.lengths)
    few, many = (_FEW_INSIDE, _MANY_INSIDE) if inside else (_FEW, _MANY)
    return float(np.clip(np.log(max(share, few) / few) / np.log(many / few), 0.0, 1.0))
