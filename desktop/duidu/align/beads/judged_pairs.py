"""Judges each bead of a path as a pair: by words, and where these are unsure by meaning as well."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from duidu.align.base.protocol import Floats
from duidu.align.beads.pair_confidence import confidence, meaning_features, pair_features
from duidu.align.beads.path_reading import PathReading
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.weights import PairModel

# Below this confidence by words the encoder is asked. On held-out texts that is one bead in nine of
# novels and one in twenty-five of manuals; as many strangers are found as if it read all.
_UNSURE = 0.98


def with_pairs(
    reading: PathReading, beads: Sequence[ScoredBead], model: PairModel
) -> list[ScoredBead]:
    """The beads of a path through sentences, each with its confidence as a pair.

    Raises Cancelled.
    """
    paired = [number for number, bead in enumerate(beads) if bead.source and bead.target]
    judged = list(beads)
    found = pair_confidences(reading, [beads[number] for number in paired], model)
    for number, value in zip(paired, found.tolist(), strict=True):
        # Two digits: what is kept of each sentence of a book stays small.
        judged[number] = replace(judged[number], pair=round(value, 2))
    return judged


def pair_confidences(reading: PathReading, beads: Sequence[ScoredBead], model: PairModel) -> Floats:
    """How likely each bead, which has both sides, is a pair; need not be in a path.

    Raises Cancelled.
    """
    if not beads:
        return np.zeros(0)
    features = pair_features(reading.evidence, beads)
    found = confidence(features, model.words)
    unsure = np.nonzero(found < _UNSURE)[0]
    if reading.means is not None and len(unsure):
        some = {name: values[unsure] for name, values in features.items()}
        doubted = [beads[number] for number in unsure.tolist()]
        vectors = reading.vectors([(bead.source, bead.target) for bead in doubted])
        found[unsure] = confidence(meaning_features(some, vectors, model.means), model.meaning)
    return found
