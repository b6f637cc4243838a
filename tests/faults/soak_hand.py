"""A seeded hand that uses a window: one gesture after the other, as a person would."""

import random
from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest

from duidu.app.settings import settings_table as table
from duidu.core.article import Place
from duidu.ui.notes.notes_control import NotesControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.window.main_window import MainWindow
from fixtures.stalls import StallWatch, wait

PANELS = ("notes", "find", "contents", "terms", "study")
WORDS = ("的", "the", "river", "老人", "morning", "(", "")
MODES = ("side_by_side", "sentences", "paragraphs", "source_only", "target_only")
THEMES = ("light", "dark", "sepia")
PAUSE = 0.05  # seconds between two deeds
PATIENCE = 20.0  # seconds
SETTLED = 1.0  # seconds after which the window works out what is in view


class Hand:
    """Does one thing after the other in a window and tells `watch` what.

    Between two gestures, such as the closing of two tabs, the window comes to itself: they are
    events of their own in life, too.
    """

    def __init__(
        self, window: MainWindow, articles: list[str], seed: int, watch: StallWatch
    ) -> None:
        self.window, self.articles, self.watch = window, articles, watch
        self.chance = random.Random(seed)
        self.done: Counter[str] = Counter()
        self._last = ""
        self._deeds: list[tuple[int, Callable[[], object]]] = [
            (6, self.open),
            (30, self.turn),
            (20, self.wheel),
            (20, self.hover),
            (8, self.jump),
            (8, self.select),
            (8, self.mark),
            (4, self.edit_note),
            (4, self.delete_note),
            (8, self.undo),
            (5, self.find),
            (6, self.panel),
            (2, self.theme),
            (3, self.mode),
            (3, self.close_tab),
            (2, self.start_page),
            (1, self.resize),
        ]

    def act(self) -> None:
        """Do something."""
        weights, deeds = zip(*self._deeds, strict=True)
        self._do(self.chance.choices(deeds, weights)[0])

    def everything(self, ended: Callable[[], bool]) -> None:
        """Do each deed three times, with each article, panel, theme and way of reading once."""
        for article in self.articles:
            self._do(partial(self.window.open_from_shelf, article), "open")
            for name in PANELS:
                self._do(partial(self._show_panel, name), "panel")
            if ended():
                return
        settings = self.window.session.settings
        for theme in THEMES:
            self._do(partial(settings.set, table.THEME, theme), "theme")
        for mode in MODES:
            self._do(partial(settings.set, table.MODE, mode), "mode")
        for _ in range(3):
            for _, deed in self._deeds:
                if ended():
                    return
                self._do(deed)
        # What is in view is worked out, with the encoder, when the page has come to rest.
        self._do(partial(self.window.open_from_shelf, self.articles[0]), "open")
        wait(ended, SETTLED)
        wait(lambda: ended() or self.window.jobs.idle, PATIENCE)

    def rest(self) -> None:
        """Close all tabs and wait until nothing is under way."""
        while self.window.pages:
            self.window.close_page(0)
            self._pause()
        self.window.show_start()
        self.window.start_page.filter.setText("")
        wait(lambda: self.window.jobs.idle, 3 * PATIENCE)

    def _do(self, deed: Callable[[], object], name: str = "") -> None:
        self.watch.deed = name or deed.__name__
        self.done[self.watch.deed] += 1
        deed()
        wait(lambda: True, PAUSE)

    def _pause(self) -> None:
        wait(lambda: True, 0)

    @property
    def page(self) -> ArticlePage:
        """The page shown, one opened if there is none, with all that belongs to it."""
        if self.window.page is None:
            self.open()
        page = self.window.page
        assert page is not None
        # Nobody is so quick that the controls are not there yet: each is made by an event.
        wait(lambda: page.controls.is_complete, PATIENCE)
        return page

    def open(self) -> None:
        """Open an article from the shelf."""
        self.window.open_from_shelf(self.chance.choice(self.articles))

    def turn(self) -> None:
        """Press a key of reading."""
        keys = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Down, Qt.Key.Key_Right)
        QTest.keyClick(self.page.view, self.chance.choice((*keys, Qt.Key.Key_J, Qt.Key.Key_K)))

    def wheel(self) -> None:
        """Turn the wheel."""
        port, turn = self.page.view.viewport(), self.chance.choice((-120, -120, 120))
        at = QPointF(port.rect().center())
        nothing, held = QPoint(), Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            at,
            QPointF(port.mapToGlobal(at.toPoint())),
            nothing,
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(port, event)

    def hover(self) -> None:
        """Rest the pointer somewhere."""
        port = self.page.view.viewport()
        at = QPoint(self.chance.randrange(port.width()), self.chance.randrange(port.height()))
        QTest.mouseMove(port, at)

    def jump(self) -> None:
        """Drag the scroll bar."""
        bar = self.page.view.verticalScrollBar()
        bar.setValue(self.chance.randrange(bar.maximum() + 1))

    def select(self) -> None:
        """Select some words in view."""
        view = self.page.view
        place = view.place()
        block = place and view.flow.open_text and view.caret and place.block
        if place is None or view.caret is None or block is None:
            return
        start = place.offset
        view.put_caret(place)
        view.put_caret(Place(place.side, place.block, start + self.chance.randrange(1, 5)), True)

    def mark(self) -> None:
        """Mark what is selected, or write a note on it."""
        control = self.page.controls[NotesControl]
        self.select()
        self._pause()
        control.highlight(self.chance.choice(("yellow", "green", "blue")))
        self._last = (control.chosen() or [""])[0]

    def edit_note(self) -> None:
        """Open the last note, type and close the editor."""
        control = self.page.controls[NotesControl]
        if self._last:
            control.edit(self._last)
            self._pause()
            if control.editor.isVisible():
                for letter in "typed":
                    QTest.keyClicks(control.editor, letter)
                    self._pause()
                QTest.keyClick(control.editor, Qt.Key.Key_Escape)

    def delete_note(self) -> None:
        """Delete the last note."""
        self.page.controls[NotesControl].delete(self._last)
        self._last = ""

    def undo(self) -> None:
        """Undo or redo."""
        self.window.actions_[self.chance.choice(("edit.undo", "edit.undo", "edit.redo"))].trigger()

    def find(self) -> None:
        """Find something, and go from hit to hit."""
        find = self.page.controls[FindControl]
        find.show(self.chance.choice(WORDS))
        self._pause()
        find.step(self.chance.choice((1, -1)))

    def _show_panel(self, name: str) -> None:
        self.page.show_panel(name, True)

    def panel(self) -> None:
        """Open or close a panel."""
        page = self.page
        name = self.chance.choice(PANELS)
        page.show_panel(name, not page.is_shown(name))

    def theme(self) -> None:
        """Change the theme."""
        wanted = self.chance.choice(THEMES)
        self.window.session.settings.set(table.THEME, wanted)

    def mode(self) -> None:
        """Change the way of reading."""
        self.window.session.settings.set(table.MODE, self.chance.choice(MODES))

    def close_tab(self) -> None:
        """Close a tab, or all but a few."""
        while len(self.window.pages) > self.chance.choice((0, 2, 5)):
            self.window.close_page(self.chance.randrange(len(self.window.pages)))
            self._pause()

    def start_page(self) -> None:
        """Look at the shelf and filter it."""
        self.window.show_start()
        self._pause()
        self.window.start_page.filter.setText(self.chance.choice(("", "river", "1")))

    def resize(self) -> None:
        """Give the window another size."""
        self.window.resize(self.chance.randrange(700, 1500), self.chance.randrange(500, 1000))
