"""Finds a quotation with its context in the parts of a text that have no older version.

Below the floors nothing is found.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from rapidfuzz.distance import Indel

from duidu.core.article import Span
from duidu.library.anchoring.diff import common, map_span

QUOTE_FLOOR = 0.75  # agreement of the quotation and of the context, below which nothing is found
CONTEXT_FLOOR = 0.5
MARGIN = 0.1  # score by which the best place has to beat the second
_SEED, _ASCII_SEED = 4, 8  # code points; Latin letters say less each
_SEEDS = 2  # seeds in line that make a place worth comparing
_COMMONPLACE = 40  # occurrences; a seed with more tells nothing
_COMPARED = 3  # places compared in full
_SLACK = 16  # code points by which seeds of one place may be out of line
_AROUND = 64  # code points around a free stretch in which context is found
_FREE = 0.5  # share of a place that has to lie in free stretches
_BETWEEN = "\0"  # in no text, so that nothing is found across stretches


@dataclass(frozen=True, slots=True)
class Haystack:
    """Folded texts and the stretches of each in which a quotation may be, joined for searching.

    Some text around each stretch is included.
    """

    texts: Sequence[str]
    free: Sequence[Sequence[Span]]
    _joined: str
    _starts: Sequence[int]
    _stretches: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, texts: Sequence[str], free: Sequence[Sequence[Span]]) -> "Haystack":
        """Join the free stretches."""
        parts: list[str] = []
        starts: list[int] = []
        stretches: list[tuple[int, int]] = []
        at = 0
        for index, spans in enumerate(free):
            for span in _widened(spans, len(texts[index])):
                parts.append(span.of(texts[index]))
                starts.append(at)
                stretches.append((index, span.start))
                at += len(span) + 1
        return cls(texts, free, _BETWEEN.join(parts), starts, stretches)

    def find(self, needle: str) -> Iterator[tuple[int, int]]:
        """Every occurrence as (index of the text, code point), in order."""
        at = self._joined.find(needle)
        while at >= 0:
            stretch = bisect_right(self._starts, at) - 1
            index, start = self._stretches[stretch]
            yield index, start + at - self._starts[stretch]
            at = self._joined.find(needle, at + 1)

    def freedom(self, index: int, span: Span) -> float:
        """The share of a span that lies in free stretches."""
        inside = sum(
            max(0, min(span.end, f.end) - max(span.start, f.start)) for f in self.free[index]
        )
        return inside / max(1, len(span))


def _widened(spans: Sequence[Span], length: int) -> list[Span]:
    """Stretches with some text around each; those that touch are joined."""
    wide: list[Span] = []
    for span in spans:
        start, end = max(0, span.start - _AROUND), min(length, span.end + _AROUND)
        if wide and start <= wide[-1].end:
            start = wide.pop().start
        wide.append(Span(start, end))
    return wide


@dataclass(frozen=True, slots=True)
class Quote:
    """What is searched for, folded: the quotation, and what stood before and after it."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class QuoteMatch:
    """A place found: index of the text, span in it, agreement of quotation and context (0 to 1)."""

    text: int
    span: Span
    quote: float
    context: float

    @property
    def score(self) -> float:
        """Both agreements together; the quotation counts twice."""
        return (2 * self.quote + self.context) / 3


def find_quote(quote: Quote, where: Haystack) -> QuoteMatch | None:
    """The one place with this quotation, at least half of it in free stretches.

    None if nothing is above the floors, and None if a second place is as good: a look-alike is
    never chosen.
    """
    if not quote.exact:
        return None
    # An exact occurrence makes the slow approximate search needless.
    places = list(_exact(quote, where)) or similar_places(quote, where)
    places = sorted(filter(_is_above_floors, places), key=lambda p: -p.score)
    if not places or (len(places) > 1 and places[0].score - places[1].score < MARGIN):
        return None
    return places[0]


def similar_places(quote: Quote, where: Haystack) -> list[QuoteMatch]:
    """Places above the floors with words like those of the quotation, in a context like its own."""
    return list(filter(_is_above_floors, _similar(quote, where)))


def _is_above_floors(place: QuoteMatch) -> bool:
    return place.quote >= QUOTE_FLOOR and place.context >= CONTEXT_FLOOR


def context_at(quote: Quote, text: str, span: Span) -> float:
    """How well the context agrees around a place, 0 to 1: the mean of both sides."""
    before = text[max(0, span.start - len(quote.prefix)) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    sides = (agreement(quote.prefix[::-1], before[::-1]), agreement(quote.suffix, after))
    return sum(sides) / 2


def agreement(wanted: str, found: str) -> float:
    """How much of a context is there, 0 to 1; what is nearer to the quotation counts more.

    An empty context agrees fully only with the end of a text.
    """
    if not wanted:
        return 1.0 if not found else 0.5
    # What is next to the quotation is least likely to have been moved apart from it.
    near = max(1, len(wanted) // 4)
    return (
        Indel.normalized_similarity(wanted, found)
        + Indel.normalized_similarity(wanted[:near], found[:near])
    ) / 2


def _exact(quote: Quote, where: Haystack) -> Iterator[QuoteMatch]:
    for index, at in where.find(quote.exact):
        span = Span(at, at + len(quote.exact))
        if where.freedom(index, span) >= _FREE:
            yield QuoteMatch(index, span, 1.0, context_at(quote, where.texts[index], span))


def _similar(quote: Quote, where: Haystack) -> Iterator[QuoteMatch]:
    """Places where seeds of the quotation and context are in line, compared in full."""
    pattern = quote.prefix + quote.exact + quote.suffix
    size = _SEED if sum(c.isascii() for c in pattern) * 2 < len(pattern) else _ASCII_SEED
    lines: Counter[tuple[int, int]] = Counter()
    # Half overlapping, so that one changed character spoils at most two seeds.
    for offset in range(0, len(pattern) - size + 1, size // 2):
        hits = list(islice(where.find(pattern[offset : offset + size]), _COMMONPLACE + 1))
        if len(hits) <= _COMMONPLACE:
            lines.update((index, (at - offset) // _SLACK) for index, at in hits)
    for (index, line), count in lines.most_common(_COMPARED):
        if count >= _SEEDS and (
            found := _compare_around(quote, pattern, where, index, line * _SLACK)
        ):
            yield found


def _compare_around(
    quote: Quote, pattern: str, where: Haystack, index: int, start: int
) -> QuoteMatch | None:
    """Compare the whole pattern with the text around `start`; None if it is not free."""
    text = where.texts[index]
    begin = max(0, start - _SLACK)
    window = text[begin : start + len(pattern) + 2 * _SLACK]
    wanted = Span(len(quote.prefix), len(quote.prefix) + len(quote.exact))
    mapped = map_span(common(pattern, window), len(pattern), len(window), wanted)
    span = Span(mapped.span.start + begin, mapped.span.end + begin)
    if not len(span) or where.freedom(index, span) < _FREE:
        return None
    return QuoteMatch(
        index,
        span,
        Indel.normalized_similarity(quote.exact, span.of(text)),
        context_at(quote, text, span),
    )
