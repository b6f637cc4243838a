"""What speaks for an edge of a bead being covered by the other side, or left out there.

An edge is compared with what stays of its side: would the other side be answered as well without
it, by its words, its length, its marks, its meaning?
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from duidu.align.base.pooling import unit
from duidu.align.base.protocol import Floats, Ints, Matrix
from duidu.align.base.word_pairs import CERTAIN, PLAIN
from duidu.align.beads.bead_edges import Edge, Stretches
from duidu.align.beads.pair_confidence import lengths_of
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.word_evidence import Stretch, Weighed, WordEvidence

_SHORT = (2.0, 6.0)  # code points added to either side, so that lengths of a few say little
_USUAL_RATIO, _TRUST = 3.3, 200.0  # target to source, and code points that it counts for
_USUAL_LOSS, _UNITS = 0.01, 6.0  # share that is expected to be missing, and units it counts for
_MARKS = {
    "question": re.compile("[？?]"),
    "exclamation": re.compile("[！!]"),
    "quote": re.compile('[“”「」『』"‘]'),
}


def word_features(
    evidence: WordEvidence, edges: Sequence[Edge], beads: Sequence[ScoredBead]
) -> dict[str, Floats]:
    """Features of edges of the beads of a path, by name; each has shape (edges,)."""
    found = Stretches.of(edges)
    return {
        "bias": np.ones(len(edges)),
        "target": found.side,
        **_said_by_words(evidence, found),
        **_said_by_lengths(evidence, found, beads),
        **_said_by_losses(evidence, found, beads),
        **_said_by_marks(evidence, edges),
        **_said_by_shape(edges),
    }


def _said_by_words(evidence: WordEvidence, found: Stretches) -> dict[str, Floats]:
    """Whether the run's words are answered, and what the other side's words lose without it."""

    def weighed(stretches: Sequence[Stretch], *, own: bool) -> dict[int, _Said]:
        """Of the words of the edge's side, or with not `own` of the other one."""
        first = np.nonzero((found.side == 0) == own)[0]
        second = np.nonzero((found.side == 0) != own)[0]
        said = [
            evidence.weighed([stretches[n] for n in some.tolist()], side)
            for side, some in enumerate((first, second))
        ]
        place = np.argsort(np.concatenate((first, second)), kind="stable")
        return {kind: _Said.of(said[0][kind], said[1][kind], place) for kind in (PLAIN, CERTAIN)}

    run, beside = weighed(found.run, own=True), weighed(found.beside, own=True)
    full, kept = weighed(found.full, own=False), weighed(found.kept, own=False)
    kept_own = weighed(found.kept, own=True)[PLAIN]
    words = run[PLAIN].words
    root = np.sqrt(words + 2)
    lost = full[PLAIN].total - kept[PLAIN].total
    run_root, lost_root, few = run[PLAIN].total / root, lost / root, 1 / (2 + words)
    return {
        "run": np.clip(run[PLAIN].total, -8.0, 8.0),
        "run root": run_root,
        "run share": (run[PLAIN].answered + 0.5) / (words + 1),
        "run certain for": np.minimum(run[CERTAIN].pro, 6.0),
        "run certain against": np.maximum(run[CERTAIN].con, -4.0),
        "lost": np.clip(lost, 0.0, 10.0),
        "lost root": lost_root,
        "lost share": (full[PLAIN].answered - kept[PLAIN].answered) / (full[PLAIN].words + 2),
        "lost certain": np.clip(full[CERTAIN].total - kept[CERTAIN].total, 0.0, 6.0),
        "few": few,
        "kept back root": kept[PLAIN].total / np.sqrt(kept[PLAIN].words + 2),
        "kept own root": kept_own.total / np.sqrt(kept_own.words + 2),
        "beside root": np.where(beside[PLAIN].words > 0, beside[PLAIN].total, 0.0) / root,
        "run few": run_root * few * 4,
        "run by lost": run_root * lost_root,
    }


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words of one side of each stretch say, whichever side that is."""

    pro: Floats
    con: Floats
    words: Floats
    answered: Floats

    @property
    def total(self) -> Floats:
        return self.pro + self.con

    @staticmethod
    def of(first: Weighed, second: Weighed, place: Ints) -> "_Said":
        """Those of the first and of the second, each edge at its place."""

        def both(one: Floats, other: Floats) -> Floats:
            return np.concatenate((one, other))[place]

        return _Said(
            both(first.pro, second.pro),
            both(first.con, second.con),
            both(first.words, second.words),
            both(first.answered, second.answered),
        )


def _said_by_lengths(
    evidence: WordEvidence, found: Stretches, beads: Sequence[ScoredBead]
) -> dict[str, Floats]:
    """How far the edge's side is too long with the run, and without it."""

    def lengths(stretches: Sequence[Stretch]) -> tuple[Floats, Floats]:
        source, target = (
            lengths_of(evidence.units[side], [one[side] for one in stretches]) for side in (0, 1)
        )
        return source, target

    both = [(bead.source, bead.target) for bead in beads if bead.source and bead.target]
    source, target = (float(side.sum()) for side in lengths(both))
    ratio = (target + _USUAL_RATIO * _TRUST) / (source + _TRUST)

    def off(stretches: Sequence[Stretch]) -> Floats:
        source, target = lengths(stretches)
        over: Floats = np.log((target + _SHORT[1]) / (ratio * (source + _SHORT[0])))
        return np.where(found.side == 0, -over, over)

    full, kept = off(found.full), off(found.kept)
    gain = np.clip(full * full - kept * kept, -2.0, 2.0)
    stays = lengths(found.kept)
    size = np.minimum(np.minimum(stays[0], 60.0), stays[1] / 3)
    run = lengths(found.run)
    length = np.where(found.side == 0, run[0] * ratio, run[1])
    return {
        "off full": np.clip(full, -1.5, 1.5),
        "off kept": np.clip(kept, -1.5, 1.5),
        "off gain": gain,
        "off gain size": gain * np.sqrt(size / 20),
        "off full abs": np.minimum(np.abs(full), 1.5),
        "off kept abs": np.minimum(np.abs(kept), 1.5),
        "run length": np.log(length + 3) - 4,
    }


