"""Aligning again, and linking sentences freely by keyboard; both are undone exactly."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.align.beads.locked_rows import around_locked
from duidu.app.session import Session
from duidu.core.alignment import Alignment, Bead, Row
from duidu.core.article import Side, SideName
from duidu.core.changes import Changed, Changes
from duidu.core.jobs import Job
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.layout.sentences import Stretch
from duidu.ui.window.main_window import MainWindow
from duidu.ui.window.screenshot import find_word
from fixtures.one_by_one import OneByOne
from fixtures.window_session import add_article


class AroundFixed(OneByOne):
    """Answers one to one between rows that stay."""

    def align(self, source: Side, target: Side, job: Job, fixed: Sequence[Row] = ()) -> Alignment:
        """Leave the fixed rows as they are."""
        aligned = partial(super().align, job=job)
        return Alignment(
            tuple(
                around_locked(source, target, fixed, lambda one, other: aligned(one, other).rows)
            ),
            self.name,
        )


@pytest.fixture
def page(
    qtbot: QtBot,
    window: MainWindow,
    session: Session,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> ArticlePage:
    """An open article; the aligner answers one to one."""
    monkeypatch.setattr(session, "aligner", lambda quick, _=None: AroundFixed())
    found = window.open_article(add_article(session, tmp_path))
    found.controls.complete()
    qtbot.waitUntil(lambda: found.view.flow.open_text is not None)
    return found


def put(page: ArticlePage, word: str) -> None:
    """The caret into a word."""
    place = find_word(page, word)
    assert place is not None
    page.view.go_to(place)


def beads(page: ArticlePage) -> list[tuple[Bead, ...]]:
    """The sentence beads of all rows."""
    return [page.open_text.row(index).row.sentences for index in range(page.open_text.row_count())]


def test_rows_that_the_person_joined_stay_joined(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    before = page.open_text.row_count()
    put(page, "清晨")
    window.actions_["article.merge_rows"].trigger()
    assert page.open_text.row_count() == before - 1
    joined = session.library.articles.rows(page.article, 1, 2)[0]
    window.actions_["article.realign_between"].trigger()
    qtbot.waitUntil(
        lambda: window.messages.message is not None and "No better" in window.messages.message.text
    )
    assert session.library.articles.rows(page.article, 1, 2)[0] == joined


def test_what_a_machine_misaligned_is_aligned_again_from_here(
    qtbot: QtBot, window: MainWindow, session: Session, page: ArticlePage
) -> None:
    right = beads(page)
    articles, article = session.library.articles, page.article
    (row,) = articles.rows(article, 1, 2)
    wrong = type(row.row)(row.row.blocks, (Bead((0, 1), (0, 1), 0.5),))
    articles.replace_rows(article, 1, 1, [type(row)(1, wrong, row.source, row.target)])
    page.open_text.changed(Changes(frozenset({Changed.ALIGNMENT}), article))
    misaligned = beads(page)
    assert misaligned != right
    put(page, "清晨")
    window.actions_["article.realign"].trigger()
    qtbot.waitUntil(lambda: beads(page) == right)
    window.context.move(article, back=True)
    assert beads(page) == misaligned


def test_sentences_are_linked_freely_in_two_steps(window: MainWindow, page: ArticlePage) -> None:
    put(page, "老人")
    window.actions_["article.link"].trigger()
    put(page, "At dawn")
    window.actions_["article.link"].trigger()
    place = find_word(page, "老人")
    assert place is not None
    row = page.open_text.row(page.open_text.row_of(SideName.SOURCE, place.block))
    bead = row.bead_of(SideName.SOURCE, 1)
    assert bead is not None
    assert (bead.source, bead.target) == ((1,), (0,))
    window.actions_["edit.undo"].trigger()
    assert page.open_text.row(row.index).bead_of(SideName.SOURCE, 1) == Bead((1,), (1,))


def center(page: ArticlePage, word: str) -> QPoint:
    """The middle of a word in the view."""
    place = find_word(page, word)
    assert place is not None
    stretch = Stretch(place.side, place.block, place.offset, place.offset + len(word))
    return page.view.visible.rects(stretch)[0].center().toPoint()


def gap_beside(page: ArticlePage, word: str) -> QPoint:
    """The empty place beside a word whose row has one side only."""
    at, columns = center(page, word), page.view.flow.columns
    other = columns.by_side[next(side for side in SideName if side is not columns.side_at(at.x()))]
    return QPoint(other.x + 30, at.y())


def drag(page: ArticlePage, word: str, onto: str) -> None:
    """Drag the sentence of a word with Ctrl held onto another word."""
    drag_to(page, word, center(page, onto))


def drag_to(page: ArticlePage, word: str, end: QPoint) -> None:
    """Drag the sentence of a word with Ctrl held to a point of the view."""
    view, points = page.view, (center(page, word), end)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, control, points[0])
    for point in points:
        at = QPointF(point)
        moved = QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            at,
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            control,
        )
        QApplication.sendEvent(view.viewport(), moved)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, control, points[1])


def test_sentence_is_dragged_to_the_row_below_and_back_by_undo(
    window: MainWindow, page: ArticlePage
) -> None:
    before = beads(page)
    drag(page, "老人", "市场")
    place = find_word(page, "老人")
    assert place is not None
    market = find_word(page, "市场")
    assert market is not None
    open_text = page.open_text
    assert open_text.row_of(SideName.SOURCE, place.block) == open_text.row_of(
        SideName.SOURCE, market.block
    )
    window.actions_["edit.undo"].trigger()
    assert beads(page) == before


def test_sentence_dragged_onto_the_other_side_is_linked_there(
    window: MainWindow, page: ArticlePage
) -> None:
    drag(page, "老人", "At dawn")
    place = find_word(page, "老人")
    assert place is not None
    bead = page.open_text.row(page.open_text.row_of(SideName.SOURCE, place.block)).bead_of(
        SideName.SOURCE, 1
    )
    assert bead is not None
    assert bead.target == (0,)
    assert not page.view.selection()


def row_at(page: ArticlePage, word: str) -> int:
    """The number of the row that holds a word."""
    place = find_word(page, word)
    assert place is not None
    return page.open_text.row_of(place.side, place.block)


def test_sentence_dragged_onto_its_answer_in_another_row_is_linked_there(
    window: MainWindow, page: ArticlePage
) -> None:
    before = beads(page)
    drag(page, "老人", "market")
    assert row_at(page, "老人") == row_at(page, "market")
    row = page.open_text.row(row_at(page, "老人"))
    assert row.bead_of(SideName.SOURCE, 0) == row.bead_of(SideName.TARGET, 0)
    window.actions_["edit.undo"].trigger()
    assert beads(page) == before


def test_sentence_dragged_into_a_gap_of_its_side_stands_there(
    window: MainWindow, page: ArticlePage
) -> None:
    put(page, "market")
    window.actions_["article.unlink_row"].trigger()
    before = beads(page)
    drag_to(page, "市场", gap_beside(page, "market"))
    assert row_at(page, "市场") == row_at(page, "market")
    window.actions_["edit.undo"].trigger()
    assert beads(page) == before


def test_sentence_dragged_into_a_gap_of_the_other_side_stays_and_the_person_is_told(
    window: MainWindow, page: ArticlePage
) -> None:
    put(page, "market")
    window.actions_["article.unlink_row"].trigger()
    before = beads(page)
    drag_to(page, "老人", gap_beside(page, "市场"))
    assert beads(page) == before
    assert window.messages.message is not None
    assert "Drop a sentence" in window.messages.message.text
