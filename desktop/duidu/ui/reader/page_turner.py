"""Reading by pages: which page is shown, and going on from it. Knows no widget."""

from duidu.core.article import Place
from duidu.ui.reader.hit_testing import VisibleRows
from duidu.ui.reader.layout.pages import Page, PageStart, page_at, page_before, page_with

_WHEEL_STEP = 120  # what Qt reports of one notch of a wheel


class PageTurner:
    """The page in view while the text is read by pages and not scrolled."""

    def __init__(self, visible: VisibleRows) -> None:
        self._visible = visible
        self._start = PageStart(0, 0)
        self._turned = 0

    @property
    def is_on(self) -> bool:
        """Whether the text is read by pages."""
        return self._visible.flow.mode.paged

    @property
    def margin(self) -> int:
        """The space above and below the text of a page, in px."""
        return round(self._visible.flow.block_fonts.body.hanzi_line * 0.5)

    @property
    def _room(self) -> int:
        return max(1, self._visible.height - 2 * self.margin)

    def fit(self) -> None:
        """Have the page in view, after rows, width or height may have changed."""
        flow = self._visible.flow
        if not self.is_on or not len(flow.scroll_units):
            self._visible.bounds = None
            return
        last = len(flow.scroll_units) - 1
        if self._start.unit > last:
            self._start = PageStart(last, 0)
        flow.unit, flow.offset = self._start.unit, self._start.top - self.margin
        bounds = self._page().bounds
        self._visible.bounds = {
            side: (top + self.margin, bottom + self.margin)
            for side, (top, bottom) in bounds.items()
        }

    def turn(self, step: int) -> bool:
        """Go on (1) or back (-1) by a page; returns whether there was one."""
        flow = self._visible.flow
        if not len(flow.scroll_units):
            return False
        found = self._page().following if step > 0 else page_before(flow, self._start, self._room)
        self._start = found or self._start
        self.fit()
        return found is not None

    def turn_by_wheel(self, delta: int) -> bool:
        """Turn a page for each notch of the wheel; returns whether one was turned."""
        if delta * self._turned < 0:
            self._turned = 0
        self._turned += delta
        if abs(self._turned) < _WHEEL_STEP:
            return False
        step = -1 if self._turned > 0 else 1
        self._turned = 0
        return self.turn(step)

    def show(self, place: Place) -> bool:
        """Go to the page of a place; returns whether another page is shown now."""
        flow = self._visible.flow
        unit = flow.unit_of(place)
        if unit is None or self._holds(place):
            return False
        found = flow.layout(unit).find(place.side, place.block, place.offset)
        y = found.y + found.piece.line_of(place.offset) * found.piece.line_height if found else 0
        self._start = page_with(flow, unit, y, self._room)
        self.fit()
        return True

    def show_height(self, position: int) -> None:
        """Go to the page with a height of the whole text, as the scroll bar does."""
        flow = self._visible.flow
        if len(flow.scroll_units):
            unit = flow.heights.at(max(0, min(position, flow.heights.total - 1)))
            self._start = page_with(flow, unit, position - flow.heights.top(unit), self._room)
            self.fit()

    def _page(self) -> Page:
        return page_at(self._visible.flow, self._start, self._room)

    def _holds(self, place: Place) -> bool:
        """Whether a place is on the page in view."""
        rect = self._visible.caret(place)
        bounds = self._visible.bounds
        if rect is None or bounds is None:
            return False
        top, bottom = bounds[place.side]
        return top <= rect.center().y() <= bottom
