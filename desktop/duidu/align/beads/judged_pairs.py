"""Judges each bead of a path as a pair: by words, and where these are unsure by meaning as well."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from duidu.align.base.protocol import Floats
from duidu.align.beads.pair_confidence import (
    log_odds,
    meaning_features,
    pair_features,
    probability,
)
from duidu.align.beads.path_reading import PathReading
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.stranger_share import by_share
from duidu.align.beads.weights import PairModel

# Log odds by words, those of a confidence of 0.98, below which the encoder is asked. On held-out
# texts that is one bead in nine of novels and one in twenty-five of manuals; as many strangers are
# found as if it read all.
UNSURE = float(np.log(0.98 / 0.02))


def with_pairs(
    reading: PathReading, beads: Sequence[ScoredBead], model: PairModel
) -> list[ScoredBead]:
    """The beads of a path through sentences, each with its confidence as a pair.

    Raises Cancelled.
    """
    paired = [number for number, bead in enumerate(beads) if bead.source and bead.target]
    judged = list(beads)
    odds = _odds(reading, [beads[number] for number in paired], model)
    # By words alone too many right pairs look like strangers to tell how many of these there are.
    if reading.means is not None:
        odds = by_share(odds) - model.caution
    for number, value in zip(paired, probability(odds).tolist(), strict=True):
        # Two digits: what is kept of each sentence of a book stays small.
        judged[number] = replace(judged[number], pair=round(value, 2))
    return judged


def pair_probabilities(
    reading: PathReading, beads: Sequence[ScoredBead], model: PairModel
) -> Floats:
    """The confidence of beads with both sides as pairs, each by itself; none need be in a path.

    Raises Cancelled.
    """
    caution = model.caution if reading.means is not None else 0.0
    return probability(_odds(reading, beads, model) - caution)


def _odds(reading: PathReading, beads: Sequence[ScoredBead], model: PairModel) -> Floats:
    """The log odds of beads with both sides as pairs: with meaning, `caution` is not yet off."""
    if not beads:
        return np.zeros(0)
    features = pair_features(reading.evidence, beads)
    found = log_odds(features, model.words)
    unsure = np.nonzero(found < UNSURE)[0]
    if reading.means is not None and len(unsure):
        some = {name: values[unsure] for name, values in features.items()}
        doubted = [beads[number] for number in unsure.tolist()]
        vectors = reading.vectors([(bead.source, bead.target) for bead in doubted])
        found[unsure] = log_odds(meaning_features(some, vectors, model.means), model.meaning)
    return found
