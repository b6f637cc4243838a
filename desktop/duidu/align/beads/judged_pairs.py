"""Judges each sentence bead of a path: by words, and where these are unsure by meaning as well."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from duidu.align.beads.pair_confidence import confidence, meaning_features, pair_features
from duidu.align.beads.passes import Compared
from duidu.align.beads.rows import ScoredBead
from duidu.align.beads.text_pair import TextPair
from duidu.align.beads.weights import PairModel
from duidu.core.jobs import Job

# Below this confidence by words the encoder is asked. On held-out texts that is one bead in nine of
# novels and one in twenty-five of manuals; as many strangers are found as if it read all.
_UNSURE = 0.98


def with_pairs(
    pair: TextPair,
    compared: Compared,
    beads: Sequence[ScoredBead],
    model: PairModel,
    job: Job,
    *,
    by_meaning: bool,
) -> list[ScoredBead]:
    """The beads of a path through sentences, each with its confidence as a pair.

    Where no dictionary explains one side in the words of the other, all stay as they are. Raises
    Cancelled.
    """
    kinds = pair.kinds
    paired = [number for number, bead in enumerate(beads) if bead.source and bead.target]
    if kinds is None or not paired:
        return list(beads)
    both = [beads[number] for number in paired]
    features = pair_features((compared.source, compared.target), compared.answers, kinds, both)
    found = confidence(features, model.words)
    unsure = np.nonzero(found < _UNSURE)[0]
    if by_meaning and len(unsure):
        first = (compared.ranges[0][0].start, compared.ranges[1][0].start)
        read = [_shifted(both[number], *first) for number in unsure.tolist()]
        some = {name: values[unsure] for name, values in features.items()}
        vectors = pair.vectors(read, job)
        found[unsure] = confidence(meaning_features(some, vectors, model.means), model.meaning)
    judged = list(beads)
    for number, value in zip(paired, found.tolist(), strict=True):
        # Two digits: what is kept of each sentence of a book stays small.
        judged[number] = replace(judged[number], pair=round(value, 2))
    return judged


def _shifted(bead: ScoredBead, source: int, target: int) -> ScoredBead:
    """The bead with units counted through the sides."""
    return replace(
        bead,
        source=range(bead.source.start + source, bead.source.stop + source),
        target=range(bead.target.start + target, bead.target.stop + target),
    )
