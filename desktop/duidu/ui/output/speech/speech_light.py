"""Lights the sentence and the word that are heard, on both sides, and keeps them in view.

The view is never moved against the hand: after a person scrolled it stays, until the sentence that
is spoken is in view again.
"""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from duidu.app.speech.playback import Heard
from duidu.core.article import Place
from duidu.ui.reader.hit_testing import joined
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.view import ReaderView

_AT = 0.3
"""Where a sentence comes to stand that was out of view: this share of the height."""
_SCROLLING = frozenset(
    (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
    )
)


class SpeechLight(QObject):
    """The light of one page."""

    def __init__(self, view: ReaderView) -> None:
        super().__init__(view)
        self._view = view
        self._lit: tuple[int, int, tuple[int, int] | None] | None = None
        self._follows = True
        self._scroll_bar = view.verticalScrollBar()
        for watched in (view, view.viewport(), self._scroll_bar):
            watched.installEventFilter(self)

    def begin(self) -> None:
        """Follow what is spoken from now on."""
        self._follows, self._lit = True, None

    def show(self, heard: Heard) -> None:
        """Light what is heard; between two words the one before stays lit."""
        said = heard.utterance
        lit = (said.block, said.start, heard.word)
        if said.side is None or lit == self._lit:
            return
        is_new = self._lit is None or self._lit[:2] != lit[:2]
        if heard.word is None and not is_new:
            return
        self._lit = lit
        start = heard.word[0] if heard.word else 0
        place = Place(said.side, said.block, said.start + start)
        if is_new:
            self._bring_into_view(
                Stretch(said.side, said.block, said.start, said.start + len(said.text))
            )
        unit = self._view.flow.unit_of(place)
        if unit is not None:
            self._view.hover_highlight.highlight(
                self._view.flow.layout(unit), place, on_letter=heard.word is not None
            )
            self._view.viewport().update()

    def put_out(self) -> None:
        """Take the light away."""
        if self._lit is not None:
            self._lit = None
            self._view.hover_highlight.clear()
            self._view.viewport().update()

    def _bring_into_view(self, sentence: Stretch) -> None:
        """Scroll to a sentence that is not in view, unless a person scrolled away from it."""
        where = joined(self._view.visible.rects(sentence))
        is_seen = not where.isEmpty() and where.top() >= 0
        is_whole = is_seen and where.bottom() <= self._view.visible.height
        if is_seen:
            self._follows = True
        # A sentence longer than the view is read from its beginning.
        if self._follows and not is_whole and not (is_seen and where.top() < self._line()):
            self._view.show_place(Place(sentence.side, sentence.block, sentence.start), _AT)

    def _line(self) -> int:
        return self._view.flow.block_fonts.body.hanzi_line * 2

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note that a person scrolls: by the wheel, the bar, or keys."""
        kind = event.type()
        # Asked first: other events come while the view is being deleted.
        if kind is QEvent.Type.Wheel or (
            kind is QEvent.Type.MouseButtonPress and watched is self._scroll_bar
        ):
            self._follows = False
        elif kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._follows = self._follows and event.key() not in _SCROLLING
        return False
