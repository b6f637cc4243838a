"""A tour of five hints over the first article that a person reads; it comes once by itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from duidu.ui.base.context import WindowContext
from duidu.ui.style.i18n import is_language_change, tr
from duidu.ui.style.widgets.raised_paper import INNER, SHADOW, RaisedPaper

WIDTH, LEAST = 380, 240
"""Px of its paper at most and at least."""
MARGIN = 24
"""Px between the paper and the edges of the page."""


def show_tour(context: WindowContext, page: QWidget) -> None:
    """Show the tour over a page from its first hint on."""
    for old in page.window().findChildren(Tour):
        old.end()
    Tour(context, page).show()


class Tour(RaisedPaper):
    """One hint after another, in a corner of the page; Esc or "Enough" ends it."""

    def __init__(self, context: WindowContext, page: QWidget) -> None:
        super().__init__(page, context.theme.colors)
        self._context = context
        self._at = 0
        self.hint, self.count = QLabel(self), QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("secondary")
        self.enough, self.next = QPushButton(self), QPushButton(self)
        self.enough.setObjectName("action")
        self.next.setObjectName("primary")
        self.enough.clicked.connect(self.end)
        self.next.clicked.connect(self._go_on)
        self._lay_out()
        context.theme.changed.connect(self._tint)
        page.installEventFilter(self)
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Tell the first hint to screen readers."""
        super().showEvent(event)
        self._announce()

    def end(self) -> None:
        """Go, and give the focus back to the text."""
        if self.isAncestorOf(self._focused()):
            self.ground.setFocus()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the page, whatever its size."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Esc, go on on Return, wherever in it the focus is."""
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._write()
        super().changeEvent(event)

    def _go_on(self) -> None:
        self._at += 1
        if self._at < len(self._hints()):
            self._write()
            self._announce()
        else:
            self.end()

    def _announce(self) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.hint.text()))

    def _focused(self) -> QWidget:
        return self.window().focusWidget() or self.ground

    def _hints(self) -> Sequence[str]:
        """What is told, with the keys of the moment."""
        return (
            tr(
                "Tour",
                "Rest the pointer on a word, in either language: you see its entry and its "
                "reading, and the words that answer it on the other side light up.",
            ),
            self._keyed(
                tr(
                    "Tour",
                    "J and K go from sentence to sentence, on both sides. The digits 1 to 5 "
                    "highlight the one you are at, {note} writes a note on it.",
                ),
                note="notes.add",
            ),
            self._keyed(
                tr(
                    "Tour",
                    "{pinyin} shows the pinyin of all words, of new ones, or none. {look} opens "
                    "the sheet with size, face, measure and colours.",
                ),
                pinyin="view.pinyin",
                look="view.look",
            ),
            self._keyed(
                tr(
                    "Tour",
                    "{reveal} covers the translation, so that you try first. {save} saves a word "
                    "to be learnt, and {review} asks for it when it is due.",
                ),
                reveal="view.reveal",
                save="words.learn",
                review="words.review",
            ),
            self._keyed(
                tr(
                    "Tour",
                    "{palette} finds every command by its name, {keys} shows all keys. F1 on a "
                    "word of a menu or a button opens the guide at it.",
                ),
                palette="help.palette",
                keys="help.keys",
            ),
        )

    def _keyed(self, text: str, **commands: str) -> str:
        """A text with the keys of commands, or their names where they have none."""
        actions, native = self._context.actions, QKeySequence.SequenceFormat.NativeText
        return text.format(
            **{
                place: actions[name].shortcut().toString(native) or actions[name].toolTip()
                for place, name in commands.items()
            }
        )

    def _lay_out(self) -> None:
        """Put the count and the buttons under the hint."""
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.enough)
        foot.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(SHADOW + INNER,) * 4)
        layout.setSpacing(12)
        layout.addWidget(self.hint)
        layout.addLayout(foot)

    def _write(self) -> None:
        """Write the hint that is told now."""
        hints = self._hints()
        is_last = self._at == len(hints) - 1
        self.hint.setText(hints[self._at])
        self.count.setText(tr("Tour", "{number} of {count}", number=self._at + 1, count=len(hints)))
        self.enough.setText(tr("Tour", "Enough"))
        self.enough.setHidden(is_last)
        self.next.setText(tr("Tour", "Start reading") if is_last else tr("Tour", "Next"))
        self.setAccessibleName(hints[self._at])
        self._tint()
        self._settle()

    def _tint(self) -> None:
        """Take the theme's colours."""
        self.colors = self._context.theme.colors
        self.hint.setStyleSheet(f"color: {self.colors.ink.name()}; background: transparent")
        self.count.setStyleSheet(f"color: {self.colors.secondary.name()}; background: transparent")
        self.update()

    def _settle(self) -> None:
        """Lie in the lower right corner, as high as the hint is."""
        room = self.ground.width() - 2 * MARGIN
        width = max(LEAST, min(WIDTH, room))
        layout = self.layout()
        assert layout is not None
        height = layout.heightForWidth(width + 2 * SHADOW)
        size = QSize(width + 2 * SHADOW, height)
        self.setGeometry(
            self.ground.width() - MARGIN - width - SHADOW,
            self.ground.height() - MARGIN - height + SHADOW,
            size.width(),
            size.height(),
        )
        self.raise_()
