"""What a word link is. Kept apart from word_linker, which loads numpy."""

from dataclasses import dataclass

PRECISE = 0.65  # links from this score on are right nine times of ten; readers see these


@dataclass(frozen=True, slots=True, order=True)
class WordLink:
    """Word `source` of one sentence answers word `target` of the other.

    `score` is the probability that a reader would agree.
    """

    source: int
    target: int
    score: float = 1.0
