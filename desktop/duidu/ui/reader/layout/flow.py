"""The article as one long column of rows of which only those in view are laid out.

Holds the scroll position. Knows no widget and paints nothing.
"""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from duidu.app.article.open_text import OpenText
from duidu.core.article import Place, SideName
from duidu.core.errors import DuiduError
from duidu.core.fault_guard import FaultGuard
from duidu.language.registry import describe
from duidu.ui.reader.layout.columns import Columns, arrange_columns, fits_beside, sides_shown
from duidu.ui.reader.layout.font_metrics import BlockFonts
from duidu.ui.reader.layout.haste import Haste
from duidu.ui.reader.layout.heights import Heights, HeightsByShape
from duidu.ui.reader.layout.kept_pieces import KeptPieces
from duidu.ui.reader.layout.letter_measures import LetterMeasures
from duidu.ui.reader.layout.marks import MarkCache
from duidu.ui.reader.layout.plain_rows import PlainRows
from duidu.ui.reader.layout.row_layout import RowLayout, empty_row
from duidu.ui.reader.layout.row_maker import RowMaker
from duidu.ui.reader.layout.row_parts import RowParts
from duidu.ui.reader.layout.scroll_units import ScrollUnits, changed_rows
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle, RowArrangement

_LAYOUTS_CACHED = 256  # a screenful has some twenty rows


