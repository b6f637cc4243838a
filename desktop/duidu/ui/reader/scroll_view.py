"""The scrolling view: paints, scrolls, and keeps the place that is read when its shape changes.

No selection and no look-up here.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from duidu.app.article.open_text import OpenText
from duidu.core.article import Place
from duidu.core.fault_guard import FaultGuard
from duidu.ui.reader.hit_testing import VisibleRows
from duidu.ui.reader.layout.ahead import Ahead
from duidu.ui.reader.layout.flow import Flow
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.page_turner import PageTurner
from duidu.ui.reader.paint.frame_painter import FramePainter
from duidu.ui.reader.paint.moved_pixels import MovedPixels, areas_of
from duidu.ui.reader.paint.overview_strip import OverviewStrip
from duidu.ui.reader.paint.row_painter import RowPainter
from duidu.ui.reader.paint.scene import Scene
from duidu.ui.reader.wheel_scroll import WheelScroll

_PLACE_CHANGED_MS = 300
_WHEEL_LINES = 3
# Between two frames, also while the wheel turns; dragged far away rows ahead would be passed.
_IDLE_MS, _DRAGGED_MS = 2, 12
_LEAST_SHARE, _MOST_SHARE = 0.2, 0.8


class ScrollView(QAbstractScrollArea):
    """Both texts in one scrolling view."""

    place_changed = Signal(object)
    """The Place at the top of the view, a moment after scrolling."""
    divider_moved = Signal(float)
    """The left column's share of both."""

    def __init__(self, style: ReaderStyle, mode: ReaderMode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guard = FaultGuard()
        self.flow = Flow(style, mode, self.guard)
        self.scene = Scene()
        self.visible = VisibleRows(self.flow)
        self.pages = PageTurner(self.visible)
        self.overview = OverviewStrip()
        self.frame = FramePainter(
            self.visible, self.scene, RowPainter(self.flow, self.scene), self.overview, self.guard
        )
        self._held: tuple[Place, int] | None = None
        self._moved_pixels: MovedPixels
        # Set while the bar is moved from here, not by the user.
        self._following = False
        self._rushed = False
        # Below it rows are painted plain, and not as they are by the next frame either.
        self._plain_from: int | None = None
        self._ahead = Ahead(self.flow)
        self._place_timer = QTimer(self, singleShot=True, interval=_PLACE_CHANGED_MS)
        self._place_timer.timeout.connect(self._report_place)
        self._wheel_scroll = WheelScroll(self.scroll_by, self)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._lay_out_ahead)
        self._set_up()

    def _set_up(self) -> None:
        """Set the properties of the widgets."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that comes and goes would change the width, and with it every line.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # Qt's own viewport has no type in Python: to find one, PySide would load every widget
        # class there is (20 ms at start).
        self.setViewport(QWidget(self))
        self._moved_pixels = MovedPixels(self.viewport(), self.visible)
        self.viewport().setMouseTracking(True)
        # Every pixel is painted here: Qt need not fill the background first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self.verticalScrollBar().sliderReleased.connect(self._bar_released)
        self.setMinimumSize(240, 160)

    # -- what is shown -------------------------------------------------------------------------

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning, or none."""
        self._held = None
        self.flow.set_open_text(open_text)
        self.visible.shift = dict.fromkeys(self.visible.shift, 0)
        self.update_view()

    def set_style(self, style: ReaderStyle) -> None:
        """Take another type, measure or theme; the place is kept.

        Where only the theme differs nothing is laid out again.
        """
        if style.type_and_measure == self.flow.style.type_and_measure:
            self.flow.style = style
            self._repaint_all()
        else:
            self._reshape(lambda: self.flow.reshape(style=style))

    def set_mode(self, mode: ReaderMode) -> None:
        """Show the texts in another mode; the place is kept."""
        old, fitted = self.flow.mode, self.flow.fitted(mode)
        like_old = replace(
            fitted, hidden=old.hidden, focus_sentence=old.focus_sentence, ruler=old.ruler
        )
        if like_old == old:
            self.flow.mode = fitted
            self._repaint_all()
        elif replace(like_old, paged=old.paged) == old:
            # No line ends elsewhere.
            self._reshape(lambda: setattr(self.flow, "mode", fitted))
        else:
            self._reshape(lambda: self.flow.reshape(mode=mode))

    def set_share(self, share: float | None) -> None:
        """Give the left column this share of both; None for what the two scripts need."""

        def change() -> None:
            self.flow.share = share
            self.flow.reshape()

        self._reshape(change)

    def drag_divider(self, x: float) -> None:
        """Drag the divider to x."""
        columns = self.flow.columns
        left = min(column.x for column in columns.by_side.values())
        room = columns.width - 2 * left - columns.gutter
        share = (x - left - columns.gutter / 2) / max(1, room)
        self.set_share(min(_MOST_SHARE, max(_LEAST_SHARE, share)))
        self.divider_moved.emit(self.flow.columns.share)

    def show_divider_handle(self, shown: bool) -> None:
        """Show the divider's handle, or hide it."""
        if self.frame.divider_lit != shown:
            self.frame.divider_lit = shown
            self.viewport().update()

    def refresh(self, rows: tuple[int, ...] = ()) -> None:
        """Lay out rows again whose words or texts changed (() for all); the place is kept."""
        self._reshape(lambda: self.flow.forget(rows))

    def grow(self) -> None:
        """Take up rows that came behind the last one; nothing in view moves."""
        self.flow.grow()
        self._repaint_all()

    def _reshape(self, change: Callable[[], None]) -> None:
        """Change the shape of the text without moving the line at the top of the view.

        The line is held through any number of changes, until the reader scrolls.
        """
        beginning = self._held is None and self.flow.position <= 0
        self._held = None if beginning else self._held or self._top_line()
        change()
        if self.pages.is_on:
            self._show_page_again(beginning)
        elif beginning:
            # Not scrolled yet: the margin above the first line stays too.
            self.flow.scroll_to(0, self.visible.height)
        elif self._held and self.flow.open_text:
            place, y = self._held
            self.flow.show(place, min(y, self.visible.height), self.visible.height)
        self._repaint_all()

    def _show_page_again(self, beginning: bool) -> None:
        """Show the page with what was read before the text changed its shape."""
        if beginning:
            self.pages.show_height(0)
        elif self._held is not None:
            self.visible.bounds = None  # it belongs to the shape before
            self.pages.show(self._held[0])
        self.pages.fit()

    def _repaint_all(self) -> None:
        self.frame.rows = RowPainter(self.flow, self.scene)
        self.update_view()

    # -- scrolling -----------------------------------------------------------------------------

    def place(self) -> Place | None:
        """The place at the top of the view."""
        found = self._top_line()
        return found[0] if found else None

    def _top_line(self) -> tuple[Place, int] | None:
        """The first line in view, as (its beginning, its height); None without any."""
        # Above a page's first line stands what was on the page before.
        return self.flow.place_at(self.pages.margin if self.pages.is_on else 0)

    def show_place(self, place: Place, at: float = 0.25) -> None:
        """Scroll so that a place is at this share of the view's height."""
        self._wheel_scroll.stop()
        if self.pages.is_on:
            if self.pages.show(place):
                self.scrolled()
            return
        self.flow.show(place, int(self.visible.height * at), self.visible.height)
        self.scrolled()

    def scroll_by(self, distance: int) -> None:
        """Scroll down by so many px; pages stay where they are."""
        flow, unit, offset = self.flow, self.flow.unit, self.flow.offset
        if not self.pages.is_on and flow.scroll_by(distance, self.visible.height):
            # As far as the row that was at the top moved: all rows on the way are laid out.
            self.scrolled(flow.position - flow.heights.top(unit) - offset)

    def scroll_by_line(self, step: int) -> None:
        """Scroll on (1) or back (-1) by a line, or by a page."""
        if self.pages.is_on:
            self.turn_page(step)
        else:
            self.scroll_by(step * self.flow.block_fonts.body.hanzi_line)

    def turn_page(self, step: int) -> None:
        """Go on (1) or back (-1) by a page."""
        if self.pages.turn(step):
            self.scrolled()

    def scroll_by_screenful(self, step: int) -> None:
        """Scroll on (1) or back (-1) by a screenful, of which two lines stay in view, or a page."""
        if self.pages.is_on:
            self.turn_page(step)
            return
        two_lines = self.flow.block_fonts.body.hanzi_line * 2
        self.scroll_by(step * max(40, self.visible.height - two_lines))

    def scrolled(self, distance: int = 0) -> None:
        """Take note that the reader moved: the place to keep is a new one.

        `distance` is how far down, in px, where what is in view is still as it was painted.
        """
        self._held = None
        # Starts again with every step: the place is reported once scrolling has ended.
        self._place_timer.start()
        self._update_scroll_bar()
        # Rows set plain are painted anew.
        plain = self.visible.height if self._plain_from is None else self._plain_from - distance
        stays = plain > 0 and not self.frame.divider_lit
        if not stays or not self._moved_pixels.move(distance):
            plain = 0
        self._plain_from = None
        if plain < self.visible.height:
            self._paint_from(plain)

    def _paint_from(self, y: int) -> None:
        """Have all below a height painted as it is."""
        self._plain_from = None
        view = self.viewport()
        view.update(QRect(0, y, view.width(), view.height() - y))

    def update_view(self) -> None:
        """Repaint, and bring the scroll bar up to date."""
        self._update_scroll_bar()
        self.viewport().update()

    def _update_scroll_bar(self) -> None:
        bar = self.verticalScrollBar()
        self._following = True
        bar.setRange(0, max(0, self.flow.heights.total - self.visible.height))
        bar.setPageStep(self.visible.height)
        bar.setSingleStep(self.flow.block_fonts.body.hanzi_line)
        bar.setValue(self.flow.position)
        self._following = False

    def _bar_moved(self, value: int) -> None:
        if self._following:
            return
        self._wheel_scroll.stop()
        self.scroll_to(value)

    def _bar_released(self) -> None:
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            # By what rows were likely to take, the end was not where it is.
            self.scroll_to(self.flow.heights.total)

    def scroll_to(self, position: int) -> None:
        """Go to a height of the whole text, in px."""
        if self.pages.is_on:
            self.pages.show_height(position)
            self.scrolled()
            return
        flow, before, unit, offset = self.flow, self.flow.position, self.flow.unit, self.flow.offset
        with flow.haste.passing() if self._dragged else nullcontext():
            flow.scroll_to(position, self.visible.height)
        self._rushed = abs(flow.position - before) > self.visible.height
        self.scrolled(flow.way_from(unit, offset) if self._dragged else 0)

    @property
    def _dragged(self) -> bool:
        """Whether the scroll bar is held."""
        return self.verticalScrollBar().isSliderDown() and not self.pages.is_on

    def _in_time(self, height: int) -> AbstractContextManager[None]:
        """The time that painting so many px has.

        Where whole pages are passed none can be read, and no row is worth the wait for its words.
        """
        if not self._dragged:
            return nullcontext()
        scale = self.devicePixelRatioF()
        return self.flow.haste.frame(height, only_plain=self._rushed, scale=scale)

    def _lay_out_ahead(self) -> None:
        """Prepare one more row while nothing goes on; first those that a frame left out."""
        # A window that was closed has no library to read from any more.
        if not self.isVisible():
            return
        ahead, height = self._ahead, self.visible.height
        if self._plain_from is not None:
            self._rushed = False
            if ahead.lay_out_in_view(height):
                self._idle.start(0)
            else:
                self._paint_from(0)
        elif ahead.lay_out(height):
            self._idle.start(0)
        elif (row := ahead.undrawn(height)) is not None:
            self.frame.rehearse(row, self.devicePixelRatioF())
            self._idle.start(0)

    def _report_place(self) -> None:
        self._moved_pixels.update_rest()
        place = self.place()
        if place:
            self.place_changed.emit(place)

    # -- events --------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is in view."""
        self.pages.fit()
        region, haste = event.region(), self.flow.haste
        haste.left_out = False
        with QPainter(self.viewport()) as painter, self._in_time(region.boundingRect().height()):
            for area in areas_of(region):
                self.paint_area(painter, area)
        if haste.left_out:
            self._plain_from = self._ahead.first_missing(self.visible.height)
        dragged = self.verticalScrollBar().isSliderDown()
        self._idle.start(_DRAGGED_MS if dragged else _IDLE_MS)
        # Another range would move the handle away from the mouse that drags it.
        if not dragged:
            self._update_scroll_bar()

    def paint_area(self, painter: QPainter, area: QRect) -> None:
        """Paint a part of the view."""
        self.frame.paint(painter, area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for another width; the place is kept."""
        super().resizeEvent(event)
        self.visible.height = self.viewport().height()
        width = self.viewport().width()
        if width != self.flow.columns.width:
            self._reshape(lambda: self.flow.reshape(width=width))
        elif self.pages.is_on:
            self._reshape(lambda: None)
        else:
            self.flow.scroll_by(0, self.visible.height)
            self.update_view()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by pixels where the device reports them, else by lines."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # the window zooms
            return
        if self.pages.is_on:
            if self.pages.turn_by_wheel(event.angleDelta().y() or event.pixelDelta().y()):
                self.scrolled()
            event.accept()
            return
        distance = self.wheel_distance(event)
        if event.pixelDelta().y() or self.flow.style.still:
            self.scroll_by(distance)
        else:
            self._wheel_scroll.push(distance)
        event.accept()

    def wheel_distance(self, event: QWheelEvent) -> int:
        """How far down a turn of the wheel goes, in px."""
        lines = event.angleDelta().y() / 120 * _WHEEL_LINES
        return -(event.pixelDelta().y() or round(lines * self.flow.block_fonts.body.hanzi_line))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Do nothing: the view scrolls by its own position, Qt would only move pixels."""
