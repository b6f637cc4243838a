"""Begins what is done for the library while a window is open."""

from PySide6.QtWidgets import QWidget

from duidu.ui.base.context import WindowContext
from duidu.ui.sync.keep_in_step import KeepInStep
from duidu.ui.sync.library_upkeep import LibraryUpkeep


def look_after(context: WindowContext, window: QWidget) -> None:
    """Keep the library of a window safe, and in step if the person wants that."""
    LibraryUpkeep(context.session.library, context.jobs, context.messages, window)
    KeepInStep.of(context, window).begin()
