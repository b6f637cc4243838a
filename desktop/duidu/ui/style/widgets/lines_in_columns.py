"""Groups of lines under headings, in as many columns as can be read whole."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QWidget

MOST_COLUMNS, BETWEEN = 3, 28  # px

Group = tuple[str, Sequence[tuple[str, str]]]
"""A heading and its lines, each of two texts."""


class LinesInColumns(QScrollArea):
    """Scrolls down only: with less width there are fewer columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._grid = QGridLayout()
        self._groups: list[tuple[QWidget, int]] = []
        self.columns: list[list[int]] = []
        """The numbers of the groups in each column."""

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups, in their order, in columns of about one height."""
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setHorizontalSpacing(BETWEEN)
        # Their heights in lines: the heading and the space below it count as two.
        self._groups = [(_group(*group, holder), len(group[1]) + 2) for group in groups]
        self.columns = []
        self._arrange()
        self.setWidget(holder)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the groups anew where another number of columns has room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        columns = self._that_fit()
        if columns == self.columns:
            return
        self.columns = columns
        for column, numbers in enumerate(columns):
            row = 0
            for number in numbers:
                group, height = self._groups[number]
                self._grid.addWidget(group, row, column, height, 1, Qt.AlignmentFlag.AlignTop)
                row += height

    def _that_fit(self) -> list[list[int]]:
        """As many columns as there is width for."""
        margins = self._grid.contentsMargins()
        room = self.viewport().width() - margins.left() - margins.right()
        for count in range(MOST_COLUMNS, 1, -1):
            columns: list[list[int]] = [[] for _ in range(count)]
            heights = [0] * count
            for number, (_, height) in enumerate(self._groups):
                shortest = heights.index(min(heights))
                columns[shortest].append(number)
                heights[shortest] += height
            widths = [
                max((self._groups[number][0].sizeHint().width() for number in column), default=0)
                for column in columns
            ]
            if sum(widths) + BETWEEN * (count - 1) <= room:
                return columns
        return [list(range(len(self._groups)))]


def _group(title: str, lines: Sequence[tuple[str, str]], parent: QWidget) -> QWidget:
    """A heading with lines of two texts below it."""
    widget = QWidget(parent)
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 14)
    grid.setVerticalSpacing(4)
    heading = QLabel(title, widget)
    heading.setObjectName("panelTitle")
    grid.addWidget(heading, 0, 0, 1, 2)
    for number, (first, second) in enumerate(lines, 1):
        shown = QLabel(first, widget)
        shown.setObjectName("secondary")
        for column, label in enumerate((shown, QLabel(second, widget))):
            label.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(label, number, column)
    grid.setColumnStretch(1, 1)
    return widget
