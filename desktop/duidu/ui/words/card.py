"""The dictionary card: raised paper beside its word, with text that can be looked up in turn."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from duidu.app.words.card import Card
from duidu.ui.style.i18n import tr
from duidu.ui.style.icons import icon
from duidu.ui.style.widgets.chosen_text import ChosenText
from duidu.ui.style.widgets.placement import Box
from duidu.ui.style.widgets.raised_paper import INNER, SHADOW, RaisedPaper
from duidu.ui.words.card_text import PAIR, READING, CardInks, CardWriter

# px. BETWEEN is the hairline with the spacing above and below it; what stands below the meanings
# (characters, shorter words) is left out where it would get less than LEAST_SHORTER. FOOTER is the
# row of buttons with the spacing above it: it has a place of its own and covers nothing.
LEAST_WIDTH, MOST_WIDTH, MOST_HEIGHT, MOST_SHORTER = 320, 420, 420, 150
BETWEEN, LEAST_SHORTER, BUTTONS, FOOTER = 21, 40, 22, 32


class CardView(RaisedPaper):
    """Shows one card at a time and keeps the way back to those before it.

    Pinned cards stay open; the owner hides the others. `text_chosen` carries a text to look up,
    `occurrences_requested` one to find. `can_hear` says whether there is a voice to speak a word.
    """

    closed = Signal()
    pin_changed = Signal(bool)
    text_chosen = Signal(str)
    note_requested = Signal()
    copy_requested = Signal()
    hear_requested = Signal()
    hear_pointed_at = Signal()
    occurrences_requested = Signal(str)
    star_requested = Signal()
    about_requested = Signal()
    reading_chosen = Signal(object)
    """One of the card's alternatives: the word is to be read so here."""
    pair_chosen = Signal(object)
    """The card's sentence from elsewhere, to be shown there."""

    def __init__(self, parent: QWidget, inks: CardInks) -> None:
        super().__init__(parent, inks.colors)
        self._inks = inks
        self._history: list[Card] = []
        self._heights = (0, 0)
        self.pinned = self.can_hear = False
        self.main, self.shorter = ChosenText(self), ChosenText(self)
        self.line = QFrame(self)
        self.line.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(SHADOW + INNER,) * 4)
        layout.setSpacing(10)
        self._actions = QWidget(self)
        self._buttons: dict[str, QToolButton] = {}
        self._make_actions()
        for widget in (self.main, self.line, self.shorter, self._actions):
            layout.addWidget(widget)
        for text in (self.main, self.shorter):
            text.chosen.connect(self.text_chosen)
        self.main.link_chosen.connect(self._link_chosen)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    @property
    def card(self) -> Card | None:
        """The card shown."""
        return self._history[-1] if self._history else None

    def use_inks(self, inks: CardInks) -> None:
        """Switch to other colours or fonts."""
        self._inks, self.colors = inks, inks.colors
        for name, button in self._buttons.items():
            button.setIcon(icon(name, inks.colors, self.devicePixelRatioF()))
        self._write()

    def show_card(self, card: Card, in_turn: bool = False) -> QSize:
        """Write a card and return the size that the view needs.

        `in_turn` keeps the way back to the card shown before.
        """
        self._history = [*self._history, card] if in_turn else [card]
        return self._write()

    def back(self) -> None:
        """Show the card from which this one was looked up."""
        if len(self._history) > 1:
            self._history.pop()
            self.resize(self._write())

    def selected_text(self) -> str:
        """The text selected in the card."""
        return self.main.textCursor().selectedText() or self.shorter.textCursor().selectedText()

    def plain_text(self) -> str:
        """All text of the card, for copying and for screen readers."""
        return "\n".join(
            text.toPlainText() for text in (self.main, self.shorter) if text.toPlainText()
        )

    def set_pinned(self, pinned: bool) -> None:
        """Pin the card, or let it close again when the pointer leaves."""
        if pinned != self.pinned:
            self.pinned = pinned
            self._buttons["pin"].setChecked(pinned)
            self.pin_changed.emit(pinned)

    def _write(self) -> QSize:
        """Write the card into both documents and return the size that the view needs."""
        card = self.card
        if card is None:
            return QSize()
        CardWriter(self.main.document(), self._inks).write(card)
        CardWriter(self.shorter.document(), self._inks).write_below(card)
        self.line.setStyleSheet(f"background: {self._inks.colors.hairline.name()}")
        self._buttons["back"].setVisible(len(self._history) > 1)
        self._buttons["star"].setCheckable(True)
        self._buttons["star"].setChecked(card.saved)
        for name in ("note", "star", "info"):
            self._buttons[name].setVisible(card.side is not None)
        self._buttons["hear"].setVisible(self.can_hear and card.side is not None)
        self.setAccessibleName(self.plain_text())
        width = max(
            LEAST_WIDTH,
            *(
                text.fit(MOST_WIDTH - 2 * INNER).width() + 2 * INNER
                for text in (self.main, self.shorter)
            ),
        )
        shorter = self.shorter.fit_height(width - 2 * INNER, MOST_SHORTER)
        below = shorter + BETWEEN if self._has_below() else 0
        main = self.main.fit_height(width - 2 * INNER, MOST_HEIGHT - below - FOOTER - 2 * INNER)
        self._heights = (main, shorter)
        height = main + below + FOOTER + 2 * INNER
        return QSize(width, height) + QSize(2 * SHADOW, 2 * SHADOW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide the height anew: with little room, shorter matches give way to the meaning."""
        super().resizeEvent(event)
        self._divide()

    def place(self, size: QSize, word: Box, avoid: list[Box]) -> None:
        """Place the card near its word, lower if there is no room for the shorter matches.

        The heights are divided anew even at the same size: the content may differ.
        """
        super().place(size, word, avoid)
        alone = QSize(size.width(), self._heights[0] + FOOTER + 2 * (SHADOW + INNER))
        if (
            alone.height()
            < size.height()
            > self.height()
            < alone.height() + BETWEEN + min(LEAST_SHORTER, self._heights[1])
        ):
            # Without room for the shorter matches the card is only as high as the meaning.
            super().place(alone, word, avoid)
        self._divide()

    def _divide(self) -> None:
        """Divide the height between the meaning and the shorter matches."""
        # Not placed yet, a card may be lower than its own margins.
        room = max(self.height() - FOOTER - 2 * (SHADOW + INNER), 0)
        shorter = 0
        if self._has_below():
            shorter = min(self._heights[1], room - BETWEEN - min(self._heights[0], room - BETWEEN))
        shown = 0 < min(LEAST_SHORTER, self._heights[1]) <= shorter
        for widget in (self.line, self.shorter):
            widget.setVisible(shown)
        self.shorter.setFixedHeight(max(shorter, 1))
        self.main.setFixedHeight(room - shorter - BETWEEN if shown else room)

    def _has_below(self) -> bool:
        """Whether anything stands below the meanings."""
        return bool(self.shorter.toPlainText())

    def _make_actions(self) -> None:
        """Create the row of buttons at the card's lower edge."""
        self._actions.setFixedHeight(BUTTONS)
        row = QHBoxLayout(self._actions)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addStretch(1)
        for name, text, action in (
            ("back", tr("Card", "Back"), self.back),
            ("hear", tr("Card", "Speak the word"), self.hear_requested.emit),
            ("star", tr("Card", "Save the word as a card"), self.star_requested.emit),
            ("info", tr("Card", "About the word"), self.about_requested.emit),
            ("note", tr("Card", "Write a note"), self.note_requested.emit),
            ("copy", tr("Card", "Copy"), self.copy_requested.emit),
            ("occurrences", tr("Card", "All occurrences"), self._show_occurrences),
            ("pin", tr("Card", "Keep open"), None),
            ("close", tr("Card", "Close"), self.closed.emit),
        ):
            button = QToolButton(self._actions)
            button.setObjectName("flat")
            button.setIcon(icon(name, self._inks.colors, self.devicePixelRatioF()))
            button.setIconSize(QSize(16, 16))
            button.setFixedHeight(BUTTONS)
            button.setAccessibleName(text)
            button.setToolTip(text)
            if action is None:
                button.setCheckable(True)
                button.clicked.connect(self.set_pinned)
            else:
                button.clicked.connect(action)
            row.addWidget(button)
            self._buttons[name] = button
        self._buttons["hear"].installEventFilter(self)

    def _show_occurrences(self) -> None:
        if self.card is not None:
            self.occurrences_requested.emit(self.card.text)

    def _link_chosen(self, link: str) -> None:
        if self.card is not None and link.startswith(READING):
            self.reading_chosen.emit(self.card.alternatives[int(link.removeprefix(READING))])
        elif self.card is not None and link == PAIR:
            self.pair_chosen.emit(self.card.pair)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say that the button by which the word is spoken is pointed at."""
        if event.type() is QEvent.Type.Enter and watched is self._buttons.get("hear"):
            self.hear_pointed_at.emit()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc, look the selection up on Return, go back on Backspace."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected_text():
            self.text_chosen.emit(self.selected_text())
        elif event.key() == Qt.Key.Key_Backspace:
            self.back()
        else:
            super().keyPressEvent(event)
