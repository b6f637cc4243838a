"""A window under watch, and the gestures a person makes in it, for the measure of large numbers."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from report import figure

from duidu.ui.page.article_page import ArticlePage
from duidu.ui.window.main_window import MainWindow
from fixtures.stalls import StallWatch, wait

GOAL = "at most 100"


class Desk:
    """A window on a library, and the watch on it."""

    def __init__(self, window: MainWindow, watch: StallWatch, quick: bool) -> None:
        self.window, self.watch, self.quick = window, watch, quick
        self.library = window.session.library

    def of(self, many: int, few: int) -> int:
        """How many of something there are in this run."""
        return few if self.quick else many

    def do(self, name: str, gesture: Callable[[], object]) -> None:
        """Make a gesture, wait for what it began, and print the longest block."""
        self.settle()
        self.watch.begin()
        gesture()
        self.settle()
        watch = self.watch
        figure(
            f"longest block, {name}",
            round(watch.busiest, 1),
            "ms of processor time",
            GOAL,
            by_the_clock=round(watch.longest, 1),
            ran=watch.during,
        )

    def settle(self) -> None:
        """Let the window live until nothing runs any more."""
        for _ in range(2):
            wait(lambda: False, 0.4)
            wait(lambda: self.window.jobs.idle, 300)

    @property
    def page(self) -> ArticlePage:
        """The page shown."""
        assert self.window.page is not None
        return self.window.page

    def open(self, name: str, article: str) -> None:
        """Open an article of the library."""
        self.do(f"{name}: open", lambda: self.window.open_from_shelf(article))

    def close(self) -> None:
        """Close all tabs."""
        while self.window.pages:
            self.window.close_page(0)
        self.settle()


def key(widget: QWidget, code: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    """Press a key."""
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(widget, code, held)


def press(widget: QWidget, code: Qt.Key, times: int) -> None:
    """Press a key several times."""
    for _ in range(times):
        key(widget, code)


def wheel(view: QWidget, turns: int) -> None:
    """Turn the wheel over the middle of a view."""
    middle = QPointF(view.rect().center()) + QPointF(60, 0)
    nothing, held = QPoint(), Qt.KeyboardModifier.NoModifier
    for _ in range(abs(turns)):
        event = QWheelEvent(
            middle,
            QPointF(view.mapToGlobal(middle.toPoint())),
            nothing,
            QPoint(0, -120 if turns > 0 else 120),
            Qt.MouseButton.NoButton,
            held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QGuiApplication.sendEvent(view, event)


def hover(widget: QWidget, point: QPoint) -> None:
    """Rest the pointer at a point."""
    QTest.mouseMove(widget, point)
    QTest.mouseMove(widget, point + QPoint(3, 1))
