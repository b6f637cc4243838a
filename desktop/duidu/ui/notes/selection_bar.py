"""Bar beside the selection: five highlight colours, a note, copy."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from duidu.ui.style.i18n import tr
from duidu.ui.style.icons import icon
from duidu.ui.style.theme import Palette
from duidu.ui.style.widgets.colors_row import ColorsRow
from duidu.ui.style.widgets.raised_paper import SHADOW, RaisedPaper


class SelectionBar(RaisedPaper):
    """Bar that floats near the selection.

    For the pointer only: the keyboard has the same actions. `color_chosen` carries a colour,
    `chosen` is "note" or "copy".
    """

    color_chosen = Signal(str)
    chosen = Signal(str)

    def __init__(self, parent: QWidget, colors: Palette) -> None:
        super().__init__(parent, colors)
        self.color_buttons = ColorsRow(colors, self)
        self.color_buttons.chosen.connect(self.color_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(SHADOW + 8, SHADOW + 4, SHADOW + 6, SHADOW + 4)
        row.setSpacing(2)
        row.addWidget(self.color_buttons)
        self._buttons: dict[str, QToolButton] = {}
        for name in ("note", "copy"):
            button = QToolButton(self)
            button.setObjectName("flat")
            button.setIconSize(QSize(18, 18))
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            row.addWidget(button)
            self._buttons[name] = button
        self.use_colors(colors)

    def use_colors(self, colors: Palette) -> None:
        """Switch to the colours of another theme and the texts of the language in use."""
        self.colors = colors
        self.color_buttons.use_colors(colors)
        self.color_buttons.show_chosen("")
        texts = {"note": tr("SelectionBar", "Write a note"), "copy": tr("SelectionBar", "Copy")}
        for name, button in self._buttons.items():
            button.setIcon(icon(name, colors, self.devicePixelRatioF()))
            button.setToolTip(texts[name])
            button.setAccessibleName(texts[name])
