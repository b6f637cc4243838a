"""How wide the letters of a side are on average: what is known of a text before it is laid out."""

from typing import NamedTuple

from duidu.ui.reader.layout.font_metrics import FontMetrics
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle

_SAMPLE = "the quick brown fox jumps over a lazy dog and thinks of it "


class LetterMeasures(NamedTuple):
    """Measures of a side in one style and mode; `body` are the fonts of its paragraphs."""

    style: ReaderStyle
    mode: ReaderMode
    body: FontMetrics
    is_chinese: bool

    @property
    def letter_width(self) -> float:
        """What a letter takes of a line, in px."""
        if self.is_chinese:
            # Some words are a little wider for their reading.
            return self.style.hanzi_size * (1.03 if self.mode.pinyin.takes_room else 1.0)
        return self.body.shape(_SAMPLE, latin=True).width / len(_SAMPLE)

    @property
    def longest_line(self) -> float:
        """The longest line that is good to read, in px."""
        if self.is_chinese:
            return self.style.hanzi_size * self.style.hanzi_measure
        return self.letter_width * self.style.latin_measure

    def height(self, length: int) -> float:
        """How high so many letters would be in a column of one px; 0 for no text."""
        line = self.body.hanzi_line if self.is_chinese else self.body.latin_line
        return length * self.letter_width * line if length else 0.0
