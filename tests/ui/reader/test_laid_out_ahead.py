"""Rows near the view are laid out and drawn while nothing goes on: the next page only copies."""

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.style import ReaderMode
from duidu.ui.reader.view import ReaderView
from fixtures.fake_open_text import article
from fixtures.reader_views import Show


def at_rest(qtbot: QtBot, view: ReaderView) -> None:
    """Let the view prepare all that it prepares."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not view._idle.isActive())


def undrawn(view: ReaderView) -> int:
    """How many lines in view have no glyphs yet."""
    rows = [row for _, row, _ in view.flow.rows_between(0, view.visible.height)]
    lines = [line for row in rows for piece, _, _ in row.pieces for line in piece.lines]
    assert len(lines) > 10
    return sum("glyphs" not in vars(line) for line in lines)


@pytest.mark.parametrize("step", [1, -1])
@pytest.mark.parametrize("into", [0, 37, 250])
def test_a_screenful_on_or_back_lays_nothing_out(
    qtbot: QtBot, show: Show, step: int, into: int
) -> None:
    view = show(article(repeat=60))
    view.scroll_to(view.flow.heights.total // 2 + into)
    at_rest(qtbot, view)
    made: list[int] = []
    maker = view.flow._maker
    assert maker is not None
    make = maker.make

    def told(index: int, part: int, parts: int) -> RowLayout:
        made.append(index)
        return make(index, part, parts)

    maker.make = told  # type: ignore[method-assign]
    view.scroll_by_screenful(step)
    assert not made
    assert not undrawn(view)


def test_rows_ahead_look_as_those_painted_at_once(qtbot: QtBot, show: Show) -> None:
    view = show(article(repeat=60), ReaderMode(tones="vivid"))
    at_rest(qtbot, view)
    view.scroll_by_screenful(1)
    prepared = view.viewport().grab().toImage()
    view.refresh()
    assert view.viewport().grab().toImage() == prepared


def test_a_row_that_cannot_be_drawn_or_laid_out_ahead_is_not_tried_without_end(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[BaseException] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: told.append(error))
    view = show(article(repeat=60))
    maker = view.flow._maker
    assert maker is not None
    make, tried = maker.make, []

    def faulty(index: int, part: int, parts: int) -> RowLayout:
        tried.append(index)
        if index == 40:
            raise ValueError("a row")
        return make(index, part, parts)

    def undrawable(painter: QPainter, row: RowLayout) -> None:
        raise KeyError("a letter")

    maker.make = faulty  # type: ignore[method-assign]
    view.frame.rows.rehearse = undrawable  # type: ignore[method-assign]
    view.flow.unit = 38
    view.viewport().repaint()
    at_rest(qtbot, view)
    assert {type(error) for error in told} == {ValueError, KeyError}
    # By the frames that show it, and once more when they are there.
    assert tried.count(40) < 10
