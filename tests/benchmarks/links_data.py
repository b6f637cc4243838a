"""Hand-marked word links of our own texts, read from tests/data.

links_dev.tsv has the sample articles, links_news.tsv news as it is tokenised elsewhere. A line has
source words, target words, sure links and possible links, with tabs between; scores count words,
not punctuation marks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from duidu.align.links.link_evidence import is_mark

DATA = Path(__file__).resolve().parents[1] / "data"

Links = set[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence pair and what was marked in it."""

    source: tuple[str, ...]
    target: tuple[str, ...]
    sure: frozenset[tuple[int, int]]
    possible: frozenset[tuple[int, int]]

    def lower(self) -> "Pair":
        """The same without capitals."""
        return Pair(
            self.source, tuple(word.lower() for word in self.target), self.sure, self.possible
        )

    def joined(self, other: "Pair", *, swapped: bool) -> "Pair":
        """This pair and another as one long sentence; swapped, the target begins with the other."""
        shift = len(self.source)
        mine, others = (len(other.target), 0) if swapped else (0, len(self.target))

        def moved(
            first: frozenset[tuple[int, int]], second: frozenset[tuple[int, int]]
        ) -> frozenset[tuple[int, int]]:
            return frozenset(
                [(i, j + mine) for i, j in first] + [(i + shift, j + others) for i, j in second]
            )

        target = other.target + self.target if swapped else self.target + other.target
        return Pair(
            self.source + other.source,
            target,
            moved(self.sure, other.sure),
            moved(self.possible, other.possible),
        )

    def words_only(self, links: Links) -> Links:
        """Links between words."""
        return {
            (i, j) for i, j in links if not is_mark(self.source[i]) and not is_mark(self.target[j])
        }


def read(name: str) -> list[Pair]:
    """All pairs of a file."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    parts = (line.split("\t") for line in lines)
    return [
        Pair(tuple(z.split()), tuple(e.split()), _links(sure), _links(possible))
        for z, e, sure, possible in parts
    ]


def score(found: Iterable[tuple[Pair, Links]]) -> dict[str, float]:
    """Precision (sure and possible), recall (sure), alignment error rate (Och and Ney 2003)."""
    links = right = surely = sure = 0
    for pair, all_links in found:
        held = pair.words_only(all_links)
        links += len(held)
        right += len(held & (pair.sure | pair.possible))
        surely += len(held & pair.sure)
        sure += len(pair.sure)
    return {
        "precision": right / max(links, 1),
        "recall": surely / sure,
        "aer": 1 - (right + surely) / (links + sure),
    }


def _links(text: str) -> frozenset[tuple[int, int]]:
    return frozenset((int(i), int(j)) for i, j in (pair.split("-") for pair in text.split()))
