"""Places notes of another text or program, of which nothing is known but a quotation.

With no older text to compare, agreement is no identity: a sentence that was deleted often leaves a
sibling behind that agrees in all that is quoted. So an anchor is sure only where its whole block is
known, by the hash that it carries or because the quotation and its context are all of it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from duidu.core.annotation import Anchor, AnchorState
from duidu.core.article import Block, Span
from duidu.library.anchoring.anchors import (
    CONTEXT,
    anchor_at,
    lost_anchor,
    moved_to,
    text_version,
)
from duidu.library.anchoring.fold import fold
from duidu.library.anchoring.look_alikes import Passage, is_look_alike
from duidu.library.anchoring.normal import NormalText, normal, spaced
from duidu.library.anchoring.quote import (
    CONTEXT_FLOOR,
    MARGIN,
    Haystack,
    Quote,
    QuoteMatch,
    agreement,
    similar_places,
)

_COMMONPLACE = 400  # occurrences; a quotation with more needs its exact context
_DISTINCT = 24  # letters, a Chinese character counting as three, of words found in one place only


@dataclass(frozen=True, slots=True)
class Placed:
    """An anchor as placed, and how well its quotation and context agree there (0 to 1)."""

    anchor: Anchor
    agreement: float = 0.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A place with the quotation: index of the block, span in it, and how its context agrees."""

    block: int
    span: Span
    context: float
    # The context stands there letter for letter; with it the whole block is known.
    exact: bool
    whole: bool


