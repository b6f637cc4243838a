"""The dialog in which one of our own articles is chosen, with what each of them shows."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from duidu.app.opening.samples import SAMPLES
from duidu.ui.base.sheet import Sheet
from duidu.ui.style.i18n import tr

WIDTH, HEIGHT = 560, 300


class SamplesSheet(Sheet):
    """Lists the samples; `chosen` carries the name of the one to be opened."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, WIDTH, HEIGHT)
        self.buttons = {name: QPushButton(self) for name in SAMPLES}
        self.shows = {name: QLabel(self) for name in SAMPLES}
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(22)
        grid.setColumnStretch(1, 1)
        for row, (name, button) in enumerate(self.buttons.items()):
            button.setObjectName("action")
            button.setDefault(row == 0)
            button.clicked.connect(lambda _=False, name=name: self._choose(name))
            said = self.shows[name]
            said.setTextFormat(Qt.TextFormat.PlainText)
            said.setWordWrap(True)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, row, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(grid)
        self.column.addStretch(1)
        self.texts()

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Samples", "Read a sample"))
        for name, (title, shows) in _told().items():
            self.buttons[name].setText(title)
            self.buttons[name].setAccessibleDescription(shows)
            self.shows[name].setText(shows)

    def _choose(self, name: str) -> None:
        self.close()
        self.chosen.emit(name)


def _told() -> Mapping[str, tuple[str, str]]:
    """What each sample is, and what can be seen in it."""
    return {
        "news": (
            tr("Samples", "A news report"),
            tr(
                "Samples",
                "Both languages in one file, one after the other. Names, dates and sums of money "
                "light up together; the headline stands on one side only.",
            ),
        ),
        "prose": (
            tr("Samples", "A short story"),
            tr(
                "Samples",
                "Paragraphs in turn, with headings. One character is read in several ways, and "
                "the translation says which; several sentences answer one.",
            ),
        ),
        "dialogue": (
            tr("Samples", "A dialogue"),
            tr(
                "Samples",
                "A file for each language, with the names of who speaks. Everyday words, to be "
                "heard, covered and learnt.",
            ),
        ),
    }
