"""Whether things may move: as the person said here, or told the desktop."""

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings


def motion_reduced(settings: Settings) -> bool:
    """Whether nothing is to fade or glide. Qt gives the desktop's wish as the length of its own animations, 0 for none."""
    from PySide6.QtWidgets import (
        QApplication,
        QStyle,
    )  # 500 names of style elements, not for the first page

    return (
        settings.get(table.REDUCED_MOTION)
        or QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    )
