"""The view with a caret: selecting across rows, copying, keeping the caret in view."""

from itertools import islice

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from duidu.app.article.open_text import OpenText
from duidu.core.article import Place, SideName
from duidu.ui.reader.caret import Caret, Point
from duidu.ui.reader.hit_testing import HitTestResult
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.scroll_view import ScrollView

# Rows that are copied at once, which takes the window some milliseconds.
MOST_COPIED, MOST_WITH_PINYIN = 50, 10


class CaretView(ScrollView):
    """A ScrollView with a caret; `caret` is None while there is no text."""

    selection_changed = Signal()
    caret_moved = Signal()
    """The caret was moved by keyboard."""
    long_copy_requested = Signal(bool)
    """A selection is to be copied that takes long to read: with its pinyin, or without."""

    def __init__(self, style: ReaderStyle, mode: ReaderMode, parent: QWidget | None = None) -> None:
        super().__init__(style, mode, parent)
        self.caret: Caret | None = None

    def set_open_text(self, open_text: OpenText | None) -> None:
        """Show another article from its beginning, or none."""
        self.caret = None
        super().set_open_text(open_text)
        if open_text and open_text.row_count():
            self.caret = Caret(open_text, self.flow.row_parts)
        self.selection_changed.emit()

    def refresh(self, rows: tuple[int, ...] = ()) -> None:
        """Lay out rows again that changed; caret and selection are found by their blocks."""
        if self.caret:
            self.caret.renew()
        super().refresh(rows)

    def go_to(self, place: Place, at: float = 0.25) -> bool:
        """Put the caret at a place and scroll it to this share of the view's height.

        Returns False and stays where it is if the block of the place is gone: it was joined with
        another one since the place was noted.
        """
        if self.caret is None or self.flow.unit_of(place) is None:
            return False
        self.caret.put(place)
        self.show_place(place, at)
        return True

    def put_caret(self, place: Place, keep: bool = False) -> None:
        """Put the caret at a place in view; `keep` extends the selection to it."""
        if self.caret:
            self.caret.put(place, keep)
            self._selected()

    def move_caret(self, point: Point, keep: bool = False) -> None:
        """Move the caret by keyboard: show it and scroll it into view."""
        if self.caret:
            self.caret.move(point, keep)
            self.scene.caret_shown = True
            self.show_caret()
            self._selected()
            self.caret_moved.emit()

    def select(self, first: Stretch, last: Stretch | None = None) -> None:
        """Select one stretch, or all from one to the end of another."""
        if self.caret:
            self.caret.select(first, last)
            self._selected()

    def select_sentence(self, hit: HitTestResult) -> None:
        """Select the sentence at a point."""
        number = hit.row.sentences.at(hit.place.side, hit.place.block, hit.place.offset)
        if number is not None:
            self.select(hit.row.sentences.stretch(hit.place.side, number))

    def select_all(self) -> None:
        """Select the whole text of the caret's side."""
        if self.caret:
            self.caret.move(self.caret.first())
            self.caret.move(self.caret.last(), keep=True)
            self._selected()

    def selection(self, rows: tuple[int, int] | None = None) -> list[Stretch]:
        """The selected stretches in order, one a block; with `rows` only those in these.

        Without, it reads all rows of the selection, which may be a book.
        """
        return self.caret.selected(rows) if self.caret else []

    def first_selected(self, most: int = 1) -> list[Stretch]:
        """The first of the selected stretches."""
        return list(islice(self.caret.each_selected(), most)) if self.caret else []

    def selection_in_view(self) -> list[Stretch]:
        """The selected stretches of the rows in view."""
        shown = [row.text.index for side in SideName for row, _ in self.visible.rows(side)]
        return self.selection((min(shown), max(shown))) if shown else []

    def _selected(self) -> None:
        self.viewport().update()
        self.selection_changed.emit()

    def copy(self) -> None:
        """Copy the selection as plain text, without any reading."""
        self._copy(with_pinyin=False)

    def copy_with_pinyin(self) -> None:
        """Copy the selection, each paragraph followed by its pinyin."""
        self._copy(with_pinyin=True)

    def _copy(self, with_pinyin: bool) -> None:
        """Copy the selection, or leave it to who has a thread for that."""
        if self.caret is None or not self.caret.has_selection:
            return
        if self.caret.selected_rows > (MOST_WITH_PINYIN if with_pinyin else MOST_COPIED):
            self.long_copy_requested.emit(with_pinyin)
            return
        text = self.caret.text_with_pinyin() if with_pinyin else self.caret.text()
        QGuiApplication.clipboard().setText(text)

    def show_caret(self) -> None:
        """Scroll, as little as possible, until the caret is in view."""
        place = self.caret.place if self.caret else None
        if place is None:
            return
        rect = self.visible.caret(place)
        # One line more, so that one sees how the text goes on.
        margin = self.flow.block_fonts.body.hanzi_line
        if rect is None or self.pages.is_on:
            self.show_place(place)
        elif rect.top() < margin:
            self.scroll_by(int(rect.top()) - margin)
        elif rect.bottom() > self.visible.height - margin:
            self.scroll_by(int(rect.bottom()) - self.visible.height + margin)

    def go_to_edge(self, *, last: bool) -> None:
        """Go to the beginning or the end of the text."""
        if self.caret:
            self.caret.move(self.caret.last() if last else self.caret.first())
            self.scroll_to(self.flow.heights.total if last else 0)

    def line_point(self, step: int) -> Point | None:
        """The point so many lines below the caret (above for negative), at about the same x."""
        place = self.caret.place if self.caret else None
        rect = self.visible.caret(place) if place else None
        if self.caret is None or place is None or rect is None:
            return None
        metrics = self.flow.block_fonts.body
        line = metrics.hanzi_line if self.flow.is_chinese(place.side) else metrics.latin_line
        found = self.visible.near(rect.x(), rect.center().y() + step * line, place.side)
        return self.caret.at(found) if found else None
