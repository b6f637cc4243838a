"""Whether two texts look like translations of each other, judged by their alignment alone."""

from dataclasses import dataclass

from duidu.core.alignment import Alignment
from duidu.core.article import Side

_FEW_PAIRED = 0.3  # share of the shorter side's code points in beads with both sides
_UNSURE = 0.62  # mean score of those beads
_UNRELATED = 0.5  # mean confidence of those beads as pairs, by their text
_ENOUGH = 3  # sentences on the shorter side; less is too little to judge by
_UNEQUAL = 8.0  # sentences of one side for one of the other


@dataclass(frozen=True, slots=True)
class Quality:
    """How well two sides fit.

    `paired` is the share of text in beads with both sides, `score` the mean score of these, `ratio`
    the number of sentences of the longer side for one of the shorter; `pair` the mean confidence of
    these beads as pairs, by code points.
    """

    paired: float
    score: float
    ratio: float
    pair: float = 1.0

    @property
    def is_translation(self) -> bool:
        """Whether the two sides look like translations of each other."""
        fits = self.paired >= _FEW_PAIRED and self.score >= _UNSURE and self.ratio <= _UNEQUAL
        return fits and self.pair >= _UNRELATED


def quality(alignment: Alignment, source: Side, target: Side) -> Quality:
    """Judge an alignment; texts too short to judge count as fitting."""
    texts = (source.sentence_texts(), target.sentence_texts())
    counts = [len(side) for side in texts]
    if min(counts) < _ENOUGH:
        return Quality(1.0, 1.0, 1.0 if min(counts) else float("inf") if max(counts) else 1.0)
    # The longer side may have text of its own (notes, an introduction) and still be a translation.
    shorter = 0 if counts[0] <= counts[1] else 1
    total = paired = 0
    related = 0.0
    scores = []
    for bead in alignment.flat_sentences(source, target):
        size = sum(len(texts[shorter][unit]) for unit in (bead.source, bead.target)[shorter])
        total += size
        if not bead.is_gap:
            paired += size
            related += size * bead.pair
            scores.append(bead.score)
    return Quality(
        paired / max(total, 1),
        sum(scores) / max(len(scores), 1),
        max(counts) / min(counts),
        related / paired if paired else 1.0,
    )


def warning(alignment: Alignment, source: Side, target: Side) -> str:
    """A warning when two texts do not look like translations of each other; "" if they do."""
    return (
        ""
        if quality(alignment, source, target).is_translation
        else "These two texts do not look like translations of each other."
    )
