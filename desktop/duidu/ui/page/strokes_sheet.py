"""Dialog that writes the characters of a word stroke by stroke, by the keys."""

from PySide6.QtCore import QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from duidu.lexicon.strokes import Strokes
from duidu.ui.base.context import WindowContext
from duidu.ui.base.sheet import Sheet
from duidu.ui.reader.paint.stroke_painter import paint_strokes
from duidu.ui.style.i18n import tr
from duidu.ui.style.motion import motion_reduced

BOX, GAP = 150, 12  # px: a character, and between two
A_STROKE = 450  # ms
MOST = 4  # characters beside each other


class StrokesSheet(Sheet):
    """Shows the characters of a word that the file of strokes has; Space writes them.

    `written` is how many strokes of all characters together are written.
    """

    def __init__(
        self, context: WindowContext, word: str, strokes: Strokes, parent: QWidget
    ) -> None:
        super().__init__(parent, 2 * BOX, BOX + 100)
        self._word = word
        self._colors = context.theme.colors
        self._reduced = motion_reduced(context.settings)
        self.characters = [found for char in word if (found := strokes.of(char))][:MOST]
        self.written = 0.0
        self.canvas, self.told = QWidget(self), QLabel(self)
        width = len(self.characters) * (BOX + GAP) - GAP
        self.canvas.setFixedSize(QSize(max(width, 2 * BOX), BOX))
        self.told.setObjectName("secondary")
        self.told.setWordWrap(True)
        self.column.addWidget(self.canvas)
        self.column.addWidget(self.told)
        self._motion = QVariantAnimation(self)
        self._motion.valueChanged.connect(lambda value: self._write(float(value)))
        self.texts()
        self._write(float(self.count))

    @property
    def count(self) -> int:
        """How many strokes there are."""
        return sum(map(len, self.characters))

    def texts(self) -> None:
        """Set the texts in the language in use."""
        self.setWindowTitle(tr("Strokes", "Stroke order of {word}", word=self._word))
        self.told.setText(
            tr("Strokes", "Space writes it from the beginning; the arrows go stroke by stroke.")
        )
        self._write(self.written)

    def play(self) -> None:
        """Write the word from its first stroke on, or stroke by stroke where motion is reduced."""
        if self._reduced:
            self.step(1 if self.written < self.count else -self.count)
            return
        self._motion.stop()
        self._motion.setDuration(A_STROKE * max(1, self.count))
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(float(self.count))
        self._motion.start()

    def step(self, strokes: int) -> None:
        """Go some strokes on, or back."""
        self._motion.stop()
        self._write(float(min(self.count, max(0, int(self.written) + strokes))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space writes, the arrows go on and back."""
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Home: -self.count}
        if event.key() == Qt.Key.Key_Space:
            self.play()
        elif event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the characters side by side, as far as they are written."""
        super().paintEvent(event)
        painter = QPainter(self)
        left, before = self.canvas.x(), 0
        for strokes in self.characters:
            box = QRectF(left, self.canvas.y(), BOX, BOX)
            painter.setPen(self._colors.hairline)
            painter.drawRect(box)
            done = min(max(self.written - before, 0.0), float(len(strokes)))
            paint_strokes(painter, box, strokes, done, self._colors.ink, self._colors.hairline)
            left, before = left + BOX + GAP, before + len(strokes)

    def _write(self, done: float) -> None:
        self.written = done
        told = tr("Strokes", "{n} of {m} strokes", n=int(done), m=self.count)
        self.canvas.setAccessibleName(f"{self._word}: {told}")
        self.update()
