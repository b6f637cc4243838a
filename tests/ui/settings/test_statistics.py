"""What is read is counted by day, shown by day and week, written to a file, erased and undone."""

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.app.study.statistics import by_day
from duidu.library.words.reading_days import ReadingDay
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.settings.reading_time import KEPT_AFTER, ReadingTime
from duidu.ui.settings.statistics_sheet import StatisticsSheet
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

pytestmark = pytest.mark.qt_log_ignore("does not support propagateSizeHints")


@pytest.fixture
def reading(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> ReadingTime:
    """Of a page that is read; its timer is turned by hand."""
    session.settings.set(table.MY_LEVEL, 0)
    page = window.open_article(add_article(session, tmp_path))
    page.controls.complete()
    window.activateWindow()
    qtbot.waitUntil(lambda: page.isVisible() and window.isActiveWindow())
    qtbot.waitUntil(lambda: len(list(page.view.visible.rows(reading_of(page).side))) > 1)
    reading_of(page).timer.stop()
    return reading_of(page)


def reading_of(page: ArticlePage) -> ReadingTime:
    return page.controls[ReadingTime]


def test_time_characters_and_new_words_are_counted_once(
    qtbot: QtBot, window: MainWindow, session: Session, reading: ReadingTime
) -> None:
    for _ in range(KEPT_AFTER - 1):
        reading.look()
    qtbot.waitUntil(lambda: window.jobs.idle)
    reading.look()
    qtbot.waitUntil(lambda: bool(session.library.reading.all()))
    (day,) = session.library.reading.all()
    assert day.seconds == 2 * KEPT_AFTER
    assert day.characters > 40
    assert 15 < day.met < 40
    for _ in range(KEPT_AFTER):
        reading.look()
    qtbot.waitUntil(lambda: session.library.reading.all()[0].seconds == 4 * KEPT_AFTER)
    again = session.library.reading.all()[0]
    assert (again.characters, again.met) == (day.characters, day.met)


def test_nothing_is_counted_when_that_is_off_or_nobody_reads(
    qtbot: QtBot, window: MainWindow, session: Session, reading: ReadingTime
) -> None:
    session.settings.set(table.COUNT_READING, False)
    for _ in range(2 * KEPT_AFTER):
        reading.look()
    session.settings.set(table.COUNT_READING, True)
    reading.moved -= 100
    for _ in range(2 * KEPT_AFTER):
        reading.look()
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert session.library.reading.all() == []


def test_a_sheet_without_a_day_says_so_in_words(qtbot: QtBot, window: MainWindow) -> None:
    empty = StatisticsSheet(window.context, window)
    empty.show()
    qtbot.waitUntil(empty.nothing.isVisible)
    assert empty.nothing.text() == "Nothing has been counted yet."
    window.context.session.library.reading.add(ReadingDay("2026-03-05", 60.0, 100, 3))
    filled = StatisticsSheet(window.context, window)
    filled.show()
    qtbot.waitUntil(lambda: filled.table.rowCount() == 1)
    assert not filled.nothing.isVisible()
    empty.close()
    filled.close()


def test_what_was_counted_is_kept_when_the_page_is_left(
    qtbot: QtBot, window: MainWindow, session: Session, reading: ReadingTime
) -> None:
    reading.look()
    window.show_start()
    reading.look()
    qtbot.waitUntil(lambda: [one.seconds for one in session.library.reading.all()] == [2])


@pytest.mark.parametrize("closes_window", [False, True])
def test_what_was_counted_is_kept_when_the_tab_or_the_window_is_closed(
    qtbot: QtBot, window: MainWindow, session: Session, reading: ReadingTime, closes_window: bool
) -> None:
    for _ in range(KEPT_AFTER - 1):
        reading.look()
    qtbot.waitUntil(lambda: window.jobs.idle)
    assert session.library.reading.all() == []
    if closes_window:
        window.close()
    else:
        window.close_page(0)
    session.library.submit(lambda: None).result()
    (day,) = session.library.reading.all()
    assert day.seconds == 2 * (KEPT_AFTER - 1)
    assert day.characters > 40
    assert 15 < day.met < 40


def test_a_word_is_met_for_the_first_time_once(
    qtbot: QtBot, window: MainWindow, session: Session, reading: ReadingTime
) -> None:
    def read(time: ReadingTime) -> None:
        for _ in range(KEPT_AFTER - 1):
            time.look()
        qtbot.waitUntil(lambda: window.jobs.idle)
        window.close_page(0)
        session.library.submit(lambda: None).result()

    article = reading.page.article
    read(reading)
    met = session.library.reading.all()[0].met
    assert met == len(session.library.met.all()) > 15
    page = window.open_article(article)
    page.controls.complete()
    qtbot.waitUntil(lambda: len(list(page.view.visible.rows(reading_of(page).side))) > 1)
    reading_of(page).timer.stop()
    read(reading_of(page))
    (day,) = session.library.reading.all()
    assert (day.seconds, day.met) == (4 * (KEPT_AFTER - 1), met)


def minutes(sheet: StatisticsSheet) -> list[str]:
    items = [sheet.table.item(row, 1) for row in range(sheet.table.rowCount())]
    return [item.text() for item in items if item is not None]


def test_days_weeks_file_and_erasing(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    for day, seconds in (("2026-11-22", 60.0), ("2026-11-23", 120.0), ("2026-11-29", 600.0)):
        session.library.reading.add(ReadingDay(day, seconds, 100, 5))
    window.actions_["words.statistics"].trigger()
    sheet = window.findChild(StatisticsSheet)
    assert sheet is not None
    qtbot.waitUntil(lambda: sheet.table.rowCount() == 3)
    assert minutes(sheet) == ["10", "2", "1"]
    sheet.unit.setCurrentIndex(1)
    assert minutes(sheet) == ["12", "1"]
    assert sheet.table.rowCount() == 2
    sheet.write(tmp_path / "reading.csv")
    qtbot.waitUntil((tmp_path / "reading.csv").exists)
    assert (tmp_path / "reading.csv").read_text("utf-8").splitlines()[:2] == [
        "day,minutes,characters,new_words_met,words_saved",
        "2026-11-22,1.0,100,5,0",
    ]
    session.library.met.meet("zh", ["薄雾"], "2026-11-22")
    sheet.erase.click()
    qtbot.waitUntil(lambda: sheet.table.rowCount() == 0)
    assert session.library.met.all() == []
    session.library.reading.add(ReadingDay("2026-11-29", 60.0))
    session.undo("")
    days = by_day(session.library)
    assert (days[0].first, days[0].seconds) == (date(2026, 11, 29), 660.0)
    assert len(days) == 3
    assert [one.word for one in session.library.met.all()] == ["薄雾"]
    sheet.close()
