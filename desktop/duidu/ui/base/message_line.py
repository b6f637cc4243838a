"""The line at the foot of the window, which takes the place of modal boxes.

It shows errors, questions with buttons for the answers, and progress that can be cancelled.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from duidu.ui.base.jobs import Jobs, Work
from duidu.ui.style.i18n import tr, translated_text
from duidu.ui.style.icons import icon, pixmap
from duidu.ui.style.theme import Theme

STAYS = 7000  # ms: how long a message that asks nothing is shown
PROGRESS_AFTER = 300  # ms: shorter work shows no progress
MessageButton = tuple[str, Callable[[], object]]
"""The text of a button beside a message, and what it does: an answer, or Undo."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message.

    Errors and messages with actions stay until they are answered or closed; `passing` ones go by
    themselves, since a menu has their action too.
    """

    text: str
    error: bool = False
    actions: tuple[MessageButton, ...] = ()
    passing: bool = False

    @property
    def stays(self) -> bool:
        """Whether it waits for the person."""
        return self.error or (bool(self.actions) and not self.passing)


class MessageLine(QWidget):
    """Shows the newest message; closing it shows the last one that still waits.

    Hidden when there is nothing to say.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._messages: list[Message] = []
        # Under way and told of; the newest is shown.
        self._works: list[Work] = []
        self.setObjectName("messages")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.icon, self.label = QLabel(self), QLabel(self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.progress_bar = QProgressBar(self)
        self.progress_bar.setRange(0, 1000)
        self.progress_bar.setTextVisible(False)
        self.progress_bar.setFixedWidth(160)
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("flat")
        self.close_button.setIconSize(QSize(14, 14))
        self.close_button.clicked.connect(self.dismiss)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 12, 8)
        self._row.setSpacing(10)
        for widget in (self.icon, self.label, self.progress_bar, self.close_button):
            self._row.addWidget(widget)
        self.buttons: list[QPushButton] = []
        self._hide, self._wait = QTimer(self), QTimer(self)
        for timer, slot in ((self._hide, self._passed), (self._wait, self._show)):
            timer.setSingleShot(True)
            timer.timeout.connect(slot)
        theme.changed.connect(self._show)
        self._show()

    @property
    def _work(self) -> Work | None:
        return self._works[-1] if self._works else None

    @property
    def message(self) -> Message | None:
        """The message shown, if it is not progress."""
        return self._messages[-1] if self._messages else None

    def follow(self, jobs: Jobs) -> None:
        """Show the progress of work that takes long, and why work failed."""
        jobs.started.connect(self._started)
        jobs.progressed.connect(self._progressed)
        jobs.ended.connect(self._ended)
        jobs.failed.connect(self.error)

    def say(self, text: str, actions: Sequence[MessageButton] = ()) -> None:
        """Tell something, with the actions it offers."""
        self._push(Message(translated_text(text), False, tuple(actions)))

    def offer(self, text: str, actions: Sequence[MessageButton]) -> None:
        """Tell what was done and offer to undo it; goes by itself or with the next message."""
        self._push(Message(translated_text(text), False, tuple(actions), passing=True))

    def withdraw(self) -> None:
        """Take away a message that waits for nobody: the person has gone on."""
        if self.message is not None and not self.message.stays:
            self.dismiss()

    def go_on(self) -> None:
        """Take away a message that is only told: the person gives the next command."""
        if self.message is not None and not self.message.actions:
            self.withdraw()

    def error(self, text: str) -> None:
        """Tell what went wrong; it stays until it is closed."""
        self._push(Message(translated_text(text), True))

    def dismiss(self) -> None:
        """Close the message shown, or cancel the work shown."""
        if self._messages:
            self._messages.pop()
        elif self._work is not None:
            self._work.cancel()
        self._show()

    def _passed(self) -> None:
        """Take a message away after its time, unless the person is about to answer it."""
        if self.message is None or self.message.stays:
            return
        if self.underMouse() or any(
            button.hasFocus() for button in (*self.buttons, self.close_button)
        ):
            self._hide.start(STAYS)
        else:
            self.dismiss()

    def _push(self, message: Message) -> None:
        self._messages = [
            kept for kept in self._messages if kept.stays and kept.text != message.text
        ] + [message]
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, message.text))
        self._show()
        if message.stays:
            self._hide.stop()
        else:
            self._hide.start(STAYS * 2 if message.passing else STAYS)

    def _started(self, work: Work) -> None:
        if work.text:
            self._works.append(work)
            self.progress_bar.setRange(0, 0)
            self._wait.start(PROGRESS_AFTER)

    def _progressed(self, work: Work, share: float, message: str) -> None:
        if work is self._work:
            self.progress_bar.setRange(0, 1000)
            self.progress_bar.setValue(round(share * 1000))
            if message and not self._messages:
                self.label.setText(message)

    def _ended(self, work: Work) -> None:
        if work not in self._works:
            return
        shown = work is self._work
        self._works.remove(work)
        if shown:
            # What was begun before and goes on is shown again.
            self.progress_bar.setRange(0, 0)
            self._wait.stop()
            self._show()

    def _show(self) -> None:
        """Show the message, else the work that takes long, else nothing."""
        message = self.message
        working = self._work is not None and not self._wait.isActive()
        self.setVisible(message is not None or working)
        if message is None and self._work is None:
            return
        for button in self.buttons:
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons.clear()
        self.progress_bar.setVisible(working)
        self.progress_bar.setToolTip(self._work.text if self._work is not None else "")
        self.icon.setVisible(message is not None)
        if message is not None:
            colors = self._theme.colors
            name, color = (
                ("warning", colors.accent) if message.error else ("info", colors.secondary)
            )
            self.icon.setPixmap(pixmap(name, color, self.devicePixelRatioF()))
            self.label.setText(message.text)
            for text, action in message.actions:
                self._add_button(text, action)
            if working:
                self._add_cancel()
        elif self._work is not None:
            self.label.setText(self._work.told)
        self.close_button.setIcon(icon("close", self._theme.colors, self.devicePixelRatioF()))
        text = tr("MessageLine", "Close") if message is not None else tr("MessageLine", "Cancel")
        self.close_button.setAccessibleName(text)
        self.close_button.setToolTip(text)

    def _add_cancel(self) -> None:
        """A button for the work whose progress stands beside a message."""
        button = QPushButton(tr("MessageLine", "Cancel"), self)
        button.setObjectName("action")
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._work.cancel() if self._work is not None else None)
        self._row.insertWidget(self._row.count() - 1, button)
        self.buttons.append(button)

    def _add_button(self, text: str, action: Callable[[], object]) -> None:
        button = QPushButton(text, self)
        button.setObjectName("action")

        def answer() -> None:
            self.dismiss()
            action()

        button.clicked.connect(answer)
        self._row.insertWidget(self._row.count() - 1, button)
        self.buttons.append(button)
