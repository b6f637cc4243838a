"""Control of the person's own tone colours: five buttons that open a colour picker."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QToolButton, QWidget

from duidu.ui.style.i18n import tr
from duidu.ui.style.theme import own_tones

SWATCH = 18


class TonesRow(QWidget):
    """Buttons for the colours of tones 1 to 4 and the neutral tone.

    `changed` carries all five in the form the settings keep.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._colors: list[str] = []
        self.buttons = [QToolButton(self) for _ in range(5)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for number, button in enumerate(self.buttons):
            button.setObjectName("flat")
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, number=number: self._pick(number))
            row.addWidget(button)
        row.addStretch(1)

    def show_colors(self, kept: str) -> None:
        """Show the colours kept in the settings."""
        self._colors = list(own_tones(kept))
        for number, (button, color) in enumerate(
            zip(self.buttons, self._colors, strict=True), start=1
        ):
            picture = QPixmap(SWATCH, SWATCH)
            picture.fill(QColor(color))
            button.setIcon(picture)
            button.setText(str(number) if number < 5 else tr("TonesRow", "neutral"))
            button.setAccessibleName(f"{tr('TonesRow', 'Tone')} {button.text()} {color}")

    def set_color(self, number: int, color: QColor) -> None:
        """Give a tone (counted from 0) another colour."""
        colors = [*self._colors]
        colors[number] = color.name()
        self.changed.emit(" ".join(colors))

    def _pick(self, number: int) -> None:
        dialog = QColorDialog(QColor(self._colors[number]), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.colorSelected.connect(lambda color: self.set_color(number, color))
        dialog.open()
