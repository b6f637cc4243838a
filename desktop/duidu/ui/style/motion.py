"""Whether anything may be animated: as set here, or by the desktop."""

from duidu.app.settings import settings_table as table
from duidu.app.settings.settings import Settings


def motion_reduced(settings: Settings) -> bool:
    """Whether nothing is to fade or slide.

    Qt reports the desktop's setting as the duration of its own animations, 0 for none.
    """
    # Imported here because QStyle brings 500 names of style elements, too many for the start.
    from PySide6.QtWidgets import QApplication, QStyle

    return (
        settings.get(table.REDUCED_MOTION)
        or QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    )
