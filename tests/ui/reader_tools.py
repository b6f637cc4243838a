"""Showing a reading and acting on it: what the tests of the reading view share."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from pytestqt.qtbot import QtBot

from duidu.core.article import SideName
from duidu.ui.reader.hit_testing import joined
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.reader.layout.style import ReaderMode, ReaderStyle
from duidu.ui.reader.view import ReaderView
from ui.fake_open_text import FakeOpenText, article

Show = Callable[..., ReaderView]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def show(qtbot: QtBot, style: ReaderStyle) -> Show:
    """Shows a reading in a window of 900 by 600."""

    def shown(open_text: FakeOpenText | None = None, mode: ReaderMode | None = None) -> ReaderView:
        view = ReaderView(replace(style, reduced_motion=True), mode)
        qtbot.addWidget(view)
        view.resize(900, 600)
        view.show()
        view.set_open_text(open_text or article(repeat=30))
        view.setFocus()
        return view

    return shown


def middle(view: ReaderView, side: SideName, block: int, start: int, end: int) -> QPoint:
    """The middle of some letters on the page."""
    return joined(view.visible.rects(Stretch(side, block, start, end))[:1]).center().toPoint()


def wheel(view: ReaderView, notches: float) -> None:
    """Turn the wheel over the page."""
    at = QPointF(200, 300)
    event = QWheelEvent(
        at, QPointF(view.viewport().mapToGlobal(at.toPoint())), QPoint(), QPoint(0, round(notches * 120)), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QGuiApplication.sendEvent(view.viewport(), event)
