"""A passage over so many blocks that its anchors are made only when a note on it is written."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from duidu.core.annotation import Anchor
from duidu.core.article import Block, Place, Span
from duidu.library.anchoring.anchors import make_anchor
from duidu.library.library import Library

MANY = 100
"""Rows of a selection from which on it is a passage: below it the window makes the anchors."""
_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Passage:
    """The text of one side from one place to another; `head` are the first of its anchors.

    The head is what an editor shows, and the boxes beside which it is put.
    """

    first: Place
    last: Place
    head: tuple[Anchor, ...] = ()

    def anchors(self, library: Library, article: str) -> tuple[Anchor, ...]:
        """The anchors, one a block, as the text is now. Not for the window's thread.

        Raises LibraryError where the first or the last block is gone.
        """
        pieces = library.at_one_moment(lambda: self._pieces(library, article))
        return tuple(make_anchor(self.first.side, block, span) for block, span in pieces)

    def copied(self, library: Library, article: str) -> str:
        """Its text, one line a block, as it is now. Not for the window's thread.

        Raises LibraryError where the first or the last block is gone.
        """

        def read() -> str:
            pieces = self._pieces(library, article)
            return "\n".join(block.text[span.start : span.end] for block, span in pieces)

        return library.at_one_moment(read)

    def _pieces(self, library: Library, article: str) -> list[tuple[Block, Span]]:
        """The blocks, and what of each belongs to it, as all of the text is at one moment."""
        side, articles = self.first.side, library.articles
        rows = [articles.row_of(article, side, place.block) for place in (self.first, self.last)]
        blocks = [
            Block(id, text)
            for at in range(rows[0], rows[1] + 1, _ROWS_AT_ONCE)
            for row in articles.row_texts(article, at, min(rows[1] + 1, at + _ROWS_AT_ONCE))
            for id, text in row.texts(side)
        ]
        ids = [block.id for block in blocks]
        begin, end = ids.index(self.first.block), ids.index(self.last.block)
        found: list[tuple[Block, Span]] = []
        for number in range(begin, end + 1):
            block = blocks[number]
            start = self.first.offset if number == begin else 0
            stop = self.last.offset if number == end else len(block.text)
            if start < min(stop, len(block.text)):
                found.append((block, Span(start, min(stop, len(block.text)))))
        return found

    def is_long(self, library: Library, article: str) -> bool:
        """Whether the window must not make its anchors."""
        first, last = (
            library.articles.row_of(article, place.side, place.block)
            for place in (self.first, self.last)
        )
        return last - first >= MANY

    @property
    def text(self) -> str:
        """The end of the passage as a draft keeps it, beside its head."""
        return json.dumps([self.last.block, self.last.offset])


Targets = Sequence[Anchor] | Passage
"""What a note is put on."""


def targets_from(head: Sequence[Anchor], text: str) -> Targets:
    """The targets of a draft: the anchors themselves, or the passage that they begin."""
    if not head or not text:
        return head
    block, offset = json.loads(text)
    side = head[0].side
    first = Place(side, head[0].block, head[0].start)
    return Passage(first, Place(side, int(block), int(offset)), tuple(head))


def made_anchors(targets: Targets, library: Library, article: str) -> Sequence[Anchor]:
    """The anchors of targets, made of the text as it is now where they are a passage."""
    return targets.anchors(library, article) if isinstance(targets, Passage) else targets


def head_of(targets: Targets) -> Sequence[Anchor]:
    """The anchors that are there at once."""
    return targets.head if isinstance(targets, Passage) else targets