def _said_by_losses(
    evidence: WordEvidence, found: Stretches, beads: Sequence[ScoredBead]
) -> dict[str, Floats]:
    """What the text lacks elsewhere: a translation that leaves out does so again."""
    shares = []
    for side, units in enumerate(evidence.units):
        alone = [bead for bead in beads if not (bead.source and bead.target)]
        lengths = lengths_of(units, [bead.target if side else bead.source for bead in alone])
        count = len(units.texts)
        share = float(lengths.sum()) / max(float(units.lengths.sum()), 1.0)
        share = (share * count + _USUAL_LOSS * _UNITS) / (count + _UNITS)
        shares.append(float(np.log(np.clip(share, 0.002, 0.3) / 0.05)))
    return {
        "gone": np.where(found.side == 0, shares[0], shares[1]),
        "gone other": np.where(found.side == 0, shares[1], shares[0]),
    }


def _said_by_marks(evidence: WordEvidence, edges: Sequence[Edge]) -> dict[str, Floats]:
    """Whether questions, exclamations and quotations are on both sides, with the run or without."""
    features: dict[str, Floats] = {}
    for name, mark in _MARKS.items():
        has = [
            np.array([mark.search(text) is not None for text in units.texts], np.int64)
            for units in evidence.units
        ]
        sums = [np.concatenate(([0], np.cumsum(one))) for one in has]

        def any_of(side: int, units: range, sums: Sequence[Matrix] = sums) -> bool:
            return bool(sums[side][units.stop] > sums[side][units.start])

        run, kept, other = (
            np.array(values, np.float64)
            for values in (
                [any_of(edge.side, edge.run) for edge in edges],
                [any_of(edge.side, edge.kept) for edge in edges],
                [any_of(1 - edge.side, edge.other) for edge in edges],
            )
        )
        features |= {
            f"{name} alone": run * (1 - other),
            f"{name} needed": run * (1 - kept) * other,
            f"{name} kept": run * kept * other,
            f"{name} theirs": (1 - run) * other * kept,
        }
    return features


def _said_by_shape(edges: Sequence[Edge]) -> dict[str, Floats]:
    """How many sentences the edge and the rest have, and how sure the cut around them is."""
    run, kept, other = (
        np.array(sizes, np.float64)
        for sizes in (
            [len(edge.run) for edge in edges],
            [len(edge.kept) for edge in edges],
            [len(edge.other) for edge in edges],
        )
    )
    doubt = np.log(np.clip([1 - edge.score for edge in edges], 0.003, 1.0))
    return {
        "several": (run > 1).astype(np.float64),
        "units": run - 1,
        "kept units": np.minimum(kept - 1, 2),
        "other units": np.minimum(other - 1, 2),
        "long to one": ((run + kept > 2) & (other == 1)).astype(np.float64),
        "doubt": doubt,
        "first": np.array([edge.is_first for edge in edges], np.float64),
    }


@dataclass(frozen=True, slots=True)
class EdgeVectors:
    """Both sides of each stretch of edges as an encoder reads them; none beside is all zeros."""

    full: tuple[Matrix, Matrix]
    kept: tuple[Matrix, Matrix]
    run: tuple[Matrix, Matrix]
    beside: tuple[Matrix, Matrix]


def meaning_features(
    features: Mapping[str, Floats], vectors: EdgeVectors, means: tuple[Matrix, Matrix]
) -> dict[str, Floats]:
    """The features by words, with those by meaning; `means` as in pair_confidence."""
    found = dict(features)
    nothing = np.zeros(1, np.float32)
    for kind, taken_off in (("cos", (nothing, nothing)), ("apart", means)):
        full, kept, run = (
            _cosines(both, taken_off) for both in (vectors.full, vectors.kept, vectors.run)
        )
        there = vectors.beside[0].any(axis=1) & vectors.beside[1].any(axis=1)
        found[f"{kind} run"], found[f"{kind} kept"], found[f"{kind} full"] = run, kept, full
        found[f"{kind} gain"] = kept - full
        found[f"{kind} beside"] = np.where(there, _cosines(vectors.beside, taken_off), 0.0)
    of_target = found["target"][:, None] > 0
    own = [
        np.where(of_target, unit(both[1] - means[1]), unit(both[0] - means[0]))
        for both in (vectors.run, vectors.kept)
    ]
    found["own"] = (own[0] * own[1]).sum(axis=1).astype(np.float64)
    found["apart run sq"] = found["apart run"] * np.abs(found["apart run"])
    found["gain by size"] = found["apart gain"] * found["run length"]
    found["apart gain few"] = found["apart gain"] * found["few"] * 4
    return found


def _cosines(both: tuple[Matrix, Matrix], taken_off: tuple[Matrix, Matrix]) -> Floats:
    """The cosines of both sides of stretches, each side less a vector of its language."""
    source, target = (unit(side - off) for side, off in zip(both, taken_off, strict=True))
    cosines: Floats = (source * target).sum(axis=1).astype(np.float64)
    return cosines
