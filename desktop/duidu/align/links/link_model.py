"""The probability of a link, by three logistic regressions that see more and more context.

The first sees a pair of words alone. The second and third also see what competes for either word,
whether neighbouring words are linked side by side, and how far the pair is from the diagonal
through the surest links near it. tests/benchmarks/links_tune.py found their weights.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

import numpy as np

from duidu.align.base.protocol import Ints, Matrix
from duidu.align.links.link_evidence import LinkEvidence

Features = dict[str, Matrix]
Weights = Mapping[str, float]

_ANCHOR = 0.5  # probability from which a link may anchor a diagonal
_NEAREST = 3  # anchors looked at on either side of a word
_FAR = 10.0  # words; all beyond count alike
_OWN = 10**6  # rows: more than any sentence has words
_RARE = 0.3  # added to sums, so that the share of a lone weak gloss stays small


@dataclass(frozen=True, slots=True)
class LinkModel:
    """The weights of the three stages, by the name of the feature."""

    stages: tuple[Weights, Weights, Weights]

    def alone(self, evidence: LinkEvidence, learnt: Matrix) -> Matrix:
        """Probability of each link seen alone.

        `learnt` is what other sentences say of the two words.
        """
        return self._judge(0, alone_features(evidence, learnt), evidence)

    def together(self, evidence: LinkEvidence, learnt: Matrix) -> Matrix:
        """Probability of each link, shape (source words, target words); 0 for punctuation."""
        first = self.alone(evidence, learnt)
        early = together_features(evidence, first)
        second = self._judge(1, early, evidence)
        return self._judge(2, last_features(evidence, learnt, early, second), evidence)

    def _judge(self, stage: int, features: Features, evidence: LinkEvidence) -> Matrix:
        """The logistic regression of one stage."""
        weights = self.stages[stage]
        total = sum(
            (weight * features[name] for name, weight in weights.items()),
            np.zeros_like(evidence.gloss),
        )
        # Clipped, so that exp does not overflow. Marks are linked by rule, not by the model.
        return np.asarray((1 - evidence.mark) / (1 + np.exp(-np.clip(total, -30, 30))), np.float32)


def load_model(*, meaning: bool) -> LinkModel:
    """The model that ships, for use with or without evidence of meaning."""
    text = resources.files("duidu.align.links").joinpath("weights.json").read_text(encoding="utf-8")
    first, second, third = json.loads(text)["meaning" if meaning else "lexical"]
    return LinkModel((first, second, third))


def alone_features(e: LinkEvidence, learnt: Matrix) -> Features:
    """The features of the first stage, by name."""
    meaning = e.meaning
    return {
        "one": np.ones_like(e.gloss),
        "gloss": e.gloss,
        "gloss^2": e.gloss**2,
        "gloss share of target": _share(e.gloss, 0),
        "gloss share of source": _share(e.gloss, 1),
        "gloss near": e.gloss * e.place,
        "gloss of function word": e.gloss * e.source_function,
        "gloss is function word": e.gloss * e.target_function,
        "gloss meaning": e.gloss * meaning,
        "parts": e.parts,
        "parts share": _share(e.parts, 0),
        "function": e.function,
        "function share of target": e.function * _share(e.function, 0),
        "function share of source": e.function * _share(e.function, 1),
        # Steep: a function word answers the one at about the same place or none.
        "function near": e.function * (1 - e.place) ** 4,
        "meaning": meaning,
        "meaning^2": np.maximum(meaning, 0) ** 2,
        "meaning best of source": np.float32(meaning == meaning.max(1, keepdims=True)),
        "meaning best of target": np.float32(meaning == meaning.max(0, keepdims=True)),
        "meaning of function word": e.source_function * meaning,
        "meaning is function word": e.target_function * meaning,
        "sound": np.maximum(e.sound - 0.5, 0),
        "sound sure": np.float32(e.sound > 0.75),
        "number": e.number,
        "same": e.same,
        "place": e.place,
        "place^2": e.place**2,
        "place of function word": e.place * e.target_function,
        "source function": e.source_function,
        "target function": e.target_function,
        "both function": e.source_function * e.target_function,
        "learnt": learnt,
    }


def together_features(e: LinkEvidence, p: Matrix) -> Features:
    """The features that a later stage makes of the probabilities `p` of the one before."""
    best_source, best_target = p.max(1, keepdims=True), p.max(0, keepdims=True)
    # Squared: in a long sentence many slightly likely words would add up to a rival.
    square = p**2
    rivals_source, rivals_target = (
        square.sum(1, keepdims=True) - square,
        square.sum(0, keepdims=True) - square,
    )
    free_source, free_target = 1 - np.minimum(rivals_source, 1), 1 - np.minimum(rivals_target, 1)
    beside, above = (
        _shift_matrix(p, 0, 1) + _shift_matrix(p, 0, -1),
        _shift_matrix(p, 1, 0) + _shift_matrix(p, -1, 0),
    )
    away = distance_from_anchors(p)
    near = np.exp(-away)
    knight = sum(
        (_shift_matrix(p, a, b) for a, b in ((2, 2), (-2, -2), (1, 2), (-1, -2), (2, 1), (-2, -1))),
        np.zeros_like(p),
    )
    return {
        "one": np.ones_like(p),
        # 1e-6 keeps log finite where p is 0 or 1.
        "log odds": np.log((p + 1e-6) / (1 - p + 1e-6)),
        "p": p,
        "best of source": np.float32(p == best_source),
        "best of target": np.float32(p == best_target),
        "best of both": np.float32((p == best_source) & (p == best_target)),
        # 0.05 keeps cells out where even the best is next to nothing.
        "part of best of source": p / (best_source + 0.05),
        "part of best of target": p / (best_target + 0.05),
        "rivals of source": rivals_source,
        "rivals of target": rivals_target,
        "both taken": (1 - free_source) * (1 - free_target),
        "both free": free_source * free_target,
        "diagonal": _shift_matrix(p, 1, 1) + _shift_matrix(p, -1, -1),
        "antidiagonal": _shift_matrix(p, 1, -1) + _shift_matrix(p, -1, 1),
        "knight": knight,
        "beside": beside,
        "above": above,
        "beside and likely": beside * p,
        "above and likely": above * p,
        "away": np.minimum(away, _FAR),
        "near": near,
        "near function word": near * e.source_function,
        "near is function word": near * e.target_function,
        "near and free": near * free_source * free_target,
        "near function answers": near * e.function,
        "source function": e.source_function,
        "target function": e.target_function,
        "both function": e.source_function * e.target_function,
        "function answers": e.function,
        "free function word": free_source * free_target * e.target_function,
        "meaning": e.meaning,
        "meaning and free source": e.meaning * free_source,
        "meaning and free target": e.meaning * free_target,
        "gloss and free": e.gloss * free_target,
        "parts and free": e.parts * free_target,
    }


def last_features(e: LinkEvidence, learnt: Matrix, early: Features, second: Matrix) -> Features:
    """The features of the last stage: both stages before it, and what other sentences say.

    `early` are those that the second stage was judged by, `second` what it found.
    """
    earlier = {"early " + name: value for name, value in early.items() if name != "one"}
    return together_features(e, second) | earlier | {"learnt": learnt}


def distance_from_anchors(p: Matrix) -> Matrix:
    """How many words each pair is off the diagonals through the surest links near it.

    The smaller of both directions. Where there is no sure link but the word's own, beginning and
    end of the sentences stand for one.
    """
    sure = (p > _ANCHOR) & (p >= p.max(0, keepdims=True)) & (p >= p.max(1, keepdims=True))
    source, target = np.nonzero(sure)
    return np.minimum(
        _from_anchors(source, target, p.shape), _from_anchors(target, source, p.shape[::-1]).T
    )


def _from_anchors(rows: Ints, columns: Ints, shape: tuple[int, ...]) -> Matrix:
    """The distance in one direction, from the anchors nearest by row."""
    here = np.arange(shape[0])
    result = np.full(shape, _FAR, np.float32)
    steps = np.abs(rows - here[:, None])
    # A row's own anchor says nothing of it: that one is further away than all others.
    steps[rows == here[:, None]] = _OWN
    # Stable, so that the result does not depend on the version of numpy.
    nearest = np.argsort(steps, axis=1, kind="stable")[:, :_NEAREST]
    for order in nearest.T:
        off = _off_diagonal(rows[order], columns[order], here, shape[1])
        np.minimum(result, off, out=result, where=(steps[here, order] < _OWN)[:, None])
    alone = steps.min(axis=1, initial=_OWN) == _OWN
    for row, column in ((-1, -1), (shape[0], shape[1])):
        border = np.full(shape[0], row), np.full(shape[0], column)
        off = _off_diagonal(*border, here, shape[1])
        np.minimum(result, off, out=result, where=alone[:, None])
    return result


def _off_diagonal(rows: Ints, columns: Ints, here: Ints, width: int) -> Matrix:
    """How far each cell is off the diagonal through an anchor, of which each row has its own."""
    off = np.abs(np.arange(width) - (columns + here - rows)[:, None])
    # A link further away in the source says less of where this word is answered.
    return np.asarray(off + 0.3 * np.abs(here - rows)[:, None], np.float32)


def _share(matrix: Matrix, axis: int) -> Matrix:
    """Each cell as a share of its row or column."""
    return np.asarray(matrix / (matrix.sum(axis, keepdims=True) + _RARE), np.float32)


def _shift_matrix(p: Matrix, down: int, right: int) -> Matrix:
    """The matrix moved by so many cells; 0 moves in."""
    n, m = p.shape
    result = np.zeros_like(p)
    if abs(down) < n and abs(right) < m:
        result[max(0, down) : n + min(0, down), max(0, right) : m + min(0, right)] = p[
            max(0, -down) : n + min(0, -down), max(0, -right) : m + min(0, -right)
        ]
    return result
