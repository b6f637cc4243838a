"""The page as one long column of rows of which only the seen ones are laid out. Holds the scroll position; knows no widget and no paint."""

from collections import OrderedDict
from collections.abc import Iterator

from duidu.app.article.open_text import OpenText, Place
from duidu.core.article import SideName
from duidu.core.errors import DuiduError
from duidu.ui.reader.layout.columns import Columns, arrange, sides_shown
from duidu.ui.reader.layout.heights import Heights
from duidu.ui.reader.layout.row_layout import Faces, RowLayout, RowMaker
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
        self.slots = ScrollUnits({side: () for side in SideName})
        self.heights = Heights([])
        self._shapes: OrderedDict[tuple[object, ...], Heights] = OrderedDict()
        self.share: float | None = None
        self.slot = 0
        self.offset = 0
        self._width = 900
        self._layouts: OrderedDict[int, RowLayout] = OrderedDict()
        self.faces = Faces(style)
        self.geometry: Columns
        self._maker: RowMaker | None = None
        self._rebuild()

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning."""
        self.open_text = open_text
        self._cut_slots()
        self.slot = self.offset = 0
        self._rebuild()

    def reshape(
        self,
        width: int | None = None,
        style: ReaderStyle | None = None,
        mode: ReaderMode | None = None,
    ) -> None:
        """Lay out anew for another width, style or way of reading; the caller keeps the place with `place_at` and `show`."""
        if style is not None:
            self.style, self.faces = style, Faces(style)
        self.mode = mode or self.mode
        self._width = width or self._width
        self._rebuild()

    def forget(self, rows: tuple[int, ...] = ()) -> None:
        """Lay out these rows again when they are next seen; () for all, of which there may be more or fewer now."""
        if self.open_text is None:
            return
        if not rows or self.open_text.row_count() != self.slots.rows:
            self._cut_slots()
            self._rebuild()
            self.slot = max(0, min(self.slot, len(self.slots) - 1))
            return
        for slot in [slot for row in rows for slot in self.slots.of_row(row)]:
            self._layouts.pop(slot, None)

    def _cut_slots(self) -> None:
        open_text = self.open_text
        self._shapes.clear()
        self.slots = ScrollUnits(
            {side: open_text.row_lengths(side) if open_text else () for side in SideName}
        )

    def _rebuild(self) -> None:
        self._layouts.clear()
        wide = {side: self._widest(side) for side in SideName}
        self.geometry = arrange(self._width, self.style, self.mode, wide, self.share)
        if self.open_text is None:
            self.heights = Heights([])
            return
        self._maker = RowMaker(self.open_text, self.style, self.mode, self.geometry, self.faces)
        shape = (self._width, self.share, self.style.type_and_measure, self.mode)
        if shape not in self._shapes:
            shown = sides_shown(self.mode)
            letters = {side: self._letter(side) if side in shown else 0.0 for side in SideName}
            self._shapes[shape] = Heights(
                self.slots.estimates(self.style, self.mode, self.geometry, letters, self._maker.gap)
            )
        self.heights = self._shapes[shape]
        self._shapes.move_to_end(shape)
        if len(self._shapes) > _SHAPES_KEPT:
            self._shapes.popitem(last=False)

    def is_chinese(self, side: SideName) -> bool:
        """Whether a side is written in hanzi."""
        return self.open_text is not None and self.open_text.language(side).startswith("zh")

    def _letter(self, side: SideName) -> float:
        if self.is_chinese(side):
            return self.style.hanzi_size * (1.03 if self.mode.pinyin.takes_room else 1.0)
        return self.faces.body.shape(_SAMPLE, latin=True).width / len(_SAMPLE)

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
        made = self._maker.make(*self.slots.row(slot))
        self._layouts[slot] = made
        self.heights.set(slot, made.height)
        if len(self._layouts) > _LAYOUTS_KEPT:
            self._layouts.popitem(last=False)
        return made

    def visible(self, top: float, bottom: float) -> Iterator[tuple[int, RowLayout, int]]:
        """(slot, layout, y) of every row between two heights of the window (0 is its upper edge), top to bottom."""
        if not len(self.slots):
            return
        slot, y = self.slot, -self.offset
        while y > top and slot > 0:
            slot -= 1
            y -= self.layout(slot).height
        while y < bottom and slot < len(self.slots):
            row = self.layout(slot)
            if y + row.height > top:
                yield slot, row, y
            y += row.height
            slot += 1

    def prepare(self, window: int) -> bool:
        """Lay out one more row just below or above the window, so that the next page finds it ready; says whether there was one."""
        for start, step in ((self.slot, 1), (self.slot - 1, -1)):
            slot, y = start, 0
            while 0 <= slot < len(self.slots) and y < 2 * window:
                if slot not in self._layouts:
                    self.layout(slot)
                    return True
                y += self.heights[slot]
                slot += step
        return False

    @property
    def position(self) -> int:
        """How far the window's upper edge lies below the beginning of the text."""
        return self.heights.top(self.slot) + self.offset

    def scroll_by(self, distance: int, window: int) -> int:
        """Move down by so many px in a window so high; returns how far it went. Rows on the way are measured; nothing seen jumps."""
        if not len(self.slots):
            return 0
        before = (self.slot, self.offset)
        wanted = self.offset + distance
        if abs(distance) > 4 * max(window, 1):
            self.scroll_to(self.position + distance, window)
            return distance
        self.offset = wanted
        moved = distance - self._settle(window)
        return moved if (self.slot, self.offset) != before else 0

    def scroll_to(self, position: int, window: int) -> None:
        """Go to a height of the whole text, as the scroll bar does."""
        if not len(self.slots):
            return
        if position >= self.heights.total - window:
            self.slot = len(self.slots) - 1
            self.offset = self.layout(self.slot).height
        else:
            self.slot = self.heights.at(max(0, position))
            self.offset = max(0, position) - self.heights.top(self.slot)
        self._settle(window)

    def _settle(self, window: int) -> int:
        """Make `offset` lie within its row again and stay inside the text; returns the px it had to give back."""
        while self.offset < 0 and self.slot > 0:
            self.slot -= 1
            self.offset += self.layout(self.slot).height
        given = min(0, self.offset)
        self.offset -= given
        while self.offset >= self.layout(self.slot).height and self.slot + 1 < len(self.slots):
            self.offset -= self.layout(self.slot).height
            self.slot += 1
        over = self._space_below(window)
        if over > 0:
            self.offset -= over
            while self.offset < 0 and self.slot > 0:
                self.slot -= 1
                self.offset += self.layout(self.slot).height
            self.offset = max(0, self.offset)
        return given + max(0, over)

    def _space_below(self, window: int) -> int:
        """Empty px at the foot of the window."""
        y = -self.offset
        for slot in range(self.slot, len(self.slots)):
            y += self.layout(slot).height
            if y >= window:
                return 0
        return window - y

    def slot_of(self, place: Place) -> int | None:
        """The slot in which a place stands; None for a block that is no longer there."""
        try:
            row = self.open_text.row_of(place.side, place.block) if self.open_text else None
        except DuiduError:
            return None
        if row is None:
            return None
        slots = self.slots.of_row(row)
        if len(slots) == 1 or self._maker is None:
            return slots[0]
        for slot, stretches in zip(slots, self._maker.parts(row, len(slots)), strict=True):
            for side, block, start, end in stretches:
                if side is place.side and block == place.block and start <= place.offset < end:
                    return slot
        return slots[-1]

    def show(self, place: Place, y: int, window: int) -> None:
        """Scroll so that the line of a place stands at this height of the window, as far as the text goes."""
        slot = self.slot_of(place)
        if slot is not None:
            found = self.layout(slot).find(place.side, place.block, place.offset)
            line = (
                found.y + found.piece.line_of(place.offset) * found.piece.line_height
                if found
                else 0
            )
            self.slot, self.offset = slot, line - y
        if len(self.slots):
            self._settle(window)

    def place_at(self, y: float) -> tuple[Place, int] | None:
        """The first line at or below a height of the window, on the first side that has one in its row, and the height of that line."""
        for _, row, top in self.visible(y, y + 4000):
            for side in sides_shown(self.mode):
                for piece, _, dy in row.of(side):
                    for number, line in enumerate(piece.lines):
                        at = top + dy + number * piece.line_height
                        if at + piece.line_height / 2 >= y:
                            return Place(side, piece.block.id, line.start), at
        return None
