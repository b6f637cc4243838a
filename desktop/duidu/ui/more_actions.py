"""Dialogs over the window for words, terms, notes and the library; each is loaded when it is first wanted."""

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duidu.ui.main_window import MainWindow


def bind_more_actions(window: "MainWindow") -> None:
    """Bind them for a window."""
    for name, handler in (("words.corrections", show_corrections),):
        window.actions_.bind(name, partial(handler, window))


def show_corrections(window: "MainWindow") -> None:
    """What was put right in words."""
    from duidu.ui.dialogs.corrections import CorrectionsSheet

    CorrectionsSheet(window.desk, window).show()
