"""Opens the notes that a book has of its own on a card, where the text refers to them."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont, QMouseEvent

from duidu.app.article.book_note import book_note, marks_of
from duidu.app.settings import settings_table as table
from duidu.core.article import Place, SideName
from duidu.core.note_marks import NoteMark
from duidu.language.registry import describe
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.reader.hit_testing import MarkHit, joined
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.note_card import NoteCard, NoteFonts
from duidu.ui.reader.pointer import DWELL_MS
from duidu.ui.style.i18n import tr
from duidu.ui.style.widgets.placement import Box

_SIZE = 0.82  # of the text of a card, in that of the page
_CLICK = 4  # px: a press that goes further is a drag


class BookNotesControl(PageControl):
    """Shows the note of the mark under the pointer, or of the sentence a person is at.

    `card` is None before the first one.
    """

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self.card: NoteCard | None = None
        self._shown: tuple[SideName, int, NoteMark] | None = None
        self._over: MarkHit | None = None
        self._pressed: tuple[MarkHit, QPointF] | None = None
        self._gone_to: Place | None = None
        self._dwell = QTimer(self, singleShot=True)
        self._dwell.timeout.connect(self._rested)
        self._hide = QTimer(self, singleShot=True)
        self._hide.timeout.connect(self._hide_unless_used)
        page.view.verticalScrollBar().valueChanged.connect(self.dismiss)
        page.view.rearranged.connect(self.dismiss)
        page.view.viewport().installEventFilter(self)
        page.recolored.connect(self._use_theme)
        page.left.connect(self.dismiss)
        page.closers.append(self.close_one)

    def show_next(self) -> None:
        """Open the note of the sentence one is at; once more, that of the next mark of the row."""
        place = self._place()
        marks = self._marks_around(place) if place is not None else []
        if place is None or not marks:
            here = tr("Book notes", "There is no mark of a note of the text in this row.")
            self.page.context.messages.say(here)
            return
        shown = self._shown if self.card is not None and self.card.isVisible() else None
        at = marks.index(shown) + 1 if shown in marks else self._first(marks, place)
        side, block, mark = marks[at % len(marks)]
        row = self.page.open_text.row_of(side, block)
        rects = self.page.view.visible.rects(Stretch(side, block, mark.at - 1, mark.at))
        self._open(MarkHit(row, side, block, mark, joined(rects)), by_key=True)

    def dismiss(self) -> None:
        """Hide the card."""
        self._dwell.stop()
        self._hide.stop()
        if self.card is not None and self.card.isVisible():
            had_focus = self.card.isAncestorOf(self.page.focusWidget() or self.page)
            self.card.hide()
            if had_focus:
                self.page.view.setFocus()

    def close_one(self) -> bool:
        """Close the card, or go back from a note to its mark; whether there was one (for Esc)."""
        if self.card is not None and self.card.isVisible():
            self.dismiss()
            return True
        gone, self._gone_to = self._gone_to, None
        if gone is None or self.page.view.visible.caret(gone) is None:
            return False
        self.page.back()
        return True

    def go_to_note(self) -> None:
        """Show the note of the card where it stands in the text; Esc goes back."""
        note = self.card.note if self.card is not None else None
        if note is None:
            return
        self.dismiss()
        self.page.jump(note.place)
        self._gone_to = note.place
        self.page.view.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show that a mark can be opened; open its note when the pointer rests or clicks on it."""
        if isinstance(event, QMouseEvent):
            kind = event.type()
            if kind is QEvent.Type.MouseMove and not event.buttons():
                return self._move(event.position())
            if event.button() is Qt.MouseButton.LeftButton:
                return self._click(kind, event.position())
        if event.type() is QEvent.Type.Resize:
            self.dismiss()
        return super().eventFilter(watched, event)

    def _move(self, at: QPointF) -> bool:
        """Whether the pointer is on a mark, so that no word is under it."""
        hit = self.page.view.visible.mark_at(at.x(), at.y())
        before, self._over = self._over, hit
        if hit is None:
            self._dwell.stop()
            if before is not None and self.card is not None and self.card.isVisible():
                self._hide.start(self._setting_ms(table.HIDE_DELAY))
            return False
        self.page.view.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self._hide.stop()
        if before is None or before.mark != hit.mark:
            self.page.view.leave_word()
            if self.page.context.settings.get(table.HOVER) == "always":
                self._dwell.start(max(DWELL_MS, self._setting_ms(table.DWELL)))
        return True

    def _click(self, kind: QEvent.Type, at: QPointF) -> bool:
        """Take a press on a mark, and open its note when it is let go there."""
        if kind is QEvent.Type.MouseButtonPress:
            hit = self.page.view.visible.mark_at(at.x(), at.y())
            self._pressed = (hit, at) if hit else None
            if hit is None:
                self.dismiss()
            return hit is not None
        if kind is not QEvent.Type.MouseButtonRelease or self._pressed is None:
            return False
        (hit, before), self._pressed = self._pressed, None
        if (at - before).manhattanLength() <= _CLICK:
            self._open(hit, by_key=False)
        return True

    def _rested(self) -> None:
        if self._over is not None:
            self._open(self._over, by_key=False)

    def _open(self, hit: MarkHit, *, by_key: bool) -> None:
        """Show the note of a mark; with the keyboard it gets the focus, so that it can be read."""
        note = book_note(self.page.open_text, hit.row, hit.side, hit.mark)
        if note is None:
            gone = tr("Book notes", "The note of this mark is not in the text.")
            self.page.context.messages.say(gone)
            return
        card = self._free_card()
        self._shown = hit.side, hit.block, hit.mark
        size = card.show_note(note, self._fonts(hit.side))
        card.place(size, self._on_page(hit.rect), [])
        card.show()
        card.raise_()
        if by_key:
            card.own.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(card, card.plain_text()))

    def _free_card(self) -> NoteCard:
        if self.card is None:
            self.card = NoteCard(self.page, self.page.context.theme.colors)
            self.card.closed.connect(self.dismiss)
            self.card.place_wanted.connect(self.go_to_note)
        return self.card

    def _use_theme(self) -> None:
        if self.card is not None:
            self.card.use_colors(self.page.context.theme.colors)

    def _hide_unless_used(self) -> None:
        """Hide the card, unless the pointer or the keyboard is in it."""
        if self.card is None or not self.card.isVisible():
            return
        if self.card.underMouse() or self.card.own.hasFocus() or self.card.other.hasFocus():
            self._hide.start(self._setting_ms(table.HIDE_DELAY))
        else:
            self.dismiss()

    def _fonts(self, side: SideName) -> NoteFonts:
        """The fonts of the page, in which a card is set smaller."""
        metrics = self.page.view.flow.block_fonts.body

        def font(of: SideName) -> QFont:
            square = describe(self.page.open_text.language(of)).square_characters
            made = QFont(metrics.hanzi_font if square else metrics.latin_font)
            made.setPixelSize(max(1, round(made.pixelSize() * _SIZE)))
            return made

        return NoteFonts(font(side), font(side.other))

    def _place(self) -> Place | None:
        """Where a person is: the caret, or the lit sentence where no caret is shown."""
        view = self.page.view
        lit = view.hover_highlight.sentence[:1]
        if lit and not view.scene.caret_shown:
            return Place(lit[0].side, lit[0].block, lit[0].start)
        return view.caret.place if view.caret else None

    def _marks_around(self, place: Place) -> list[tuple[SideName, int, NoteMark]]:
        """The marks of a row, those of the side of a place first."""
        text = self.page.open_text
        row = text.row(text.row_of(place.side, place.block))
        return [
            (side, block.id, mark)
            for side in (place.side, place.side.other)
            for block, mark in marks_of(row, side)
        ]

    def _first(self, marks: list[tuple[SideName, int, NoteMark]], place: Place) -> int:
        """The number of the first mark at or behind a place, else of the first of the row."""
        row = self.page.open_text.row(self.page.open_text.row_of(place.side, place.block))
        order = {block.id: number for number, block in enumerate(row.blocks(place.side))}
        here = order.get(place.block, 0), place.offset
        return next(
            (
                number
                for number, (side, block, mark) in enumerate(marks)
                if side is place.side and (order.get(block, 0), mark.at) > here
            ),
            0,
        )

    def _on_page(self, rect: QRectF) -> Box:
        """A rectangle of the viewport in the page's coordinates."""
        corner = self.page.view.viewport().mapTo(self.page, rect.topLeft())
        return Box(corner.x(), corner.y(), rect.width(), rect.height())

    def _setting_ms(self, setting: "table.Setting[int]") -> int:
        return self.page.context.settings.get(setting)
