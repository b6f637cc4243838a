"""One row of the page laid out: its pieces with their places, top left of the row being (0, 0) of the page's left edge."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QRectF

from duidu.app.article.open_text import OpenText, RowText
from duidu.core.article import Block, BlockKind, SideName
from duidu.language.registry import describe
from duidu.ui.reader.layout.columns import Columns, sides_shown
from duidu.ui.reader.layout.font_metrics import FontMetrics
from duidu.ui.reader.layout.piece import Piece, han_piece, latin_piece
from duidu.ui.reader.layout.sentences import Sentences, Stretch, split_row
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement, no_gloss

DOUBT = 0.5  # beads with a lower probability are shown as doubtful
_CLOSE = frozenset({BlockKind.LIST_ITEM, BlockKind.VERSE, BlockKind.CODE, BlockKind.TABLE_CELL})
_HEADINGS = (1.5, 1.5, 1.3, 1.15)


class PlacedPiece(NamedTuple):
    """A piece and its top left corner in the row."""

    piece: Piece
    x: int
    y: int


class RowLayout:
    """The pieces of a row, or of one part of a very long row; `gaps` are the sides that have nothing here, with the height of the mark."""

    def __init__(
        self, text: RowText, pieces: list[PlacedPiece], height: int, gaps: dict[SideName, float]
    ) -> None:
        self.text = text
        self.pieces = pieces
        self.height = height
        self.gaps = gaps
        self.sentences = Sentences(text)
        self.doubtful = self._doubtful()

    def _doubtful(self) -> tuple[Stretch, ...]:
        """Sentences here whose counterpart is missing or doubtful, in a row that has one."""
        row = self.text.row
        if row.blocks.is_gap:
            return ()
        beads = [
            bead
            for bead in row.sentences
            if bead.is_gap or (bead.score < DOUBT and not bead.confirmed)
        ]
        stretches = (
            stretch
            for bead in beads
            for side in SideName
            for stretch in self.sentences.of_bead(side, bead)
        )
        return tuple(
            stretch
            for stretch in stretches
            if self.find(stretch.side, stretch.block, stretch.start)
        )

    def of(self, side: SideName) -> list[PlacedPiece]:
        """The pieces of one side, top to bottom."""
        return [placed for placed in self.pieces if placed.piece.side is side]

    def rects(self, stretch: Stretch) -> list[QRectF]:
        """Rectangles of a stretch in the row's own coordinates, one a line."""
        found: list[QRectF] = []
        for piece, x, y in self.pieces:
            if piece.side is stretch.side and piece.block.id == stretch.block:
                found.extend(
                    rect.translated(x, y) for rect in piece.rects(stretch.start, stretch.end)
                )
        return found

    def find(self, side: SideName, block: int, offset: int) -> PlacedPiece | None:
        """The piece in which a code point stands; None if it is not in this row."""
        found = None
        for placed in self.pieces:
            if (
                placed.piece.side is side
                and placed.piece.block.id == block
                and (placed.piece.start <= offset or found is None)
            ):
                found = placed
        return found


