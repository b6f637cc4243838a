"""The colours text is painted with. Chosen by the painter, used by the lines."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of text, of the letters above it, and of tones 1 to 4 and neutral (() for no tone colours)."""

    text: QColor
    ruby: QColor
    tones: tuple[QColor, ...] = ()

    def tone(self, number: int, base: QColor) -> QColor:
        """The colour of a tone; `base` where it has none."""
        return self.tones[number - 1] if 1 <= number <= len(self.tones) else base