@dataclass(slots=True)
class Elsewhere:
    """Finds the anchors of other texts in the blocks of one side."""

    blocks: Sequence[Block]
    _texts: list[NormalText]
    _joined: str
    _starts: list[int]
    _index: dict[int, int]
    _versions: dict[str, list[int]] | None = None
    _haystack: Haystack | None = field(default=None)

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "Elsewhere":
        """Make the side's text ready for searching."""
        texts = [NormalText.of(block.text) for block in blocks]
        starts = list(accumulate((len(text.form) for text in texts), initial=0))
        index = {block.id: number for number, block in enumerate(blocks)}
        return cls(blocks, texts, "".join(text.form for text in texts), starts, index)

    def place(self, anchor: Anchor) -> Placed:
        """Where an anchor is in this side.

        Sure: in the same block, or between the same words to both ends of a block. Moved: found,
        to be checked. Lost: nothing agrees, several places do, or only a look-alike.
        """
        if same := self._in_same_block(anchor):
            return Placed(same, 1.0)
        if not normal(anchor.exact):
            return Placed(lost_anchor(anchor))
        return self._by_quotation(anchor) or Placed(lost_anchor(anchor))

    def _in_same_block(self, anchor: Anchor) -> Anchor | None:
        """The anchor in the block with the very text that it was made on; None without one."""
        if not anchor.version or not 0 <= anchor.start <= anchor.end:
            return None
        # The offsets of a lost anchor mean nothing.
        if anchor.state is AnchorState.LOST:
            return None
        alike = [
            index
            for index in self._by_version().get(anchor.version, ())
            if self.blocks[index].text[anchor.start : anchor.end] == anchor.exact
        ]
        named = self._index.get(anchor.block)
        if len(alike) != 1 and named not in alike:
            return None
        block = self.blocks[alike[0] if len(alike) == 1 or named is None else named]
        span = Span(anchor.start, anchor.end)
        if anchor.state is AnchorState.SURE:
            return anchor_at(anchor, block, span)
        return moved_to(anchor, block, span)

    def _by_version(self) -> dict[str, list[int]]:
        if self._versions is None:
            self._versions = {}
            for index, block in enumerate(self.blocks):
                self._versions.setdefault(text_version(block.text), []).append(index)
        return self._versions

    def _by_quotation(self, anchor: Anchor) -> Placed | None:
        """The anchor by the first of these that finds anything.

        Its exact context; a similar one; words so long that they need none; similar words.
        """
        quote = Quote(normal(anchor.exact), normal(anchor.prefix), normal(anchor.suffix))
        exact = list(self._exact(quote))
        if len(exact) == 1 and exact[0].whole and anchor.state is not AnchorState.MOVED:
            return Placed(anchor_at(anchor, self.blocks[exact[0].block], exact[0].span), 1.0)
        if exact:
            return self._chosen(anchor, exact)
        places = list(islice(self._occurrences(quote), _COMMONPLACE + 1))
        if len(places) > _COMMONPLACE:
            return None
        if not places:
            return self._by_likeness(anchor)
        near = [p for p in places if p.context >= CONTEXT_FLOOR]
        # The only such words, and long ones: the sentence may have been moved.
        if not near and len(places) == 1 and _is_distinct(quote.exact):
            return self._chosen(anchor, places)
        return self._chosen(
            anchor, [p for p in near if not self._is_look_alike(anchor, p.block, p.span)]
        )

    def _chosen(self, anchor: Anchor, places: Sequence[_Place]) -> Placed | None:
        """The place that agrees best, to be checked; None if another is about as good."""
        best = sorted(places, key=lambda place: -place.context)[:2]
        if not best or (len(best) == 2 and best[0].context - best[1].context < MARGIN):
            return None
        found = moved_to(anchor, self.blocks[best[0].block], best[0].span)
        return Placed(found, (2 + best[0].context) / 3)

    def _exact(self, quote: Quote) -> Iterator[_Place]:
        """Two places at most where the quotation stands in exactly its context."""
        whole = quote.prefix + quote.exact + quote.suffix
        places = (
            place
            for at in self._finds(whole)
            if (place := self._at(quote, at + len(quote.prefix))) and place.exact
        )
        return islice(places, 2)

    def _occurrences(self, quote: Quote) -> Iterator[_Place]:
        for at in self._finds(quote.exact):
            if place := self._at(quote, at):
                yield place

    def _finds(self, needle: str) -> Iterator[int]:
        at = self._joined.find(needle)
        while at >= 0:
            yield at
            at = self._joined.find(needle, at + 1)

    def _at(self, quote: Quote, at: int) -> _Place | None:
        """The place at a code point of the joined text; None where it reaches over two blocks."""
        end = at + len(quote.exact)
        index = self._block_at(at)
        start, stop = self._starts[index], self._starts[index + 1]
        if end > stop:
            return None
        # A context that is empty is that of the beginning or the end of a block.
        first = max(0, at - len(quote.prefix)) if quote.prefix else start
        last = end + len(quote.suffix) if quote.suffix else stop
        sides = (
            agreement(quote.prefix[::-1], self._joined[first:at][::-1]),
            agreement(quote.suffix, self._joined[end:last]),
        )
        return _Place(
            index,
            self._texts[index].span(at - start, end - start),
            sum(sides) / 2,
            self._joined.endswith(quote.prefix, 0, at)
            and self._joined.startswith(quote.suffix, end),
            at - len(quote.prefix) <= start and end + len(quote.suffix) >= stop,
        )

    def _block_at(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    def _is_look_alike(self, anchor: Anchor, block: int, span: Span) -> bool:
        text = self.blocks[block].text
        # Somewhat more than is wanted, for words that were put in.
        found = Passage(
            spaced(text[max(0, span.start - 4 * CONTEXT) : span.start]),
            spaced(span.of(text)),
            spaced(text[span.end : span.end + 4 * CONTEXT]),
        )
        wanted = Passage(spaced(anchor.prefix), spaced(anchor.exact), spaced(anchor.suffix))
        return is_look_alike(wanted, found)

    def _by_likeness(self, anchor: Anchor) -> Placed | None:
        """The anchor where words like those quoted stand in such a context, to be checked."""
        quote = Quote(fold(anchor.exact), fold(anchor.prefix), fold(anchor.suffix))
        if self._haystack is None:
            texts = [fold(block.text) for block in self.blocks]
            self._haystack = Haystack.of(texts, [[Span(0, len(text))] for text in texts])
        places = [
            place
            for place in similar_places(quote, self._haystack)
            if not self._is_look_alike(anchor, place.text, place.span)
        ]
        return self._likest(anchor, places)

    def _likest(self, anchor: Anchor, places: Sequence[QuoteMatch]) -> Placed | None:
        best = sorted(places, key=lambda place: -place.score)[:2]
        if not best or (len(best) == 2 and best[0].score - best[1].score < MARGIN):
            return None
        return Placed(moved_to(anchor, self.blocks[best[0].text], best[0].span), best[0].score)


def _is_distinct(quote: str) -> bool:
    """Whether words that stand in one place only are enough to tell it without their context."""
    return sum(1 if letter.isascii() else 3 for letter in quote) >= _DISTINCT