class Flow:
    """The rows in order, and the scroll position that both panes share.

    The position is the scroll unit at the top of the view and how far its top lies above it:
    rows above may change their height without moving what is read.
    """

    def __init__(
        self, style: ReaderStyle, mode: ReaderMode, guard: FaultGuard | None = None
    ) -> None:
        """With a `guard` a row that cannot be laid out is empty; without, its fault is raised."""
        self.guard = guard
        self.style = style
        self.mode = mode
        self._asked = mode.arrangement
        self.open_text: OpenText | None = None
        self.scroll_units = ScrollUnits({side: () for side in SideName})
        self.heights = Heights([])
        self._heights_by_shape = HeightsByShape()
        self.share: float | None = None
        self.unit = 0
        self.offset = 0
        self._width = 900  # until the view has its size
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()
        self.block_fonts = BlockFonts(style)
        self.columns: Columns
        self._maker: RowMaker | None = None
        self._plain_maker: RowMaker | None = None
        self._plain_rows = PlainRows()
        self._pieces = KeptPieces()
        self._lengths = dict.fromkeys(SideName, 0)
        self.marks = MarkCache()
        self.row_parts = RowParts()
        self.haste = Haste()
        self._rebuild()

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning, or none."""
        self.open_text = open_text
        self.marks = MarkCache()
        self.row_parts = RowParts()
        self._pieces.clear()
        self._heights_by_shape.clear()
        self.scroll_units = self._units()
        # Of the text as it was opened: an edit must not move the divider.
        self._lengths = self.scroll_units.paired_lengths()
        self.unit = self.offset = 0
        self._rebuild()

    def reshape(
        self,
        width: int | None = None,
        style: ReaderStyle | None = None,
        mode: ReaderMode | None = None,
    ) -> None:
        """Lay out again for another width, style or mode.

        The caller keeps the place that is read, with `place_at` before and `show` afterwards.
        """
        self._pieces.clear()
        if style is not None:
            self.style, self.block_fonts = style, BlockFonts(style)
        self._width = width or self._width
        self.mode = self.fitted(mode or replace(self.mode, arrangement=self._asked))
        self._rebuild()

    def fitted(self, mode: ReaderMode) -> ReaderMode:
        """The mode as this width shows it: texts that have no room beside each other go below.

        What was asked for comes back with the room.
        """
        self._asked = mode.arrangement
        beside = mode.arrangement is RowArrangement.SIDE_BY_SIDE
        if beside and not fits_beside(self._width, self.style):
            return replace(mode, arrangement=RowArrangement.PARAGRAPHS)
        return mode

    def forget(self, rows: tuple[int, ...] = ()) -> None:
        """Lay out these rows again when they are next in view.

        () for all, of which there may be more or fewer than before.
        """
        if self.open_text is None:
            return
        if not rows or self.open_text.row_count() != self.scroll_units.rows:
            self._follow_rows()
            self._rebuild()
            self.unit = max(0, min(self.unit, len(self.scroll_units) - 1))
            return
        for unit in [unit for row in rows for unit in self.scroll_units.of_row(row)]:
            self._layouts.pop(unit, None)
            self._plain_rows.forget(unit)

    def grow(self) -> None:
        """Take up rows that came behind the last one; nothing in view moves."""
        rows, last = self.scroll_units.rows, len(self.scroll_units) - 1
        if self.open_text is None or self.open_text.row_count() < rows or last < 0:
            self.forget()
            return
        self._follow_rows()
        self._layouts.pop(last, None)  # the space below a row depends on what follows it
        self._plain_rows.forget(last)

    def _follow_rows(self) -> None:
        """Take up the rows as they are now; those that are as long as before keep their height."""
        before, self.scroll_units = self.scroll_units, self._units()
        if self._maker is None:
            return
        was, now = changed_rows(before, self.scroll_units)
        units = before.of_rows(was)
        # Other shapes are measured anew when they are shown again.
        self._heights_by_shape.forget_others()
        estimates = self._estimates(self._maker.gap, now.start, now.stop)
        self.heights.replace(units.start, units.stop, estimates)

    def _units(self) -> ScrollUnits:
        open_text = self.open_text
        return ScrollUnits(
            {side: open_text.row_lengths(side) if open_text else () for side in SideName}
        )

    def _rebuild(self) -> None:
        """Make columns, row maker and heights anew; heights measured in this shape are kept."""
        self._layouts.clear()
        self._plain_rows.forget()
        measures = {side: self._measures(side) for side in SideName}
        longest = {side: one.longest_line for side, one in measures.items()}
        heights = {side: one.height(self._lengths[side]) for side, one in measures.items()}
        self.columns = arrange_columns(
            self._width, self.style, self.mode, longest, self.share, heights
        )
        if self.open_text is None:
            self.heights = Heights([])
            self._maker = self._plain_maker = None
            return
        fonts, parts, pieces = self.block_fonts, self.row_parts, self._pieces
        maker = partial(
            RowMaker, self.open_text, self.style, self.mode, self.columns, fonts, parts, pieces
        )
        self._maker, self._plain_maker = maker(), maker(plain=True)
        shape = (self._width, self.share, self.style.type_and_measure, self.mode)
        gap = self._maker.gap
        self.heights = self._heights_by_shape.of(shape, lambda: self._estimates(gap))

    def _estimates(self, gap: int, *rows: int) -> list[int]:
        shown = sides_shown(self.mode)
        widths = {s: self._measures(s).letter_width if s in shown else 0.0 for s in SideName}
        return self.scroll_units.estimates(self.style, self.mode, self.columns, widths, gap, *rows)

    def is_chinese(self, side: SideName) -> bool:
        """Whether a side is written in hanzi."""
        return (
            self.open_text is not None and describe(self.open_text.language(side)).square_characters
        )

    def _measures(self, side: SideName) -> LetterMeasures:
        is_chinese = self.is_chinese(side) if self.open_text else side is SideName.SOURCE
        return LetterMeasures(self.style, self.mode, self.block_fonts.body, is_chinese)

    # -- rows ----------------------------------------------------------------------------------

    def laid_out(self, unit: int) -> RowLayout | None:
        """The row of a scroll unit if it is laid out as it is."""
        return self._layouts.get(unit)

    def layout(self, unit: int) -> RowLayout:
        """The laid out row of a scroll unit; its height replaces the estimate.

        In haste, once the time is used up, one that is plain or empty instead.
        """
        known = self._layouts.get(unit)
        if known is not None:
            self._layouts.move_to_end(unit)
            return known
        if not self.haste.has_time(self.heights[unit]):
            return self._plain(unit)
        made = self._made(unit, self._maker)
        if made is not None:
            self._layouts[unit] = made
            self.heights.set(unit, made.height)
            if len(self._layouts) > _LAYOUTS_CACHED:
                self._layouts.popitem(last=False)
        # One without is not kept: the next frame tries again.
        return made or self._empty(unit)

    def _plain(self, unit: int) -> RowLayout:
        """A row as it is passed by; its height is never taken for that of the row."""
        made = partial(self._made, unit, self._plain_maker)
        has_time = self.haste.has_time_for_plain(self.heights[unit])
        found = self._plain_rows.of(unit, made if has_time else None)
        found = found or self._empty(unit)
        found.is_plain = True
        return found

    def _made(self, unit: int, maker: RowMaker | None) -> RowLayout | None:
        """Lay out a row; None where it cannot be."""
        assert maker is not None
        try:
            with self.haste.row(self.heights[unit], plain=maker is self._plain_maker):
                return maker.make(*self.scroll_units.row(unit))
        except Exception as error:
            # A printed page that lacks a row would say nothing; a view shows all the others.
            if self.guard is None:
                raise
            self.guard.report(error)
            return None

    def _empty(self, unit: int) -> RowLayout:
        """A row without text, as high as this one is likely to be."""
        return empty_row(self.scroll_units.row(unit)[0], self.heights[unit])

    def rows_between(self, top: float, bottom: float) -> Iterator[tuple[int, RowLayout, int]]:
        """(scroll unit, layout, y) of every row between two heights of the view, in order.

        Heights and y are px below the upper edge of the view.
        """
        if not len(self.scroll_units):
            return
        unit, y = self.unit, -self.offset
        while y > top and unit > 0:
            unit -= 1
            y -= self.layout(unit).height
        while y < bottom and unit < len(self.scroll_units):
            row = self.layout(unit)
            if y + row.height > top:
                yield unit, row, y
            y += row.height
            unit += 1

    # -- scrolling -----------------------------------------------------------------------------

    @property
    def position(self) -> int:
        """How far the upper edge of the view lies below the beginning of the text, in px."""
        return self.heights.top(self.unit) + self.offset

    def way_from(self, unit: int, offset: int) -> int:
        """How far down, in px, the top is from another place at which rows were in view.

        0 where one between them is not laid out, so that nobody knows.
        """
        between = range(min(unit, self.unit), max(unit, self.unit))
        if len(between) > _LAYOUTS_CACHED or not all(one in self._layouts for one in between):
            return 0
        return self.position - self.heights.top(unit) - offset

    def scroll_by(self, distance: int, view_height: int) -> int:
        """Move down by `distance` px; returns how far it went.

        Rows on the way are laid out, so that nothing in view jumps.
        """
        if not len(self.scroll_units):
            return 0
        before = (self.unit, self.offset)
        wanted = self.offset + distance
        # Over a long way rows would be laid out only to be passed: jump by their heights.
        if abs(distance) > 4 * max(view_height, 1):
            self.scroll_to(self.position + distance, view_height)
            return distance
        self.offset = wanted
        moved = distance - self._settle(view_height)
        return moved if (self.unit, self.offset) != before else 0

    def scroll_to(self, position: int, view_height: int) -> None:
        """Go to a height of the whole text, as the scroll bar does."""
        if not len(self.scroll_units):
            return
        if position >= self.heights.total - view_height:
            self.unit = len(self.scroll_units) - 1
            # Past the end: _settle brings the last line to the foot of the view.
            self.offset = self.layout(self.unit).height
        else:
            self.unit = self.heights.at(max(0, position))
            self.offset = max(0, position) - self.heights.top(self.unit)
        self._settle(view_height)

    def _settle(self, view_height: int) -> int:
        """Bring `offset` back into its row and the view into the text; returns the px given up."""
        self._climb()
        above = min(0, self.offset)
        self.offset -= above
        last = len(self.scroll_units) - 1
        while self.offset >= self.layout(self.unit).height and self.unit < last:
            self.offset -= self.layout(self.unit).height
            self.unit += 1
        below = self._space_below(view_height)
        if below > 0:
            self.offset -= below
            self._climb()
            self.offset = max(0, self.offset)
        return above + max(0, below)

    def _climb(self) -> None:
        """Make an earlier row the top one while the offset lies above its row."""
        while self.offset < 0 and self.unit > 0:
            self.unit -= 1
            self.offset += self.layout(self.unit).height

    def _space_below(self, view_height: int) -> int:
        """Empty px at the foot of the view."""
        y = -self.offset
        for unit in range(self.unit, len(self.scroll_units)):
            y += self.layout(unit).height
            if y >= view_height:
                return 0
        return view_height - y

    # -- places --------------------------------------------------------------------------------

    def unit_of(self, place: Place) -> int | None:
        """The scroll unit in which a place is; None if its block is no longer there."""
        try:
            row = self.open_text.row_of(place.side, place.block) if self.open_text else None
        except DuiduError:
            return None
        if row is None:
            return None
        units = self.scroll_units.of_row(row)
        if not units:
            return None
        if len(units) == 1 or self._maker is None:
            return units[0]
        for unit, stretches in zip(units, self._maker.parts(row, len(units)), strict=True):
            for side, block, start, end in stretches:
                if side is place.side and block == place.block and start <= place.offset < end:
                    return unit
        return units[-1]

    def show(self, place: Place, y: int, view_height: int) -> None:
        """Scroll so that the line of a place is y px below the top, as far as the text goes."""
        unit = self.unit_of(place)
        if unit is not None:
            found = self.layout(unit).find(place.side, place.block, place.offset)
            line = (
                found.y + found.piece.line_of(place.offset) * found.piece.line_height
                if found
                else 0
            )
            self.unit, self.offset = unit, line - y
        if len(self.scroll_units):
            self._settle(view_height)

    def place_at(self, y: float) -> tuple[Place, int] | None:
        """The first line at or below a height of the view, as (its beginning, its height).

        On the first side that has text in the row; None below the end of the text.
        """
        # Looks past rows without text on the sides shown, but not through a whole book.
        for _, row, top in self.rows_between(y, y + 4000):
            for side in sides_shown(self.mode):
                for piece, _, dy in row.of(side):
                    for number, line in enumerate(piece.lines):
                        at = top + dy + number * piece.line_height
                        if at + piece.line_height / 2 >= y:
                            return Place(side, piece.block.id, line.start), at
        return None
