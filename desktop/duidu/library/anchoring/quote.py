"""Finding a quotation with its context in text that nothing else is known to have become. Below the floors nothing is found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from duidu.core.article import Span
from duidu.library.anchoring.diff import common, map_span

QUOTE_FLOOR = 0.75
CONTEXT_FLOOR = 0.5
_MARGIN = 0.1
_SEED = 4
_SLACK = 16
_FREE = 0.5


@dataclass(frozen=True, slots=True)
class Quote:
    """What is looked for, folded: the quotation and what stood before and after it."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Found:
    """A place: index of the text, span in it, how well quotation and context agree there (0 to 1 each)."""

    text: int
    span: Span
    quote: float
    context: float

    @property
    def score(self) -> float:
        """Both together, the quotation counting more."""
        return (2 * self.quote + self.context) / 3


def find_quote(quote: Quote, texts: Sequence[str], free: Sequence[Sequence[Span]]) -> Found | None:
    """The one place where this quotation stands, at least half of it inside the free spans of a text.

    None if it stands nowhere above the floors, and None if a second place is as good: a look-alike is never chosen.
    """
    if not quote.exact:
        return None
    places = list(_exact(quote, texts, free)) or list(_similar(quote, texts, free))
    places = sorted((p for p in places if p.quote >= QUOTE_FLOOR and p.context >= CONTEXT_FLOOR), key=lambda p: -p.score)
    if not places or (len(places) > 1 and places[0].score - places[1].score < _MARGIN):
        return None
    return places[0]


def context_at(quote: Quote, text: str, span: Span) -> float:
    """How well the context agrees around a place: the mean of both sides, or a long whole agreement on one."""
    before = text[max(0, span.start - len(quote.prefix)) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    sides = (_agreement(quote.prefix[::-1], before[::-1]), _agreement(quote.suffix, after))
    return sum(sides) / 2


def _agreement(wanted: str, found: str) -> float:
    """How much of a context is there; what is nearer the quotation counts more, an empty context agrees with the end of a text only."""
    if not wanted:
        return 1.0 if not found else 0.5
    near = max(1, len(wanted) // 4)
    return (Indel.normalized_similarity(wanted, found) + Indel.normalized_similarity(wanted[:near], found[:near])) / 2


def _exact(quote: Quote, texts: Sequence[str], free: Sequence[Sequence[Span]]) -> Iterator[Found]:
    for index, text in enumerate(texts):
        at = text.find(quote.exact) if free[index] else -1
        while at >= 0:
            span = Span(at, at + len(quote.exact))
            if _freedom(span, free[index]) >= _FREE:
                yield Found(index, span, 1.0, context_at(quote, text, span))
            at = text.find(quote.exact, at + 1)


def _similar(quote: Quote, texts: Sequence[str], free: Sequence[Sequence[Span]]) -> Iterator[Found]:
    """Places where seeds of the quotation and its context stand in line, compared with the whole of it."""
    pattern = quote.prefix + quote.exact + quote.suffix
    seeds = {pattern[i : i + _SEED]: i for i in range(len(pattern) - _SEED + 1)}
    for index, text in enumerate(texts):
        lines: Counter[int] = Counter()
        for stretch in free[index]:
            for at in range(stretch.start, max(stretch.start, stretch.end - _SEED + 1)):
                if (offset := seeds.get(text[at : at + _SEED])) is not None:
                    lines[(at - offset) // _SLACK] += 1
        for line, count in lines.most_common(2):
            if count >= 2 and (found := _compared(quote, pattern, text, index, line * _SLACK, free[index])):
                yield found


def _compared(quote: Quote, pattern: str, text: str, index: int, start: int, free: Sequence[Span]) -> Found | None:
    begin = max(0, start - _SLACK)
    window = text[begin : start + len(pattern) + 2 * _SLACK]
    wanted = Span(len(quote.prefix), len(quote.prefix) + len(quote.exact))
    mapped = map_span(common(pattern, window), len(pattern), len(window), wanted)
    span = Span(mapped.span.start + begin, mapped.span.end + begin)
    if not len(span) or _freedom(span, free) < _FREE:
        return None
    return Found(index, span, Indel.normalized_similarity(quote.exact, span.of(text)), context_at(quote, text, span))


def _freedom(span: Span, free: Sequence[Span]) -> float:
    """The share of a span that lies in free stretches."""
    return sum(max(0, min(span.end, f.end) - max(span.start, f.start)) for f in free) / max(1, len(span))
