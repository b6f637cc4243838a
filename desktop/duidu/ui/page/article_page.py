"""One open article: the reading view between two stacks of panels.

The page keeps the place the reader is at. What can be done on it is in its controls.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from duidu.app.article.history import History
from duidu.app.article.open_text import is_alone
from duidu.app.settings import settings_table as table
from duidu.core.article import Place
from duidu.core.changes import Changed, Changes
from duidu.core.fault_guard import FaultGuard
from duidu.core.jobs import Job
from duidu.ui.base.context import WindowContext
from duidu.ui.base.jobs import Lane
from duidu.ui.base.panel import Panel
from duidu.ui.page.controls import Control, Controls
from duidu.ui.page.panels_beside import PanelsBeside
from duidu.ui.page.reading_style import (
    hanzi_language,
    mode_of,
    needs_aids,
    reader_style,
    word_aids,
)
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.paint.scene import Hits
from duidu.ui.reader.view import ReaderView
from duidu.ui.style.i18n import tr

LEAST_TEXT = 560  # px of text between two panels
LEAST_BESIDE = 460  # px of text beside one, if the panel can be made so narrow
LEFT = ("contents", "find")
_AT_ONCE = 2_000  # rows of which the first page is read as soon as the page is shown


class ArticlePage(QWidget):
    """Shows one article.

    Panels are made when first opened, by the makers passed to `offer_panel`. `seen` is emitted
    after the first paint; `closers` are called in turn when Esc is pressed, until one returns True
    for having closed something. `left` says that what was begun is kept now or never.
    """

    place_changed = Signal()
    seen = Signal()
    told = Signal()  # what stands beside the title is another text now
    recolored = Signal()
    """The page is seen in other colours, or on another screen: icons are drawn anew."""
    panel_changed = Signal(str, bool)
    left = Signal()

    def __init__(
        self,
        context: WindowContext,
        article: str,
        loaders: Sequence[Callable[[], Callable[["ArticlePage"], Control]]],
        parent: QWidget | None = None,
    ) -> None:
        """`loaders` import the classes of the page's controls, in the order they are made."""
        super().__init__(parent)
        self.context = context
        self._guard = FaultGuard()
        self.article = article
        self.open_text = context.session.open_text(article)
        self.controls: Controls[ArticlePage] = Controls(self, loaders)
        self.history = History()
        self._beside_title: dict[str, str] = {}
        self.is_left = False
        self.setObjectName("page")
        self.view = ReaderView(self._style(), self._mode(), self)
        self.view.setAccessibleName(self.open_text.title)
        self._left, self._right = QStackedWidget(self), QStackedWidget(self)
        self._splitter = PanelsBeside(self._left, self.view, self._right, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._splitter)
        for stack in (self._left, self._right):
            stack.hide()
        self._makers: dict[str, Callable[[], Panel]] = {}
        self._panels: dict[str, Panel] = {}
        self._layout_asked = self._laid_out = self._has_jump_mark = self._is_stale = False
        self._jump_when_laid_out: tuple[Place, int] | None = None
        self._is_alone = is_alone(self.open_text)
        self._drawn = context.theme.colors, self.devicePixelRatioF()
        self.closers: list[Callable[[], bool]] = []
        self.view.viewport().installEventFilter(self)
        self.view.place_changed.connect(self._keep_place)
        self.view.divider_moved.connect(
            lambda share: context.settings.set(table.DIVIDER, min(0.9, max(0.1, share)))
        )
        self._splitter.splitterMoved.connect(self._keep_width)
        context.theme.changed.connect(self.apply)

    # -- the text ----------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Lay the article out when it is first shown, at the place where it was left."""
        super().showEvent(event)
        if self._is_stale:
            self.apply()
        if not self._layout_asked:
            self._layout_asked = True
            is_read = self.open_text.is_first_page_read or self.open_text.row_count() <= _AT_ONCE
            if is_read and not self.open_text.very_long_rows():
                self._lay_out()
            else:
                text = tr("Opening", "Opening {name}…", name=self.open_text.title)
                self.context.jobs.run(
                    Lane.PAGE, self._prepare, owner=self, when_done=self._lay_out, text=text
                )
        self.view.setFocus()

    def when_laid_out(self, act: Callable[[], object]) -> None:
        """Do something once the text is laid out and painted; at once if it is."""
        if self._laid_out:
            act()
        else:
            self.seen.connect(act, Qt.ConnectionType.SingleShotConnection)

    def _prepare(self, _: Job) -> None:
        """Read the first page, and rows of a book's length: longer than a frame takes."""
        self.open_text.read_ahead()
        for row in self.open_text.very_long_rows():
            self.open_text.row(row)

    def _lay_out(self, _: None = None) -> None:
        self._laid_out = True
        if self.context.settings.is_changed(table.DIVIDER):
            self.view.set_share(self.context.settings.get(table.DIVIDER))
        self.view.set_open_text(self.open_text)
        place = self.open_text.reading_position()
        if self._jump_when_laid_out is not None:
            self.jump(*self._jump_when_laid_out)
        elif place is not None and not self._is_beginning(place):
            self.view.show_place(place, 0.0)
        self.place_changed.emit()

    def _is_beginning(self, place: Place) -> bool:
        """Return whether a place is the very beginning, shown with the margin over it."""
        return place.offset == 0 and self.open_text.row_of(place.side, place.block) == 0

    def apply(self) -> None:
        """Take over changed settings, or another theme; a page that is not seen, when it is."""
        self._is_stale = not self.isVisible()
        if self._is_stale:
            return
        drawn = self.context.theme.colors, self.devicePixelRatioF()
        if self._drawn != drawn:
            self._drawn = drawn
            self.recolored.emit()
        self.view.set_style(self._style())
        self.view.set_mode(self._mode())

    def changed(self, changes: Changes) -> None:
        """Refresh what a change concerns."""
        if changes.article not in ("", self.article):
            return
        if is_alone(self.open_text) != self._is_alone:
            # A translation came or went, and with it the other pane.
            self._is_alone = not self._is_alone
            self.apply()
            self.view.refresh(())
        if Changed.WORDS in changes.kinds and needs_aids(self.context.settings):
            self.view.set_mode(self._mode())
        elif changes.kinds & {
            Changed.ALIGNMENT,
            Changed.TEXT,
            Changed.WORDS,
            Changed.READINGS,
            Changed.TERMS,
        }:
            rows = changes.ids if changes.kinds <= {Changed.ALIGNMENT, Changed.TEXT} else ()
            self.view.refresh(tuple(int(row) for row in rows if row.isdigit()))
        elif Changed.MORE_ROWS in changes.kinds:
            self.view.grow()
        elif Changed.ANNOTATIONS in changes.kinds:
            self.view.refresh_marks()

    def leave(self) -> None:
        """Keep what is typed and the place, and make no more controls: the page is closed."""
        self.is_left = True
        self.context.leave_editors(self.article)
        self.controls.stop()
        self.left.emit()
        self.context.jobs.drop(self)
        self.view.place_changed.disconnect(self._keep_place)
        if self._laid_out:
            self._keep_place(self.view.place())
        # What they would do is for somebody who looks; the library may be closed by then.
        for timer in self.findChildren(QTimer):
            timer.stop()

    def jump(self, place: Place, marked: int = 0) -> None:
        """Go to a place, from which back() returns.

        The first `marked` code points there, those searched for, are marked until Esc is pressed.
        """
        if not self._laid_out:
            self._jump_when_laid_out = (place, marked)
            return
        self.history.leave(self.view.place())
        self.view.go_to(place)
        if marked:
            self._has_jump_mark = True
            self.view.set_hits(
                Hits([Stretch(place.side, place.block, place.offset, place.offset + marked)], 0)
            )

    def _forget_mark(self) -> bool:
        """Take the mark of a jump away; return whether there was one."""
        marked, self._has_jump_mark = self._has_jump_mark, False
        if marked:
            self.view.set_hits(Hits())
        return marked

    def back(self) -> None:
        """Go back to where the last jump began."""
        self._step(self.history.back)

    def forward(self) -> None:
        """Go to where back() came from."""
        self._step(self.history.forward)

    @property
    def progress(self) -> float:
        """How far the page is scrolled, 0 to 1; 1 where all of it is in view."""
        bar = self.view.verticalScrollBar()
        if bar.maximum() == 0:
            return float(self.view.flow.heights.total > 0)
        return bar.value() / bar.maximum()

    @property
    def details(self) -> str:
        """How far the page is read, and what goes on behind it."""
        read = tr("MainWindow", "{n} % read", n=round(self.progress * 100))
        return " · ".join([*filter(None, self._beside_title.values()), read])

    def tell_beside_title(self, text: str, about: str = "") -> None:
        """Tell what goes on behind the page, or something else `about` it; "" for nothing."""
        if text != self._beside_title.get(about, ""):
            self._beside_title[about] = text
            self.told.emit()

    # -- panels ------------------------------------------------------------------------------------

    def offer_panel(self, name: str, make: Callable[[], Panel]) -> None:
        """Say how a panel is made when it is first wanted."""
        self._makers[name] = make

    def panel(self, name: str) -> Panel:
        """The panel of that name, made if it is not there yet."""
        if name not in self._panels:
            panel = self._panels[name] = self._makers[name]()
            panel.texts()
            self._stack(name).addWidget(panel)
            panel.closed.connect(lambda: self.show_panel(name, False))
        return self._panels[name]

    def made_panel(self, name: str) -> Panel | None:
        """The panel if it was ever shown, else None."""
        return self._panels.get(name)

    def is_shown(self, name: str) -> bool:
        """Whether a panel stands beside the text."""
        panel = self._panels.get(name)
        return (
            panel is not None
            and self._stack(name).isVisibleTo(self)
            and self._stack(name).currentWidget() is panel
        )

    def shown_panels(self) -> tuple[QWidget | None, QWidget | None]:
        """The panels beside the text, left and right."""
        left, right = (
            stack.currentWidget() if stack.isVisibleTo(self) else None
            for stack in (self._left, self._right)
        )
        return left, right

    def show_panel(self, name: str, show: bool) -> None:
        """Open or close a panel; the text gives way to it."""
        stack = self._stack(name)
        if show:
            stack.setCurrentWidget(self.panel(name))
            other = self._right if stack is self._left else self._left
            if self.width() - self.panel(name).minimumWidth() - other.width() < LEAST_TEXT:
                # A small window has room for one panel beside the text.
                other.hide()
            if not stack.isVisibleTo(self):
                self._make_room(stack)
            self.panel(name).take_focus()
        elif self.is_shown(name):
            stack.hide()
            self.view.setFocus()
        self.announce_panels()

    def announce_panels(self) -> None:
        """Emit for each panel whether it stands beside the text."""
        for name in self._makers:
            self.panel_changed.emit(name, self.is_shown(name))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes what lies over the text, the topmost first."""
        if event.key() != Qt.Key.Key_Escape or not any(
            self._closes(closer) for closer in (*self.closers, self._forget_mark)
        ):
            super().keyPressEvent(event)

    def _closes(self, closer: Callable[[], bool]) -> bool:
        """Whether something was closed; one that fails does not keep the others open."""
        with self._guard.part():
            return closer()
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Emit `seen` after the first paint; the controls of the page are made only then."""
        if event.type() is QEvent.Type.Paint and self._laid_out:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.seen.emit)
        return super().eventFilter(watched, event)

    def _stack(self, name: str) -> QStackedWidget:
        return self._left if name in LEFT else self._right

    def _make_room(self, stack: QStackedWidget) -> None:
        """Show a stack of panels as wide as last time, as far as the text has room beside it."""
        panel = stack.currentWidget()
        least = panel.minimumWidth() if panel is not None else 0
        width = min(
            self.context.settings.get(table.PANEL_WIDTH), max(least, self.width() - LEAST_BESIDE)
        )
        stack.show()
        sizes = [
            width if side.isVisibleTo(self) else 0 for side in (self._left, self.view, self._right)
        ]
        sizes[1] = max(1, self.width() - sizes[0] - sizes[2])
        self._splitter.setSizes(sizes)

    def _keep_width(self) -> None:
        width = next(
            (stack.width() for stack in (self._left, self._right) if stack.isVisibleTo(self)), 0
        )
        if table.PANEL_WIDTH.accepts(width):
            self.context.settings.set(table.PANEL_WIDTH, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide the left panel where a smaller page has room for one only."""
        super().resizeEvent(event)
        both = self._left.isVisibleTo(self) and self._right.isVisibleTo(self)
        if (
            both
            and event.size().width()
            - self._left.minimumSizeHint().width()
            - self._right.minimumSizeHint().width()
            < LEAST_BESIDE
        ):
            self._left.hide()
            self.announce_panels()

    # -- small things ------------------------------------------------------------------------------

    def _style(self) -> ReaderStyle:
        language = hanzi_language(self.open_text)
        return reader_style(self.context.settings, self.context.theme.colors, language)

    def _mode(self) -> ReaderMode:
        aids = word_aids(self.context.session) if needs_aids(self.context.settings) else None
        return mode_of(self.context.settings, self.open_text, aids)

    def _step(self, step: Callable[[Place | None], Place | None]) -> None:
        """Go to the next place of the history that is still in the text."""
        place = step(self.view.place())
        while place is not None and not self.view.go_to(place):
            # Where the reader is was noted with the first step.
            place = step(None)

    def _keep_place(self, place: Place | None) -> None:
        """Keep the place and the progress in the library, on its own thread."""
        self.place_changed.emit()
        if place is not None and not self.context.session.library.read_only:
            library = self.context.session.library
            library.submit(
                library.articles.set_reading_position,
                self.article,
                place.side,
                place.block,
                place.offset,
                self.progress,
            )
