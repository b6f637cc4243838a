"""Findings with their places in the blocks of an article, as a page shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duidu.app.check.finding import Finding, Severity
from duidu.core.article import SideName, Span

# Side, block id, start and end in code points of the block.
BlockPlace = tuple[SideName, int, int, int]
# (block id, text) of a side, in order.
Texts = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Located:
    """A finding, the places it is about, and the id of the decision that it is no fault ("").

    `by` is who decided that, `since` when, in seconds since 1970.
    """

    finding: Finding
    row: int
    severity: Severity
    places: tuple[BlockPlace, ...]
    aside: str = ""
    by: str = ""
    since: float = 0.0

    @property
    def anchor(self) -> str:
        """What names its place for good: the block in which it begins."""
        return anchor_of(*self.places[0][:2]) if self.places else ""


def anchor_of(side: SideName, block: int) -> str:
    """The name of a block as an anchor of findings."""
    return f"{side.value[0]}{block}"


def places_of(finding: Finding, source: Texts, target: Texts) -> tuple[BlockPlace, ...]:
    """The places of a finding in the blocks of its row, in which it counted line breaks between."""
    return tuple(
        place
        for side, texts in ((SideName.SOURCE, source), (SideName.TARGET, target))
        for span in finding.spans(side)
        for place in _in_blocks(side, span, texts)
    )


def _in_blocks(side: SideName, span: Span, texts: Texts) -> Iterator[BlockPlace]:
    """The parts of a span of joined texts that lie in each of them."""
    begin = 0
    for block, text in texts:
        start, end = max(span.start - begin, 0), min(span.end - begin, len(text))
        if start < end or (start == end and span.start == span.end):
            yield side, block, start, end
        begin += len(text) + 1
