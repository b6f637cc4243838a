"""What a page does with results and marks of rows that are gone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.article import Place, SideName
from duidu.core.changes import Changed, Changes
from duidu.ui.alignment.repair_control import RepairControl
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.page.find_control import FindControl
from duidu.ui.page.page_control import PageControl
from duidu.ui.window.main_window import MainWindow
from fixtures.stepped_jobs import SteppedJobs
from fixtures.window_session import add_article


def test_a_row_joined_near_the_end_leaves_no_mark_of_a_row_that_is_gone(
    window: MainWindow, article_page: ArticlePage
) -> None:
    page, last = article_page, article_page.open_text.row_count() - 1
    page.view.set_overview([], [last])
    page.view.go_to(Place(SideName.TARGET, page.open_text.row(0).target[0].id, 0))
    page.controls[RepairControl].act("merge_rows")
    assert page.open_text.row_count() == last
    page.view.viewport().grab()


def test_hits_that_come_back_after_their_tab_was_closed_are_dropped(
    window: MainWindow, session: Session, tmp_path: Path, stepped: SteppedJobs
) -> None:
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    page.controls[FindControl].show("的")
    stepped.work(f"find {page.article}")
    window.close_page(0)
    stepped.deliver()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    stepped.settle()
    assert not window.pages


def test_hits_are_searched_again_when_rows_were_joined(
    qtbot: QtBot, window: MainWindow, article_page: ArticlePage
) -> None:
    find = article_page.controls[FindControl]
    find.show("的")
    qtbot.waitUntil(lambda: bool(find._hits) and window.jobs.idle)
    before = [hit.row for hit in find._hits]
    article_page.view.go_to(Place(SideName.TARGET, article_page.open_text.row(0).target[0].id, 0))
    article_page.controls[RepairControl].act("merge_rows")
    qtbot.waitUntil(lambda: window.jobs.idle)
    after = [hit.row for hit in find._hits]
    assert after == [max(0, row - 1) for row in before]
    rows = [article_page.open_text.row_of(hit.side, hit.block) for hit in find._hits]
    assert after == rows


def test_rows_joined_during_the_first_search_are_searched_again(
    window: MainWindow, article_page: ArticlePage, stepped: SteppedJobs
) -> None:
    find, page = article_page.controls[FindControl], article_page
    find.show("的")
    stepped.work(f"find {page.article}")
    page.view.go_to(Place(SideName.TARGET, page.open_text.row(0).target[0].id, 0))
    page.controls[RepairControl].act("merge_rows")
    stepped.settle()
    assert find._hits
    for hit in find._hits:
        assert hit.row == page.open_text.row_of(hit.side, hit.block)


def test_hits_that_come_back_after_the_panel_was_closed_mark_nothing(
    window: MainWindow, article_page: ArticlePage, stepped: SteppedJobs
) -> None:
    find, page = article_page.controls[FindControl], article_page
    find.show("的")
    page.show_panel("find", False)
    before = page.view.place()
    stepped.settle()
    assert not page.view.scene.hits.stretches
    assert page.view.place() == before


def test_a_hit_chosen_while_another_search_is_under_way_is_no_error(
    window: MainWindow, article_page: ArticlePage, stepped: SteppedJobs
) -> None:
    find = article_page.controls[FindControl]
    find.show("的")
    stepped.settle()
    panel = find._panel()
    panel.field.setText("人")
    panel.chosen.emit(0)
    stepped.settle()


def test_back_passes_over_places_that_are_gone(article_page: ArticlePage) -> None:
    page = article_page
    first = Place(SideName.TARGET, page.open_text.row(0).target[0].id, 0)
    page.history.leave(first)
    page.history.leave(Place(SideName.SOURCE, 10_000, 0))
    page.back()
    assert page.view.caret is not None
    assert page.view.caret.place == first


class Failing(PageControl):
    """A control that cannot show a change."""

    def changed(self, changes: Changes) -> None:
        """Fail."""
        raise ZeroDivisionError


class Told(PageControl):
    """A control that counts the changes it was told of."""

    count = 0

    def changed(self, changes: Changes) -> None:
        """Count."""
        self.count += 1


@pytest.mark.parametrize("times", [1, 3])
def test_a_control_that_fails_does_not_keep_changes_from_the_others(
    qtbot: QtBot, article_page: ArticlePage, times: int
) -> None:
    told = Told(article_page)
    article_page.controls._made[Failing] = Failing(article_page)
    article_page.controls._made[Told] = told
    with qtbot.captureExceptions() as caught:
        for _ in range(times):
            article_page.controls.changed(Changes(frozenset({Changed.TERMS})))
    assert told.count == times
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
