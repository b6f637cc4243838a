"""The card of a note of the book: raised paper beside its mark, with the note in both languages."""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPalette, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from duidu.app.article.book_note import BookNote
from duidu.core.note_marks import UNNUMBERED
from duidu.ui.style.i18n import tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Palette
from duidu.ui.style.widgets.chosen_text import ChosenText
from duidu.ui.style.widgets.raised_paper import INNER, SHADOW, RaisedPaper

_MOST_WIDTH, _LEAST_WIDTH = 440, 260
"""Px of the paper."""
_MOST_HEIGHT = 220
"""Px of one text; of a longer one the rest is scrolled."""
# In sizes of its letters: large type has room for as many as small type.
_LETTERS, _LINES = 22, 8
_GAP = 8
_LINE = 115  # per cent of what the font says, which is wide for hanzi


class NoteFonts(NamedTuple):
    """The fonts of a note on the side of its mark and on the other."""

    own: QFont
    other: QFont


class NoteCard(RaisedPaper):
    """Shows one note of the book.

    `closed` asks to close the card, `place_wanted` to go to where the note stands in the text.
    """

    closed = Signal()
    place_wanted = Signal()

    def __init__(self, parent: QWidget, colors: Palette) -> None:
        super().__init__(parent, colors)
        self.note: BookNote | None = None
        self._fonts: NoteFonts | None = None
        self.title = QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.own, self.other = ChosenText(self), ChosenText(self)
        self.line = QFrame(self)
        self.line.setFixedHeight(1)
        self._go, self._shut = QToolButton(self), QToolButton(self)
        self._lay_out()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.use_colors(colors)

    def show_note(self, note: BookNote, fonts: NoteFonts) -> QSize:
        """Write a note and return the size that the card needs."""
        self.note, self._fonts = note, fonts
        return self._write()

    def use_colors(self, colors: Palette) -> None:
        """Switch to the colours of another theme."""
        self.colors = colors
        self._shut.setIcon(icon("close", colors, self.devicePixelRatioF()))
        self.line.setStyleSheet(f"background: {colors.hairline.name()}")
        self.title.setStyleSheet(f"color: {colors.secondary.name()}; background: transparent")
        self._go.setStyleSheet(f"color: {colors.accent.name()}")
        for text, ink in ((self.own, colors.ink), (self.other, colors.secondary)):
            palette = text.palette()
            palette.setColor(QPalette.ColorRole.Text, ink)
            text.setPalette(palette)
        if self.note is not None:
            self._write()

    def plain_text(self) -> str:
        """All that the card says, for screen readers."""
        texts = (self.title.text(), self.own.toPlainText(), self.other.toPlainText())
        return "\n".join(filter(None, texts))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, go to the note on Return."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.place_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        """Put the title and the buttons over the two texts."""
        head = QHBoxLayout()
        head.setSpacing(_GAP)
        head.addWidget(self.title, 1)
        self._go.setText(tr("Card", "Show in the text"))
        self._shut.setAccessibleName(tr("Card", "Close"))
        self._shut.setToolTip(tr("Card", "Close"))
        for button, signal in ((self._go, self.place_wanted), (self._shut, self.closed)):
            button.setObjectName("flat")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(signal)
            head.addWidget(button)
        self._shut.setIconSize(QSize(16, 16))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(SHADOW + INNER,) * 4)
        layout.setSpacing(_GAP)
        layout.addLayout(head)
        for widget in (self.own, self.line, self.other):
            layout.addWidget(widget)

    def _write(self) -> QSize:
        """Write the note into both texts and return the size that the card needs."""
        note, fonts = self.note, self._fonts
        assert note is not None
        assert fonts is not None
        label = note.label if note.label != UNNUMBERED else ""
        self.title.setText(
            tr("Card", "Note {label}").format(label=label) if label else tr("Card", "Note")
        )
        size = fonts.own.pixelSize()
        widest = min(max(_MOST_WIDTH, _LETTERS * size), self.ground.width() - 2 * SHADOW)
        room = max(_LEAST_WIDTH, widest) - 2 * INNER
        height = self._go.sizeHint().height() + 2 * INNER
        for text, said, font in (
            (self.own, note.own, fonts.own),
            (self.other, note.other, fonts.other),
        ):
            text.document().setDefaultFont(font)
            text.document().setDocumentMargin(0)
            text.setPlainText("\n".join(said))
            _set_leading(text)
            text.setVisible(bool(said))
            if said:
                fitted = text.fit_height(room, max(_MOST_HEIGHT, _LINES * size))
                text.setFixedHeight(fitted)
                height += fitted + _GAP
        self.line.setVisible(bool(note.other))
        height += 1 + _GAP if note.other else 0
        self.setAccessibleName(self.plain_text())
        return QSize(room + 2 * INNER + 2 * SHADOW, height + 2 * SHADOW)


def _set_leading(text: ChosenText) -> None:
    """Set the lines of a text apart as those of a note."""
    cursor = QTextCursor(text.document())
    cursor.select(QTextCursor.SelectionType.Document)
    form = QTextBlockFormat()
    form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor.mergeBlockFormat(form)
