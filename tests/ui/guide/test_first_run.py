"""What a person meets first: three samples with what each shows, and five hints that come once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from duidu import HOMEPAGE
from duidu.app.opening.samples import SAMPLES, sample_files
from duidu.app.session import Session
from duidu.app.settings import settings_table as table
from duidu.ui.guide.samples_sheet import SamplesSheet
from duidu.ui.guide.tour import Tour
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import add_article

pytestmark = pytest.mark.qt_log_ignore("does not support")


def open_tour(window: MainWindow) -> Tour | None:
    return next((one for one in window.findChildren(Tour) if not one.isHidden()), None)


@pytest.fixture
def first(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> MainWindow:
    """A window that shows its first article, to somebody who was told nothing yet."""
    session.settings.set(table.TIPS_SEEN, "")
    window.open_article(add_article(session, tmp_path))
    qtbot.waitUntil(lambda: open_tour(window) is not None)
    return window


@pytest.mark.parametrize("name", SAMPLES)
def test_each_sample_is_offered_and_opens(
    qtbot: QtBot, window: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert all(file.is_file() for file in sample_files(name))
    opened: list[list[Path]] = []
    monkeypatch.setattr(window.opening, "files", opened.append)
    window.actions_["file.sample"].trigger()
    sheet = window.findChild(SamplesSheet)
    assert sheet is not None
    said = sheet.shows[name].text()
    assert len(said) > 40
    assert sheet.buttons[name].accessibleDescription() == said
    sheet.buttons[name].click()
    assert opened == [sample_files(name)]


def test_the_start_page_offers_the_samples(qtbot: QtBot, window: MainWindow) -> None:
    window.show_start()
    button = next(
        one for one in window.start_page.findChildren(QPushButton) if one.text() == "Read a sample"
    )
    button.click()
    assert window.findChild(SamplesSheet) is not None


def test_five_hints_come_one_after_another(qtbot: QtBot, first: MainWindow) -> None:
    tour = open_tour(first)
    assert tour is not None
    told = []
    while not tour.isHidden():
        told.append((tour.hint.text(), tour.count.text()))
        tour.next.click()
    assert len({text for text, _ in told}) == 5
    assert [count for _, count in told] == [f"{number} of 5" for number in range(1, 6)]


def test_they_never_come_again_however_they_ended(
    qtbot: QtBot, first: MainWindow, session: Session
) -> None:
    tour = open_tour(first)
    assert tour is not None
    tour.enough.click()
    first.close_page(0)
    first.open_article(session.library.articles.all()[0].id)
    qtbot.waitUntil(lambda: first.jobs.idle)
    assert open_tour(first) is None
    # Whoever wants them asks.
    first.actions_["help.tour"].trigger()
    again = open_tour(first)
    assert again is not None
    assert again.count.text() == "1 of 5"


def test_keys_go_on_and_end(qtbot: QtBot, first: MainWindow) -> None:
    tour = open_tour(first)
    assert tour is not None
    tour.next.setFocus()
    QTest.keyClick(tour.next, Qt.Key.Key_Return)
    assert tour.count.text() == "2 of 5"
    QTest.keyClick(tour.next, Qt.Key.Key_Escape)
    assert open_tour(first) is None


def test_hints_name_the_keys_of_the_moment(
    qtbot: QtBot, first: MainWindow, session: Session
) -> None:
    session.settings.set_shortcut("notes.add", "Ctrl+Shift+9")
    first.actions_["help.tour"].trigger()
    tour = open_tour(first)
    assert tour is not None
    tour.next.click()
    shown = first.actions_["notes.add"].shortcut().toString()
    assert f", {shown} " in tour.hint.text()


def test_the_card_stays_on_the_page(qtbot: QtBot, first: MainWindow) -> None:
    tour = open_tour(first)
    assert tour is not None
    for width, height in ((480, 360), (1200, 800)):
        first.resize(width, height)
        qtbot.waitUntil(lambda: first.page is not None)
        page = first.page
        assert page is not None
        assert page.rect().contains(tour.geometry().adjusted(14, 14, -14, -14))


@pytest.mark.parametrize("opens", [True, False])
def test_newer_versions_are_looked_for_in_the_browser_alone(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, opens: bool
) -> None:
    asked: list[str] = []

    def open_url(url: QUrl) -> bool:
        asked.append(url.toString())
        return opens

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    window.actions_["help.newer"].trigger()
    assert asked == [f"{HOMEPAGE}/releases"]
    message = window.messages.message
    assert (message is None) is opens
    assert message is None or asked[0] in message.text
