"""Reading that goes on by itself: from sentence to sentence, at the pace of the settings."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

from duidu.app.settings import settings_table as table
from duidu.core.article import Place
from duidu.language.registry import describe
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.page_control import PageControl
from duidu.ui.style.i18n import tr

_LEAST = 1.0  # seconds for a sentence, however short
_LETTERS_OF_A_HANZI = 3.5
"""A text in letters has about so many of them where Chinese has one character."""
_MODIFIERS = frozenset(
    {Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)
_STOPS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class PaceControl(PageControl):
    """Goes on to the next sentence when the current one has had its time; any key stops it."""

    def __init__(self, page: ArticlePage) -> None:
        super().__init__(page)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._go_on)
        page.left.connect(self._timer.stop)
        page.closers.append(self._close)

    @property
    def goes_on(self) -> bool:
        """Whether the text goes on by itself now."""
        return self._timer.isActive()

    def turn(self) -> None:
        """Go on by itself from the current sentence, or stop."""
        if self.goes_on:
            self.stop()
            return
        view = self.page.view
        self._begin()
        if view.hover_highlight.sentence:
            pace = self.page.context.settings.get(table.PACE)
            text = tr("Pace", "Going on at {n} characters a minute. Any key stops it.", n=pace)
            self.page.context.messages.say(text)
            view.viewport().installEventFilter(self)
            view.installEventFilter(self)
            self._wait()

    def _begin(self) -> None:
        """Put the caret into the lit sentence, else into the first one in view."""
        view = self.page.view
        lit = view.hover_highlight.sentence
        place = Place(lit[0].side, lit[0].block, lit[0].start) if lit else None
        at = view.caret.place if view.caret else None
        if place is None and (at is None or view.visible.caret(at) is None):
            place = view.place()
        if place is not None:
            view.put_caret(place)
        view.highlight_caret(look_up=False)

    def stop(self) -> None:
        """Stay at the current sentence."""
        self._timer.stop()
        self.page.view.removeEventFilter(self)
        self.page.view.viewport().removeEventFilter(self)
        self.page.context.messages.say(tr("Pace", "It does not go on by itself any more."))

    def seconds(self) -> float:
        """How long the current sentence is given, in seconds."""
        view = self.page.view
        length = 0.0
        for one in view.hover_highlight.sentence:
            hanzi = describe(self.page.open_text.language(one.side)).square_characters
            length += (one.end - one.start) / (1 if hanzi else _LETTERS_OF_A_HANZI)
        return max(_LEAST, length * 60 / self.page.context.settings.get(table.PACE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop for a hand on the keyboard or the mouse; the key does what it always does."""
        if self.goes_on and event.type() in _STOPS and not _is_modifier(event):
            self.stop()
        return super().eventFilter(watched, event)

    def _wait(self) -> None:
        self._timer.start(round(self.seconds() * 1000))

    def _go_on(self) -> None:
        """Go to the next sentence, and stop at the end of the text."""
        view = self.page.view
        before, at = view.hover_highlight.sentence, None
        # Sentences that are answered together are read as one.
        while view.caret and at != view.caret.point and view.hover_highlight.sentence == before:
            at = view.caret.point
            view.next_sentence()
        if view.hover_highlight.sentence == before or not self.page.isVisible():
            self.stop()
        else:
            self._wait()

    def _close(self) -> bool:
        """Stop when Esc is pressed; returns whether it went on."""
        if not self.goes_on:
            return False
        self.stop()
        return True


def _is_modifier(event: QEvent) -> bool:
    """Whether a key is one that is only held for another: the key that stops by its action."""
    return isinstance(event, QKeyEvent) and event.key() in _MODIFIERS
