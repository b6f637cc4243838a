"""The bar that is there while something is spoken: pause, stop, speed, repeats, which sides."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QWidget,
)

from duidu.ui.style.i18n import tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Theme


class SpeechBar(QWidget):
    """Shows what is spoken and how; it has no state but that."""

    paused = Signal()
    stopped = Signal()
    faster = Signal(int)
    """1 for faster, -1 for slower."""
    repeated = Signal(int)
    sides_chosen = Signal(bool)
    """Whether both sides are spoken in turn."""
    voice_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("messages")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.pause_button = self._text_button(self.paused.emit)
        self.slower_button = self._text_button(lambda: self.faster.emit(-1))
        self.faster_button = self._text_button(lambda: self.faster.emit(1))
        self.speed = QLabel(self)
        self.sides, self.voices = QComboBox(self), QComboBox(self)
        self.sides.activated.connect(lambda at: self.sides_chosen.emit(at == 1))
        self.voices.activated.connect(lambda at: self.voice_chosen.emit(self.voices.itemText(at)))
        self.repeats = QSpinBox(self)
        self.repeats.setRange(1, 9)
        self.repeats.valueChanged.connect(self.repeated.emit)
        self.stop_button = QToolButton(self)
        self.stop_button.setObjectName("flat")
        self.stop_button.setIconSize(QSize(14, 14))
        self.stop_button.clicked.connect(lambda: self.stopped.emit())
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 6, 12, 6)
        self._row.setSpacing(8)
        for widget in (
            *(self.pause_button, self.told, self.sides, self.voices, self.slower_button),
            *(self.speed, self.faster_button, self.repeats, self.stop_button),
        ):
            self._row.addWidget(widget, 1 if widget is self.told else 0)
            if widget is not self.told and widget is not self.speed:
                # The page keeps its keys: whoever listens goes on reading.
                widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self._tint)
        self._tint()
        self.texts()

    def texts(self) -> None:
        """Write what is always the same."""
        self.slower_button.setText("−")
        self.faster_button.setText("+")
        for widget, name in (
            (self.slower_button, tr("Speech", "Slower")),
            (self.faster_button, tr("Speech", "Faster")),
            (self.stop_button, tr("Speech", "Stop speaking (Esc)")),
            (self.repeats, tr("Speech", "How often each sentence is spoken")),
            (self.voices, tr("Speech", "Voice")),
            (self.sides, tr("Speech", "What is spoken")),
        ):
            widget.setToolTip(name)
            widget.setAccessibleName(name)
        self.repeats.setSuffix(" ×")

    def show_state(
        self, told: str, paused: bool, speed: float, repeat: int, languages: tuple[str, bool]
    ) -> None:
        """Show what is spoken; `languages` names the side, and tells whether both are spoken."""
        self.told.setText(told)
        self.pause_button.setText(tr("Speech", "Go on") if paused else tr("Speech", "Pause"))
        self.speed.setText(f"{speed:.1f} ×")
        self.repeats.blockSignals(True)
        self.repeats.setValue(repeat)
        self.repeats.blockSignals(False)
        name, both = languages
        self.sides.clear()
        self.sides.addItems([name, tr("Speech", "Both in turn")])
        self.sides.setCurrentIndex(int(both))

    def show_voices(self, names: list[str], chosen: str) -> None:
        """Offer the voices of the language that is spoken; none where there is one."""
        self.voices.clear()
        self.voices.addItems(names)
        self.voices.setCurrentText(chosen)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Any width: what there is no room for is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leave out what there is no room for, the least needed first; keys do the same."""
        sizes = [
            (widget, widget.sizeHint().width() + self._row.spacing())
            for widget in (
                *(self.pause_button, self.stop_button, self.slower_button, self.faster_button),
                *(self.speed, self.sides, self.repeats, self.voices, self.told),
            )
        ]
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right() + self._row.spacing()
        for widget, size in sizes:
            wanted = widget is not self.voices or self.voices.count() > 1
            widget.setVisible(wanted and size <= room)
            room -= size if wanted else 0

    def _text_button(self, act: Callable[[], object]) -> QToolButton:
        button = QToolButton(self)
        button.clicked.connect(lambda: act())
        return button

    def _tint(self) -> None:
        self.stop_button.setIcon(icon("close", self._theme.colors, self.devicePixelRatioF()))
