"""How much of each unit the other side answers: anywhere near it, and inside a bead.

A sentence that the translation leaves out has no answer anywhere near; one that a bead swallows
has none inside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.beads.evidence import BeadEvidence, possible_links
from duidu.align.beads.lattice import LARGEST, SHAPES

# Added to what could be answered, so that a unit of few words says little.
_ALWAYS = {"words": 0.5, "clauses": 0.05}


@dataclass(frozen=True, slots=True)
class AnsweredShares:
    """Shares, about 0 to 1, of units.

    `near` has by name, for the units of either side, how well each is answered anywhere near.
    `inside` has by kind of link and shape the least share of any unit of the bead of that shape
    that begins at a source and a target unit.
    """

    near: Mapping[str, tuple[Floats, Floats]]
    inside: Mapping[str, Mapping[tuple[int, int], Matrix]]

    def features(self, shape: tuple[int, int], rows: Ints, columns: Ints) -> dict[str, Floats]:
        """Features of beads of a shape that begin at these units."""
        m, n = shape
        if m and n:
            found: dict[str, Floats] = {}
            for kind, tables in self.inside.items():
                least: Floats = tables[shape][rows, columns].astype(np.float64)
                found[f"least {kind}"] = least
                if m + n > 2:
                    found[f"least {kind} joined"] = least
            return found
        side, at = (0, rows) if m else (1, columns)
        return {f"gap {name}": shares[side][at] for name, shares in self.near.items()}


def answered_shares(evidence: BeadEvidence) -> AnsweredShares:
    """The shares by the links of words and clauses, and by the cosines of each space."""
    near: dict[str, tuple[Floats, Floats]] = {}
    inside: dict[str, dict[tuple[int, int], Matrix]] = {}
    for kind, always in _ALWAYS.items():
        if kind not in evidence.cells:
            continue
        source, target = (
            possible_links(units, kind) + always for units in (evidence.source, evidence.target)
        )
        here: Floats = evidence.cells[kind] / source[:, None]
        there: Floats = (evidence.cells[f"{kind} back"] / target[None, :]).T
        near[kind] = (_sums(here), _sums(there))
        first, second = _least_shares(here), _least_shares(there)
        inside[kind] = {
            (m, n): np.minimum(first[m, n], second[n, m].T) for m, n in SHAPES if m and n
        }
    for name, table in evidence.likeness.items():
        near[name] = (
            np.nan_to_num(table[0]).max(axis=(0, 2), initial=0.0).astype(np.float64),
            np.nan_to_num(table[:, 0]).max(axis=(0, 1), initial=0.0).astype(np.float64),
        )
    return AnsweredShares(near, inside)


def _sums(cells: Floats) -> Floats:
    sums: Floats = cells.sum(axis=1).astype(np.float64)
    return sums


def _least_shares(cells: Floats) -> dict[tuple[int, int], Matrix]:
    """For each shape the least share of the m row units that n column units answer.

    By the first row and column; 0 where the text ends before.
    """
    rows, columns = cells.shape
    sums = np.pad(np.cumsum(cells, axis=1, dtype=np.float64), ((0, 0), (1, 0)))
    found: dict[tuple[int, int], Matrix] = {}
    for n in range(1, LARGEST + 1):
        share = np.zeros((rows, columns), np.float32)
        width = max(columns - n + 1, 0)
        share[:, :width] = sums[:, n : n + width] - sums[:, :width]
        found[1, n] = share
        for m in range(2, LARGEST + 1):
            moved = np.zeros_like(share)
            moved[: max(rows - m + 1, 0)] = share[m - 1 :]
            found[m, n] = np.minimum(found[m - 1, n], moved)
    return found