class RowMaker:
    """Lays out rows for one width, style and way of reading."""

    def __init__(
        self,
        open_text: OpenText,
        style: ReaderStyle,
        mode: ReaderMode,
        geometry: Columns,
        faces: "BlockFonts",
    ) -> None:
        self._open_text = open_text
        self._style = style
        self._mode = mode
        self._columns = geometry
        self._block_fonts = faces
        self._cut: tuple[int, int, list[tuple[Stretch, ...]]] | None = None
        self.gap = round(faces.body.hanzi_line * 0.9)

    def make(self, index: int, part: int, parts: int) -> RowLayout:
        """Lay out part `part` of `parts` of a row."""
        text = self._open_text.row(index)
        stretches = self._stretches(text, part, parts)
        space = 0 if part + 1 < parts else self._space_below(text)
        above = self._space_above(text) if part == 0 else 0
        if self._mode.arrangement is RowArrangement.SIDE_BY_SIDE:
            return self._beside(text, stretches, above, space)
        return self._below(text, stretches, above, space)

    def parts(self, index: int, count: int) -> list[tuple[Stretch, ...]]:
        """What of a very long row stands in each of its parts; kept for the row asked for last."""
        if self._cut is None or self._cut[:2] != (index, count):
            self._cut = (index, count, split_row(self._open_text.row(index), count))
        return self._cut[2]

    def _stretches(self, text: RowText, part: int, parts: int) -> tuple[Stretch, ...]:
        if parts > 1:
            return self.parts(text.index, parts)[part]
        return tuple(
            Stretch(side, block.id, 0, len(block.text))
            for side in SideName
            for block in text.blocks(side)
        )

    def _space_above(self, text: RowText) -> int:
        blocks = text.source + text.target
        if text.index == 0:
            return self.gap
        return (
            self.gap // 2
            if blocks and all(block.kind is BlockKind.HEADING for block in blocks)
            else 0
        )

    def _space_below(self, text: RowText) -> int:
        """Items of a list and lines of a verse stand closer together than paragraphs."""
        following = text.index + 1
        if following < self._open_text.row_count() and _kinds(text) <= _CLOSE:
            return (
                self.gap // 3
                if _kinds(self._open_text.row(following)) == _kinds(text)
                else self.gap
            )
        return self.gap

    def _beside(
        self, text: RowText, stretches: tuple[Stretch, ...], above: int, space: int
    ) -> RowLayout:
        made = {
            side: [self._piece(text, stretch) for stretch in stretches if stretch.side is side]
            for side in SideName
        }
        first = max((pieces[0].baseline for pieces in made.values() if pieces), default=0.0)
        placed: list[PlacedPiece] = []
        height = 0
        for side, pieces in made.items():
            y = above + round(first - pieces[0].baseline) if pieces else above
            for number, piece in enumerate(pieces):
                y += self.gap // 2 if number else 0
                placed.append(PlacedPiece(piece, self._columns.by_side[side].x, y))
                y += piece.height
            height = max(height, y)
        gaps = {
            side: above + first - self._block_fonts.body.size * 0.3
            for side, pieces in made.items()
            if not pieces
        }
        return RowLayout(text, placed, height + space, gaps)

    def _below(
        self, text: RowText, stretches: tuple[Stretch, ...], above: int, space: int
    ) -> RowLayout:
        placed: list[PlacedPiece] = []
        y = above
        for number, group in enumerate(self._groups(text, stretches)):
            y += self.gap // 3 if number and group else 0
            for stretch in group:
                piece = self._piece(text, stretch)
                placed.append(PlacedPiece(piece, self._columns.by_side[stretch.side].x, y))
                y += piece.height
        if not placed:
            # The margin over the text stays where its first row has nothing on the side shown.
            return RowLayout(text, placed, above if text.index == 0 else 0, {})
        return RowLayout(text, placed, y + space, {})

    def _groups(self, text: RowText, stretches: tuple[Stretch, ...]) -> Iterator[list[Stretch]]:
        """What stands together: for each sentence bead, or for the whole row, first one side and then the other."""
        order = sides_shown(self._mode)
        if self._mode.arrangement is not RowArrangement.SENTENCES or not text.row.sentences:
            yield [stretch for side in order for stretch in stretches if stretch.side is side]
            return
        sentences = Sentences(text)
        for bead in text.row.sentences:
            group = [s for side in order for s in _joined(sentences.of_bead(side, bead))]
            cut = [_common(one, other) for one in group for other in stretches]
            yield [stretch for stretch in cut if stretch]

    def _piece(self, text: RowText, stretch: Stretch) -> Piece:
        side = stretch.side
        block = next(block for block in text.blocks(side) if block.id == stretch.block)
        face = self._block_fonts.of(block)
        measure = self._columns.by_side[side].measure
        indent = indent_of(block, self._block_fonts.body.size)
        span = (stretch.start, stretch.end)
        if not describe(self._open_text.language(side)).square_characters:
            return latin_piece(side, block, span, face, measure, indent)
        tokens = self._open_text.tokens(side, block)
        if self._mode.prepare:
            answer = (
                ""
                if self._mode.gloss is no_gloss
                else "\n".join(other.text for other in text.blocks(side.other))
            )
            tokens = self._mode.prepare(tokens, answer)
        piece = han_piece(side, block, span, tokens, face, self._mode, measure, indent)
        if self._mode.pinyin.takes_room:
            piece.open_readings = tuple(
                (t.start, t.end)
                for t in tokens
                if t.alternatives and span[0] <= t.start and t.end <= span[1]
            )
        return piece


class BlockFonts:
    """The font metrics of each size of text, made when first needed."""

    def __init__(self, style: ReaderStyle) -> None:
        self._style = style
        self._made: dict[float, FontMetrics] = {}
        self.body = self._sized(style.hanzi_size)

    def of(self, block: Block) -> FontMetrics:
        """The face for a block: headings larger, notes and captions smaller."""
        factor = 1.0
        if block.kind is BlockKind.HEADING:
            factor = _HEADINGS[min(block.level, len(_HEADINGS) - 1)]
        elif block.kind in (BlockKind.NOTE, BlockKind.CAPTION):
            factor = 0.9
        return self._sized(round(self._style.hanzi_size * factor))

    def _sized(self, size: float) -> FontMetrics:
        if size not in self._made:
            self._made[size] = FontMetrics(self._style, size)
        return self._made[size]


def _kinds(text: RowText) -> set[BlockKind]:
    return {block.kind for block in text.source + text.target}


def indent_of(block: Block, size: float) -> float:
    """How far the lines of a block stand from the left edge of their column, in px."""
    if block.kind is BlockKind.LIST_ITEM:
        return size * 1.2 * max(1, block.level)
    return size if block.kind in (BlockKind.VERSE, BlockKind.CODE) else 0.0


def _joined(stretches: tuple[Stretch, ...]) -> list[Stretch]:
    """Sentences of one block that follow each other as one stretch."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and found[-1].block == stretch.block and found[-1].end <= stretch.start:
            found[-1] = found[-1]._replace(end=stretch.end)
        else:
            found.append(stretch)
    return found


def _common(one: Stretch, other: Stretch) -> Stretch | None:
    if one.side is not other.side or one.block != other.block:
        return None
    start, end = max(one.start, other.start), min(one.end, other.end)
    return one._replace(start=start, end=end) if start < end else None
