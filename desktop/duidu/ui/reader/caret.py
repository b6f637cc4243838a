"""The caret and the selection: text positions on one side, and how they move.

No pixels here; caret_view brings them on the screen.
"""

from collections.abc import Iterator
from typing import NamedTuple

from duidu.app.article.open_text import OpenText
from duidu.core.article import Block, Place, SideName
from duidu.core.errors import DuiduError
from duidu.core.jobs import Job
from duidu.core.token import Token, TokenKind
from duidu.language.zh.display import Style
from duidu.ui.reader.layout.chips import beside_chip, next_place
from duidu.ui.reader.layout.row_parts import RowParts
from duidu.ui.reader.layout.ruby_text import joined_reading
from duidu.ui.reader.layout.sentences import Sentences, Stretch

LOOKED_UP = frozenset({TokenKind.WORD, TokenKind.NAME, TokenKind.NUMBER, TokenKind.LATIN})
"""Kinds of tokens that can be looked up."""


class Point(NamedTuple):
    """An edge between code points, ordered as the text is read.

    `number` counts the blocks of the row on its side, `offset` the code points of the block.
    """

    row: int
    number: int
    offset: int


class Caret:
    """A caret on one side (`point`) and the other end of the selection (`anchor`)."""

    def __init__(self, open_text: OpenText, row_parts: RowParts | None = None) -> None:
        """`row_parts` keeps the sentences of rows for all who ask."""
        self._open_text = open_text
        self._row_parts = row_parts or RowParts()
        self.side = SideName.SOURCE
        self.point = Point(0, 0, 0)
        self.anchor = self.point
        # Both ends by their blocks: rows are renumbered when some are joined or split.
        self._places: tuple[Place | None, Place | None] = (None, None)

    # -- places --------------------------------------------------------------------------------

    def block(self, point: Point) -> Block | None:
        """The block of a point; None in a row without text on this side."""
        blocks = self._blocks(point.row)
        return blocks[point.number] if point.number < len(blocks) else None

    def _blocks(self, row: int) -> tuple[Block, ...]:
        return (
            self._open_text.row(row).blocks(self.side)
            if 0 <= row < self._open_text.row_count()
            else ()
        )

    def at(self, place: Place) -> Point:
        """The point of a place on this caret's side."""
        row = self._open_text.row_of(place.side, place.block)
        blocks = self._open_text.row(row).blocks(place.side)
        number = next((i for i, block in enumerate(blocks) if block.id == place.block), 0)
        return Point(row, number, place.offset)

    @property
    def place(self) -> Place | None:
        """Where the caret stands; None where its side has no text."""
        block = self.block(self.point)
        return Place(self.side, block.id, self.point.offset) if block else None

    def move(self, point: Point, keep: bool = False) -> None:
        """Put the caret at a point; `keep` leaves the other end of the selection where it is."""
        self.point = point
        self._places = (self.place, self._places[1] if keep else self.place)
        if not keep:
            self.anchor = point

    def renew(self) -> None:
        """Find both ends again by their blocks, after rows were joined or split.

        Where one is gone the caret goes to the beginning.
        """
        places, self._places = self._places, (None, None)
        try:
            self.point, self.anchor = (
                self.at(place) if place else Point(0, 0, 0) for place in places
            )
            self._places = places
        except DuiduError:
            self.point = self.anchor = Point(0, 0, 0)

    def put(self, place: Place, keep: bool = False) -> None:
        """Put the caret at a place, on its side, and not inside a chip.

        A selection never spans both sides.
        """
        keep = keep and place.side is self.side
        self.side = place.side
        point = self.at(place)
        if block := self.block(point):
            after = keep and self.anchor < point
            point = point._replace(offset=beside_chip(block, point.offset, after=after))
        self.move(point, keep)

    def select(self, first: Stretch, last: Stretch | None = None) -> None:
        """Select one stretch, or all from one to the end of another."""
        last = last or first
        self.put(Place(first.side, first.block, first.start))
        self.put(Place(last.side, last.block, last.end), keep=True)

    # -- selection -----------------------------------------------------------------------------

    @property
    def has_selection(self) -> bool:
        """Whether anything is selected."""
        return self.anchor != self.point

    @property
    def selected_rows(self) -> int:
        """Over how many rows the selection goes."""
        return abs(self.anchor.row - self.point.row) + 1 if self.has_selection else 0

    def selected_places(self) -> tuple[Place, Place] | None:
        """Where the selection begins and ends, however long it is; None for none."""
        low, high = sorted((self.anchor, self.point))
        first, last = self.block(low), self.block(high)
        if low == high or first is None or last is None:
            return None
        return Place(self.side, first.id, low.offset), Place(self.side, last.id, high.offset)

    def selected(self, rows: tuple[int, int] | None = None) -> list[Stretch]:
        """The selected stretches in order, one a block.

        `rows` (first, last) limits them to these rows. Without, it reads all rows of the selection.
        """
        return list(self.each_selected(rows))

    def each_selected(self, rows: tuple[int, int] | None = None) -> Iterator[Stretch]:
        """`selected` one by one, for who does not need them all."""
        low, high = sorted((self.anchor, self.point))
        first, last = (
            (low.row, high.row) if rows is None else (max(low.row, rows[0]), min(high.row, rows[1]))
        )
        for row in range(first, last + 1) if low != high else ():
            for number, block in enumerate(self._blocks(row)):
                start = low.offset if (row, number) == low[:2] else 0
                end = high.offset if (row, number) == high[:2] else len(block.text)
                if low[:2] <= (row, number) <= high[:2] and start < end:
                    yield Stretch(self.side, block.id, start, end)

    def text(self) -> str:
        """The selection as plain text, one line a block."""
        return "\n".join(block.text[start:end] for block, start, end in self._pieces())

    def short_text(self, most: int) -> str:
        """The selection as plain text if it has no more code points than that, else ""."""
        parts: list[str] = []
        for block, start, end in self._pieces():
            parts.append(block.text[start:end])
            most -= end - start + (len(parts) > 1)
            if most < 0:
                return ""
        return "\n".join(parts)

    def text_with_pinyin(self, job: Job | None = None) -> str:
        """The selection, each block followed by a line with the readings of its words.

        Raises Cancelled.
        """
        lines: list[str] = []
        for block, start, end in self._pieces():
            if job is not None:
                job.check()
            lines.append(block.text[start:end])
            tokens = [
                t
                for t in self._open_text.tokens_at(self.side, block, start, end)
                if t.start < end and t.end > start
            ]
            words = [joined_reading(token, Style.MARKS) or token.text.strip() for token in tokens]
            if any(token.reading for token in tokens):
                lines.append(" ".join(word for word in words if word))
        return "\n".join(lines)

    def _pieces(self) -> Iterator[tuple[Block, int, int]]:
        """(block, start, end) of each selected stretch."""
        for stretch in self.each_selected():
            row = self._open_text.row_of(stretch.side, stretch.block)
            block = next(block for block in self._blocks(row) if block.id == stretch.block)
            yield block, stretch.start, stretch.end

    # -- moving --------------------------------------------------------------------------------

    def first(self) -> Point:
        """The beginning of the side."""
        return (
            Point(0, 0, 0)
            if self._blocks(0)
            else self._next_block(Point(0, 0, 0), 1) or Point(0, 0, 0)
        )

    def last(self) -> Point:
        """The end of the side."""
        row = self._open_text.row_count() - 1
        while row > 0 and not self._blocks(row):
            row -= 1
        blocks = self._blocks(row)
        return Point(row, len(blocks) - 1, len(blocks[-1].text)) if blocks else Point(0, 0, 0)

    def by_letter(self, step: int) -> Point:
        """The point one letter or chip on (1) or back (-1), also into the next block."""
        block = self.block(self.point)
        if block and 0 <= self.point.offset + step <= len(block.text):
            return self.point._replace(offset=next_place(block, self.point.offset, step))
        return self._next_block(self.point, step) or self.point

    def _next_block(self, point: Point, step: int) -> Point | None:
        """The near edge of the next block in a direction."""
        row, number = point.row, point.number + step
        while 0 <= row < self._open_text.row_count():
            blocks = self._blocks(row)
            if 0 <= number < len(blocks):
                return Point(row, number, 0 if step > 0 else len(blocks[number].text))
            row += step
            number = 0 if step > 0 else len(self._blocks(row)) - 1
        return None

    def word_at(self, point: Point) -> Token | None:
        """The word that holds a code point; None on punctuation, spaces and beyond the text."""
        block = self.block(point)
        if block is None:
            return None
        at = point.offset
        for token in self._open_text.tokens_at(self.side, block, at, at + 1):
            if token.start <= point.offset < token.end:
                return token if token.kind in LOOKED_UP else None
        return None

    def by_word(self, step: int) -> Point | None:
        """The start of the next word, or of the one before; None at the end of the text."""
        point: Point | None = self.point
        while point is not None:
            block = self.block(point)
            start = self._word_from(block, point.offset, step) if block else None
            if start is not None:
                return point._replace(offset=start)
            point = self._next_block(point, step)
            if point and step > 0:
                # Before the first letter, so that a word there counts as the next one.
                point = point._replace(offset=-1)
        return None

    def _word_from(self, block: Block, offset: int, step: int) -> int | None:
        """Where the next word of a block starts, or the one before; None without any."""
        low, high = max(0, offset), max(0, offset) + 1
        while True:
            tokens = self._open_text.tokens_at(self.side, block, low, high)
            starts = [t.start for t in tokens if t.kind in LOOKED_UP]
            found = [s for s in starts if (s > offset if step > 0 else s < offset)]
            if found:
                return min(found) if step > 0 else max(found)
            # The words of a very long block come in pieces: look on where they end.
            edge = (tokens[-1].end if step > 0 else tokens[0].start) if tokens else None
            if edge is None or (edge >= len(block.text) if step > 0 else edge <= 0):
                return None
            low, high = (edge, edge + 1) if step > 0 else (edge - 1, edge)

    def sentence_at(self, point: Point) -> tuple[Sentences, int] | None:
        """The sentences of a point's row, and the number of the one that holds the point."""
        block = self.block(point)
        if block is None:
            return None
        sentences = self._sentences(point.row)
        number = sentences.at(self.side, block.id, point.offset)
        return None if number is None else (sentences, number)

    def _sentences(self, row: int) -> Sentences:
        return self._row_parts.sentences(self._open_text.row(row))

    def by_sentence(self, step: int) -> Point | None:
        """The start of the next sentence, or of the one before; None at the end of the text."""
        here = self.sentence_at(self.point)
        row = self.point.row
        if here:
            sentences, number = here
            if 0 <= number + step < sentences.count(self.side):
                stretch = sentences.stretch(self.side, number + step)
                return self.at(Place(self.side, stretch.block, stretch.start))
        row += step
        while 0 <= row < self._open_text.row_count():
            sentences = self._sentences(row)
            if count := sentences.count(self.side):
                stretch = sentences.stretch(self.side, 0 if step > 0 else count - 1)
                return self.at(Place(self.side, stretch.block, stretch.start))
            row += step
        return None
