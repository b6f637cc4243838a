"""What a closed page leaves behind until Python's collector looks through old objects."""

import gc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.core.token import Token
from duidu.ui.page.find_control import FindControl
from duidu.ui.reader.layout.piece import Piece
from duidu.ui.reader.layout.row_layout import RowLayout
from duidu.ui.reader.layout.sentences import Sentences
from duidu.ui.window.main_window import MainWindow
from fixtures.window_session import TEXT, add_article

LARGE = (Token, RowLayout, Piece, Sentences)


@pytest.fixture(autouse=True)
def no_collector() -> Iterator[None]:
    """The collector does not run, as in a window for minutes on end."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def alive() -> Counter[str]:
    """How many there are of what takes the most memory of a page."""
    return Counter(type(one).__name__ for one in gc.get_objects() if type(one) in LARGE)


def test_rows_words_and_shapes_go_with_the_page(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    # What is made once is made with the first.
    for number in range(2):
        article = add_article(session, tmp_path, f"{TEXT}Line {number}.\n", f"{number}.txt")
        before = alive()
        page = window.open_article(article)
        page.controls.complete()
        qtbot.waitUntil(lambda: window.jobs.idle)
        page.controls[FindControl].show("the")
        place = page.view.place()
        assert place is not None
        page.view.put_caret(place)
        page.view.highlight_caret(look_up=False)
        qtbot.waitUntil(lambda: window.jobs.idle)
        assert all(alive()[kind.__name__] > before[kind.__name__] for kind in LARGE)
        window.close_page(0)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        del page
        qtbot.waitUntil(lambda: window.jobs.idle)
    assert not alive() - before
