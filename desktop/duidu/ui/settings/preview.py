"""Preview of the settings: two sentences of our own in the real reading view."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from duidu.app.article.open_text import RowText
from duidu.app.settings.settings import Settings
from duidu.core.alignment import Bead, Row
from duidu.core.annotation import Annotation
from duidu.core.article import Block, Place, SideName
from duidu.core.token import Token
from duidu.language.registry import language_for
from duidu.language.script import guess_language
from duidu.ui.page.reading_style import reader_mode, reader_style
from duidu.ui.reader.layout.style import RowArrangement
from duidu.ui.reader.view import ReaderView
from duidu.ui.style.theme import Theme

TEXTS = {
    SideName.SOURCE: "雨停了，街上又热闹起来。我们坐在窗边喝茶。",
    SideName.TARGET: (
        "The rain stopped, and the street came back to life. We sat by the window and drank tea."
    ),
}
HEIGHT = 170  # px
BELOW_EDGE = 0.05  # of the height, where the text begins


class SampleReading:
    """An open text of one row with two sentences, without a library."""

    article, title = "", ""

    def __init__(self) -> None:
        self._languages = {side: guess_language(text) for side, text in TEXTS.items()}
        blocks = {
            side: Block(0, text, sentences=language_for(self.language(side)).sentences(text))
            for side, text in TEXTS.items()
        }
        row = Row(Bead((0,), (0,)), (Bead((0,), (0,)), Bead((1,), (1,))))
        self._row = RowText(0, row, (blocks[SideName.SOURCE],), (blocks[SideName.TARGET],))

    def language(self, side: SideName) -> str:
        """The language of a side: Chinese left, English right."""
        return self._languages[side]

    def row_count(self) -> int:
        """Always one."""
        return 1

    def row_lengths(self, side: SideName) -> list[int]:
        """The length of the one row's text, in code points."""
        return [len(TEXTS[side])]

    def row(self, index: int) -> RowText:
        """The one row."""
        return self._row

    def row_of(self, side: SideName, block: int) -> int:
        """Always the one row."""
        return 0

    def tokens(self, side: SideName, block: Block) -> tuple[Token, ...]:
        """Words as the language's segmenter cuts them."""
        return language_for(self.language(side)).tokens(block.text)

    def tokens_at(self, side: SideName, block: Block, start: int, end: int) -> Sequence[Token]:
        """All words of the block."""
        return self.tokens(side, block)

    def annotations(self, index: int) -> tuple[Annotation, ...]:
        """The sample has no notes."""
        return ()

    def annotations_at(
        self, index: int, parts: Sequence[tuple[SideName, int, int, int]]
    ) -> tuple[Annotation, ...]:
        """All annotations of the row."""
        return self.annotations(index)

    def answers(
        self, index: int, side: SideName, block: int, start: int, end: int
    ) -> tuple[tuple[int, int, int], ...]:
        """The sample has no word links."""
        return ()


class Preview(ReaderView):
    """Reading view of the sample in the style and mode of the settings."""

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget) -> None:
        super().__init__(reader_style(settings, theme.colors), reader_mode(settings), parent)
        self._settings = settings
        self._theme = theme
        self.setFixedHeight(HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_open_text(SampleReading())
        theme.changed.connect(self.apply)

    def apply(self) -> None:
        """Update the view after a change of settings or theme."""
        self.set_style(reader_style(self._settings, self._theme.colors))
        self.set_mode(reader_mode(self._settings))
        self._show_beginning()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for another width, and show the beginning there, too."""
        super().resizeEvent(event)
        self._show_beginning()

    def _show_beginning(self) -> None:
        """Scroll past the margin above the text, which is as high as the preview in large type."""
        alone = self.flow.mode.arrangement is RowArrangement.TARGET_ONLY
        side = SideName.TARGET if alone else SideName.SOURCE
        self.show_place(Place(side, 0, 0), BELOW_EDGE)
