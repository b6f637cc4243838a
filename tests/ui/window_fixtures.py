"""Fixtures of tests that need the whole window: a session on an empty library, and the window on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from duidu.app.session import Session
from duidu.app.settings import settings_table
from duidu.ui.window.application import Interface
from duidu.ui.window.main_window import MainWindow
from ui.small_library import make_session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A session on an empty library."""
    made = make_session(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, session: Session) -> Iterator[MainWindow]:
    """The real window on that library, shown; motion is off so that nothing fades."""
    session.settings.set(settings_table.REDUCED_MOTION, True)
    session.settings.set(settings_table.LANGUAGE, "en")
    session.settings.set(settings_table.TIPS_SEEN, "all")
    interface = Interface(qapp, session.settings)
    shown = MainWindow(session, interface.theme)
    shown.resize(1200, 800)
    shown.show_start()
    qtbot.addWidget(shown, before_close_func=lambda widget: widget.jobs.close())
    with qtbot.waitExposed(shown):
        shown.show()
    yield shown
    shown.close()
    interface.language.use("en")
