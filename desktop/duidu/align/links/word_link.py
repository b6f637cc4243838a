"""What a word link is. How links are found is in links.py, which loads numpy; those who only count them need not."""

from dataclasses import dataclass

PRECISE = 0.65  # nine of ten links shown are right


@dataclass(frozen=True, slots=True, order=True)
class WordLink:
    """Word `source` of one sentence answers word `target` of the other; `score` is the probability that a reader would agree."""

    source: int
    target: int
    score: float = 1.0
