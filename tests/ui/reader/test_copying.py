"""A whole book is copied without holding the window, and never over what was copied since."""

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.article import SideName
from duidu.core.jobs import NoJob
from duidu.ui.page.article_page import ArticlePage
from duidu.ui.reader.caret import Caret
from duidu.ui.window.main_window import MainWindow
from fixtures.stepped_jobs import SteppedJobs

LINES = 120


@pytest.fixture
def page(
    window: MainWindow, session: Session, stepped: SteppedJobs, tmp_path: Path, qtbot: QtBot
) -> ArticlePage:
    """An article of many rows, all of one side selected."""
    (tmp_path / "long.txt").write_text(
        "\n".join(f"第{n}个人来了。\nPerson {n} came." for n in range(LINES)), encoding="utf-8"
    )
    article = session.opener.open_files([tmp_path / "long.txt"], NoJob()).article
    page = window.open_article(article)
    page.controls.complete()
    stepped.settle()
    qtbot.waitUntil(lambda: page.view.caret is not None)
    page.view.select_all()
    QGuiApplication.clipboard().setText("before")
    return page


def texts(page: ArticlePage) -> list[str]:
    """What is to be copied, block by block."""
    rows = map(page.open_text.row, range(page.open_text.row_count()))
    return [block.text for row in rows for block in row.blocks(SideName.SOURCE)]


def test_a_long_selection_is_copied_behind_the_window(
    page: ArticlePage, window: MainWindow, stepped: SteppedJobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Caret, "text", None)  # which reads in the window's thread
        window.actions_["edit.copy"].trigger()
    assert QGuiApplication.clipboard().text() == "before"
    stepped.settle()
    assert QGuiApplication.clipboard().text() == "\n".join(texts(page))
    assert len(texts(page)) >= LINES


def test_pinyin_is_copied_along(
    page: ArticlePage, window: MainWindow, stepped: SteppedJobs
) -> None:
    window.actions_["edit.copy_pinyin"].trigger()
    stepped.settle()
    caret = page.view.caret
    assert caret is not None
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[::2] == texts(page)
    assert lines == caret.text_with_pinyin().split("\n")


def test_what_is_copied_meanwhile_stays(
    page: ArticlePage, window: MainWindow, stepped: SteppedJobs
) -> None:
    window.actions_["edit.copy"].trigger()
    QGuiApplication.clipboard().setText("something else")
    stepped.settle()
    assert QGuiApplication.clipboard().text() == "something else"
