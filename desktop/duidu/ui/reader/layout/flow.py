"""The page as one long column of rows of which only the seen ones are laid out. Holds the scroll position; knows no widget and no paint."""

from collections import OrderedDict
from collections.abc import Iterator

from duidu.app.article.open_text import OpenText
from duidu.core.article import Place, SideName
from duidu.core.errors import DuiduError
from duidu.language.registry import describe
from duidu.ui.reader.layout.columns import Columns, arrange, sides_shown
from duidu.ui.reader.layout.heights import Heights
from duidu.ui.reader.layout.row_layout import BlockFonts, RowLayout, RowMaker
from duidu.ui.reader.layout.scroll_units import ScrollUnits
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle

_LAYOUTS_KEPT = 256
_SHAPES_KEPT = 6
_SAMPLE = "the quick brown fox jumps over a lazy dog and thinks of it "


class Flow:
    """Rows in order with the slot at the top of the window and how far its top lies above it: the one scroll position of both panes."""

    def __init__(self, style: ReaderStyle, mode: ReaderMode) -> None:
        self.style = style
        self.mode = mode
        self.open_text: OpenText | None = None
        self.scroll_units = ScrollUnits({side: () for side in SideName})
        self.heights = Heights([])
        self._shapes: OrderedDict[tuple[object, ...], Heights] = OrderedDict()
        self.share: float | None = None
        self.unit = 0
        self.offset = 0
        self._width = 900
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()
        self.block_fonts = BlockFonts(style)
        self.columns: Columns
        self._maker: RowMaker | None = None
        self._rebuild()

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning."""
        self.open_text = open_text
        self._cut_units()
        self.unit = self.offset = 0
        self._rebuild()

    def reshape(
        self,
        width: int | None = None,
        style: ReaderStyle | None = None,
        mode: ReaderMode | None = None,
    ) -> None:
        """Lay out anew for another width, style or way of reading; the caller keeps the place with `place_at` and `show`."""
        if style is not None:
            self.style, self.block_fonts = style, BlockFonts(style)
        self.mode = mode or self.mode
        self._width = width or self._width
        self._rebuild()

    def forget(self, rows: tuple[int, ...] = ()) -> None:
        """Lay out these rows again when they are next seen; () for all, of which there may be more or fewer now."""
        if self.open_text is None:
            return
        if not rows or self.open_text.row_count() != self.scroll_units.rows:
            self._cut_units()
            self._rebuild()
            self.unit = max(0, min(self.unit, len(self.scroll_units) - 1))
            return
        for slot in [slot for row in rows for slot in self.scroll_units.of_row(row)]:
            self._layouts.pop(slot, None)

    def _cut_units(self) -> None:
        open_text = self.open_text
        self._shapes.clear()
        self.scroll_units = ScrollUnits(
            {side: open_text.row_lengths(side) if open_text else () for side in SideName}
        )

    def _rebuild(self) -> None:
        self._layouts.clear()
        wide = {side: self._widest(side) for side in SideName}
        self.columns = arrange(self._width, self.style, self.mode, wide, self.share)
        if self.open_text is None:
            self.heights = Heights([])
            return
        self._maker = RowMaker(
            self.open_text, self.style, self.mode, self.columns, self.block_fonts
        )
        shape = (self._width, self.share, self.style.type_and_measure, self.mode)
        if shape not in self._shapes:
            shown = sides_shown(self.mode)
            letters = {side: self._letter(side) if side in shown else 0.0 for side in SideName}
            self._shapes[shape] = Heights(
                self.scroll_units.estimates(
                    self.style, self.mode, self.columns, letters, self._maker.gap
                )
            )
        self.heights = self._shapes[shape]
        self._shapes.move_to_end(shape)
        if len(self._shapes) > _SHAPES_KEPT:
            self._shapes.popitem(last=False)

    def is_chinese(self, side: SideName) -> bool:
        """Whether a side is written in hanzi."""
        return (
            self.open_text is not None and describe(self.open_text.language(side)).square_characters
        )

    def _letter(self, side: SideName) -> float:
        if self.is_chinese(side):
            return self.style.hanzi_size * (1.03 if self.mode.pinyin.takes_room else 1.0)
        return self.block_fonts.body.shape(_SAMPLE, latin=True).width / len(_SAMPLE)

    def _widest(self, side: SideName) -> float:
        chinese = self.is_chinese(side) if self.open_text else side is SideName.SOURCE
        if chinese:
            return self.style.hanzi_size * self.style.hanzi_measure
        return self._letter(side) * self.style.latin_measure

    def layout(self, slot: int) -> RowLayout:
        """The laid out row of a slot; its height replaces the estimate."""
        known = self._layouts.get(slot)
        if known is not None:
            self._layouts.move_to_end(slot)
            return known
        assert self._maker is not None
        made = self._maker.make(*self.scroll_units.row(slot))
        self._layouts[slot] = made
        self.heights.set(slot, made.height)
        if len(self._layouts) > _LAYOUTS_KEPT:
            self._layouts.popitem(last=False)
        return made

    def rows_between(self, top: float, bottom: float) -> Iterator[tuple[int, RowLayout, int]]:
        """(slot, layout, y) of every row between two heights of the window (0 is its upper edge), top to bottom."""
        if not len(self.scroll_units):
            return
        slot, y = self.unit, -self.offset
        while y > top and slot > 0:
            slot -= 1
            y -= self.layout(slot).height
        while y < bottom and slot < len(self.scroll_units):
            row = self.layout(slot)
            if y + row.height > top:
                yield slot, row, y
            y += row.height
            slot += 1

    def prepare(self, window: int) -> bool:
        """Lay out one more row just below or above the window, so that the next page finds it ready; says whether there was one."""
        for start, step in ((self.unit, 1), (self.unit - 1, -1)):
            slot, y = start, 0
            while 0 <= slot < len(self.scroll_units) and y < 2 * window:
                if slot not in self._layouts:
                    self.layout(slot)
                    return True
                y += self.heights[slot]
                slot += step
        return False

    @property
    def position(self) -> int:
        """How far the window's upper edge lies below the beginning of the text."""
        return self.heights.top(self.unit) + self.offset

    def scroll_by(self, distance: int, window: int) -> int:
        """Move down by so many px in a window so high; returns how far it went. Rows on the way are measured; nothing seen jumps."""
        if not len(self.scroll_units):
            return 0
        before = (self.unit, self.offset)
        wanted = self.offset + distance
        if abs(distance) > 4 * max(window, 1):
            self.scroll_to(self.position + distance, window)
            return distance
        self.offset = wanted
        moved = distance - self._settle(window)
        return moved if (self.unit, self.offset) != before else 0

    def scroll_to(self, position: int, window: int) -> None:
        """Go to a height of the whole text, as the scroll bar does."""
        if not len(self.scroll_units):
            return
        if position >= self.heights.total - window:
            self.unit = len(self.scroll_units) - 1
            self.offset = self.layout(self.unit).height
        else:
            self.unit = self.heights.at(max(0, position))
            self.offset = max(0, position) - self.heights.top(self.unit)
        self._settle(window)

    def _settle(self, window: int) -> int:
        """Make `offset` lie within its row again and stay inside the text; returns the px it had to give back."""
        while self.offset < 0 and self.unit > 0:
            self.unit -= 1
            self.offset += self.layout(self.unit).height
        given = min(0, self.offset)
        self.offset -= given
        while self.offset >= self.layout(self.unit).height and self.unit + 1 < len(
            self.scroll_units
        ):
            self.offset -= self.layout(self.unit).height
            self.unit += 1
        over = self._space_below(window)
        if over > 0:
            self.offset -= over
            while self.offset < 0 and self.unit > 0:
                self.unit -= 1
                self.offset += self.layout(self.unit).height
            self.offset = max(0, self.offset)
        return given + max(0, over)

    def _space_below(self, window: int) -> int:
        """Empty px at the foot of the window."""
        y = -self.offset
        for slot in range(self.unit, len(self.scroll_units)):
            y += self.layout(slot).height
            if y >= window:
                return 0
        return window - y

    def unit_of(self, place: Place) -> int | None:
        """The slot in which a place stands; None for a block that is no longer there."""
        try:
            row = self.open_text.row_of(place.side, place.block) if self.open_text else None
        except DuiduError:
            return None
        if row is None:
            return None
        slots = self.scroll_units.of_row(row)
        if len(slots) == 1 or self._maker is None:
            return slots[0]
        for slot, stretches in zip(slots, self._maker.parts(row, len(slots)), strict=True):
            for side, block, start, end in stretches:
                if side is place.side and block == place.block and start <= place.offset < end:
                    return slot
        return slots[-1]

    def show(self, place: Place, y: int, window: int) -> None:
        """Scroll so that the line of a place stands at this height of the window, as far as the text goes."""
        slot = self.unit_of(place)
        if slot is not None:
            found = self.layout(slot).find(place.side, place.block, place.offset)
            line = (
                found.y + found.piece.line_of(place.offset) * found.piece.line_height
                if found
                else 0
            )
            self.unit, self.offset = slot, line - y
        if len(self.scroll_units):
            self._settle(window)

    def place_at(self, y: float) -> tuple[Place, int] | None:
        """The first line at or below a height of the window, on the first side that has one in its row, and the height of that line."""
        for _, row, top in self.rows_between(y, y + 4000):
            for side in sides_shown(self.mode):
                for piece, _, dy in row.of(side):
                    for number, line in enumerate(piece.lines):
                        at = top + dy + number * piece.line_height
                        if at + piece.line_height / 2 >= y:
                            return Place(side, piece.block.id, line.start), at
        return None
