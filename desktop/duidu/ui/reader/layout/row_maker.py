"""Lays out rows: which pieces a row has, where they stand, and the space between them."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from duidu.app.article.long_blocks import LONG
from duidu.app.article.open_text import OpenText, RowText
from duidu.core.article import Block, BlockKind, SideName
from duidu.core.picture import Picture
from duidu.core.token import Token
from duidu.language.registry import describe
from duidu.ui.reader.layout.block_setting import (
    CLOSE,
    Indent,
    cell_of,
    indent_of,
    kinds_of,
    space_between,
)
from duidu.ui.reader.layout.columns import Columns, sides_shown
from duidu.ui.reader.layout.font_metrics import BlockFonts, FontMetrics
from duidu.ui.reader.layout.kept_pieces import KeptPieces
from duidu.ui.reader.layout.picture_boxes import PictureBoxes, PlacedPicture
from duidu.ui.reader.layout.piece import Piece, han_piece, latin_piece, plain_piece
from duidu.ui.reader.layout.row_layout import PlacedPiece, RowLayout
from duidu.ui.reader.layout.row_parts import RowParts
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import (
    Pinyin,
    ReaderMode,
    ReaderStyle,
    RowArrangement,
    no_gloss,
)

_MOST_TITLES = 3  # title, subtitle, author
_ASIAN = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_LETTER = re.compile(r"[^\W\d_]")


class RowMaker:
    """Lays out the rows of an article for one set of columns, style and mode.

    `gap` is the space between two paragraphs in px. With `plain`, Chinese is set without its words,
    which nobody sees of a row that is passed by.
    """

    def __init__(
        self,
        open_text: OpenText,
        style: ReaderStyle,
        mode: ReaderMode,
        columns: Columns,
        block_fonts: BlockFonts,
        row_parts: RowParts,
        pieces: KeptPieces,
        *,
        plain: bool = False,
    ) -> None:
        self._open_text = open_text
        self._style = style
        self._mode = mode
        self._columns = columns
        self._block_fonts = block_fonts
        self._row_parts = row_parts
        self._pieces = pieces
        self._plain = plain
        # Which words are hard and what they mean is known elsewhere, and may change.
        self._by_words = mode.pinyin is not Pinyin.HARD and mode.gloss is no_gloss
        line = block_fonts.body.hanzi_line
        self.gap = round(line * style.row_space)
        self._pictures = PictureBoxes(columns, line, self.gap // 2)

    def make(self, index: int, part: int, parts: int) -> RowLayout:
        """Lay out part `part` of `parts` of a row."""
        text = self._open_text.row(index)
        stretches = self._stretches(text, part, parts)
        below = 0 if part + 1 < parts else self._space_below(text)
        above = self._space_above(text) if part == 0 else 0
        is_beside = self._mode.arrangement is RowArrangement.SIDE_BY_SIDE
        lay_out = self._side_by_side if is_beside else self._stacked
        made = lay_out(text, stretches, above, below)
        made.rules = self._rules(text, made.height, part, parts)
        return made

    def parts(self, index: int, count: int) -> list[tuple[Stretch, ...]]:
        """The stretches of each part of a very long row."""
        return self._row_parts.parts(self._open_text.row(index), count)

    def _stretches(self, text: RowText, part: int, parts: int) -> tuple[Stretch, ...]:
        if parts > 1:
            return self.parts(text.index, parts)[part]
        return tuple(
            Stretch(side, block.id, 0, len(block.text))
            for side in SideName
            for block in text.blocks(side)
        )

    def _space_above(self, text: RowText) -> int:
        """More above the first row and above headings."""
        blocks = text.source + text.target
        if text.index == 0:
            return self.gap
        is_heading = blocks and all(block.kind is BlockKind.HEADING for block in blocks)
        if cell_of(text) == 1:
            return self.gap // 3  # between the text and the rule above it
        return self.gap // 2 if is_heading else 0

    def _space_below(self, text: RowText) -> int:
        """Items of a list and lines of a verse stand closer together than paragraphs."""
        following = text.index + 1
        # Others need not be read for a paragraph.
        if following >= self._open_text.row_count() or not kinds_of(text) <= CLOSE:
            return self.gap
        return space_between(text, self._open_text.row(following), self.gap)

    def _rules(self, text: RowText, height: int, part: int, parts: int) -> tuple[int, ...]:
        """The y of the rules of a table: above each of its rows, and below the last one."""
        if not cell_of(text):
            return ()
        above = (0,) if part == 0 and cell_of(text) == 1 and text.index else ()
        following = text.index + 1
        is_last = following >= self._open_text.row_count() or not cell_of(
            self._open_text.row(following)
        )
        below = (height - self.gap + self.gap // 3,) if is_last and part + 1 == parts else ()
        return above + below

    def _side_by_side(
        self, text: RowText, stretches: tuple[Stretch, ...], above: int, below: int
    ) -> RowLayout:
        """Both sides in their columns, the first lines of both on one baseline."""
        if self._is_lone_title(text):
            return self._spanning(text, stretches, above, below)
        own = {side: [one for one in stretches if one.side is side] for side in SideName}
        made = {side: [self._piece(text, one) for one in own[side]] for side in SideName}
        firsts = [picture for one in own.values() for picture in self._above(text, one[:1])]
        pictures, above = self._pictures.lead(firsts, above)
        first = max((pieces[0].baseline for pieces in made.values() if pieces), default=0.0)
        placed: list[PlacedPiece] = []
        height = 0
        for side, pieces in made.items():
            y = above + round(first - pieces[0].baseline) if pieces else above
            for number, piece in enumerate(pieces):
                y += self.gap // 2 if number else 0
                if number:
                    y = self._add(pictures, self._above(text, own[side][number : number + 1]), y)
                placed.append(PlacedPiece(piece, self._columns.by_side[side].x, y))
                y += piece.height
                y = self._add(
                    pictures, self._below(text, own[side][number : number + 1]), y, below=True
                )
            height = max(height, y)
        gaps = {
            side: above + first - self._block_fonts.body.size * 0.3
            for side, pieces in made.items()
            if not pieces
        }
        sentences = self._row_parts.sentences(text)
        return RowLayout(text, placed, height + below, gaps, sentences, pictures=pictures)

    def _is_lone_title(self, text: RowText) -> bool:
        """Whether a row is a title over the whole text that only one side has."""
        if text.index > _MOST_TITLES or not text.row.blocks.is_gap or not is_title(text):
            return False
        return text.index == 0 or self._is_lone_title(self._open_text.row(text.index - 1))

    def _spanning(
        self, text: RowText, stretches: tuple[Stretch, ...], above: int, below: int
    ) -> RowLayout:
        """The text of one side across both columns: beside it nothing would look like a loss."""
        columns = self._columns.by_side.values()
        x, right = min(one.x for one in columns), max(one.right for one in columns)
        placed: list[PlacedPiece] = []
        pictures, y = self._pictures.lead(self._above(text, stretches), above)
        for stretch in stretches:
            piece = self._piece(text, stretch, right - x)
            placed.append(PlacedPiece(piece, x, y))
            y += piece.height
        y = self._add(pictures, self._below(text, stretches), y, below=True)
        sentences = self._row_parts.sentences(text)
        return RowLayout(text, placed, y + below, {}, sentences, True, pictures)

    def _stacked(
        self, text: RowText, stretches: tuple[Stretch, ...], above: int, below: int
    ) -> RowLayout:
        """Both sides under each other, sentence by sentence or as a whole."""
        placed: list[PlacedPiece] = []
        shown = [one for one in stretches if one.side in sides_shown(self._mode)]
        across = [one for one in stretches if one not in shown]
        firsts = [*self._above(text, shown), *(p for p in self._above(text, across) if p.across)]
        pictures, y = self._pictures.place(firsts, above)
        for number, group in enumerate(self._groups(text, stretches)):
            y += self.gap // 3 if number and group else 0
            for stretch in group:
                piece = self._piece(text, stretch)
                placed.append(PlacedPiece(piece, self._columns.by_side[stretch.side].x, y))
                y += piece.height
        lasts = [*self._below(text, shown), *(p for p in self._below(text, across) if p.across)]
        y = self._add(pictures, lasts, y, below=True)
        if not placed and not pictures:
            # The margin above the text stays where its first row has nothing on the side shown.
            y, below = above if text.index == 0 else 0, 0
        return RowLayout(
            text, placed, y + below, {}, self._row_parts.sentences(text), pictures=pictures
        )

    def _above(self, text: RowText, stretches: Sequence[Stretch]) -> list[Picture]:
        """The pictures above the blocks of some stretches."""
        return [one for stretch in stretches for one in self._pictures.above(text, stretch)]

    def _below(self, text: RowText, stretches: Sequence[Stretch]) -> list[Picture]:
        """The pictures below the blocks of some stretches."""
        return [one for stretch in stretches for one in self._pictures.below(text, stretch)]

    def _add(
        self, to: list[PlacedPicture], pictures: Sequence[Picture], y: int, *, below: bool = False
    ) -> int:
        """Place pictures from y on, and return where what follows begins."""
        placed, y = self._pictures.place(pictures, y, below=below)
        to += placed
        return y

    def _groups(self, text: RowText, stretches: tuple[Stretch, ...]) -> Iterator[list[Stretch]]:
        """What stands together: one side and then the other of each sentence bead or of the row."""
        order = sides_shown(self._mode)
        if self._mode.arrangement is not RowArrangement.SENTENCES or not text.row.sentences:
            yield [stretch for side in order for stretch in stretches if stretch.side is side]
            return
        sentences = self._row_parts.sentences(text)
        for bead in sentences.beads_in(stretches):
            group = [s for side in order for s in _merged(sentences.of_bead(side, bead))]
            cut = [_common(one, other) for one in group for other in stretches]
            yield [stretch for stretch in cut if stretch]

    def _piece(self, text: RowText, stretch: Stretch, measure: int = 0) -> Piece:
        """Lay out one stretch in the column of its side, or in lines of `measure` px."""
        side = stretch.side
        block = next(block for block in text.blocks(side) if block.id == stretch.block)
        metrics = self._block_fonts.of(block)
        measure = measure or self._columns.by_side[side].measure
        indent = indent_of(block, self._block_fonts.body.size, cell_of(text))
        span = (stretch.start, stretch.end)
        square = describe(self._open_text.language(side)).square_characters
        place = (side, block.id, *span, measure)
        # A paragraph in letters is set as such, also among Chinese ones; and so is code, whose
        # signs all have one width.
        if (
            not square
            or block.kind is BlockKind.CODE
            or is_in_letters(block.text[stretch.start : stretch.end])
        ):
            lines = partial(latin_piece, side, block, span, metrics, measure, indent)
            return self._pieces.of(place, (block, indent), lines)
        if self._plain:
            return plain_piece(side, block, span, metrics, measure, indent)
        tokens = self._tokens(text, side, block, span)
        make = partial(self._han_piece, side, block, span, tokens, metrics, measure, indent)
        return self._pieces.of(place, (block, indent, tokens), make) if self._by_words else make()

    def _tokens(
        self, text: RowText, side: SideName, block: Block, span: tuple[int, int]
    ) -> tuple[Token, ...]:
        """The words of a stretch with the readings that are shown."""
        tokens = tuple(self._open_text.tokens_at(side, block, *span))
        if not self._mode.prepare:
            return tokens
        # Joining it for every block takes time, and is for what tells hard words and meanings.
        answer = (
            "\n".join(other.text[:LONG] for other in text.blocks(side.other))
            if self._mode.needs_answer
            else ""
        )
        return self._mode.prepare(tokens, answer)

    def _han_piece(
        self,
        side: SideName,
        block: Block,
        span: tuple[int, int],
        tokens: tuple[Token, ...],
        metrics: FontMetrics,
        measure: float,
        indent: Indent,
    ) -> Piece:
        piece = han_piece(side, block, span, tokens, metrics, self._mode, measure, indent)
        if self._mode.pinyin.takes_room:
            piece.open_readings = tuple(
                (t.start, t.end)
                for t in tokens
                if t.alternatives and span[0] <= t.start and t.end <= span[1]
            )
        return piece


def is_title(text: RowText) -> bool:
    """Whether a row has nothing but headings."""
    return kinds_of(text) == {BlockKind.HEADING}


def is_in_letters(text: str) -> bool:
    """Whether a text has letters and no hanzi, kana or hangul."""
    return _ASIAN.search(text) is None and _LETTER.search(text) is not None


def _merged(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """Sentences of one block that follow each other as one stretch."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and found[-1].block == stretch.block and found[-1].end <= stretch.start:
            found[-1] = found[-1]._replace(end=stretch.end)
        else:
            found.append(stretch)
    return found


def _common(one: Stretch, other: Stretch) -> Stretch | None:
    """What two stretches have in common."""
    if one.side is not other.side or one.block != other.block:
        return None
    start, end = max(one.start, other.start), min(one.end, other.end)
    return one._replace(start=start, end=end) if start < end else None
