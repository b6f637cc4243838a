"""What every test of the window shares: the program's own fonts and theme, patience, a window.

Qt warnings fail tests by a setting in pyproject.toml.
"""

import pytest
from PySide6.QtWidgets import QApplication

from duidu.ui.reader.layout.style import ReaderStyle
from duidu.ui.style.fonts import Fonts, load_fonts
from duidu.ui.style.theme import load
from fixtures.commands import durable_commands
from fixtures.patience import qtbot
from fixtures.reader_views import show
from fixtures.stepped_jobs import stepped
from fixtures.windows import article_page, session, window


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> Fonts:
    """The program's typefaces, registered once."""
    return load_fonts()


@pytest.fixture
def style(fonts: Fonts) -> ReaderStyle:
    """The light theme at its usual size."""
    return ReaderStyle(fonts, load("light"))


__all__ = [
    "article_page",
    "durable_commands",
    "fonts",
    "qtbot",
    "session",
    "show",
    "stepped",
    "style",
    "window",
]
